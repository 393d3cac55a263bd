"""An answer is unsure where the year, the name and the subject fit, and the thing that is asked for is not there."""

from pathlib import Path

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, WATER, index_of

TOWN = """镇长在芦湾镇春耕生产会上的讲话
（2022年3月2日）
同志们：芦湾镇今年的春耕准备得早，芦湾镇12个村都开了动员会。
芦湾镇水稻种植面积3.6万亩，秧田已经整好。
芦湾镇的卫生院添了6台仪器。
芦湾镇的温室也要修好，请大家早动手。
芦湾镇给学校修了操场，镇上的路灯换了400盏。
"""
PORT = """关于研究白沙渔港扩建有关问题的会议纪要
（2023年5月6日）
会议明确，白沙渔港扩建范围为内港和外港，码头岸线长1200米，可停渔船300艘。
会议强调，白沙渔港扩建要保证渔民休渔期有活干。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("asked"), town=TOWN, port=PORT, care=CARE, water=WATER)


@pytest.mark.parametrize(
    "question",
    [
        "芦湾镇有多少卫生院",
        "温室一共有多少？",
        "有几个卫生院？",
        "渔民的数量是多少",
        "芦湾镇的渔民增长了百分之几",
        "有多少温室",
    ],
)
def test_a_quantity_without_a_number_near_it_leaves_the_answer_unsure(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.UNSURE


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("芦湾镇有多少个村", "12个村"),
        ("芦湾镇换了多少盏路灯", "400盏"),
        ("白沙渔港可停多少渔船", "300艘"),
        ("芦湾镇水稻面积多少亩", "3.6万亩"),
    ],
)
def test_a_quantity_with_its_number_is_sure(index: Index, question: str, marked: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.SURE
    assert marked in "".join(answer.hits[0].passage.text[start:end] for start, end in answer.hits[0].sentences)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("芦湾镇有多少人口", "人口"),
        ("芦湾镇人口多少", "人口"),
        ("芦湾镇的财政收入是多少", "财政收入"),
        ("白沙渔港扩建总投资多少", "投资"),
        ("白沙渔港扩建的工期是多少天", "工期"),
    ],
)
def test_a_quantity_that_is_not_there_leaves_the_answer_unsure(index: Index, question: str, missing: str) -> None:
    answer = index.search(question)
    assert answer.certainty != Certainty.SURE
    assert missing in "".join(answer.missing)


@pytest.mark.parametrize(
    "question",
    ["芦湾镇水稻种植面积多少", "芦湾镇换了多少盏路灯", "白沙渔港扩建的码头岸线多长", "白沙渔港扩建可停多少渔船"],
)
def test_one_that_is_there_is_sure(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.SURE


@pytest.mark.parametrize("question", ["芦湾镇镇长现在是谁", "芦湾镇现任镇长是谁"])
def test_who_holds_an_office_now_is_told_by_no_speech(tmp_path: Path, question: str) -> None:
    text = (
        "在芦湾镇老干部会上的讲话\n（2009年2月2日）\n各位老同志：镇长周国栋当年带着大家修了拦海坝，周国栋镇长不怕苦。\n"
    )
    known = index_of(tmp_path, old=text, care=CARE, water=WATER)
    assert known.search("芦湾镇拦海坝是哪位镇长带着修的").certainty == Certainty.SURE
    assert known.search(question).certainty != Certainty.SURE
