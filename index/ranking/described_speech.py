"""Which of the candidates' speeches a question describes: scores of whole speeches, not of passages."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold_all
from index.model import Passage
from index.retrieval.candidates import Retrieved
from index.retrieval.term_weights import WeightedQuery

_OPENING = 300
"""Characters of a speech's first passage that tell what it is."""

_NAMES = 0.5
"""What the names of a speech count beside its best passage, its title and its opening; they are in both of these."""

_FULL = 2 + _NAMES + 1 + 1

SURE, NEAR = 0.5, 0.06
"""The scores from which on a speech is the one that is described, and from which on it may be."""


def speech_scores(query: WeightedQuery, retrieved: Retrieved, openings: Sequence[Passage]) -> npt.NDArray[np.float64]:
    """Give how well each candidate's speech, whose first passage is in `openings`, fits what a question says of it.

    That is, from 0 to 1, what its best passage has of the question by words and by pairs, what its names have, and the
    shares of the question's characters in its title and in its title and opening.
    """
    if not openings:
        return np.zeros(0)
    characters = query.characters()
    full = sum(characters.values()) or 1.0
    speeches, places = np.unique([opening.id for opening in openings], return_inverse=True)
    passages = np.zeros(len(speeches))
    np.maximum.at(passages, places, retrieved.words + retrieved.bigrams)
    titles = fold_all(["\n".join((opening.title, *opening.headings)) for opening in openings])
    texts = fold_all([opening.text[:_OPENING] for opening in openings])
    titled = np.array([_share(characters, title) for title in titles]) / full
    opened = np.array([_share(characters, title + text) for title, text in zip(titles, texts, strict=True)]) / full
    scores: npt.NDArray[np.float64] = passages[places] + _NAMES * retrieved.names + titled + opened
    return scores / _FULL


def _share(characters: Mapping[str, float], text: str) -> float:
    return sum(weight for char, weight in characters.items() if char in text)
