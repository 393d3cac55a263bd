"""What each feature of a candidate weighs in its score; docs/retrieval.md has the figure each one earned."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

WEIGHTS = {
    "words": 1.0,
    "bigrams": 1.0,
    "sentence": 1.0,
    "two sentences": 1.5,
    "answering": 1.0,
    "longest": 0.75,
    "headings": 0.75,
    "speech": 3.0,
    "occasion": 0.75,
    "title": 3.0,
    "year": 1.5,
    "amount of year": 1.5,
    "entities": 1.0,
    "asked name": 5.0,
    "place": 4.0,
    "about": 0.5,
    "counted": 0.5,
    "purpose": 3.0,
    "exact": 0.5,
    "verbatim": 1.0,
    "described": 9.0,
    "spoken": 1.0,
    "references": -2.0,
    "meaning": 0.35,
}

NAMES = 0.5
"""What the share of the question in the names of a passage's speech weighs where candidates are chosen, not where they
are scored: it brings them in, and their own words decide."""


def weights_of(features: Iterable[str]) -> npt.NDArray[np.float64]:
    """Give the weights of some features as a column, to be multiplied with a row of values for each."""
    return np.array([[WEIGHTS[name]] for name in features])
