"""A speech is asked by the session it was given at, in whatever form that is named."""

from pathlib import Path

import pytest

from index import Certainty, Index
from tests.index.asking import index_of

BODY = """各位代表：
我代表县人民政府向大会报告工作。
过去一年，粮食总产{food}万斤。
修渠{length}公里，栽树{trees}万棵。
今年要把水库修好。
"""
HEADS = {
    "first": "县人民政府工作报告\n——2017年1月9日在白石县第十五届人民代表大会第一次会议上",
    "second": "县人民政府工作报告\n——2018年1月11日在白石县第十五届人民代表大会第二次会议上",
    "later": "县人民政府工作报告\n——2022年1月6日在白石县第十六届人民代表大会第一次会议上",
}
DATES = {"first": "2017-01-09", "second": "2018-01-11", "later": "2022-01-06"}
FOOD = {"first": 310, "second": 325, "later": 388}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {
        name: f"{head}\n\n{BODY.format(food=FOOD[name], length=FOOD[name] // 10, trees=FOOD[name] // 50)}"
        for name, head in HEADS.items()
    }
    return index_of(tmp_path_factory.mktemp("sessions"), **texts)


@pytest.mark.parametrize(
    ("named", "which"),
    [
        ("十五届人大一次会议", "first"),
        ("县十五届人大二次会议", "second"),
        ("白石县第十五届人民代表大会第二次会议", "second"),
        ("十六届人大一次会议", "later"),
        ("十六届人大", "later"),
        ("縣第十六屆人民代表大會第一次會議", "later"),
    ],
)
@pytest.mark.parametrize(
    "form", ["{}上的报告里粮食总产多少", "在{}上，粮食总产是怎么说的", "{}怎么讲粮食", "{}的政府工作报告主要讲了什么"]
)
def test_the_report_of_the_session_answers(index: Index, named: str, which: str, form: str) -> None:
    hits = index.search(form.format(named)).hits
    assert str(FOOD[which]) in hits[0].passage.text or form.endswith("什么")
    assert hits[0].passage.date == DATES[which]


@pytest.mark.parametrize(
    ("question", "which"),
    [
        ("县十五届人大二次会议是什么时候开的", "second"),
        ("十六届人大一次会议是哪天召开的", "later"),
        ("十五届人大一次会议的报告是什么时候作的", "first"),
    ],
)
def test_when_a_session_was_is_told_by_its_speech(index: Index, question: str, which: str) -> None:
    answer = index.search(question)
    assert answer.certainty is Certainty.SURE
    assert {match.date for match in answer.speeches} == {DATES[which]}


def test_of_a_session_that_has_no_speech_nothing_is_told(index: Index) -> None:
    assert index.search("十七届人大一次会议是什么时候开的").certainty is not Certainty.SURE


def test_a_title_that_names_a_session_of_the_national_congress_has_its_year(tmp_path: Path) -> None:
    text = "在第八届全国人民代表大会第二次会议上的发言\n\n各位代表：\n渠要修，树要栽，学校要办好。\n"
    (hit, *_) = index_of(tmp_path, speech=text).search("学校怎么办").hits
    assert hit.passage.date == "1994"
