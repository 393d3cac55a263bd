"""Questions that go on from the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.followup import complete, pieces


@pytest.mark.parametrize(
    ("previous", "text", "understood"),
    [
        ("泰山区的就业情况怎么样？", "那和平区呢？", "和平区的就业情况怎么样？"),
        ("鹿鸣区老城更新花了多少钱", "那槐溪区呢？", "槐溪区老城更新花了多少钱"),
        ("请问泰山区就业怎么样", "武陵源区呢", "请问武陵源区就业怎么样"),
        ("泰山区就业情况", "那万州呢？", "万州就业情况"),
        ("在和平区视察了什么", "那么鹿鸣区？", "在鹿鸣区视察了什么"),
        ("2005年财政收入是多少", "那2006年呢？", "2006年财政收入是多少"),
        ("一季度用了多少钱", "那第二季度呢", "第二季度用了多少钱"),
        ("教育局做了什么", "那财政局呢", "财政局做了什么"),
        ("就业率是多少", "那失业率呢？", "失业率是多少"),
        ("云屏的茶叶为什么卖不上价", "那竹子呢？", "云屏的竹子为什么卖不上价"),
        ("午餐的价格是多少", "那早餐呢？", "早餐的价格是多少"),
        ("泰山区的就业情况怎么样？", "那教育呢？", "泰山区的教育情况怎么样？"),
        ("养殖保险每亩要缴多少保费", "那种植保险呢？", "种植保险每亩要缴多少保费"),
        ("王书记说了什么", "那李书记呢", "李书记说了什么"),
        ("老小区改造花了多少钱", "那和平区呢", "和平区 老小区改造花了多少钱"),
        ("修了多少公里路", "那老城更新呢", "老城更新 修了多少公里路"),
    ],
)
def test_what_is_named_takes_the_place_of_its_kind(previous: str, text: str, understood: str) -> None:
    completed = complete(previous, text)
    assert completed is not None
    assert completed.question == understood


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("燃气管道改造多少公里", {"那自建房呢？": "自建房多少公里", "那青禾镇呢？": "青禾镇 自建房多少公里"}),
        (
            "修了多少公里路",
            {"那青禾镇呢？": "青禾镇 修了多少公里路", "那老城更新呢？": "老城更新 修了多少公里路"},
        ),
        (
            "鹿鸣区老城更新花了多少钱",
            {"那就业呢？": "鹿鸣区就业花了多少钱", "那槐溪区呢？": "槐溪区就业花了多少钱"},
        ),
    ],
)
def test_follow_ups_never_pile_up(question: str, asked: dict[str, str]) -> None:
    for text, understood in asked.items():
        completed = complete(question, text)
        assert completed is not None
        assert completed.question == understood
        question = completed.base


@pytest.mark.parametrize(
    "text",
    [
        "和平区的就业情况怎么样？",
        "那么今天的会议主要讲了哪几个方面的内容",
        "那",
        "那为什么呢",
        "什么是板凳会呢",
        "那么多人去了哪里",
        "那就业呢",
        "",
        "？",
    ],
)
def test_what_stands_alone_is_left_alone(text: str) -> None:
    assert complete("泰山区就业情况怎么样", text) is None


@given(st.text(), st.text() | st.builds("那{}呢？".format, st.text()))
def test_any_two_texts_can_follow_each_other(previous: str, text: str) -> None:
    understood = complete(previous, text)
    assert understood is None or (understood.question.strip() and understood.base.strip())


@given(st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
