"""A question to an answer, stage by stage: parse, correct, retrieve, rerank, decide, highlight."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

import numpy as np

from index import analysis
from index.analysis.folding import fold, fold_all
from index.dates.anchor import Anchor
from index.dates.kinds import anchor_of
from index.dates.partial_date import parse_iso
from index.model import Answer, Certainty, Occurrences, Order, Passage, Restriction, Speech
from index.query import abbreviations, answer_type, organs, question_type, regional, spelling
from index.query.own_words import OwnWords
from index.query.syntax import Query, parse_question
from index.query.terms import MAX_TYPED, extract_terms
from index.query.vocabulary import Vocabulary
from index.query.years import dates_in_words, made_explicit, read_years
from index.ranking import dialogue
from index.ranking.candidate import Candidate
from index.ranking.replies import replies_first
from index.ranking.reranker import Ranking, rerank
from index.ranking.speech_scope import SpeechScope, resolve_scope, said_on_days
from index.retrieval.candidates import READ, Retrieved, retrieve
from index.retrieval.reader import Reader
from index.retrieval.retriever import Retriever
from index.retrieval.speeches import Rows
from index.search.decision import decide, decide_in_order, near_spellings
from index.search.exact import exact_words, occurrences, with_repeated
from index.search.highlight import highlight
from index.search.in_time import ordered
from index.search.listing import led_by_list, list_points, point_asked
from index.search.matching_speeches import matching_speeches
from index.search.restricting import restrict, restriction
from index.search.shown_speeches import with_speeches
from index.search.speech_facts import speech_facts
from index.semantic.similarity import Nearness, Similarity

_WIDER = 4
"""Times as many candidates are read where some will be left out."""

_EARLIER = 3
"""Passages before one that are read for who speaks where it begins."""

_TITLED = 64
"""Speeches up to which each one of a title that is asked for is looked into."""


COVERED = 0.9
"""The share of a question's characters, by weight, from which on the best passage by words is not looked beyond."""

NEAREST = 30
"""Passages that become candidates for their meaning alone."""


def local_date() -> date:
    """Give the day of today where the program runs."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class _Retrieval:
    """The candidates for a question that are worth reading, and which speech it asks of."""

    query: Query
    scope: SpeechScope
    retrieved: Retrieved


class Searcher:
    """Searches one generation. Methods may be called from any thread.

    `vocabulary` is what the collection writes. `today` tells the day from which 去年 in a question counts.
    """

    def __init__(
        self,
        reader: Reader,
        today: Callable[[], date] = local_date,
        similarity: Callable[[], Similarity | None] | None = None,
        speeches: Callable[[], Iterable[tuple[Speech, range]]] = tuple,
        own_words: Callable[[], OwnWords] = OwnWords,
    ) -> None:
        """`own_words` gives what the administrator says of words.

        `speeches` gives the speeches with their rows, for what a question demands of them.

        `similarity` gives the vectors that there are; without it, questions are answered by words alone.
        """
        self.count = reader.count
        self.retriever = Retriever(reader)
        self.vocabulary = Vocabulary(reader.statistics["words"], reader.statistics["bigrams"], reader)
        self._reader = reader
        self._cache = reader.cache
        self._today = today
        self._similarity = similarity
        self._speeches = speeches
        self._own_words = own_words

    def warm(self) -> None:
        """Load what the first question would load."""
        self.search("讲话", 1)

    def search(self, question: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        query = parse_question(question)
        if within is None and (told := self._facts(query, limit)):
            return told
        parts, demanded = self._restricted(query, None if within is None else [within])
        if demanded is not None and not demanded.speeches:
            return Answer(question, Certainty.NONE, restriction=demanded)
        if demanded is not None and within is None and not (query.rest or query.excluded):
            met = parts if query.conditions else self._titled(query.titles, None)
            answer = Answer(question, Certainty.SURE, confidence=1.0, restriction=demanded, order=query.order)
            return with_speeches(answer, self._speeches(), met or (), self._cache, limit)
        ranking, own_words = self._with_own_words(query, parts)
        ranking = self.widen(ranking, parts)
        order = query.order or _implied_order(query)
        if order is None:
            ranking = led_by_list(ranking, self.retriever, self._cache)
            shown = replies_first(ranking, self._cache, limit)
            hits, points = list_points(shown, highlight(shown, limit), self.retriever, self._cache)
            decision = decide(ranking, self.retriever, self.vocabulary, passages=self.count)
            # A list is given only where it is of what is asked; of a reply nothing was decided.
            decided = list(shown.rows[:1]) == list(ranking.rows[:1])
            whole = bool(points) and point_asked(ranking, points) is None and decided
            if whole and not decision.missing and decision.certainty == Certainty.UNSURE:
                decision = replace(decision, certainty=Certainty.SURE)
        else:
            shown = ordered(ranking, order)
            hits, points = highlight(shown, limit), ()
            decision = decide_in_order(ranking, shown, self.retriever, self.vocabulary, passages=self.count)
        return Answer(
            question,
            decision.certainty,
            hits,
            None if ranking.query.text == query.text else ranking.query.text,
            decision.spellings,
            decision.confidence,
            decision.missing,
            points,
            () if order else matching_speeches(ranking, hits, self.retriever, self._cache),
            demanded,
            order,
            own_words=own_words,
            point=point_asked(ranking, points),
        )

    def _facts(self, query: Query, limit: int) -> Answer | None:
        """Give what is known of speeches beside their text, where a question asks nothing else."""
        if (
            query.conditions
            or query.titles
            or query.exact
            or query.excluded
            or query.order
            or len(query.text) > MAX_TYPED
        ):
            return None
        explicit = made_explicit(query.text, self._anchor(None), self.retriever.speaks_of)
        return speech_facts(query.text, explicit, self._speeches, self.retriever, self._cache, limit=limit)

    def _with_own_words(self, query: Query, parts: Sequence[range] | None) -> tuple[Ranking, tuple[str, ...]]:
        """Rank the passages for a question as the administrator's words have it; with the entries that changed it."""
        ranking = self.correct(query, parts)
        best = ranking
        used: tuple[str, ...] = ()
        for place, other in enumerate(self._own_words().rewritten(query.text)):
            rewritten = self.correct(
                replace(query, text=other.text, exact=tuple(dict.fromkeys((*query.exact, *other.names)))), parts
            )
            if rewritten.unmet and other.names:
                rewritten = self.correct(replace(query, text=other.text), parts)  # the collection lacks the name
            # What is to be left out is left out; of equal terms the better one counts.
            if rewritten.candidates and (place == 0 or rewritten.top_score > best.top_score):
                best, used = rewritten, other.entries
        changed = list(best.rows[:1]) != list(ranking.rows[:1])
        return best, used if changed else ()

    def _restricted(
        self, query: Query, parts: Sequence[range] | None
    ) -> tuple[Sequence[range] | None, Restriction | None]:
        """Give the rows of the speeches that meet what a question demands, and what that is; None for nothing."""
        if query.titles:
            titled = self._titled(query.titles, parts)
            if not query.conditions:
                return parts, restriction(query, len(titled))
            parts = titled
        if not query.conditions:
            return parts, None
        demanded, rows = restrict(self._speeches(), query, parts)
        return rows, demanded

    def occurrences(self, words: str, offset: int, limit: int) -> Occurrences:
        """Count where words stand letter for letter; give `limit` of the passages from `offset` on."""
        return occurrences(words, self._reader, offset, limit)

    def correct(self, query: Query, within: Sequence[range] | None = None) -> Ranking:
        """Rank the passages for a question as typed or, where that finds more, with its typing errors corrected."""
        self._reader.foresee(lambda: spelling.correct(query.text, self.vocabulary))
        found = self._with_written_names(self._find(query, within), within)
        query = found.query
        corrected = spelling.correct(query.text, self.vocabulary)
        other = None if corrected is None else self._find(replace(query, text=corrected), within)
        ranking = self._ranked(found)
        if other is None:
            return ranking
        reranked = self._ranked(other)
        return reranked if reranked.top_score > ranking.top_score else ranking

    def _with_written_names(self, retrieval: _Retrieval, within: Sequence[range] | None) -> _Retrieval:
        """Find again with another name of an organ where more of what is found then has that than the one asked."""
        folded = fold(retrieval.query.text)
        for short in organs.short_names(folded):
            long = organs.long_name(short, self._texts(retrieval))
            if long is not None:
                return self._find(replace(retrieval.query, text=folded.replace(short, long)), within)
        for long, short in organs.short_forms(folded, self.vocabulary.bigrams.dfs):
            if self.vocabulary.together(short) and not any(long in text for text in self._texts(retrieval)):
                other = self._find(replace(retrieval.query, text=folded.replace(long, short)), within)
                if any(short in text for text in self._texts(other)):
                    return other
        return retrieval

    def _texts(self, retrieval: _Retrieval) -> list[str]:
        _, candidates = self._cache.read(retrieval.retrieved.rows.tolist())
        return [f"{candidate.head}\n{candidate.text}" for candidate in candidates]

    def widen(self, ranking: Ranking, within: Sequence[range] | None = None) -> Ranking:
        """Look for passages by meaning, too, where the words of the best one cover too little of the question."""
        similarity = None if self._similarity is None or ranking.covered >= COVERED else self._similarity()
        if similarity is None:
            return ranking
        return self.rank(ranking.query, within, similarity.nearness(ranking.query.text))

    def rank(self, query: Query, within: Sequence[range] | None = None, nearness: Nearness | None = None) -> Ranking:
        """Retrieve the candidates for a question, by meaning too where its nearness is given, and score them again."""
        return self._ranked(self._find(query, within, nearness), nearness)

    def _find(self, query: Query, within: Sequence[range] | None, nearness: Nearness | None = None) -> _Retrieval:
        """Find the candidates; 去年 is taken as it stands where all were said before the year that it means today."""
        anchor = self._anchor(within)
        explicit = made_explicit(query.text, anchor, self.retriever.speaks_of)
        found = self._find_as(query, explicit, within, nearness)
        if explicit != query.text:
            years = [first for first, _ in read_years(fold(explicit)).asked if first <= anchor.year]
            dates = [passage.date for passage in self._cache.passages(found.retrieved.rows.tolist())]
            if years and dates and all(date is not None and int(date[:4]) < min(years) for date in dates):
                return self._find_as(query, query.text, within, nearness)
        return found

    def _find_as(
        self, query: Query, text: str, within: Sequence[range] | None, nearness: Nearness | None
    ) -> _Retrieval:
        parts = within
        titled = self._titled(query.titles, within)
        many = len(titled) > _TITLED
        # The words of a title that many speeches have bring their passages.
        text = " ".join((text, *query.titles)) if many else text
        frequency = self.vocabulary.bigrams.dfs
        terms = extract_terms(abbreviations.write_out(regional.spell(dates_in_words(text), frequency), frequency))
        if titled and not many:
            parts = titled
        scope = resolve_scope(terms, self.retriever, self._cache, parts)
        self._reader.foresee(lambda: near_spellings(scope.query, self.vocabulary))
        query, exact = exact_words(query, scope)
        retrieved = retrieve(
            scope.query,
            self.retriever,
            named=scope.named,
            titled=scope.titled,
            entities=[entity.speeches for entity in scope.entities],
            crowded=not question_type.asks_whole(terms.folded),
            within=parts,
            limit=READ * _WIDER if many or query.excluded else READ,
            also=[*said_on_days(scope, self.retriever), *(() if nearness is None else nearness.best(NEAREST, parts))],
            exact=exact,
        )
        self._reader.foresee(lambda: self._cache.passages(retrieved.rows.tolist()))
        return _Retrieval(with_repeated(query, retrieved.exact), scope, retrieved)

    def _ranked(self, retrieval: _Retrieval, nearness: Nearness | None = None) -> Ranking:
        scope, retrieved = retrieval.scope, retrieval.retrieved
        passages, candidates = self._cache.read(retrieved.rows.tolist())
        openings = self._openings(retrieved.rows) if scope.described else []
        spoken = None if scope.described else self._spoken(scope, retrieved.rows, passages, candidates)
        return rerank(
            retrieval.query,
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
        firsts = self.retriever.speeches.first_rows(self.retriever.speeches.of(rows))
        return self._cache.passages(firsts.tolist())

    def _anchor(self, within: Sequence[range] | None) -> Anchor:
        """Give what 去年 in a question counts from: the date of the one speech that is asked, where known, or today."""
        if within is not None and len(within) == 1 and within[0]:
            first, last = self.retriever.speeches.of(np.array([within[0].start, within[0].stop - 1], np.intp))
            if first == last:
                (opening,) = self._cache.passages([within[0].start])
                anchor = anchor_of(opening.title, parse_iso(opening.date) if opening.date else None)
                if anchor is not None:
                    return anchor
        today = self._today()
        return Anchor(today.year, today.month)

    def _titled(self, titles: Sequence[str], within: Sequence[range] | None) -> list[range]:
        """Give the rows of the speeches whose names hold all pairs of some titles."""
        pairs = [pair for title in titles for pair in analysis.bigrams(fold(title))]
        speeches = self.retriever.speeches
        named = map(speeches.rows, speeches.going_by(pairs).tolist())
        return [rows for rows in named if within is None or any(rows.start in part for part in within)]


def _implied_order(query: Query) -> Order | None:
    """Give the order in time that a question implies which spans years and asks for no single fact of them."""
    folded = fold(query.text)
    years = read_years(folded).asked
    spans = len(years) > 1 or any(last > first + 1 for first, last in years)  # 2013到14年度 is one year
    return Order.OLDEST if spans and not answer_type.asked_for(folded) else None
