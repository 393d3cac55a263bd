"""What speaks for an answer: each thing moves the confidence its way, and speeches are forgiven more."""

from dataclasses import replace

import pytest

from index.search.silence import THRESHOLD, Evidence, confidence

GOOD = Evidence(
    covered=0.9, words=5, text=2.0, lead=0.5, numbers=0, named=True, elsewhere=False, fitting=True, spoken=0.0
)
POOR = Evidence(
    covered=0.2, words=4, text=0.6, lead=0.05, numbers=0, named=True, elsewhere=False, fitting=True, spoken=0.0
)


@pytest.mark.parametrize("spoken", [0.0, 0.2, 1.0])
def test_much_is_answered_and_little_is_not(spoken: float) -> None:
    assert confidence(replace(POOR, spoken=spoken)) < THRESHOLD < confidence(replace(GOOD, spoken=spoken))


@pytest.mark.parametrize(
    "less",
    [
        {"covered": 0.5},
        {"text": 1.0},
        {"lead": 0.0},
        {"numbers": 1},
        {"words": 2},
        {"named": False},
        {"fitting": False},
        {"elsewhere": True},
    ],
    ids=lambda less: next(iter(less)),
)
def test_less_of_anything_is_less_sure(less: dict[str, float]) -> None:
    assert confidence(replace(GOOD, **less)) < confidence(GOOD)  # type: ignore[arg-type]


def test_people_ask_speeches_in_their_own_words() -> None:
    between = replace(POOR, covered=0.35, words=8, text=0.7)
    assert confidence(between) < THRESHOLD < confidence(replace(between, spoken=1.0))


def test_it_lies_between_nothing_and_one() -> None:
    nothing, everything = (
        Evidence(0, 0, 0, 0, 9, False, True, False, 0.0),
        Evidence(1, 40, 4.5, 5, 0, True, False, True, 0.0),
    )
    assert 0 <= confidence(nothing) <= confidence(everything) <= 1
