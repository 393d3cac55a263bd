"""The words of a question to scored candidates: which speech is meant, what is retrieved, what is read around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from time import localtime

import numpy as np

from index import analysis
from index.analysis.folding import fold, fold_all
from index.dates.anchor import Anchor
from index.dates.kinds import anchor_of
from index.dates.partial_date import parse_iso
from index.model import Passage
from index.query import abbreviations, question_type, regional
from index.query.syntax import Query
from index.query.terms import Terms, extract_terms
from index.query.vocabulary import Vocabulary
from index.query.years import dates_in_words, made_explicit, read_years
from index.ranking import dialogue
from index.ranking.candidate import Candidate
from index.ranking.reranker import Ranking, rerank
from index.ranking.speech_scope import SpeechScope, resolve_scope, said_on_days, stating
from index.retrieval.candidates import READ, Retrieved, retrieve, to_read
from index.retrieval.reader import Reader
from index.retrieval.retriever import Retriever
from index.retrieval.speeches import Rows
from index.search.decision import near_spellings
from index.search.exact import exact_words, with_repeated
from index.semantic.similarity import Nearness

_WIDER = 4
"""Times as many candidates are read where some will be left out."""

_EARLIER = 3
"""Passages before one that are read for who speaks where it begins."""

_TITLED = 64
"""Speeches up to which each one of a title that is asked for is looked into."""

NEAREST = 30
"""Passages that become candidates for their meaning alone."""


def local_date() -> date:
    """Give the day of today where the program runs."""
    now = localtime()
    return date(now.tm_year, now.tm_mon, now.tm_mday)


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for a question that are worth reading, and which speech it asks of."""

    query: Query
    scope: SpeechScope
    retrieved: Retrieved


class PassageFinder:
    """Finds the candidates for a question in one generation, and scores them."""

    def __init__(self, reader: Reader, retriever: Retriever, vocabulary: Vocabulary, today: Callable[[], date]) -> None:
        """`today` tells the day from which 去年 in a question counts."""
        self._reader = reader
        self._cache = reader.cache
        self._retriever = retriever
        self._vocabulary = vocabulary
        self._today = today

    def find(self, query: Query, within: Sequence[range] | None, nearness: Nearness | None = None) -> Found:
        """Find the candidates; 去年 is taken as it stands where all were said before the year that it means today."""
        anchor = self.anchor(within)
        explicit = made_explicit(query.text, anchor, self._retriever.speaks_of)
        found = self._find_as(query, explicit, within, nearness)
        if explicit != query.text:
            years = [first for first, _ in read_years(fold(explicit)).asked if first <= anchor.year]
            dates = [passage.date for passage in self._cache.passages(found.retrieved.rows.tolist())]
            if years and dates and all(date is not None and int(date[:4]) < min(years) for date in dates):
                return self._find_as(query, query.text, within, nearness)
        return found

    def _find_as(self, query: Query, text: str, within: Sequence[range] | None, nearness: Nearness | None) -> Found:
        titled = self.titled(query.titles, within)
        many = len(titled) > _TITLED
        parts = titled if titled and not many else within
        # The words of a title that many speeches have bring their passages.
        terms = self._terms(" ".join((text, *query.titles)) if many else text)
        scope = resolve_scope(terms, self._retriever, self._cache, parts)
        self._reader.foresee(lambda: near_spellings(scope.query, self._vocabulary))
        query, exact = exact_words(query, scope)
        retrieved = retrieve(
            scope.query,
            self._retriever,
            named=scope.named,
            titled=scope.titled,
            entities=[entity.speeches for entity in scope.entities],
            crowded=not question_type.asks_whole(terms.folded),
            within=parts,
            limit=READ * _WIDER if many or query.excluded else to_read(len(scope.query.terms.words)),
            also=[
                *said_on_days(scope, self._retriever),
                *stating(scope, self._retriever),
                *(() if nearness is None else nearness.best(NEAREST, parts)),
            ],
            exact=exact,
        )
        self._reader.foresee(lambda: self._cache.passages(retrieved.rows.tolist()))
        return Found(with_repeated(query, retrieved.exact), scope, retrieved)

    def _terms(self, text: str) -> Terms:
        """Give the terms of a question as the collection writes them: its spelling, its short names in full."""
        frequency = self._vocabulary.bigrams.dfs
        return extract_terms(abbreviations.write_out(regional.spell(dates_in_words(text), frequency), frequency))

    def texts(self, found: Found) -> list[str]:
        """Give the candidates as they are read: titles and headings, then the text, folded."""
        _, candidates = self._cache.read(found.retrieved.rows.tolist())
        return [f"{candidate.head}\n{candidate.text}" for candidate in candidates]

    def ranked(self, found: Found, nearness: Nearness | None = None) -> Ranking:
        """Read the candidates and score them, by meaning too where the nearness of the question is given."""
        scope, retrieved = found.scope, found.retrieved
        passages, candidates = self._cache.read(retrieved.rows.tolist())
        openings = self._openings(retrieved.rows) if scope.described else []
        spoken = None if scope.described else self._spoken(scope, retrieved.rows, passages, candidates)
        return rerank(
            found.query,
            scope,
            retrieved,
            passages,
            candidates if spoken is None else spoken.candidates,
            nearness=nearness,
            openings=openings,
            spoken=None if spoken is None else spoken.shares,
        )

    def _spoken(
        self, scope: SpeechScope, rows: Rows, passages: Sequence[Passage], candidates: Sequence[Candidate]
    ) -> dialogue.Spoken | None:
        """Give what the speaker says whom the question names; None where it names none of a dialogue."""
        speaker = dialogue.asked_speaker(scope.query.terms.folded, candidates)
        if speaker is None:
            return None
        earlier = [
            range(row - min(passage.place, _EARLIER), row) if passage.record is None else range(0)
            for row, passage in zip(rows.tolist(), passages, strict=True)
        ]
        texts = iter(fold_all([each.text for each in self._cache.passages([row for part in earlier for row in part])]))
        before = [dialogue.last_turn("\n".join(islice(texts, len(part)))) for part in earlier]
        return dialogue.spoken_by(speaker, scope.query, candidates, before)

    def _openings(self, rows: Rows) -> list[Passage]:
        """Give the first passage of the speech of each of some rows."""
        firsts = self._retriever.speeches.first_rows(self._retriever.speeches.of(rows))
        return self._cache.passages(firsts.tolist())

    def anchor(self, within: Sequence[range] | None) -> Anchor:
        """Give what 去年 in a question counts from: the date of the one speech that is asked, where known, or today."""
        if within is not None and len(within) == 1 and within[0]:
            first, last = self._retriever.speeches.of(np.array([within[0].start, within[0].stop - 1], np.intp))
            if first == last:
                (opening,) = self._cache.passages([within[0].start])
                anchor = anchor_of(opening.title, parse_iso(opening.date) if opening.date else None)
                if anchor is not None:
                    return anchor
        today = self._today()
        return Anchor(today.year, today.month)

    def titled(self, titles: Sequence[str], within: Sequence[range] | None) -> list[range]:
        """Give the rows of the speeches whose names hold all pairs of some titles."""
        pairs = [pair for title in titles for pair in analysis.bigrams(fold(title))]
        speeches = self._retriever.speeches
        named = map(speeches.rows, speeches.going_by(pairs).tolist())
        return [rows for rows in named if within is None or any(rows.start in part for part in within)]
