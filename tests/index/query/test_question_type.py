"""What kind of thing a question asks for, and whether a text has it."""

import pytest

from index.query.question_type import asks_whole, lacks


@pytest.mark.parametrize(
    ("asked", "text", "missing"),
    [
        ("修了多少公里路", "去年修了320公里路", False),
        ("修了多少公里路", "修路的钱不能只靠上级补助", True),
        ("2021年修了多少路", "2021年修路的钱不够", True),
        ("有哪几条建议", "提出三条建议", False),
        ("是谁提出的", "毛泽东提出了这个问题", False),
        ("毛泽东批评了谁", "毛泽东批评了这种作风", True),
        ("路修好了怎么管", "每条路都有人管", False),
    ],
)
def test_a_number_or_a_person_is_missed_where_one_is_asked_for(asked: str, text: str, missing: bool) -> None:
    assert lacks(asked, text) is missing


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("这次讲话主要讲了什么?", True),
        ("十六大的主题是什么", True),
        ("县长讲话的要点", True),
        ("讲话里提到的主题公园", False),
        ("请把这篇文章总结一下", True),
        ("主要讲了什么", False),
        ("讲话里资金从哪里来", False),
        ("讲话" * 50_000, False),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_question_about_the_whole_names_it_and_asks_what_it_says(asked: str, whole: bool) -> None:
    assert asks_whole(asked) is whole
