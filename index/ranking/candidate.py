"""A passage as the search reads it: folded, cut into sentences, and what else is found out of it, each thing once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from index.analysis.folding import Folding, fold_all, fold_all_in_place
from index.model import Passage

UNSEEN = re.compile(r"[\W_]+")
"""What is left out where the characters of sentences are compared."""

_FULL = re.compile(r"[。!?;]")
_ENDS = "。!?;\n"
_ELLIPSIS = "......"
"""`……`, folded."""

_APART = "\x1d"
"""Put between texts that are cut together; in a text of its own it is as unseen as a space."""

PASSAGES_KEPT = 2_000
"""Passages of which is kept what was found out of their text: one question's candidates are often the next one's."""

_UNKNOWN, _SEEN, _LOST, _END = range(4)
_ROLES = np.zeros(0x110000, np.uint8)
"""What becomes of a character where sentences are cut; filled as characters are met."""

NOT_FOLDED = Folding("", "", (), alike=True)
"""Stands for the folding of a candidate that is no passage."""

_Found = TypeVar("_Found")


@dataclass(slots=True)
class Candidate:
    """A passage as the features read it, folded: its titles and headings, its sentences without punctuation."""

    head: str
    text: str
    plain: str
    """Its sentences without punctuation, each with a line end behind it."""
    place: int
    folding: Folding = NOT_FOLDED
    """How the whole passage was folded, which `text` may be a part of."""
    headings: tuple[str, ...] = ()
    """Its headings as they stand."""
    _known: dict[Callable[["Candidate"], Any], Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def sentences(self) -> list[str]:
        """Its sentences, without punctuation."""
        return self.plain.split("\n")[:-1]

    def once(self, find: Callable[["Candidate"], _Found]) -> _Found:
        """Give what a function finds out of this candidate; it is kept as long as the candidate is."""
        known = self._known
        if find in known:
            found: _Found = known[find]
            return found
        found = known[find] = find(self)
        return found


def candidates_of(passages: Sequence[Passage]) -> list[Candidate]:
    """Prepare some passages for the features: all at once takes a fifth of the time."""
    heads = fold_all(["\n".join((passage.title, *passage.headings)) for passage in passages])
    texts = fold_all_in_place([passage.text for passage in passages])
    read = [
        body(text.folded) if passage.place == 0 and passage.record is None else text.folded
        for passage, text in zip(passages, texts, strict=True)
    ]
    return [
        Candidate(head, text.folded, plain, passage.place, text, passage.headings)
        for passage, head, text, plain in zip(passages, heads, texts, cut_sentences(read), strict=True)
    ]


def body(opening: str) -> str:
    """Give a speech's folded first passage from its first full sentence on.

    The lines above it, a title, a date, a speaker, an address, name the speech; they answer nothing.
    """
    lines = opening.split("\n")
    first = next((number for number, line in enumerate(lines) if _FULL.search(line)), len(lines) - 1)
    return "\n".join(lines[first:])


def cut_sentences(texts: Sequence[str]) -> list[str]:
    """Cut some folded texts into their sentences, without punctuation, each with a line end behind it.

    A text of none has an empty one. All at once takes a fifth of the time.
    """
    if not texts:
        return []
    joined = _APART.join(text.replace(_APART, " ").replace(_ELLIPSIS, "\n") for text in texts)
    codes = code_points(joined)
    roles = _ROLES.take(codes)
    if not roles.all():
        for code in set(codes[roles == _UNKNOWN].tolist()):
            _ROLES[code] = _role(chr(code))
        roles = _ROLES.take(codes)
    seen = np.flatnonzero(roles != _LOST)
    codes, ends = codes.take(seen), roles.take(seen) == _END
    codes[ends] = ord("\n")
    # A line end right behind another, or at the start, ends no sentence.
    behind = np.ones(len(codes), bool)
    np.logical_or(ends[:-1], codes[:-1] == ord(_APART), out=behind[1:])
    plain = codes[~(ends & behind)].tobytes().decode("utf-32-le", "surrogatepass")
    return [text if text.endswith("\n") else f"{text}\n" for text in plain.split(_APART)]


def _role(char: str) -> int:
    if char in _ENDS:
        return _END
    return _LOST if char != _APART and UNSEEN.match(char) else _SEEN


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """Give the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
