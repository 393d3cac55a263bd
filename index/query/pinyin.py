"""How characters sound: the syllables of a character without tones, and the characters of a syllable."""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sounds:
    """The common characters (GB2312) with their syllables, both ways."""

    syllables: Mapping[str, tuple[str, ...]]
    characters: Mapping[str, tuple[str, ...]]

    def like(self, char: str) -> tuple[str, ...]:
        """Give the other characters that sound like one, tones aside."""
        found = dict.fromkeys(
            other for syllable in self.syllables.get(char, ()) for other in self.characters[syllable] if other != char
        )
        return tuple(found)

    def split(self, letters: str) -> list[str]:
        """Split Latin letters into the fewest syllables, the earlier ones longest; empty where they are no pinyin."""
        best: list[list[str] | None] = [[]] + [None] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - _LONGEST), end):
                head = best[start]
                if head is not None and letters[start:end] in self.characters:
                    found = best[end]
                    if found is None or len(head) + 1 < len(found):
                        best[end] = [*head, letters[start:end]]
        return best[-1] or []


_LONGEST = 6


@cache
def sounds() -> Sounds:
    """Load the sounds of the common characters."""
    syllables: dict[str, tuple[str, ...]] = {}
    characters: dict[str, list[str]] = defaultdict(list)
    for line in _readings().splitlines():
        char, readings = line[0], line[1:]
        syllables[char] = tuple(dict.fromkeys(sys.intern(_plain(reading)) for reading in readings.split(",")))
        for syllable in syllables[char]:
            characters[syllable].append(char)
    return Sounds(syllables, {syllable: tuple(chars) for syllable, chars in characters.items()})


def _readings() -> str:
    """Read pypinyin's table alone, for the package would keep three copies of it and its phrases: a line a character.

    One string, so that all memory of the table is given back before the sounds are made of it.
    """
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("pypinyin", name="pypinyin")
    table = spec_from_file_location("pinyin_dict", Path(package.origin).with_name("pinyin_dict.py"))
    module = module_from_spec(table)  # type: ignore[arg-type]
    table.loader.exec_module(module)  # type: ignore[union-attr]
    common = _common()
    return "\n".join(f"{chr(code)}{readings}" for code, readings in module.pinyin_dict.items() if code in common)


def _common() -> Set[int]:
    """Give the code points of GB2312's characters, decoded together: asking of each whether it has it takes longer."""
    high = range(0xA1, 0xFF)
    pairs = b"\n".join(bytes((lead, trail)) for lead in high for trail in high)
    return set(map(ord, pairs.decode("gb2312", "ignore"))) - {ord("\n")}


@cache
def _plain(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return re.sub(r"[^a-z]", "", letters)
