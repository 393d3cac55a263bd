"""Dialogues of questions and answers: what replies to a passage that only asks comes before it."""

import re
from dataclasses import replace

import numpy as np

from index.model import Passage
from index.query.stopwords import ASKING
from index.ranking.candidate import Candidate
from index.ranking.dialogue import labels
from index.ranking.reranker import Ranking
from index.retrieval.passages import PassageCache

_OF_QUESTIONS = re.compile("[提发追]问|问(?:了|过|的|到|及|题)|记者")
"""What a question says that looks for what was asked."""


def replies_first(ranking: Ranking, cache: PassageCache, limit: int) -> Ranking:
    """Put before each of the `limit` best candidates that only asks the passage behind it, which replies.

    It is given the question's score and features, wherever else it stood.
    """
    asking = [place for place, each in enumerate(ranking.candidates[:limit]) if _asks_only(each)]
    if not asking or _OF_QUESTIONS.search(ASKING.sub("", ranking.weighted.terms.folded)):
        return ranking
    rows = ranking.rows.tolist()
    ahead = {row: place for place, row in enumerate(rows)}
    behind = [
        (place, rows[place] + 1)
        for place in asking
        if ranking.passages[place].record is None
        and rows[place] + 1 < cache.count
        and place < ahead.get(rows[place] + 1, len(rows))
    ]
    passages, candidates = cache.read([row for _, row in behind])
    found = {
        place: (row, passage, candidate)
        for (place, row), passage, candidate in zip(behind, passages, candidates, strict=True)
        if passage.speech == ranking.passages[place].speech and _is_reply(candidate, ranking.candidates[place])
    }
    if not found:
        return ranking
    moved = {row for row, _, _ in found.values()}
    order: list[tuple[int, int, Passage, Candidate]] = []
    for place, row in enumerate(rows):
        if place in found:
            order.append((place, *found[place]))
        if row not in moved:
            order.append((place, row, ranking.passages[place], ranking.candidates[place]))
    places, all_rows, shown, read = zip(*order, strict=True)
    return replace(ranking.rearranged(list(places)), rows=np.array(all_rows, np.intp), passages=shown, candidates=read)


def _asks_only(candidate: Candidate) -> bool:
    """Tell whether a passage is one turn of a dialogue that ends in a question."""
    return candidate.text.rstrip().endswith("?") and len(candidate.once(labels)) == 1 and candidate.once(_begins_turn)


def _is_reply(candidate: Candidate, question: Candidate) -> bool:
    """Tell whether a passage opens with a turn of somebody else than who asked, and does not end by asking itself."""
    speaks = candidate.once(_begins_turn) and candidate.once(labels)[0] != question.once(labels)[0]
    return speaks and not _asks_only(candidate)


def _begins_turn(candidate: Candidate) -> bool:
    """Tell whether a passage begins with a speaker's name."""
    found = candidate.once(labels)
    return bool(found) and candidate.text.lstrip().startswith(found[0])
