"""Of which speech a question asks is told from what it quotes, names or describes; what is left is looked for."""

from pathlib import Path

import pytest

from index import Index, Live, reindex
from index.query.syntax import parse_question
from index.ranking.speech_scope import SpeechScope
from index.search import Searcher
from tests.index.asking import CARE, ROADS, WATER, index_of

TEA = """春到山乡——茶叶产业调研手记
我们在东坡镇走了三天，看了四家茶厂。
茶农今年人均增收两千元，机采还没有普及。
"""
SAME = """防汛值班工作安排
（2020年6月1日）
各村要排好班，沙袋备足三千只。
夜里有人巡堤，电话有人接。
"""
AGAIN = SAME.replace("2020", "2021").replace("三千", "五千")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("scope")
    return index_of(folder, roads=ROADS, care=CARE, water=WATER, tea=TEA, one=SAME, two=AGAIN)


def scope(index: Index, question: str) -> SpeechScope:
    return Searcher(index.reader).rank(parse_question(question)).scope


def titles(index: Index, numbers: object) -> list[str]:
    speeches = index.speeches()
    return [speeches[number].title for number in numbers]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "title", "left", "gone"),
    [
        ("关于居家养老服务情况的调查报告走访了几个社区", "关于居家养老服务情况的调查报告", "社区", "养老"),
    ],
)
def test_a_title_that_is_quoted_chooses_the_speech_and_is_not_looked_for(
    index: Index, question: str, title: str, left: str, gone: str
) -> None:
    found = scope(index, question)
    assert found.titled is not None
    assert titles(index, [found.titled]) == [title]
    assert found.named[0] == found.titled
    assert left in found.query.terms.words
    assert gone not in found.query.terms.words


@pytest.mark.parametrize(
    "question",
    [
        "调查报告走访了几个社区",
        "防汛值班工作安排备了多少沙袋",
        "养老服务走访了几个社区",
    ],
)
def test_part_of_a_title_or_one_that_two_speeches_have_is_no_quotation(index: Index, question: str) -> None:
    assert scope(index, question).titled is None


def test_a_quoted_title_alone_is_looked_for_itself(index: Index) -> None:
    found = scope(index, "关于居家养老服务情况的调查报告")
    assert titles(index, [found.named[0]]) == ["关于居家养老服务情况的调查报告"]
    assert found.query.terms.words


@pytest.mark.parametrize(
    ("question", "title", "left"),
    [
        ("在养老服务调查报告里，护理员有几名", "关于居家养老服务情况的调查报告", "护理员"),
        ("在农村公路推进会上，养护费用是多少", "在全县农村公路建设推进会上的讲话", "养护"),
    ],
)
def test_a_name_put_before_the_question_frames_it(index: Index, question: str, title: str, left: str) -> None:
    found = scope(index, question)
    assert found.query.terms.framed
    assert titles(index, found.named[:1]) == [title]
    assert left in found.query.terms.words
    assert found.titled is None
    assert not found.described


@pytest.mark.parametrize("question", ["护理员有几名", "在火箭发射会上，养护费用是多少"])
def test_what_names_no_speech_frames_nothing(index: Index, question: str) -> None:
    assert not scope(index, question).query.terms.framed


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("养老服务情况的调查报告主要内容是什么", True),
        ("2019年河道治理现场会上的讲话讲了什么", False),
        ("养老服务情况的调查报告怎么说护理员", False),
        ("火箭发射的报告主要内容是什么", False),
    ],
)
def test_what_a_named_speech_is_about_is_asked_of_it_as_a_whole(index: Index, question: str, whole: bool) -> None:
    found = scope(index, question)
    assert found.query.terms.whole is whole
    if whole:
        assert len(found.named) == 1
        assert found.query.terms.framed
        assert not found.query.terms.words


def test_a_speech_that_is_described_is_looked_for_by_what_is_said_of_it(index: Index) -> None:
    found = scope(index, "哪篇讲了护理员培训")
    assert found.described
    assert "培训" in found.query.terms.words
    assert found.query.terms.folded == "哪篇讲了护理员培训"
    assert not scope(index, "护理员培训怎么办").described


def test_of_records_none_is_a_speech_that_a_question_names(tmp_path: Path) -> None:
    lines = (
        '{"id": "a", "title": "槐树的报告", "text": "槐树花期在七月。"}',
        '{"id": "b", "title": "柳树", "text": "柳树喜湿。"}',
    )
    (tmp_path / "trees.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for names in ([tmp_path / "trees.jsonl"], [tmp_path / "trees.jsonl", tmp_path / "roads.txt"]):
        (tmp_path / "roads.txt").write_text(ROADS, encoding="utf-8")
        reindex(tmp_path / "data", names)
        found = scope(Live(tmp_path / "data").get(), "槐树的报告里花期在几月")
        assert found.titled is None
        assert not found.query.terms.framed


SPOKEN = """在果农大会上的讲话
（{year}年3月5日）
陈小满
果农同志们：今年的果树长得好，剪枝要早，施肥要足。
"""


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("陈小满第一次作的讲话怎么讲剪枝", 2011),
        ("陈小满头一回讲话说了什么", 2011),
        ("陈小满最后一篇讲话怎么讲剪枝", 2014),
        ("陈小满最后一次在大会上的讲话", 2014),
    ],
)
def test_the_first_and_the_last_speech_of_somebody_are_by_its_date(tmp_path: Path, question: str, year: int) -> None:
    texts = {f"orchard{each}": SPOKEN.format(year=each) for each in (2012, 2011, 2014, 2013)}
    first, *_ = index_of(tmp_path, roads=ROADS, care=CARE, water=WATER, **texts).search(question).hits
    assert (first.passage.date or "")[:4] == str(year)


@pytest.mark.parametrize("question", ["陈小满怎么讲剪枝", "第一次剪枝在什么时候", "陈小满讲话的第一个要求"])
def test_a_first_time_of_anything_else_chooses_no_speech(tmp_path: Path, question: str) -> None:
    texts = {f"orchard{each}": SPOKEN.format(year=each) for each in (2012, 2011)}
    asked = scope(index_of(tmp_path, roads=ROADS, care=CARE, water=WATER, **texts), question)
    assert not any(entity.only for entity in asked.entities)
