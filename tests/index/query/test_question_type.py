"""A question about a whole speech is told by its words."""

import pytest

from index.query.question_type import asks_whole, before_whole


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
        ("这封信的目的是什么", True),
        ("那次讲话想对大家说明什么", True),
        ("报告的核心观点", True),
        ("讲话的目的地是哪里", False),
        ("报告里扶贫的目标", False),
        ("讲话" * 50_000, False),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_question_about_the_whole_names_it_and_asks_what_it_says(asked: str, whole: bool) -> None:
    assert asks_whole(asked) is whole


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("十六大的报告主要讲了什么?", "十六大的"),
        ("《守井人》这篇文章的核心观点是什么", "《守井人》"),
        ("2012年那份政府工作报告都报告了哪些内容", "2012年 政府工作"),
        ("这篇讲话主要讲了什么", "这篇讲话"),
        ("主要讲了什么", None),
        ("渡口什么时候开", None),
        ("大会上的人是什么意思地看着他", None),
    ],
)
def test_what_stands_before_the_question_names_the_speech(asked: str, name: str | None) -> None:
    before = before_whole(asked)
    assert (before[1] if before else None) == name
