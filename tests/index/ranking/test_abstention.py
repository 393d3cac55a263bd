"""What speaks for an answer: each thing moves the confidence its way, and speeches are forgiven more."""

from dataclasses import replace

import pytest

from index.query.terms import extract_terms
from index.ranking.abstention import SURE_FROM, Evidence, confidence, pieces
from index.retrieval.term_weights import TermWeights, WeightedQuery
from tests.index.evidence import GOOD

POOR = replace(GOOD, covered=0.2, words=4, score=0.8, lead=0.05)


@pytest.mark.parametrize("spoken", [0.0, 0.2, 1.0])
def test_much_is_answered_and_little_is_not(spoken: float) -> None:
    assert confidence(replace(POOR, spoken=spoken)) < SURE_FROM < confidence(replace(GOOD, spoken=spoken))


@pytest.mark.parametrize(
    "less",
    [
        {"covered": 0.5},
        {"score": 1.5},
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


def test_what_a_speech_is_asked_about_stands_first() -> None:
    spoken = replace(GOOD, spoken=1.0)
    assert confidence(replace(spoken, begins=False)) < confidence(spoken)


def test_people_ask_speeches_in_their_own_words() -> None:
    between = replace(POOR, covered=0.35, words=8, score=1.1)
    assert confidence(between) < SURE_FROM < confidence(replace(between, spoken=1.0))


def test_it_lies_between_nothing_and_one() -> None:
    nothing, everything = (
        Evidence(0, 0, 0, 0, False, 9, False, True, False, 0.0),
        Evidence(1, 40, 9, 5, True, 0, True, False, True, 0.0),
    )
    assert 0 <= confidence(nothing) <= confidence(everything) <= 1


def test_rare_characters_in_a_row_are_a_name_and_common_ones_words() -> None:
    terms = extract_terms("潘仕成1997年党的会议")
    words = {"潘": 6.0, "仕": 6.0, "成": 3.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}
    weights = TermWeights(words, {"潘仕": 7.0, "仕成": 7.0, "年党": 7.0}, {}, {}, {})
    assert pieces(WeightedQuery(terms, weights)) == {"潘仕成": 7.0, "1997": 6.0, "年": 1.0, "党": 0.5, "会议": 3.0}
