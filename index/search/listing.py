"""The points of the list that a question asks for, read from the passages around the first hit."""

from collections.abc import Sequence

import numpy as np

from index.analysis.folding import fold
from index.model import Hit, ListItem
from index.query.lists import LAST, asked_point, asks_for_list
from index.ranking.enumeration import Surroundings, find_list
from index.ranking.reranker import Ranking
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever

_BEFORE, _AFTER = 40, 80
"""Passages of the speech before and after the first hit that are read for the list."""


def list_points(
    ranking: Ranking, hits: Sequence[Hit], retriever: Retriever, cache: PassageCache
) -> tuple[ListItem, ...]:
    """Give all points of the list, or the one that is asked for; none where the question asks for no list."""
    folded = fold(ranking.query.text)
    point = asked_point(folded)
    if not hits or (point is None and not asks_for_list(folded)):
        return ()
    row = int(ranking.rows[0])
    rows = range(row, row + 1)
    if hits[0].passage.record is None:
        speech = retriever.speeches.rows(int(retriever.speeches.of(np.array([row]))[0]))
        rows = range(max(speech.start, row - _BEFORE), min(speech.stop, row + _AFTER))
    found = Surroundings(cache.passages(list(rows)), row - rows.start, hits[0].begins)
    least = 2 if point is None else max(2, point)
    items = find_list(found, ranking.weighted, least=least)
    if point is None or not items:
        return items
    return items[-1:] if point == LAST else items[point - 1 : point]
