"""How often a word stands in each speech of the collection, counted in the text itself."""

from collections import Counter
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index import analysis
from index.analysis.folding import fold
from index.model import Speech

if TYPE_CHECKING:
    from index.index import Index


def count_occurrences(index: "Index", word: str) -> list[tuple[Speech, int]]:
    """Return the speeches that have a word, each with how often, in the order of the collection.

    Traditional and Simplified, wide and narrow forms count alike. Only passages with all pairs of the word's
    characters are read.
    """
    folded = fold(word).strip()
    if not folded:
        return []
    counts: Counter[int] = Counter()
    grams = analysis.bigrams(folded)
    snapshot = index.snapshot
    if len(folded) > 1 and grams:
        lists = [index.postings.fields["bigrams"].rows(gram)[0] for gram in set(grams)]
        rows = reduce(np.intersect1d, lists).tolist()
    else:
        rows = list(range(snapshot.count))
    for start in range(0, len(rows), _AT_ONCE):
        for passage in snapshot.texts(rows[start : start + _AT_ONCE]):
            if count := fold(passage.text).count(folded):
                counts[passage.speech] += count
    return [(speech, counts[speech.id]) for speech in index.speeches() if counts[speech.id]]


_AT_ONCE = 500
"""Passages read from the disk at a time."""
