"""What speaks for an answer: each thing moves the confidence its way; the near is unsure, the far is none."""

from dataclasses import replace

import pytest

from index.model import Certainty
from index.ranking.abstention import BORDER, certainty, confidence
from index.ranking.evidence import Evidence
from tests.index.evidence import GOOD

FAR = replace(GOOD, present=0.3, missing=2.0, unknown=0.8, sentence=0.2, words=0.05, lead=0.1)
SPOKEN = pytest.mark.parametrize("spoken", [0.0, 0.2, 1.0])


@SPOKEN
def test_much_is_sure_and_little_is_none(spoken: float) -> None:
    assert certainty(replace(GOOD, spoken=spoken)) == Certainty.SURE
    assert certainty(replace(FAR, spoken=spoken)) == Certainty.NONE
    assert confidence(FAR) < BORDER < confidence(GOOD)


@pytest.mark.parametrize(
    "less",
    [
        {"present": 1.0},
        {"sentence": 0.5},
        {"words": 0.2},
        {"lead": 0.0},
        {"numbers": 1},
        {"score": 1.0},
        {"lacks_type": 0.5},
        {"lacks_type": 1.0},
        {"lacks_asked": True},
        {"elsewhere": True},
    ],
    ids=lambda less: next(iter(less)),
)
def test_less_of_anything_is_less_sure(less: dict[str, float]) -> None:
    assert confidence(replace(GOOD, **less)) < confidence(GOOD)  # type: ignore[arg-type]


@SPOKEN
def test_the_answer_of_another_place_or_year_is_unsure(spoken: float) -> None:
    assert certainty(replace(GOOD, elsewhere=True, spoken=spoken)) == Certainty.UNSURE


@SPOKEN
def test_what_is_asked_of_a_speech_by_its_name_is_never_refused(spoken: float) -> None:
    assert certainty(replace(FAR, named=True, spoken=spoken)) == Certainty.UNSURE


def test_it_lies_between_nothing_and_one() -> None:
    nothing, everything = (
        Evidence(0, 900, 1, 0, 0, 0, 0, 900, 1.0, True, True, False, 0.0),
        Evidence(40, 0, 0, 1, 1, 5, 9, 0, 0.0, False, False, True, 0.0),
    )
    assert 0 <= confidence(nothing) <= confidence(everything) <= 1
