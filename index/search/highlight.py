"""A ranking to the passages that are shown: repeats named beside the better one, sentences and words marked."""

from collections.abc import Mapping

from index.analysis.folding import fold_in_place
from index.model import Hit, Passage
from index.purpose import purpose
from index.ranking import highlighting, near_duplicates, years
from index.ranking.reranker import Ranking
from index.ranking.weights import WEIGHTS

_REPEATS = 5
"""Candidates looked at beyond those that are shown, for what repeats them."""


def highlight(ranking: Ranking, limit: int) -> tuple[Hit, ...]:
    """Give up to `limit` best passages, each with those that repeat it and with what to mark in it."""
    texts = [candidate.text for candidate in ranking.candidates[: limit + _REPEATS]]
    firsts = near_duplicates.repeated(texts)
    places = [place for place, first in enumerate(firsts) if first is None][:limit]
    repeats: dict[int, list[Passage]] = {}
    for place, first in enumerate(firsts):
        if first is not None:
            repeats.setdefault(first, []).append(ranking.passages[place])
    characters = ranking.weighted.characters()
    return tuple(_hit(ranking, place, tuple(repeats.get(place, ())), characters) for place in places)


def _hit(ranking: Ranking, place: int, repeats: tuple[Passage, ...], characters: Mapping[str, float]) -> Hit:
    passage, weights = ranking.passages[place], ranking.weighted.weights
    folded = fold_in_place(passage.text)
    longer = {word: weight for word, weight in weights.words.items() if len(word) > 1 or word.isdecimal()}
    marked = highlighting.matched(folded, len(passage.text), longer | weights.also)
    if ranking.weighted.terms.whole:
        sentence = next((span for _, span in purpose([passage])), None)
    else:
        sentence = highlighting.answering(passage.text, folded, ranking.weighted.terms.topic, characters)
    return Hit(
        passage,
        float(ranking.scores[place]),
        (sentence,) if sentence else (),
        marked or highlighting.matched(folded, len(passage.text), weights.bigrams or weights.words),
        repeats,
        {name: WEIGHTS[name] * float(values[place]) for name, values in ranking.features.items() if values[place]},
        years.notes(passage, (sentence,) if sentence else ()),
    )
