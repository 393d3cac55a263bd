"""The speeches that are the answer to a question which asks for one: how each opens, and its best passage."""

from collections.abc import Sequence
from itertools import islice

from index.model import Hit, SpeechMatch
from index.purpose import opening
from index.query.question_type import asks_source
from index.ranking.reranker import Ranking
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever

_MOST = 5

_OPENING = 3
"""Passages that are read for how a speech opens."""


def matching_speeches(
    ranking: Ranking, hits: Sequence[Hit], retriever: Retriever, cache: PassageCache
) -> tuple[SpeechMatch, ...]:
    """Give up to five speeches that the hits are of, in their order; none where the question asks for no speech.

    Of one that asks who said something, or when, give the speech of the first hit.
    """
    most = _MOST if ranking.scope.described else int(asks_source(ranking.weighted.terms.folded))
    if not most:
        return ()
    feature = "described" if ranking.scope.described else "sentence"
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit.passage.speech, hit)
    chosen = list(best.values())[:most]
    places = [_place(ranking, hit) for hit in chosen]
    scores = ranking.features[feature][places].tolist()
    speeches = retriever.speeches.of(ranking.rows[places]).tolist()
    rows = [retriever.speeches.rows(speech)[:_OPENING] for speech in speeches]
    read = iter(cache.passages([row for part in rows for row in part]))
    openings = [list(islice(read, len(part))) for part in rows]
    return tuple(
        SpeechMatch(
            hit.passage.speech,
            hit.passage.title,
            hit.passage.speaker,
            hit.passage.date,
            opening(first),
            hit.passage.id,
            score,
        )
        for hit, first, score in zip(chosen, openings, scores, strict=True)
    )


def _place(ranking: Ranking, hit: Hit) -> int:
    """Give the candidate that a hit shows; of a list's first point that is none, its speech's best."""
    passage = hit.passage
    same = (place for place, each in enumerate(ranking.passages) if each.id == passage.id)
    speech = (place for place, each in enumerate(ranking.passages) if each.speech == passage.speech)
    return next(same, next(speech, 0))
