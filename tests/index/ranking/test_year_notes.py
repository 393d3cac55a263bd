"""Which expressions of a quotation are told in calendar years."""

import pytest

from index.model import Passage
from index.ranking.year_notes import year_notes


def told(text: str, *sentences: tuple[int, int], date: str | None = "2013-06-05") -> list[tuple[str, str]]:
    return [
        (text[slice(*note.span)], note.years)
        for note in year_notes(Passage(1, 1, "在修路会上的讲话", (), text, "a.txt", None, 1, date=date), sentences)
    ]


def test_what_counts_from_the_date_of_the_speech_is_told_once_in_the_marked_sentences() -> None:
    text = "今年修路。去年架桥，去年也修闸。今年种树。"
    assert told(text) == [("今年", "2013年"), ("去年", "2012年")]
    assert told(text, (0, 5)) == [("今年", "2013年")]
    assert told(text, (5, 16)) == [("去年", "2012年")]
    assert told(text, (0, 5), (16, 21)) == [("今年", "2013年")]
    assert told(text, (2, 5)) == []


@pytest.mark.parametrize("text", ["2010年修路。", "近年来修路不少。", "修路不少。"])
def test_a_year_in_figures_and_what_means_none_for_sure_are_not_told(text: str) -> None:
    assert told(text) == []


def test_a_span_of_years_is_told_from_its_first_to_its_last() -> None:
    assert told("今后五年再修三条路。") == [("今后五年", "2014至2018年")]


def test_without_a_date_nothing_can_be_told() -> None:
    assert told("去年修路。", date=None) == []
