"""Which rows hold words letter for letter: those that have all their pairs of characters, and whose text has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.analysis.folding import fold_letters, fold_letters_all
from index.postings import Field, Postings
from index.postings.intersection import in_any, in_both, in_either
from index.postings.steps import Scores
from index.postings.topk import Term, TopK
from index.retrieval.long_questions import MOST_PAIRS, MOST_RUNS
from index.retrieval.passages import PassageCache, PassageSource
from index.retrieval.speeches import Rows

_PAIRED = re.compile(r"[^\W_a-z0-9]{2,}")

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]")

_AT_ONCE = 500
"""Passages that are read and checked at once."""

CHECKED = 2_000
"""Passages that are checked for a question, the best ones first."""


@dataclass(frozen=True, slots=True)
class ExactWords:
    """Words that stand letter for letter in a passage: up to `limit` passages, the best ones by the terms first.

    Where no more than `limit` may have them, they are given in the order of the collection.
    """

    words: tuple[str, ...]
    terms: tuple[Term, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class RowCount:
    """How often words stand in the passage of a row, and the id of its speech."""

    row: int
    speech: int
    times: int


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often words stand in rows; those without them are left out. `complete` where no other row may have them."""

    counts: Sequence[RowCount]
    looked: Rows
    """The rows that were looked into, ascending."""
    complete: bool


class ExactRows:
    """Looks for exact words in the rows of one generation. Methods may be called from any thread."""

    def __init__(self, postings: Postings, top: TopK, cache: PassageCache) -> None:
        self._bigrams, self._numerals = postings.fields["bigrams"], postings.fields["numerals"]
        self._top = top
        self._cache = cache

    def possible(self, words: Sequence[str], within: Sequence[range] | None = None) -> Rows:
        """Give the rows that may have all of some words, as they are typed, ascending."""
        lists = sorted((possible_rows(each, self._bigrams, self._numerals) for each in words), key=len)
        rows = reduce(in_both, lists) if lists else np.empty(0, np.intp)
        if within is None:
            return rows
        inside: Rows = rows[np.array([any(row in part for part in within) for row in rows.tolist()], bool)]
        return inside

    def scores(self, exact: ExactWords, rows: Rows) -> Scores:
        """Give the scores by which rows that may have some words are ordered."""
        return self._top.scores(exact.terms, rows)

    def standing(self, exact: ExactWords, within: Sequence[range] | None = None) -> list[int]:
        """Give the rows whose passages have the words."""
        rows = self.possible(exact.words, within)
        if len(rows) > exact.limit:
            rows = rows[np.argsort(-self.scores(exact, rows), kind="stable")]
        return self.checked(exact, rows)

    def checked(self, exact: ExactWords, rows: Rows) -> list[int]:
        """Give those of some rows whose passages have the words, in their order, up to as many as are wanted."""
        wanted = [fold_letters(each) for each in exact.words]
        standing: list[int] = []
        for start in range(0, min(len(rows), CHECKED), exact.limit):
            part = rows[start : start + exact.limit].tolist()
            texts = fold_letters_all([passage.text for passage in self._cache.passages(part)])
            standing += [row for row, text in zip(part, texts, strict=True) if all(each in text for each in wanted)]
            if len(standing) >= exact.limit:
                break
        return standing[: exact.limit]


def count_words(words: str, rows: Rows, source: PassageSource) -> list[RowCount]:
    """Count some words, letter for letter, in the passages of some rows; those without them are left out."""
    wanted = fold_letters(words)
    counts: list[RowCount] = []
    for start in range(0, len(rows) if wanted else 0, _AT_ONCE):
        part = rows[start : start + _AT_ONCE].tolist()
        passages = source.texts(part)
        texts = fold_letters_all([passage.text for passage in passages])
        for row, passage, text in zip(part, passages, texts, strict=True):
            if times := text.count(wanted):
                counts.append(RowCount(row, passage.speech, times))
    return counts


def possible_rows(words: str, bigrams: Field, numerals: Field) -> Rows:
    """Give the rows that may hold some words as they are typed, ascending: they hold all their pairs of characters.

    `bigrams` has the pairs of folded texts, `numerals` those of numbers before they are folded. Words without a pair
    are looked for within all terms: 知 in 知道, 12 in 2012. Of very long words the rarest pairs are looked up.
    """
    letters = fold_letters(words)
    pairs = {run[at : at + 2] for run in _PAIRED.findall(letters) for at in range(len(run) - 1)}
    if pairs:
        texts = list(pairs)
        dfs = map(int.__add__, bigrams.dfs(texts), numerals.dfs(texts))
        (_, first), *others = sorted(zip(dfs, texts, strict=True))[:MOST_PAIRS]
        found = in_either(bigrams.rows(first)[0], numerals.rows(first)[0])
        for _, pair in others:
            if not len(found):
                break
            found = in_any(found, (bigrams.rows(pair)[0], numerals.rows(pair)[0]))
        return found.astype(np.intp)
    # To look for one is to look through all terms; the longest tell most, and the text is checked.
    runs = sorted(dict.fromkeys(_RUN.findall(letters)), key=len, reverse=True)[:MOST_RUNS]
    rows = [in_either(bigrams.holding(run), numerals.holding(run)) for run in runs]
    return reduce(in_both, sorted(rows, key=len)).astype(np.intp) if rows else np.empty(0, np.intp)
