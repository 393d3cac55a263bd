"""Which lines a site put into the text files of a folder: many files have them, word for word, anywhere in them.

All files are looked at as bytes, which is quick; a few of those that share a line are decoded to see how it stands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.lines import Label, Line
from index.readers.encodings import NotText, decode
from index.structure.inserted import INSERTED_LENGTH, Standing, inserted_key, is_inserted, standings

_READ_BYTES = 100_000
"""So much of each file is looked at."""

_LEAST = 3
_MOST = 20
_SHARE = 0.5
"""A line is looked into that so many files of a folder have at least: this share of them, or as many as the second."""

_FILES = 16
"""Of the files that have a line, so many are decoded for it."""

_DECODED = 200
"""Of all files of a folder, at most so many."""

_SHORTEST, _LONGEST = 5, 3 * INSERTED_LENGTH
"""Bytes of a line without its digits and signs."""

_DROPPED = bytes(byte for byte in range(128) if not chr(byte).isalpha() and byte not in b"\r\n")
_LOWER = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\r", b"abcdefghijklmnopqrstuvwxyz\n")

_Keys = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was decoded: how lines that others have stand in it, by their keys, and its other lines."""

    stands: Mapping[str, Sequence[Standing]]
    keys: Mapping[int, str]
    """The same keys by those of the bytes of the lines."""
    text: str


def inserted_lines(paths: Sequence[Path]) -> dict[Path, tuple[str, ...]]:
    """Give for each text file of a folder the keys (`inserted_key`) of the lines in it that a site put in."""
    least = max(_LEAST, min(_MOST, round(_SHARE * len(paths))))
    held = [_held(path) for path in paths]
    keys, counts = np.unique(np.concatenate(held), return_counts=True)
    often = keys[counts >= least]
    if not len(often):
        return {}
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(held):
        for key in own[np.isin(own, often)].tolist():
            holders[key].append(number)
    decoded = (_looked(paths[number], holders.keys()) for number in _chosen(holders))
    looked = [each for each in decoded if each is not None]
    of_sites = _of_sites(looked)
    found: dict[Path, set[str]] = defaultdict(set)
    named = {(key, line) for each in looked for key, line in each.keys.items() if line in of_sites}
    for key, line in named:
        for number in holders[key]:
            found[paths[number]].add(line)
    return {path: tuple(sorted(lines)) for path, lines in found.items()}


def _read(path: Path) -> bytes:
    """Give the start of a file up to the end of a line; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_READ_BYTES)
        if b"\x00" in data:
            data = decode(data).encode()
    except (OSError, NotText, UnicodeError):
        return b""
    return data if len(data) < _READ_BYTES else data[: data.rfind(b"\n") + 1]


def _held(path: Path) -> _Keys:
    """Give the keys of the short lines of a file: hashes of their letters, as bytes."""
    lines = _read(path).translate(_LOWER, _DROPPED).split(b"\n")
    keys = {hash(line) for line in lines if _SHORTEST <= len(line) <= _LONGEST}
    return np.fromiter(keys, np.int64, len(keys))


def _chosen(holders: Mapping[int, Sequence[int]]) -> list[int]:
    """Choose the files to decode: some of those of each line, from all over the folder, of the most frequent first."""
    chosen: dict[int, None] = {}
    for key in sorted(holders, key=lambda key: -len(holders[key])):
        files = holders[key]
        chosen.update(dict.fromkeys(files[:: -(-len(files) // _FILES)]))
        if len(chosen) >= _DECODED:
            break
    return list(chosen)[:_DECODED]


def _looked(path: Path, often: Set[int]) -> _Looked | None:
    """Decode a file and see how the lines stand in it that many files have; None where it cannot be decoded."""
    data = _read(path)
    try:
        decoded = decode(data).replace("\r", "\n").split("\n")
    except NotText:
        return None
    raw = data.replace(b"\r", b"\n").split(b"\n")
    filled = [pair for pair in zip(raw, decoded, strict=False) if pair[1].strip()]
    if len(raw) != len(decoded):
        return None
    keys: dict[int, str] = {}
    places: dict[int, str] = {}
    for place, (line, said) in enumerate(filled):
        key = hash(line.translate(_LOWER, _DROPPED)) if len(said) <= 2 * INSERTED_LENGTH else 0
        if key in often and (words := inserted_key(said)):
            keys[key] = places[place] = words
    stands: dict[str, list[Standing]] = defaultdict(list)
    for words, standing in standings([_line(said) for _, said in filled], places):
        stands[words].append(standing)
    return _Looked(stands, keys, "\n".join(said for place, (_, said) in enumerate(filled) if place not in places))


def _line(said: str) -> Line:
    text = said.strip()
    label = Label.HEADING if text.startswith("#") else Label.UNKNOWN
    return Line(text, label, indent=len(said) - len(said.lstrip()))


def _of_sites(looked: Sequence[_Looked]) -> set[str]:
    """Give the keys of the lines that a site put into some files."""
    stands: dict[str, list[Standing]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    for each in looked:
        for key, places in each.stands.items():
            stands[key].extend(places)
            texts[key].append(each.text)
    return {key for key, places in stands.items() if is_inserted(places, texts[key])}
