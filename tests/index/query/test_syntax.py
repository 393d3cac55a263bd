"""Conditions beside the words of a question; quotation marks in an ordinary question are no condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.syntax import parse_question


@pytest.mark.parametrize("asked", ["“民主监督”", "「民主监督」", '"民主监督"', "『民主监督』"])
def test_nothing_but_quoted_words_asks_for_them_exactly(asked: str) -> None:
    taken = parse_question(asked)
    assert taken.exact == ("民主监督",)
    assert taken.only_exact


def test_quotation_marks_in_a_question_only_prefer() -> None:
    taken = parse_question("“一四五九”工作思路是哪次会议确立的？")
    assert taken.text == "“一四五九”工作思路是哪次会议确立的？"
    assert taken.exact == ("一四五九",)
    assert not taken.only_exact


def test_a_minus_leaves_out_and_a_title_narrows() -> None:
    taken = parse_question("就业 -农村 标题:调查")
    assert (taken.text, taken.excluded, taken.titles) == ("就业", ("农村",), ("调查",))


@pytest.mark.parametrize("asked", ["1-3月新增就业", "-5度", "3+1工作模式 - 介绍", "精简——膨胀"])
def test_other_dashes_are_text(asked: str) -> None:
    assert parse_question(asked).excluded == ()


def test_a_title_alone_is_also_searched_for() -> None:
    assert parse_question("标题：“劳动就业”").text == "劳动就业"


@given(st.text(max_size=40))
def test_anything_can_be_taken_apart(asked: str) -> None:
    parse_question(asked)
