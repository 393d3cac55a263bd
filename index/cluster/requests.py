"""What a shard is asked, and what it answers; rows are its own, counted from 0."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings.steps import Scores
from index.postings.topk import Best, Term
from index.retrieval.exact import ExactWords

RowNumbers = npt.NDArray[np.intp]

PassageFields = tuple[Any, ...]
"""The fields of a passage: a fifth of the time of sending the passage itself, and not all of them are used."""

NumberedRange = tuple[int, range]
"""Rows to choose from, after the number of the part of the collection that they belong to."""


@dataclass(frozen=True, slots=True)
class FindRows:
    """The part of a lookup that one shard serves; `parts` is None where all its rows are looked at."""

    terms: tuple[Term, ...]
    limit: int
    parts: tuple[NumberedRange, ...] | None
    each: tuple[NumberedRange, ...]
    exact: ExactWords | None
    rows: RowNumbers
    others: RowNumbers
    weighings: tuple[tuple[Term, ...], ...]
    gains: tuple[float, ...]
    """What the rows of each of the ranges `each` gain by names."""
    texts: int
    """The number of passages that come along, of the best rows by text, and of the best of `each` with their gains."""


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Rows that may have exact words, the best first, with their scores; `standing` are those that have them.

    `number` counts also those beyond the last that is checked.
    """

    rows: RowNumbers
    scores: Scores
    number: int
    standing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The best rows of each part, and every row's scores by the other weights."""

    parts: tuple[tuple[int, Best], ...]
    each: tuple[tuple[int, Best], ...]
    exact: CheckedRows | None
    scored: Mapping[int, float]
    rows: RowNumbers
    """All these rows, ascending."""
    weighed: tuple[Scores, ...]
    read: tuple[int, ...]
    """Those whose passages come along."""
    passages: tuple[PassageFields, ...]


@dataclass(frozen=True, slots=True)
class FindTogether:
    """Whether a row holds all pairs of characters of each group."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CountShared:
    """How many rows hold both words of each of some pairs."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """How often some words stand in the passages of the first `limit` rows that may have them."""

    words: str
    limit: int


@dataclass(frozen=True, slots=True)
class ReadPassages:
    """The passages of some rows."""

    rows: tuple[int, ...]


Request = FindRows | FindTogether | CountShared | CountWords | ReadPassages
"""Several of them go to a shard in one call."""
