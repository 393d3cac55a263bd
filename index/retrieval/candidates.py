"""Which passages are worth reading for a question: chosen from postings alone, with their shares by words and names."""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.postings import Postings
from index.postings.topk import Term, TopK
from index.query import Terms
from index.retrieval.bm25 import PostingsBM25, lucene_idf
from index.retrieval.speeches import Speeches

Rows = npt.NDArray[np.intp]
Shares = npt.NDArray[np.float64]

READ = 50
"""Candidates that are read. With 100 no set gained."""

BEGINNING = 20
"""Passages that are read of a speech that is asked by its name, whatever words they have."""

_ALSO = 0.85
"""What a word of speeches weighs against the everyday word that was asked."""

NAMED = 4
"""Speeches whose best passages become candidates for their names alone."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the terms of a question weigh: their idf, by term, filler left out."""

    words: dict[str, float]
    bigrams: dict[str, float]
    also: dict[str, float]
    """The words of speeches for what the question says in everyday words."""
    characters: dict[str, float]
    names: dict[str, float]
    """The share of the question that each of its terms has as a name, by how few speeches go by it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows to read, with the share of the question that each row holds, by the fields of the postings."""

    rows: Rows
    words: Shares
    bigrams: Shares
    names: Shares
    occasion: Shares
    title: Shares


class Chooser:
    """Chooses candidates from one generation. Methods may be called from any thread."""

    def __init__(self, postings: Postings) -> None:
        self._top = TopK(postings)
        self._words = PostingsBM25(postings.fields["words"])
        self._bigrams = PostingsBM25(postings.fields["bigrams"])
        self.speeches = Speeches(postings.fields["names"])

    def warm(self) -> None:
        """Make ready for many questions, as a process that answers one does not need to."""
        self._top.warm()

    def weights(self, terms: Terms) -> Weights:
        """Weigh the terms of a question by how few passages hold them."""
        words = self._words.weigh(terms.words)
        also: dict[str, float] = {}
        for said, same in terms.also:
            typed = words.get(said) or max((words.get(word, 0.0) for word in terms.words if word in said), default=0.0)
            for word, idf in self._words.weigh(same).items():
                if self._words.field.df(word) and word not in words:
                    also[word] = max(also.get(word, 0.0), _ALSO * min(typed, idf))
        names = {
            name: lucene_idf(self.speeches.count, df)
            for name, df in zip(terms.names, self.speeches.field.dfs(terms.names), strict=True)
        }
        full = sum(names.values()) or 1.0
        return Weights(
            words,
            self._bigrams.weigh(terms.bigrams),
            also,
            self._characters(dict.fromkeys(char for word in words for char in word)),
            {name: weight / full for name, weight in names.items()},
        )

    def _characters(self, chars: Iterable[str]) -> dict[str, float]:
        """Weigh characters: their pairs tell about how many passages hold each, as if they fell where they may."""
        passages = self._bigrams.corpus_size
        asked = list(chars)
        pairs = self._bigrams.field.beginning(asked)
        return {
            char: lucene_idf(passages, passages * (1 - math.exp(-number / max(passages, 1))))
            for char, number in zip(asked, pairs, strict=True)
        }

    def choose(
        self,
        terms: Terms,
        weights: Weights,
        worth: "Worth",
        *,
        named: Sequence[int],
        within: Sequence[range] | None = None,
        read: int = READ,
        titled: int | None = None,
    ) -> Chosen:
        """Choose up to `read` candidates, only from the rows `within` where given.

        `named` are the speeches that the question names, `titled` is the one of them whose title it quotes.
        """
        words = weights.words | weights.also
        full_words, full_bigrams = self._words.highest(weights.words), self._bigrams.highest(weights.bigrams)
        by_words = [Term("words", word, weight / full_words) for word, weight in words.items()]
        by_bigrams = [Term("bigrams", gram, weight / full_bigrams) for gram, weight in weights.bigrams.items()]
        wanted = [
            *(Term("words", term.text, worth.words * term.weight) for term in by_words),
            *(Term("bigrams", term.text, worth.bigrams * term.weight) for term in by_bigrams),
        ]
        rows: dict[int, float] = {}
        for speech in named[:1] if terms.framed else () if titled is None else (titled,):
            rows.update(dict.fromkeys(self.speeches.rows(speech)[:BEGINNING], 0.0))
        for part in [None] if within is None else within:
            best = self._top.best(wanted, read, part)
            rows.update(zip(best.rows.tolist(), best.scores.tolist(), strict=True))
        for best in self._top.best_of_each(wanted, read, [self.speeches.rows(speech) for speech in named]):
            rows.update(zip(best.rows.tolist(), best.scores.tolist(), strict=True))
        places = np.fromiter(rows, np.intp, len(rows))
        speeches = self.speeches.of(places)
        names, occasion = self._names(terms, weights, speeches)
        title = (speeches == titled).astype(np.float64) if titled is not None else np.zeros(len(places))
        scores = np.fromiter(rows.values(), np.float64, len(rows))
        scores += worth.names * names + worth.occasion * occasion + worth.title * title
        order = np.lexsort((places, -scores))[:read]
        places = places[order]
        return Chosen(
            rows=places,
            words=self._top.scores(by_words, places),
            bigrams=self._top.scores(by_bigrams, places),
            names=names[order],
            occasion=occasion[order],
            title=title[order],
        )

    def named(self, terms: Terms, weights: Weights, worth: "Worth", within: Sequence[range] | None) -> list[int]:
        """Give the numbers of the speeches that the question names best, among those of more than one passage."""
        if not self.speeches.any_longer:
            return []
        wanted = [
            *(Term("names", name, worth.names * share) for name, share in weights.names.items()),
            *(Term("names", name, worth.occasion) for names in terms.occasion for name in names),
        ]
        found = self.speeches.of(self._top.best(wanted, NAMED).rows).tolist()
        longer = [speech for speech in found if len(self.speeches.rows(speech)) > 1]
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
        dfs = self.speeches.field.dfs(names)
        weights = {name: lucene_idf(self.speeches.count, df) for name, df in zip(names, dfs, strict=True)}
        wanted = [Term("names", *each) for each in weights.items()]
        # A speech has its names in its first row.
        firsts = None if within is None else [range(part.start, part.start + 1) for part in within if part]
        found = [self._top.best(wanted, NAMED)] if firsts is None else self._top.best_of_each(wanted, 1, firsts)
        known = [
            (score, speech)
            for best in found
            for speech, score in zip(self.speeches.of(best.rows).tolist(), best.scores.tolist(), strict=True)
            if len(self.speeches.rows(speech)) > 1
        ]
        if not known:
            return None
        speech = max(known, key=lambda each: each[0])[1]
        held = self.names_of(self.speeches.rows(speech).start, names)
        counted = {name: weight for name, weight in weights.items() if name not in when} or weights
        return speech, sum(counted[name] for name in counted if name in held) / sum(counted.values())

    def names_of(self, row: int, names: Sequence[str]) -> set[str]:
        """Give those of some names that the speech of a row goes by."""
        first = int(self.speeches.first_rows(self.speeches.of(np.array([row])))[0])
        lists = zip(names, self.speeches.field.lists(names), strict=True)
        return {name for name, found in lists if found is not None and found.has(first)}

    def _names(self, terms: Terms, weights: Weights, speeches: Rows) -> tuple[Shares, Shares]:
        """Give the share of the question that the names of some speeches hold, and of the asked occasions.

        The names of a speech of one passage are its title, which is scored with the passage.
        """
        firsts = self.speeches.first_rows(speeches)
        wanted = [Term("names", name, share) for name, share in weights.names.items()]
        longer = self.speeches.lengths(speeches) > 1
        names = np.where(longer, self._top.scores(wanted, firsts), 0.0) if longer.any() else np.zeros(len(firsts))
        occasion = np.zeros(len(firsts))
        for asked in terms.occasion:
            held = self._top.scores([Term("names", name, 1.0) for name in asked], firsts) > 0
            occasion += held / len(terms.occasion)
        return names, occasion


@dataclass(frozen=True, slots=True)
class Worth:
    """What full shares by words, character pairs, names, occasion and a quoted title add to a candidate's score."""

    words: float
    bigrams: float
    names: float
    occasion: float
    title: float
