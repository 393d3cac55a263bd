"""What speaks for an answer that is sure, for the tests of certainty and of its fit."""

from index.ranking.evidence import Evidence

GOOD = Evidence(
    present=2.0,
    missing=0.3,
    unknown=0.0,
    sentence=0.9,
    words=0.5,
    lead=0.8,
    score=3.0,
    numbers=0,
    lacks_type=0.0,
    lacks_asked=False,
    elsewhere=False,
    named=False,
    spoken=0.0,
)
