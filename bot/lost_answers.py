"""Bound answers whose passage a reindex has taken away, for the administrator."""

from collections.abc import Sequence
from pathlib import Path

from index.bound_answers import BoundAnswer, LatestAnswers, gone_answers

PASSAGE_GONE = "the passage chosen for this question is no longer there; choose another with /answer"


def lost_answers(data: Path) -> Sequence[BoundAnswer]:
    """Return the bound answers whose passage the index no longer has; raises what opening an index raises."""
    answers = LatestAnswers(data).get().values()
    if not answers:
        return ()
    from index import open_index  # what answers questions, which a reindex without bound answers does not need

    return gone_answers(answers, open_index(data))
