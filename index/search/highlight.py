"""A ranking to the passages that are shown: repeats named beside the better one, sentences and words marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.model import Hit, Passage, Span
from index.query.lists import asks_for_list
from index.ranking import highlighting, near_duplicates
from index.ranking.asked_list import Surroundings, find_list
from index.ranking.reranker import Ranking
from index.ranking.sentences import folded_passage
from index.ranking.weights import weights_of
from index.ranking.year_notes import year_notes
from index.retrieval.term_weights import WeightedQuery
from index.search.exact import sentences_around, spans_of
from index.search.listing import asked_list

_REPEATS = 5
"""Candidates looked at beyond those that are shown, for what repeats them."""


def highlight(ranking: Ranking, limit: int) -> tuple[Hit, ...]:
    """Give up to `limit` best passages, each with those that repeat it and with what to mark in it."""
    firsts = near_duplicates.repeats_of(ranking.candidates[: limit + _REPEATS])
    places = [place for place, first in enumerate(firsts) if first is None][:limit]
    repeats: dict[int, list[Passage]] = {}
    for place, first in enumerate(firsts):
        if first is not None:
            repeats.setdefault(first, []).append(ranking.passages[place])
    asked = {id(query): _Asked.of(query, ranking) for query in (ranking.weighted, ranking.scope.full) if query}
    signals = _signals(ranking, places)
    return tuple(
        _hit(ranking, place, tuple(repeats.get(place, ())), asked[id(_asked_of(ranking, place))], told)
        for place, told in zip(places, signals, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a candidate, with its words and the terms that are marked."""

    query: WeightedQuery
    words: Mapping[str, float]
    marked: Mapping[str, float]

    @classmethod
    def of(cls, query: WeightedQuery, ranking: Ranking) -> "_Asked":
        weights = query.weights
        longer = {word: weight for word, weight in weights.words.items() if len(word) > 1 or word.isdecimal()}
        names = {entity.text: 1.0 for entity in ranking.scope.entities}
        return cls(query, weights.words | weights.also, longer | weights.also | names)


def _asked_of(ranking: Ranking, place: int) -> WeightedQuery:
    """Give what is asked of a candidate: also the names by which speeches go, where its own speech does not.

    They are all that can be marked where it has nothing else that is asked.
    """
    full = ranking.scope.full
    if full is None or (ranking.features["entities"][place] >= 1 and ranking.features["sentence"][place] > 0):
        return ranking.weighted
    return full


def _signals(ranking: Ranking, places: Sequence[int]) -> list[dict[str, float]]:
    """Give what each feature adds to the score of some candidates, those alone that add anything."""
    names = list(ranking.features)
    added = weights_of(names) * np.array(list(ranking.features.values()))[:, places]
    return [{name: value for name, value in zip(names, each, strict=True) if value} for each in added.T.tolist()]


def _hit(
    ranking: Ranking, place: int, repeats: tuple[Passage, ...], asked: _Asked, signals: Mapping[str, float]
) -> Hit:
    passage, weights = ranking.passages[place], asked.query.weights
    folded = ranking.candidates[place].once(folded_passage)
    marked = highlighting.matched(folded, len(passage.text), asked.marked)
    exact = spans_of(ranking.query.exact, passage.text)
    sentences = sentences_around(exact, passage.text) or _sentences(ranking, place, asked)
    return Hit(
        passage,
        float(ranking.scores[place]),
        sentences,
        exact or marked or highlighting.matched(folded, len(passage.text), weights.bigrams or weights.words),
        repeats,
        signals,
        year_notes(passage, sentences),
    )


def _sentences(ranking: Ranking, place: int, asked: _Asked) -> tuple[Span, ...]:
    """Give the sentences to mark: of a whole speech its purpose, of a list how each point begins, else what answers."""
    passage = ranking.passages[place]
    terms = asked.query.terms
    if terms.whole:
        stated = ranking.scope.stated.get(passage.id)
        return (stated.span,) if stated else ()
    characters = asked.query.characters()
    answering = highlighting.answering(ranking.candidates[place], terms.topic, characters, asked.words)
    reason = highlighting.asks_reason(terms.folded)
    if answering and (reason or asks_for_list(terms.folded)):
        points = [point.span for point in find_list(Surroundings((passage,), 0), asked_list(ranking)) if point.span]
        # From the second point on a single one was found for what it says itself; reasons are told by all of them.
        if points and (reason or answering[0][0] < points[1][0]):
            return tuple(points)
        if not reason:
            return highlighting.with_enumerated(passage.text, answering)
    return answering
