"""A question whose terms all weigh alike, for the tests of what reads its weights."""

from index.analysis.folding import fold
from index.query.terms import extract_terms
from index.retrieval.term_weights import TermWeights, WeightedQuery


def weighed(question: str) -> WeightedQuery:
    terms = extract_terms(fold(question))
    weights = TermWeights(
        words=dict.fromkeys(terms.words, 2.0),
        bigrams=dict.fromkeys(terms.bigrams, 2.0),
        also={},
        characters={char: 1.0 for word in terms.words for char in word},
        names=dict.fromkeys(terms.names, 1 / max(len(terms.names), 1)),
    )
    return WeightedQuery(terms, weights)
