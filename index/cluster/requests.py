"""What a shard is asked, and what it answers; rows are its own, counted from 0."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.postings.steps import Scores
from index.postings.topk import Best, Term
from index.retrieval.exact import ExactWords

RowNumbers = npt.NDArray[np.intp]

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


@dataclass(frozen=True, slots=True)
class FindTogether:
    """Whether a row holds all pairs of characters of each group."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CountShared:
    """How many rows hold a word and each of some others."""

    word: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindPossible:
    """The first rows that may have some words."""

    words: str
    limit: int


@dataclass(frozen=True, slots=True)
class CountWords:
    """How often some words stand in the passages of some rows."""

    words: str
    rows: RowNumbers


@dataclass(frozen=True, slots=True)
class ReadPassages:
    """The passages of some rows."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadSpeech:
    """All passages of a speech, by its id."""

    speech: int


Request = FindRows | FindTogether | CountShared | FindPossible | CountWords | ReadPassages | ReadSpeech
