"""The points of the list that a question asks for, read from the passages around the first hit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import numpy as np

from index.analysis.folding import fold
from index.model import Hit, ListItem
from index.query.lists import LAST, asked_counts, asked_point, asks_for_list, listed
from index.ranking.asked_list import AskedList, Surroundings, find_list
from index.ranking.reranker import Ranking
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever

_BEFORE, _AFTER = 80, 80
"""Passages of the speech before and after the first hit that are read for the list."""


_LOOKED, _NEAR = 5, 0.85
"""Candidates whose surroundings are read for the list, and the share of the best score that they must have."""


_TELLS = 0.5
"""The share of the answer's score from which on a point of the list itself says what is asked."""


def led_by_list(ranking: Ranking, retriever: Retriever, cache: PassageCache) -> Ranking:
    """Put the candidate first that stands at the list a question asks for, where the best one stands at none.

    A heading (存在问题) names the list; the passages that name its topic often stand elsewhere in the speech. Where the
    question names a speech or a place, the list is one of the speech that is best.
    """
    folded = fold(ranking.query.text)
    if not ranking.candidates or not asks_for_list(folded) or asked_point(folded) is not None:
        return ranking
    noun, counts = listed(folded), asked_counts(folded)
    if noun is None and not counts:
        return ranking
    least = _NEAR * ranking.top_score
    near = takewhile(lambda each: each[1] >= least, enumerate(ranking.scores[:_LOOKED].tolist()))
    places = [place for place, _ in near if noun is None or _names(ranking, place, noun)]
    if ranking.scope.entities or ranking.scope.places:
        speech = ranking.passages[0].speech
        places = [place for place in places if ranking.passages[place].speech == speech]
    retriever.reader.foresee(
        lambda: cache.passages([row for place in places for row in _rows_around(ranking, place, retriever)])
    )
    for place in places:
        points = find_list(_around(ranking, place, retriever, cache), asked_list(ranking))
        if points:
            return ranking.rearranged([place, *_others(ranking, place)])
    return ranking


def asked_list(ranking: Ranking) -> AskedList:
    """Give what a ranking's question asks for, as far as lists are concerned."""
    return AskedList(ranking.weighted, ranking.scope.full or ranking.weighted, ranking.query.exact)


def _names(ranking: Ranking, place: int, noun: str) -> bool:
    candidate = ranking.candidates[place]
    return noun in candidate.head or noun in candidate.text


def _others(ranking: Ranking, first: int) -> list[int]:
    return [place for place in range(len(ranking.rows)) if place != first]


def _around(ranking: Ranking, place: int, retriever: Retriever, cache: PassageCache) -> Surroundings:
    rows = _rows_around(ranking, place, retriever)
    return Surroundings(cache.passages(list(rows)), int(ranking.rows[place]) - rows.start)


def _rows_around(ranking: Ranking, place: int, retriever: Retriever) -> range:
    """Give the rows of a candidate's speech around it; those of a record are alone."""
    row = int(ranking.rows[place])
    if ranking.passages[place].record is not None:
        return range(row, row + 1)
    speech = retriever.speeches.rows(int(retriever.speeches.of(np.array([row]))[0]))
    return range(max(speech.start, row - _BEFORE), min(speech.stop, row + _AFTER))


def list_points(
    ranking: Ranking, hits: tuple[Hit, ...], retriever: Retriever, cache: PassageCache
) -> tuple[tuple[Hit, ...], tuple[ListItem, ...]]:
    """Give all points of the list that is asked for, or of which a point is; none where the question asks for no list.

    The hits are given with what they show of the list: where the first one stands elsewhere in its speech, the passage
    of the first point comes before it.
    """
    folded = fold(ranking.query.text)
    point = asked_point(folded)
    if not hits or (point is None and not asks_for_list(folded)):
        return hits, ()
    found = _around(ranking, 0, retriever, cache)
    least = 2 if point is None else max(2, point)
    items = find_list(found, asked_list(ranking), least=least)
    if not items:
        return hits, ()
    if point is None:
        if _told_behind_colon(hits[0], items, listed(folded)):
            return hits, ()
        return _with_points_marked(_led_by_points(hits, items, found, counted=bool(asked_counts(folded))), items), items
    return hits, items


def point_asked(ranking: Ranking, points: Sequence[ListItem]) -> int | None:
    """Give the place among the points of a list of the one that a question asks for, None where it asks for all."""
    point = asked_point(fold(ranking.query.text))
    if point is None or not points:
        return None
    return len(points) - 1 if point == LAST else point - 1


def _told_behind_colon(hit: Hit, items: Sequence[ListItem], noun: str | None) -> bool:
    """Tell whether what is marked says itself what is listed, behind a colon, and is not where the list begins."""
    if noun is None:
        return False
    tells = re.compile(rf"{noun}[^,。;]{{0,4}}:[^。]*[,;]")
    starts = [item.span[0] for item in items if item.span and item.passage == hit.passage.id]
    return any(
        tells.search(fold(hit.passage.text[start:end])) is not None and not any(start <= at < end for at in starts)
        for start, end in hit.sentences
    )


def _led_by_points(
    hits: tuple[Hit, ...], items: Sequence[ListItem], around: Surroundings, *, counted: bool
) -> tuple[Hit, ...]:
    """Put the passage of the first point first where the answer is none of the list's, or all are asked by their count.

    Without a count a point may be asked by what it says itself: the one that comes near the answer is put first.
    """
    places = [place for place, passage in enumerate(around.passages) if passage.id == items[0].passage]
    last = next(place for place, passage in enumerate(around.passages) if passage.id == items[-1].passage)
    near = range(places[0] - 1, (places[0] if counted else last) + 1)
    if hits[0].passage.id != around.passages[around.place].id or around.place in near:
        return hits
    of_list = {passage.id for passage in around.passages[places[0] : last + 1]}
    telling = [hit for hit in hits[:_LOOKED] if hit.passage.id in of_list and hit.score >= _TELLS * hits[0].score]
    if telling and not counted:
        return (telling[0], *(hit for hit in hits if hit is not telling[0]))
    first = around.passages[places[0]]
    known = next((hit for hit in hits if hit.passage.id == first.id), Hit(first, hits[0].score))
    return (replace(known, sentences=()), *(hit for hit in hits if hit is not known))[: len(hits)]


def _with_points_marked(hits: tuple[Hit, ...], points: Sequence[ListItem]) -> tuple[Hit, ...]:
    """Mark in the first hit, where nothing is marked that answers, the points of the list that it has."""
    if not hits or hits[0].sentences:
        return hits
    spans = tuple(point.span for point in points if point.span and point.passage == hits[0].passage.id)
    return (replace(hits[0], sentences=spans), *hits[1:])
