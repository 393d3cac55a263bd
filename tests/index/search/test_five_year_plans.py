"""A five-year plan is found by its number, whichever way the question and the text write it."""

import pytest

from index import Index
from tests.index.asking import index_of

PLANS = {
    "seventh": ("第七个五年计划", "修渠三百里"),
    "eighth": ("“八五”计划", "栽树两万亩"),
    "twelfth": ("“十二五”时期", "新办学校六所"),
    "thirteenth": ("第十三个五年规划", "改造老屋九百户"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {
        name: f"全县大会上的讲话\n\n同志们：\n今天说几件事。\n{plan}的主要任务是{task}。\n各村要分头落实，按月报来。\n"
        for name, (plan, task) in PLANS.items()
    }
    return index_of(tmp_path_factory.mktemp("plans"), **texts)


@pytest.mark.parametrize(
    ("named", "which"),
    [
        ("七五计划", "seventh"),
        ("“七五”期间", "seventh"),
        ("第七个五年计划", "seventh"),
        ("第八个五年计划", "eighth"),
        ("八五期间", "eighth"),
        ("十二五规划", "twelfth"),
        ("第十二个五年规划", "twelfth"),
        ("十三五规划", "thirteenth"),
        ("「十三五」時期", "thirteenth"),
    ],
)
def test_the_passage_on_the_plan_answers(index: Index, named: str, which: str) -> None:
    hits = index.search(f"{named}的主要任务是什么").hits
    assert PLANS[which][1] in hits[0].passage.text
