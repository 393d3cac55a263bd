"""How surely a passage speaks of the asked years where it answers."""

import numpy as np
import pytest

from index.model import Passage
from index.ranking.years import amount_of_year, year
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
        assert amount_of_year(asked, passages, scored, half, np.zeros(2)) == pytest.approx(times * scored * [1.0, 0.5])


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


def test_below_a_heading_that_gives_a_year_the_year_of_the_speech_is_none() -> None:
    review, plan, none = scores(
        "2013年修了多少路",
        passage("修路三百里。", "2013-03-05", "2013年政府工作报告", 1, "一、2012年工作回顾"),
        passage("修路三百里。", "2013-03-05", "2013年政府工作报告", 1, "二、2013年工作安排"),
        passage("修路三百里。", "2013-03-05", "2013年政府工作报告", 1),
    )
    assert review == 0 < none < plan


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
