"""What speaks for an answer that is sure, for the tests of silence and of its fit."""

from index.ranking.abstention import Evidence

GOOD = Evidence(
    covered=0.9,
    words=5,
    score=3.0,
    lead=0.5,
    begins=True,
    numbers=0,
    named=True,
    elsewhere=False,
    fitting=True,
    spoken=0.0,
)
