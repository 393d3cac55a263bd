"""Answers in the order of time: candidates by the date of their speech, and where a word stands first or last."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from index.model import Answer, Certainty, Hit, Order, Speech
from index.ranking.reranker import Ranking
from index.search.exact import sentences_around, spans_of

if TYPE_CHECKING:
    from index.index import Index

NEAR = 0.7
"""The share of the best candidate's score from which on another is near enough to be ordered by time with it."""


def ordered(ranking: Ranking, order: Order) -> Ranking:
    """Order those candidates by time that come near the best; the others follow as they were."""
    near = [place for place, score in enumerate(ranking.scores.tolist()) if score >= NEAR * ranking.top_score]
    places = [*in_order(near, order, lambda place: ranking.passages[place].date), *range(len(near), len(ranking.rows))]
    return ranking.rearranged(places)


_Dated = TypeVar("_Dated")


def in_order(each: Iterable[_Dated], order: Order, date: Callable[[_Dated], str | None]) -> list[_Dated]:
    """Sort by dates in ISO form as far as known; equal ones stay as they were, and those without a date come last."""
    listed = list(each)
    known = [one for one in listed if date(one)]
    known.sort(key=lambda one: date(one) or "", reverse=order is Order.NEWEST)
    return [*known, *(one for one in listed if not date(one))]


def mentions_in_time(index: "Index", question: str, word: str, order: Order, limit: int) -> Answer | None:
    """Answer where a word stands first or last, a passage of each speech that has it; None where none has.

    Of the oldest speech it is the first passage that has the word, of the newest the last.
    """
    counted = index.occurrences(word, 0, 0).speeches
    having = in_order((speech for speech in index.speeches() if speech.id in counted), order, _date)
    hits = []
    for passages in index.passages_of([speech.id for speech in having[:limit]]):
        for passage in passages if order is Order.OLDEST else reversed(passages):
            if spans := spans_of([word], passage.text):
                hits.append(Hit(passage, 1.0, sentences_around(spans, passage.text), spans))
                break
    if not hits:
        return None
    return Answer(question, Certainty.SURE, tuple(hits), confidence=1.0, order=order)


def _date(speech: Speech) -> str | None:
    return speech.date
