"""What a question demands of the speeches, and the order in time it asks for, told from words that only sound so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Order
from index.query.conditions import Conditions, asked_mention
from index.query.syntax import parse_question

NEWEST, OLDEST = Order.NEWEST, Order.OLDEST


@pytest.mark.parametrize(
    ("question", "conditions", "rest"),
    [
        ("讲话人:县长 值班", Conditions(("县长",)), "值班"),
        ("值班 講話人：「縣 長」", Conditions(("縣 長",)), "值班"),
        ("2012年以后 就业", Conditions((), 2012, None), "就业"),
        ("就业 二〇一二年之后", Conditions((), 2012, None), "就业"),
        ("2012年以前 就业", Conditions((), None, 2011), "就业"),
        ("2012年以后的讲话里怎么说就业", Conditions((), 2012, None), "怎么说就业"),
        ("市长2012年至2015年的报告中的就业", Conditions((), 2012, 2015), "市长 的就业"),
        ("时间:2012-2015 就业", Conditions((), 2012, 2015), "就业"),
        ("時間：2012年 就業", Conditions((), 2012, 2012), "就業"),
        ("讲话人:县长 2012年以后", Conditions(("县长",), 2012, None), ""),
    ],
)
def test_speaker_and_years_of_a_speech_are_demanded(question: str, conditions: Conditions, rest: str) -> None:
    query = parse_question(question)
    assert query.conditions == conditions
    assert query.rest == rest


@pytest.mark.parametrize(
    "question",
    [
        "2012年以后修了多少公里路",
        "2008至2012年 新增就业",
        "2012年以后，财政收入怎么样",
        "这位讲话人:没有写清楚",
        "第2012年以后",
        "2012年的报告说了什么",
        "1949年以前的中国",
    ],
)
def test_years_that_are_asked_about_demand_nothing(question: str) -> None:
    assert not parse_question(question).conditions


@pytest.mark.parametrize(
    ("question", "order", "rest"),
    [
        ("最新 就业", NEWEST, "就业"),
        ("关于就业的最新说法", NEWEST, "关于就业的"),
        ("就业 按时间", OLDEST, "就业"),
        ("历年 就业", OLDEST, "就业"),
        ("歷年來就業怎麼說", OLDEST, "就業怎麼說"),
        ("最新的讲话", NEWEST, ""),
        ("最早的一篇讲话", OLDEST, ""),
        ("最新情况怎么样", None, "最新情况怎么样"),
        ("按时间完成任务", None, "按时间完成任务"),
    ],
)
def test_an_order_in_time_is_asked_for(question: str, order: Order | None, rest: str) -> None:
    query = parse_question(question)
    assert (query.order, query.rest) == (order, rest)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("最早提到台风的是哪篇", ("台风", OLDEST)),
        ("哪篇讲话最早提到“台风”？", ("台风", OLDEST)),
        ("台风最早是什么时候提到的", ("台风", OLDEST)),
        ("首次提出板凳会是在哪次会上", ("板凳会", OLDEST)),
        ("第一次說到扁擔是什麼時候", ("扁擔", OLDEST)),
        ("最近一次提到扁担是哪一年", ("扁担", NEWEST)),
        ("最后提到停车的讲话", ("停车", NEWEST)),
        ("最早提出的建议是什么", None),
        ("首次提出这个想法的是谁", None),
        ("第一次开会是什么时候", None),
    ],
)
def test_the_first_or_last_mention_of_a_word_is_asked_for(question: str, asked: tuple[str, Order] | None) -> None:
    assert asked_mention(question) == asked


@given(st.text("讲话人最新早提到2012年以后的:： “”讲是哪篇", max_size=30))
def test_anything_can_be_read_and_something_is_always_looked_up(question: str) -> None:
    query = parse_question(question)
    assert query.text == question or query.text.strip()
