"""What a generation tells of a question: weights of its terms, speeches by their names."""

import math
from collections.abc import Iterable, Sequence, Set

import numpy as np
import numpy.typing as npt

from index import analysis
from index.dates.passage_years import year_token
from index.postings.topk import Term
from index.query.terms import Terms
from index.ranking.weights import NAMES, WEIGHTS
from index.retrieval.bm25 import PostingsBM25, lucene_idf
from index.retrieval.long_questions import MOST_BIGRAMS, MOST_WORDS, limited
from index.retrieval.reader import Reader
from index.retrieval.speeches import Rows, Speeches
from index.retrieval.term_weights import TermWeights, WeightedQuery

Shares = npt.NDArray[np.float64]

NAMED = 4
"""Speeches whose best passages become candidates for their names alone."""


class Retriever:
    """Weighs terms and finds speeches in one generation. Methods may be called from any thread."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._words = PostingsBM25(reader.statistics["words"])
        self._bigrams = PostingsBM25(reader.statistics["bigrams"])
        self._years = reader.statistics["years"]
        self.speeches = Speeches(reader.names)

    def weigh(self, terms: Terms) -> WeightedQuery:
        """Weigh the terms of a question by how few passages hold them; of very many, those that tell most."""
        terms = self._limited(terms)
        words = self._words.weigh(terms.words)
        also: dict[str, float] = {}
        for word, synonyms in terms.also:
            typed = words.get(word) or max((words.get(part, 0.0) for part in terms.words if part in word), default=0.0)
            for synonym, idf in self._words.weigh(synonyms).items():
                if self._words.statistics.df(synonym) and synonym not in words:
                    also[synonym] = max(also.get(synonym, 0.0), min(typed, idf))
        names = self._name_idfs(terms.names)
        full = sum(names.values()) or 1.0
        weights = TermWeights(
            words,
            self._bigrams.weigh(terms.bigrams),
            also,
            self._characters(dict.fromkeys(char for word in words for char in word)),
            {name: weight / full for name, weight in names.items()},
        )
        return WeightedQuery(terms, weights)

    def _limited(self, terms: Terms) -> Terms:
        if len(terms.words) <= MOST_WORDS and len(terms.bigrams) <= MOST_BIGRAMS:
            return terms
        fields = ((self._words, terms.words), (self._bigrams, terms.bigrams))
        words, bigrams = (dict(zip(each, field.statistics.dfs(each), strict=True)) for field, each in fields)
        return limited(terms, words, bigrams)

    def _name_idfs(self, names: Sequence[str]) -> dict[str, float]:
        dfs = self.speeches.field.dfs(names)
        return {name: lucene_idf(self.speeches.count, df) for name, df in zip(names, dfs, strict=True)}

    def _characters(self, characters: Iterable[str]) -> dict[str, float]:
        """Weigh characters: their pairs tell about how many passages hold each, as if they fell where they may."""
        passages = self._bigrams.corpus_size
        chars = list(characters)
        pairs = self._bigrams.statistics.beginning(chars)
        return {
            char: lucene_idf(passages, passages * (1 - math.exp(-number / max(passages, 1))))
            for char, number in zip(chars, pairs, strict=True)
        }

    def name_scores(self, terms: Sequence[Term], rows: Rows) -> Shares:
        """Give the scores of some first rows of speeches for weighted names."""
        return self.reader.top_names.scores(terms, rows)

    def highest(self, weights: TermWeights) -> tuple[float, float]:
        """Give what a passage could score at most by words, and by character pairs."""
        return self._words.highest(weights.words), self._bigrams.highest(weights.bigrams)

    def speaks_of(self, years: Sequence[int]) -> bool:
        """Tell whether any passage speaks of any of some years."""
        return any(self._years.dfs([year_token(year) for year in years]))

    def named(self, query: WeightedQuery, within: Sequence[range] | None, most: int = NAMED) -> list[int]:
        """Give the numbers of the speeches that the question names best, among those of more than one passage."""
        if not self.speeches.any_longer:
            return []
        terms = [
            *(Term("names", name, NAMES * share) for name, share in query.weights.names.items()),
            *(Term("names", name, WEIGHTS["occasion"]) for names in query.terms.occasion for name in names),
        ]
        speeches = self.speeches.of(self.reader.top_names.best(terms, most).rows).tolist()
        longer = [speech for speech in speeches if len(self.speeches.rows(speech)) > 1]
        if within is None:
            return longer
        return [speech for speech in longer if any(self.speeches.rows(speech).start in part for part in within)]

    def known_by(
        self, names: Sequence[str], when: Set[str], within: Sequence[range] | None
    ) -> tuple[int, float] | None:
        """Give the speech of several passages that has most of some names, and the share of them that it has.

        The rarer a name among speeches, the more it counts; those that say `when` choose the speech and are no part of
        the share. Only speeches that begin `within` count, where given.
        """
        weights = self._name_idfs(names)
        terms = [Term("names", *each) for each in weights.items()]
        # A speech has its names in its first row.
        firsts = None if within is None else [range(part.start, part.start + 1) for part in within if part]
        parts = (
            [self.reader.top_names.best(terms, NAMED)]
            if firsts is None
            else self.reader.top_names.best_of_each(terms, 1, firsts)
        )
        known = [
            (score, speech)
            for best in parts
            for speech, score in zip(self.speeches.of(best.rows).tolist(), best.scores.tolist(), strict=True)
            if len(self.speeches.rows(speech)) > 1
        ]
        if not known:
            return None
        speech = max(known, key=lambda each: each[0])[1]
        matched = self.names_of(self.speeches.rows(speech).start, names)
        counted = {name: weight for name, weight in weights.items() if name not in when} or weights
        return speech, sum(counted[name] for name in counted if name in matched) / sum(counted.values())

    def going_by_any(self, terms: Sequence[str], most: int) -> list[int]:
        """Give the first rows of up to so many speeches whose names have most of some terms, the best first."""
        weights = self._name_idfs(terms)
        rows: list[int] = self.reader.top_names.best(
            [Term("names", *each) for each in weights.items()], most
        ).rows.tolist()
        return rows

    def goes_by(self, row: int, name: str) -> bool:
        """Tell whether the names of the speech of a row hold all character pairs of a name."""
        pairs = analysis.bigrams(name)
        return self.names_of(row, pairs) >= set(pairs)

    def mentioning(self, bigrams: Sequence[str]) -> int:
        """Give the number of speeches with a passage, or a title, that has the rarest of some character pairs."""
        if not bigrams:
            return 0
        return self.reader.speeches_with(min(bigrams, key=self._bigrams.statistics.df))

    def names_of(self, row: int, names: Sequence[str]) -> set[str]:
        """Give those of some names that the speech of a row goes by."""
        first = int(self.speeches.first_rows(self.speeches.of(np.array([row])))[0])
        lists = zip(names, self.speeches.field.lists(names), strict=True)
        return {name for name, postings in lists if postings is not None and postings.has(first)}
