"""A question about a whole speech is told by its words."""

import pytest

from index.query.question_type import asks_whole


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
