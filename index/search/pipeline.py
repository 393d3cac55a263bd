"""A question to an answer, stage by stage: parse, correct, find, widen, highlight, decide."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.analysis.folding import fold
from index.model import Answer, Certainty, Hit, ListItem, Occurrences, Order, Restriction, Speech
from index.query import answer_type, organs, spelling
from index.query.own_words import OwnWords
from index.query.speech_facts import Fact
from index.query.syntax import Query, parse_question
from index.query.terms import MAX_TYPED, asks_something
from index.query.vocabulary import Vocabulary
from index.query.years import made_explicit, read_years, without_years
from index.ranking.replies import replies_first
from index.ranking.reranker import Ranking
from index.retrieval.reader import Reader
from index.retrieval.retriever import Retriever
from index.search.decision import Decision, decide, decide_in_order, lacks_nothing
from index.search.exact import occurrences
from index.search.finding import Found, PassageFinder, local_date
from index.search.highlight import highlight
from index.search.in_time import ordered
from index.search.listing import led_by_list, list_points, point_asked
from index.search.matching_speeches import matching_speeches
from index.search.restricting import restrict, restriction
from index.search.shown_speeches import with_speeches
from index.search.speech_facts import speech_facts, tells_place
from index.semantic.similarity import Nearness, Similarity

_OPENING = 3
"""Passages in which it is looked for where a speech was given."""

COVERED = 0.9
"""The share of a question's characters, by weight, from which on the best passage by words is not looked beyond."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an answer shows of a ranking, and whether that answers the question."""

    hits: tuple[Hit, ...]
    points: tuple[ListItem, ...]
    decision: Decision


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
        self._finder = PassageFinder(reader, self.retriever, self.vocabulary, today)
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
            return self._told_in_text(question, told, limit) if told.untold else told
        parts, demanded = self._restricted(query, None if within is None else [within])
        if demanded is not None and not demanded.speeches:
            return Answer(question, Certainty.NONE, restriction=demanded)
        if demanded is not None and within is None and not (query.rest or query.excluded):
            met = parts if query.conditions else self._finder.titled(query.titles, None)
            answer = Answer(question, Certainty.SURE, confidence=1.0, restriction=demanded, order=query.order)
            return with_speeches(answer, self._speeches(), met or (), self._cache, limit)
        ranking, own_words = self._with_own_words(query, parts)
        ranking = self.widen(ranking, parts)
        order = query.order or _implied_order(query)
        if order is None:
            ranking = led_by_list(ranking, self.retriever, self._cache)
            shown = self._best_first(ranking, limit)
        else:
            shown = self._in_time(ranking, order, limit)
        decision = shown.decision
        return Answer(
            question,
            decision.certainty,
            shown.hits,
            None if ranking.query.text == query.text else ranking.query.text,
            decision.spellings,
            decision.confidence,
            decision.missing,
            shown.points,
            () if order else matching_speeches(ranking, shown.hits, self.retriever, self._cache),
            demanded,
            order,
            own_words=own_words,
            point=point_asked(ranking, shown.points),
        )

    def _best_first(self, ranking: Ranking, limit: int) -> _Shown:
        """Show the best candidates, with the points of a list that is asked for, and decide whether they answer."""
        replied = replies_first(ranking, self._cache, limit)
        hits, points = list_points(replied, highlight(replied, limit), self.retriever, self._cache)
        decision = decide(ranking, self.retriever, self.vocabulary, passages=self.count)
        # A list is given only where it is of what is asked; of a reply nothing was decided.
        decided = list(replied.rows[:1]) == list(ranking.rows[:1])
        whole = bool(points) and point_asked(ranking, points) is None and decided
        unsure = decision.certainty == Certainty.UNSURE and not decision.missing
        if whole and unsure and lacks_nothing(ranking, self.retriever):
            decision = replace(decision, certainty=Certainty.SURE)
        return _Shown(hits, points, decision)

    def _in_time(self, ranking: Ranking, order: Order, limit: int) -> _Shown:
        """Show the candidates near the best in the order of time."""
        in_order = ordered(ranking, order)
        hits = highlight(in_order, limit)
        decision = decide_in_order(ranking, in_order, self.retriever, self.vocabulary, passages=self.count)
        return _Shown(hits, (), decision)

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
        explicit = made_explicit(query.text, self._finder.anchor(None), self.retriever.speaks_of)
        return speech_facts(query.text, explicit, self._speeches, self.retriever, self._cache, limit=limit)

    def _told_in_text(self, question: str, untold: Answer, limit: int) -> Answer:
        """Look in the text of a speech for what is asked of it and not told beside it: 会场设在了石板乡."""
        if untold.untold == Fact.SPEAKER:
            return untold
        speech = untold.hits[0].passage.speech
        rows = next((rows for each, rows in self._speeches() if each.id == speech), range(0))
        if untold.untold == Fact.PLACE:
            opening = self._cache.passages(list(rows[:_OPENING]))
            hits = [Hit(each, 1.0, (span,)) for each in opening if (span := tells_place(each.text))]
            return replace(untold, hits=tuple(hits[:1]), speeches=()) if hits else untold
        found = self.search(question, limit, rows)
        if found.certainty == Certainty.NONE:
            return untold
        marked = [found.hits[0].passage.text[slice(*span)] for span in found.hits[0].sentences]
        told = found.certainty == Certainty.SURE and not answer_type.lacks_answer(
            fold(question), fold("\n".join(marked))
        )
        return found if told else replace(untold, hits=found.hits, speeches=())

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
            titled = self._finder.titled(query.titles, parts)
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
        found = self._with_written_names(self._finder.find(query, within), within)
        query = found.query
        corrected = spelling.correct(query.text, self.vocabulary)
        other = None if corrected is None else self._finder.find(replace(query, text=corrected), within)
        ranking = self._finder.ranked(found)
        if other is None:
            return ranking
        reranked = self._finder.ranked(other)
        return reranked if reranked.top_score > ranking.top_score else ranking

    def _with_written_names(self, found: Found, within: Sequence[range] | None) -> Found:
        """Find again with another name of an organ where more of what is found then has that than the one asked."""
        folded = fold(found.query.text)
        for short in organs.short_names(folded):
            long = organs.long_name(short, self._finder.texts(found))
            if long is not None:
                return self._finder.find(replace(found.query, text=folded.replace(short, long)), within)
        for long, short in organs.short_forms(folded, self.vocabulary.bigrams.dfs):
            if self.vocabulary.together(short) and not any(long in text for text in self._finder.texts(found)):
                other = self._finder.find(replace(found.query, text=folded.replace(long, short)), within)
                if any(short in text for text in self._finder.texts(other)):
                    return other
        return found

    def widen(self, ranking: Ranking, within: Sequence[range] | None = None) -> Ranking:
        """Look for passages by meaning, too, where the words of the best one cover too little of the question."""
        similarity = None if self._similarity is None or ranking.covered >= COVERED else self._similarity()
        if similarity is None:
            return ranking
        return self.rank(ranking.query, within, similarity.nearness(self._in_meaning(ranking, within)))

    def _in_meaning(self, ranking: Ranking, within: Sequence[range] | None) -> str:
        """Give a question as it is compared in meaning: without the years that are asked about, where more is asked.

        A passage tells its year by 去年, or its speech does; in meaning a year brings near whatever names it.
        """
        text, asked = ranking.query.text, ranking.weighted.terms.years
        undated = without_years(text, asked, self._finder.anchor(within)) if asked else text
        return undated if asks_something(fold(undated)) else text

    def rank(self, query: Query, within: Sequence[range] | None = None, nearness: Nearness | None = None) -> Ranking:
        """Retrieve the candidates for a question, by meaning too where its nearness is given, and score them again."""
        return self._finder.ranked(self._finder.find(query, within, nearness), nearness)


def _implied_order(query: Query) -> Order | None:
    """Give the order in time that a question implies which spans years and asks for no single fact of them."""
    folded = fold(query.text)
    years = read_years(folded).asked
    spans = len(years) > 1 or any(last > first + 1 for first, last in years)  # 2013到14年度 is one year
    return Order.OLDEST if spans and not answer_type.asked_for(folded) else None
