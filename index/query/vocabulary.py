"""What a collection writes, as the correction of typing errors asks for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.postings.statistics import TermStatistics

_ASCII = re.compile("[\0-\x7f]")

Token = tuple[int, str]
"""A word of a question, after where it starts."""


class SharedRows(Protocol):
    """Which terms stand in one passage, wherever the lists are."""

    def together(self, groups: Sequence[Sequence[str]]) -> Iterator[bool]:
        """Tell of each group of character pairs whether one passage holds all of them."""

    def shared(self, word: str, others: Sequence[str]) -> Iterator[int]:
        """Give the number of passages that hold a word and each of some others."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a collection writes: its words and its character pairs, and which of them stand in one passage."""

    words: TermStatistics
    bigrams: TermStatistics
    rows: SharedRows

    def known(self, pairs: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Tell of each of some pairs of characters whether the collection has it."""
        return np.array(self.bigrams.dfs(pairs), np.int64) > 0

    def together(self, text: str) -> bool:
        """Tell whether one passage holds all pairs of a text."""
        return next(self.rows.together([list(dict.fromkeys(pairs(text)))]))

    def meet(self, word: str, others: Sequence[str]) -> bool:
        """Tell whether a word stands in one passage with any of some others, more often than chance would have it."""
        own, *dfs = self.words.dfs([word, *others])
        shared = self.rows.shared(word, others)
        return any(both * self.words.count > own * df for both, df in zip(shared, dfs, strict=True))


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
    return not text or (text.isalpha() and _ASCII.search(text) is None)
