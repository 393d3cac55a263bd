"""Whether the best passage answers the question, comes near it, or the collection holds no answer to it.

Two logistic rules over the evidence: one tells whether the passage answers, the other whether it is about the same
thing at all. What says that the thing asked for is not there, a number, a place or a date that it lacks, speaks against
the first alone: a passage about the same thing is shown, as an unsure answer. The weights and the two borders were
fitted on all development sets; docs/retrieval.md has what they keep on a collection that they were not fitted on.
"""

import math
from collections.abc import Mapping

from index.model import Certainty
from index.ranking.evidence import Evidence

CONSTANT = "constant"

ANSWERS: Mapping[str, float] = {
    CONSTANT: -5.8,
    "present": 1.0,
    "missing": 0.2,
    "sentence": 1.9,
    "words": 2.2,
    "lead": 1.9,
    "score": 0.36,
    "numbers": -1.0,
    "lacks_type": -1.8,
    "lacks_asked": -6.0,
    "elsewhere": -3.7,
}
"""What each piece of evidence weighs for the passage being the answer."""

IS_ABOUT: Mapping[str, float] = {
    CONSTANT: -3.0,
    "present": 1.3,
    "sentence": 3.4,
    "words": 5.8,
    "unknown": -0.9,
    "named": 4.9,
    "spoken": 1.8,
}
"""What each piece of evidence weighs for the passage being about what is asked."""

BORDER = 0.5
"""The value of a rule from which on it says yes; the constants were shifted so that both borders stand here."""


def confidence(evidence: Evidence) -> float:
    """Give how sure it is, from 0 to 1, that the passage answers."""
    return _value(ANSWERS, evidence)


def certainty(evidence: Evidence) -> Certainty:
    """Give the certainty of an answer for which so much speaks."""
    if confidence(evidence) >= BORDER:
        return Certainty.SURE
    return Certainty.UNSURE if _value(IS_ABOUT, evidence) >= BORDER else Certainty.NONE


def _value(weights: Mapping[str, float], evidence: Evidence) -> float:
    logit = sum(weight * (1.0 if name == CONSTANT else getattr(evidence, name)) for name, weight in weights.items())
    return (1 + math.tanh(logit / 2)) / 2  # 1 / (1 + exp(-logit)), for any logit
