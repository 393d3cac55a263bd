"""Rows that several lists have in common."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import Field

Ascending = npt.NDArray[Any]
"""Rows as whole numbers, in their order, each once."""


class FieldIntersections:
    """Which words, and which character pairs, stand in one row."""

    def __init__(self, words: Field, bigrams: Field) -> None:
        self._words = words
        self._bigrams = bigrams

    def together(self, groups: Sequence[Sequence[str]]) -> Iterator[bool]:
        """Tell of each group of character pairs whether one row holds all of them."""
        return (bool(len(rows_of_all(self._bigrams, group))) for group in groups)

    def shared(self, word: str, others: Sequence[str]) -> Iterator[int]:
        """Give the number of rows that hold a word and each of some others."""
        rows = self._words.rows(word)[0]
        for other in others:
            few, many = sorted((rows, self._words.rows(other)[0]), key=len)
            yield len(in_both(few, many))


def rows_of_all(field: Field, terms: Sequence[str]) -> Ascending:
    """Give the rows that hold all of some terms, none where there are no terms."""
    lists = sorted((field.rows(term)[0] for term in dict.fromkeys(terms)), key=len)
    return reduce(in_both, lists) if lists else np.empty(0, np.int32)


def in_either(some: Ascending, others: Ascending) -> Ascending:
    """Give the rows in one of two ascending lists or in both."""
    if not len(others):
        return some
    either: Ascending = np.union1d(some, others)
    return either


def in_both(few: Ascending, many: Ascending) -> Ascending:
    """Give the rows in both of two ascending lists; looking the few up takes no sorting of the many."""
    if not len(few) or not len(many):
        return few[:0]
    both: Ascending = few[_are_in(few, many)]
    return both


def in_any(few: Ascending, lists: Sequence[Ascending]) -> Ascending:
    """Give the rows of an ascending list that are in any of some others, which are not joined for that."""
    found = np.zeros(len(few), bool)
    for many in lists:
        if len(few) and len(many):
            found |= _are_in(few, many)
    both: Ascending = few[found]
    return both


def _are_in(few: Ascending, many: Ascending) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = many.take(many.searchsorted(few), mode="clip") == few
    return same
