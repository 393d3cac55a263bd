"""A question that first names a speech and then asks: the name finds the speech, what is asked finds the passage."""

from pathlib import Path

import pytest

from index import Index
from index.question import frames
from tests.index.asking import CARE, ROADS, WATER, index_of

CEREMONY = """在春节团拜会上的讲话
（2021年2月10日）
王海明
王海明在春节团拜会上讲话。同志们，朋友们：在2021年春节团拜会上，我向大家拜年，祝大家春节好。
过去一年，全县粮食总产达到九亿斤，果园面积扩大一万亩。
新的一年，希望在外务工的乡亲常回家看看，把学到的手艺带回来。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("frames"), roads=ROADS, care=CARE, water=WATER, ceremony=CEREMONY)


@pytest.mark.parametrize(
    ("folded", "name", "asked"),
    [
        ("2021年春节团拜会上对乡亲有什么希望", "2021年春节团拜会上", "对乡亲有什么希望"),
        ("居家养老调查报告里,独居老人有多少", "居家养老调查报告里,", "独居老人有多少"),
        ("六论经济工作里怎么说就业", "六论经济工作里", "怎么说就业"),
        ("毛泽东怎么看教条主义", "毛泽东", "怎么看教条主义"),
    ],
)
def test_a_name_is_parted_from_what_is_asked(folded: str, name: str, asked: str) -> None:
    assert (name, asked) in list(frames.split(folded))


@pytest.mark.parametrize("folded", ["粮食总产是多少", "怎样写好调查报告", "毛泽东思想", "评论员怎么看"])
def test_a_question_without_a_name_before_it_stays_whole(folded: str) -> None:
    assert not list(frames.split(folded))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("王海明在2021年春节团拜会上对乡亲有什么希望？", "希望在外务工的乡亲常回家看看"),
        ("春节团拜会的讲话说果园扩大了多少？", "果园面积扩大一万亩"),
        ("居家养老的调查报告里，独居老人有多少？", "独居老人三千二百人"),
    ],
)
def test_the_passage_that_says_it_comes_before_the_opening_that_names_the_speech(
    index: Index, question: str, text: str
) -> None:
    answer = index.search(question)
    assert answer.answered
    assert text in answer.hits[0].passage.text


def test_a_name_that_no_speech_has_stays_part_of_the_question(index: Index) -> None:
    hit = index.search("防汛工作会议上说危桥改造了多少座").hits[0]
    assert "改造危桥二十座" in hit.passage.text


def test_a_question_about_the_whole_speech_is_not_parted(index: Index) -> None:
    assert "王海明" in index.search("春节团拜会的讲话主要讲了什么？").hits[0].passage.text
