"""Whether the best candidate of a ranking answers the question, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from index import analysis
from index.model import Certainty
from index.query import question_type, spelling
from index.query.vocabulary import Vocabulary
from index.ranking import abstention, missing
from index.ranking.reranker import Ranking
from index.ranking.weights import WEIGHTS
from index.retrieval.retriever import Retriever

_SPELLINGS = 3
"""Words that a collection lacks for which a near one is looked for."""

_OF_SPEECH = ("speech", "title", "year")
"""The features that only tell of which speech or of when a passage is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a question is answered, how sure that is, and near spellings for words that the collection lacks.

    `missing` are the parts of the question that the first passage lacks.
    """

    certainty: Certainty
    confidence: float
    spellings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def decide(ranking: Ranking, retriever: Retriever, vocabulary: Vocabulary, *, passages: int) -> Decision:
    """Decide on the best candidate of a ranking in a collection of so many passages."""
    confidence = _confidence(ranking, gather_evidence(ranking, retriever, passages=passages))
    certainty = abstention.certainty(confidence)
    if certainty == Certainty.SURE:
        return Decision(certainty, confidence)
    spellings = _spellings(abstention.pieces(ranking.weighted), vocabulary)
    return Decision(certainty, confidence, spellings, () if ranking.unmet else _missing(ranking, retriever))


def gather_evidence(ranking: Ranking, retriever: Retriever, *, passages: int) -> abstention.Evidence | None:
    """Give what speaks for the first candidate; None where there is none that has what the question demands."""
    if ranking.unmet:
        return None
    # Records stand each for themselves, even where several have one title.
    alone = ranking.passages[0].record is not None
    return abstention.evidence(
        ranking.weighted,
        ranking.candidates[0],
        passages=passages,
        passages_a_speech=1.0 if alone else passages / retriever.speeches.count,
        occasion=float(ranking.features["occasion"][0]),
        # That it is the speech asked about does not answer what is asked of it.
        score=float(ranking.scores[0] - sum(WEIGHTS[name] * ranking.features[name][0] for name in _OF_SPEECH)),
        lead=float(ranking.scores[0] - max(ranking.scores[1:2], default=0.0)),
        goes_by=_goes_by(ranking, retriever),
        year=float(ranking.features["year"][0]),
        dated=ranking.passages[0].date is not None,
    )


def _missing(ranking: Ranking, retriever: Retriever) -> tuple[str, ...]:
    best = ranking.candidates[0]
    lacking = abstention.lacking(ranking.weighted, best) - _goes_by(ranking, retriever)
    return missing.parts(ranking.query.text, lacking, best.text)


def _goes_by(ranking: Ranking, retriever: Retriever) -> set[str]:
    """Give the names and words of the question that the names of the first candidate's speech have.

    A year in which its congress was held is a name of it, too.
    """
    terms = ranking.weighted.terms
    names = retriever.names_of(int(ranking.rows[0]), terms.names)
    names.update(*(aliases for aliases in terms.occasion if not names.isdisjoint(aliases)))
    pieces = abstention.pieces(ranking.weighted)
    return names | {piece for piece in pieces if names.issuperset(analysis.bigrams(piece))}


def _confidence(ranking: Ranking, evidence: abstention.Evidence | None) -> float:
    if evidence is None:
        return 0.0
    words = ranking.weighted.terms.words
    asks = any(len(word) > 1 and word not in question_type.OF_WHOLE for word in words)
    titled = ranking.features["title"][0] and (evidence.covered or not asks)
    return abstention.TITLED if titled else abstention.confidence(evidence)


def _spellings(pieces: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the collection's words that sound like those of a question which it lacks."""
    lacking = [piece for piece in pieces if len(piece) > 1 and not spelling.has(piece, vocabulary)]
    near = (spelling.near(piece, vocabulary) for piece in lacking[:_SPELLINGS])
    return tuple(dict.fromkeys(filter(None, near)))
