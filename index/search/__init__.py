"""A question to an answer: parsed, corrected, retrieved, reranked, decided on, highlighted."""

from index.search.pipeline import Searcher

__all__ = ["Searcher"]
