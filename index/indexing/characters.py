"""Texts as arrays of their characters: which text each belongs to, what kind it is, a number for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.analysis import numerals
from index.postings.segments import Keys

Longs = npt.NDArray[np.int64]

_WIDTH = 21
"""Bits of a key that hold one character."""

_PAIRED = re.compile(r"[^\W_a-z0-9]")
_LATIN = re.compile(r"[a-z0-9]")
_KNOWN, PAIRED, ALNUM, LATIN = 1, 2, 4, 8
"""What characters are: looked at, letters that are paired, such that make a token a word where it begins or ends, such
that Latin words and numbers are of."""

_KINDS = np.zeros(0x110000, np.uint8)
"""The kinds of characters, filled as they are met."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Some texts as one, a line's end between them, and how long each of them is."""

    text: str
    lengths: Longs

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Joined":
        """Join some texts."""
        return cls("\n".join(texts), np.fromiter(map(len, texts), np.int64, len(texts)))

    def row_of(self) -> Longs:
        """Give the number of the text that each character belongs to; a line's end is of the text before."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths + 1)[:-1]

    def rows_at(self, places: Sequence[int]) -> Longs:
        """Give the numbers of the texts in which some places lie, sooner than `row_of` where they are few."""
        return np.searchsorted(np.cumsum(self.lengths + 1), np.array(places, np.int64), side="right")

    def in_figures(self, numbers: Sequence[numerals.WrittenNumber]) -> "Joined":
        """Give the texts with the numbers that were found in them, none of which goes over a line's end, in figures."""
        longer = np.array([len(figures) - (end - start) for start, end, figures in numbers], np.int64)
        lengths = self.lengths.copy()
        np.add.at(lengths, self.rows_at([start for start, _, _ in numbers]), longer)
        return Joined(numerals.in_figures(self.text, numbers), lengths)


class Characters:
    """A text by its characters, numbered from 1 in their order, so that a term of up to three is one number.

    `numbers` and `kinds` are those of every character, of `more` behind the text, too; a number that is missing in
    front of a term is 0.
    """

    def __init__(self, text: str, more: str = "") -> None:
        codes = np.frombuffer((text + more).encode("utf-32-le", "surrogatepass"), np.uint32)
        self.kinds = _kinds(codes)
        # Hardly a text has characters of the other planes: tables of these would take most of a small file's time.
        room = int(codes.max(initial=0)) + 1
        known = np.zeros(room, bool)
        known[codes] = True
        letters = np.flatnonzero(known)
        number = np.zeros(room, np.int64)
        number[letters] = np.arange(1, len(letters) + 1)
        self.numbers = number.take(codes)
        self.base = len(letters) + 1
        self._points = np.append(0, letters + 1).astype(np.uint64)

    def keys(self, terms: Longs) -> Keys:
        """Give the keys of terms given by number; they stand in the same order."""
        others, last = np.divmod(terms, self.base)
        first, middle = np.divmod(others, self.base)
        width = np.uint64(_WIDTH)
        keys: Keys = (self._points.take(first) << width | self._points.take(middle)) << width | self._points.take(last)
        return keys


def _kinds(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Tell what characters are: all letters are paired but Latin ones and digits, which stay in one piece."""
    kinds = _KINDS.take(codes)
    if not kinds.all():
        for code in set(codes[kinds == 0].tolist()):
            char = chr(code)
            paired, latin = _PAIRED.match(char) is not None, _LATIN.match(char) is not None
            _KINDS[code] = _KNOWN | PAIRED * paired | ALNUM * char.isalnum() | LATIN * latin
        kinds = _KINDS.take(codes)
    return kinds
