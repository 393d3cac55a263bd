"""Whether the best passage answers, or the collection holds no answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.question import Terms
from index.ranking import lucene_idf
from index.signals import Asked, Candidate

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the best passage, each on a scale that no size of collection changes."""

    matched: float
    """The weight of the question's words that stand in it, counted in words that no passage has."""
    missed: float
    """The weight of those that do not, counted so too."""
    prominence: float
    """How far its score stands above the scores of the next ones."""
    closeness: float
    """Its best two sentences' share of the question."""
    rarity: float
    """How rare the question's words are in the collection on the average, 1 for words that no passage has."""


def evidence(
    asked: Asked, passages: int, best: Candidate, *, occasion: float, near: float, scores: Scores
) -> Evidence:
    """Weigh what speaks for the best candidate.

    `occasion` is the share of the asked congresses and years its speech goes by, `near` its best two sentences' share
    of the question, `scores` all candidates' scores, highest first; `passages` counts those of the collection.
    """
    unit = lucene_idf(passages, 0)
    whole = f"{best.head}\n{best.text}"
    pieces = _pieces(asked)
    held = {piece: piece in whole or _otherwise(piece, asked.terms, whole) for piece in pieces}
    matched = sum(weight for piece, weight in pieces.items() if held[piece]) / unit
    missed = sum(weight for piece, weight in pieces.items() if not held[piece]) / unit
    named = len(asked.terms.occasion)
    padded = np.zeros(_NEXT + 1)
    padded[: len(scores)] = scores[: _NEXT + 1]
    return Evidence(
        matched=matched + occasion * named,
        missed=missed + (1 - occasion) * named,
        prominence=float(padded[0] - padded[_NEXT]),
        closeness=near,
        rarity=(matched + missed) / (len(pieces) or 1),
    )


_NEXT = 10


def _pieces(asked: Asked) -> Mapping[str, float]:
    """Give the question's words; single characters in a row, as names fall to in cutting, are taken together."""
    words, bigrams = asked.weights.words, asked.weights.bigrams
    pieces: dict[str, float] = {}
    for stretch in asked.terms.stretches:
        run = ""
        for word in (*stretch, ""):
            if len(word) == 1 and not word.isascii():
                run += word
                continue
            if run:
                pairs = [run[at : at + 2] for at in range(len(run) - 1)]
                pieces[run] = max(bigrams[pair] for pair in pairs) if pairs else words[run]
            run = ""
            if word:
                pieces[word] = words[word]
    return pieces


def _otherwise(piece: str, terms: Terms, whole: str) -> bool:
    return any(said == piece and any(word in whole for word in same) for said, same in terms.also)


THRESHOLD = 0.5


def confidence(evidence: Evidence, speeches: object) -> float:
    return 1.0
