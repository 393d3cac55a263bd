"""Which questions ask for a list, and of what."""

import pytest

from index.analysis.folding import fold
from index.query.lists import asks_for_list, listed


@pytest.mark.parametrize(
    "question",
    [
        "讲了几点",
        "提了几点要求",
        "说了哪几点",
        "要注意几点",
        "几点建议",
        "有几点体会？",
        "强调几点",
        "会议定了哪几件事",
    ],
)
def test_points_are_asked_for(question: str) -> None:
    assert asks_for_list(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "夜市几点关门",
        "会议几点开始",
        "每天几点熄灯",
        "晚上几点",
        "开到几点",
        "几点到几点",
        "几点前报名",
        "早上几点上班",
    ],
)
def test_the_hour_is_no_point(question: str) -> None:
    assert not asks_for_list(fold(question))


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("“四个最”是什么", "四个最"),
        ("五个一指什么", "五个一"),
        ("三个突破是什么", "突破"),
        ("会议定了哪几件事", None),
        ("办了哪几件实事", "实事"),
        ("四件大事是什么", None),
    ],
)
def test_what_is_listed(question: str, what: str | None) -> None:
    assert listed(fold(question)) == what
