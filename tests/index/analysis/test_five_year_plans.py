"""Five-year plans go by one name, written out or in short."""

import pytest

from index.analysis.five_year_plans import in_short, placed_plans, plans
from index.analysis.folding import fold


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第七个五年计划", "第7个五年"),
        ("“七五”计划", "第7个五年"),
        ("七五期间", "第7个五年"),
        ("“七五”", "第7个五年"),
        ("「七五」時期", "第7个五年"),
        ("第十三个五年规划", "第13个五年"),
        ("十三五规划", "第13个五年"),
        ("“十三五”以来", "第13个五年"),
        ("“十五”计划", "第10个五年"),
        ("第十个五年计划", "第10个五年"),
        ("第一个五年计划", "第1个五年"),
        ("第二十个五年规划", "第20个五年"),
    ],
)
def test_a_plan_has_one_name(text: str, name: str) -> None:
    assert plans(fold(text)) == [name]


@pytest.mark.parametrize(
    "text", ["七五个人", "第五个年头", "一百五十五间房", "三五年", "二五仓库", "第七个五年级班", "375计划", "第75期间"]
)
def test_what_is_no_plan_has_none(text: str) -> None:
    assert plans(fold(text)) == []


def test_the_plans_of_a_text_stand_where_they_begin() -> None:
    assert placed_plans(fold("从“八五”到“九五”，再到第十个五年计划")) == [
        ("第8个五年", 1),
        ("第9个五年", 6),
        ("第10个五年", 13),
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("第七个五年计划的任务", "七五计划的任务"),
        ("第十三个五年规划", "十三五规划"),
        ("第二十一个五年规划", "二十一五规划"),
    ],
)
def test_the_long_name_is_written_in_short(text: str, short: str) -> None:
    assert in_short(fold(text)) == fold(short)
