"""What speaks for an answer: each thing moves the confidence its way, and speeches are forgiven more."""

from dataclasses import replace

import pytest

from index.search.silence import THRESHOLD, Evidence, confidence

GOOD = Evidence(covered=0.9, words=5, text=2.0, lead=0.5, numbers=0)
POOR = Evidence(covered=0.2, words=4, text=0.6, lead=0.05, numbers=0)


@pytest.mark.parametrize("passages_a_speech", [1.0, 3.0, 12.0, 200.0])
def test_much_is_answered_and_little_is_not(passages_a_speech: float) -> None:
    assert confidence(POOR, passages_a_speech) < THRESHOLD < confidence(GOOD, passages_a_speech)


@pytest.mark.parametrize(
    "less",
    [{"covered": 0.5}, {"text": 1.0}, {"lead": 0.0}, {"numbers": 1}, {"words": 2}],
    ids=lambda less: next(iter(less)),
)
def test_less_of_anything_is_less_sure(less: dict[str, float]) -> None:
    assert confidence(replace(GOOD, **less), 1.0) < confidence(GOOD, 1.0)  # type: ignore[arg-type]


def test_people_ask_speeches_in_their_own_words() -> None:
    between = Evidence(covered=0.4, words=5, text=0.9, lead=0.1, numbers=0)
    assert confidence(between, 1.0) < THRESHOLD < confidence(between, 50.0)


def test_it_lies_between_nothing_and_one() -> None:
    assert 0 <= confidence(Evidence(0, 0, 0, 0, 9), 1.0) <= confidence(Evidence(1, 40, 4.5, 5, 0), 1.0) <= 1
