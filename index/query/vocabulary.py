"""What a collection writes, as the correction of typing errors asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from index.postings import Field

Token = tuple[int, str]
"""A word of a question, after where it starts."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a collection writes: its words and its character pairs."""

    words: Field
    bigrams: Field

    def known(self, pairs: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell of each of some pairs of characters whether the collection has it."""
        return np.array(self.bigrams.dfs(pairs), np.int64) > 0

    def together(self, text: str) -> bool:
        """Tell whether one passage holds all pairs of a text."""
        lists = [self.bigrams.rows(pair)[0] for pair in dict.fromkeys(pairs(text))]
        return len(reduce(np.intersect1d, lists)) > 0 if lists else False

    def meet(self, word: str, others: Sequence[str]) -> bool:
        """Tell whether a word stands in one passage with any of some others, more often than chance would have it."""
        rows = self.words.rows(word)[0]
        for other in others:
            theirs = self.words.rows(other)[0]
            few, many = sorted((rows, theirs), key=len)
            # Both are in order: looking the few up takes no sorting of the many.
            both = int((many.take(many.searchsorted(few), mode="clip") == few).sum())
            if both * self.words.count > len(rows) * len(theirs):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Change:
    """New characters for `start` to `end` of a folded question."""

    start: int
    end: int
    text: str


def pairs(text: str) -> list[str]:
    """Give the pairs of neighbouring characters of a text."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def is_han(text: str) -> bool:
    """Tell whether a text has nothing but characters that are typed by their sounds."""
    return all(char.isalpha() and not char.isascii() for char in text)
