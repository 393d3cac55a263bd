"""Which rows may hold words letter for letter: those that have all their pairs of characters."""

import re
from functools import reduce

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold_letters
from index.postings import Field
from index.retrieval.speeches import Rows

_PAIRED = re.compile(r"[^\W_a-z0-9]{2,}")
_Ascending = npt.NDArray[np.int32]

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]")


def possible_rows(words: str, bigrams: Field, numerals: Field) -> Rows:
    """Give the rows that may hold some words as they are typed, ascending: they hold all their pairs of characters.

    `bigrams` has the pairs of folded texts, `numerals` those of numbers before they are folded. Words without a pair
    are looked for within all terms: 知 in 知道, 12 in 2012.
    """
    letters = fold_letters(words)
    pairs = {run[at : at + 2] for run in _PAIRED.findall(letters) for at in range(len(run) - 1)}
    if pairs:
        rows = [_either(bigrams.rows(pair)[0], numerals.rows(pair)[0]) for pair in pairs]
    else:
        rows = [_either(bigrams.holding(run), numerals.holding(run)) for run in set(_RUN.findall(letters))]
    return reduce(_both, sorted(rows, key=len)).astype(np.intp) if rows else np.empty(0, np.intp)


def _either(some: _Ascending, others: _Ascending) -> _Ascending:
    """Give the rows in one of two ascending lists or in both."""
    if not len(others):
        return some
    either: _Ascending = np.union1d(some, others)
    return either


def _both(few: _Ascending, many: _Ascending) -> _Ascending:
    """Give the rows in both of two ascending lists."""
    if not len(few) or not len(many):
        return few[:0]
    both: _Ascending = few[many.take(many.searchsorted(few), mode="clip") == few]
    return both
