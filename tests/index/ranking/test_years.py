"""How surely a passage speaks of the asked years where it answers, and which expressions are told in calendar years."""

import numpy as np
import pytest

from index.model import Passage
from index.ranking.years import amount_of_year, notes, year
from tests.index.weighed import weighed

LATER, THEN, EARLIER = "2013-06-05", "2012-06-05", "2011-06-05"


def passage(
    text: str, date: str | None = LATER, title: str = "在修路会上的讲话", place: int = 1, *headings: str
) -> Passage:
    return Passage(1, 1, title, headings, text, "a.txt", None, place, date=date)


def scores(question: str, *passages: Passage) -> list[float]:
    return [float(score) for score in year(weighed(question), passages)]


def test_a_passage_that_names_the_asked_year_where_it_answers_speaks_of_it_most_surely() -> None:
    answers, beside, no_year, other = scores(
        "2012年修了多少路",
        passage("2012年修路三百里。"),
        passage("2012年开了会。2010年修路三百里。"),
        passage("修路三百里。"),
        passage("2010年修路三百里。"),
    )
    assert answers == 1.0
    assert 0 < beside < answers
    assert no_year == other == 0


def test_the_more_of_the_question_the_sentence_of_the_year_has_the_surer() -> None:
    most, less, least = scores(
        "2012年修了多少公路", passage("2012年修公路。"), passage("2012年修渠。"), passage("2012年种树。")
    )
    assert most > less > least > 0


def test_of_several_sentences_the_surest_counts() -> None:
    both, one = scores("2012年修了多少路", passage("2012年种树。2012年修路。2012年开会。"), passage("2012年种树。"))
    assert both == 1.0 > one


def test_what_is_planned_and_what_was_are_told_apart() -> None:
    before, after = passage("2012年修路三百里。", EARLIER), passage("2012年修路三百里。", LATER)
    planned, done = scores("2012年计划修多少路", before, after)
    assert planned > done > 0
    planned, done = scores("2012年修了多少路", before, after)
    assert done > planned > 0


def test_a_target_is_further_from_an_amount_that_was_reached_than_from_what_was_done() -> None:
    before, after = passage("2012年修路三百里。", EARLIER), passage("2012年修路三百里。", LATER)
    target, reached = scores("2012年修了多少路", before, after)
    planned, done = scores("2012年怎么修路的", before, after)
    assert target / reached < planned / done


def test_the_year_counts_once_more_where_an_amount_so_far_is_asked() -> None:
    passages, half = [passage("2012年修路三百里。"), passage("2012年修桥三座。")], np.array([0.8, 0.2])
    for question, times in (
        ("2012年修了多少路", 1),
        ("2012年要修多少路", 0),
        ("2012年怎么修路的", 0),
        ("修了多少路", 0),
    ):
        asked = weighed(question)
        scored = year(asked, passages)
        assert amount_of_year(asked, passages, scored, half) == pytest.approx(times * scored * [1.0, 0.5])


def test_a_speech_of_the_asked_year_may_mean_its_own_whatever_else_it_names() -> None:
    own, other = scores(
        "2012年修了多少路", passage("2005年修路三百里。", THEN), passage("2005年修路三百里。", "2009-06-05")
    )
    assert own > other == 0


def test_a_heading_gives_its_year_to_what_stands_below_it() -> None:
    below, plain = scores(
        "2012年修了多少路",
        passage("修路三百里。", LATER, "在修路会上的讲话", 1, "一、2012年的工作"),
        passage("修路三百里。", LATER, "在修路会上的讲话", 1, "一、工作"),
    )
    assert below > plain


def test_the_date_above_the_text_of_a_speech_is_none_of_what_it_speaks_of() -> None:
    text = "在修路会上的讲话\n（2012年6月）\n各位代表：\n修路三百里，开了三次会。"
    opens, inside = scores("2012年修了多少路", passage(text, None, place=0), passage(text, None))
    assert opens < inside


@pytest.mark.parametrize("question", ["修了多少路", "去年修了多少路"])
def test_without_an_asked_year_no_passage_speaks_of_it(question: str) -> None:
    assert scores(question, passage("2012年修路三百里。"), passage("修路。")) == [0.0, 0.0]


def test_without_sentences_or_passages_there_is_no_year() -> None:
    assert scores("2012年修了多少路") == []
    assert scores("2012年修了多少路", passage("！！"), passage("2012年种树。"))[0] == 0
    assert scores("2012年修了多少路", passage("！！")) == [0.0]


def told(text: str, *sentences: tuple[int, int], date: str | None = LATER) -> list[tuple[str, str]]:
    return [(text[slice(*note.span)], note.years) for note in notes(passage(text, date), sentences)]


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
