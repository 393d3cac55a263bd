"""Questions that go on from the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.followup import complete, is_joined, lacks_subject, points_back, subjects

QUESTIONS = [
    "泰山区的就业情况怎么样",
    "云屏的茶叶为什么卖不上价",
    "2005年财政收入是多少",
    "教育局做了什么",
    "王书记怎么说养老",
]
ASKING = ["怎么样", "为什么", "多少", "什么", "怎么说"]
NAMED = ["和平区", "竹子", "2006年", "财政局", "医疗", "农村公路", "槐溪区"]


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
        ("报告里怎么评价香港", "澳门呢", "报告里怎么评价澳门"),
        ("上海的游园会在哪办的", "那深圳呢", "深圳的游园会在哪办的"),
        ("修了多少公里路", "那老城更新呢", "老城更新 修了多少公里路"),
        ("米价涨不涨", "油价呢", "油价涨不涨"),
        ("同意不同意建新桥", "那修旧桥呢", "修旧桥 同意不同意建新桥"),
        ("2008年工作报告的主要任务", "2009年的呢", "2009年工作报告的主要任务"),
        ("湖南今年的增长目标", "湖北的目标呢", "湖北今年的增长目标"),
        ("湖北粮食产量", "湖南的也说一下", "湖南粮食产量"),
        ("湖北粮食产量", "它的进出口呢", "湖北进出口"),
        ("嗯那个广东今年目标是多少来着", "浙江呢", "浙江今年目标是多少"),
        ("2023年财政赤字多少", "和2024年比呢", "2024年财政赤字多少"),
        ("湖南财政赤字多少", "跟湖北相比", "湖北财政赤字多少"),
        ("机构2003年减到多少个", "2018年", "机构2018年减到多少个"),
        ("湖南2025年产值多少", "湖北", "湖北2025年产值多少"),
    ],
)
def test_what_is_named_takes_the_place_of_its_kind(previous: str, text: str, understood: str) -> None:
    assert complete(previous, text) == understood


@pytest.mark.parametrize("text", ["2018年", "湖北", "和2008年比呢", "粮食"])
def test_a_year_or_a_place_alone_needs_one_to_stand_for(text: str) -> None:
    assert complete("均衡发展怎么做", text) is None


def test_a_thing_before_the_whole_question_is_told_from_one_in_it() -> None:
    for previous, text, joined in (
        ("新增了多少人", "农民收入呢", True),
        ("新增了多少人", "那槐溪区呢", False),
        ("云屏的茶叶多少钱", "竹子呢", False),
    ):
        question = complete(previous, text)
        assert question is not None
        assert is_joined(previous, text, question) is joined


@pytest.mark.parametrize(
    ("previous", "text", "understood"),
    [
        ("怎么说就业", "那教育呢", "怎么说教育"),
        ("副县长怎么说供水？", "那水表呢", "副县长怎么说水表？"),
        ("如何看待小区停车", "那养老呢？", "如何看待养老"),
        ("镇长怎么看直播带货", "那5G呢", "镇长怎么看5G"),
    ],
)
def test_the_topic_of_what_is_said_is_replaced(previous: str, text: str, understood: str) -> None:
    assert complete(previous, text) == understood


@pytest.mark.parametrize(
    "text",
    ["花了多少钱呢？", "是谁修的呢？", "那是谁修的呢", "有多长呢", "那为什么呢", "要几年呢", "how about why"],
)
def test_a_question_of_its_own_is_never_rewritten(text: str) -> None:
    assert complete("古桥的灰缝是用什么材料填的？", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "花了多少钱",
        "哪一年建的",
        "有多长呢？",
        "是谁修的呢",
        "那它归谁管",
        "存在哪些困难和问题",
        "提了什么建议",
        "报告里提了哪些对策",
        "会议定了哪几件事？",
        "通知要求谁负责",
    ],
)
def test_a_question_without_a_subject_leans_on_the_one_before(text: str) -> None:
    assert points_back(text) or lacks_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "水库有几座",
        "板凳会",
        "云屏的茶叶为什么卖不上价",
        "谁负责防汛物资",
        "防汛有什么要求",
        "邬栾栋是谁？",
        "庹坪在哪里",
        "覃芃怎么样",
        "鄢砦有多大",
        "去年GDP多少",
        "会议室在哪里",
        "报告厅有多大",
    ],
)
def test_a_question_with_a_subject_does_not(text: str) -> None:
    assert not points_back(text)
    assert not lacks_subject(text)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("古桥的灰缝是用什么材料填的？", ["古桥", "灰缝"]),
        ("茶叶为什么卖不上价", ["茶叶"]),
        ("为什么不限号", []),
    ],
)
def test_what_a_question_is_about(question: str, about: list[str]) -> None:
    assert subjects(question) == about


@pytest.mark.parametrize(
    "text",
    [
        "和平区的就业情况怎么样？",
        "那么今天的会议主要讲了哪几个方面的内容",
        "那",
        "那为什么呢",
        "什么是板凳会呢",
        "那么多人去了哪里",
        "和去年比呢",
        "那第三点呢",
        "跟泰山区相比呢？",
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
    assert understood is None or understood.strip()
    assert points_back(text) in {True, False}
    assert lacks_subject(text) in {True, False}


@given(st.text(), st.text(max_size=6), st.sampled_from(["什么", "怎么", "谁", "哪", "几", "多长", "吗"]))
def test_a_text_with_a_question_word_is_never_rewritten(previous: str, named: str, word: str) -> None:
    for text in (f"那{named}{word}呢？", f"{word}{named}呢", f"那{word}{named}"):
        assert complete(previous, text) is None


@given(st.sampled_from(QUESTIONS), st.sampled_from(NAMED))
def test_a_completed_question_names_what_was_named_once_and_keeps_the_question_word(question: str, named: str) -> None:
    completed = complete(question, f"那{named}呢？")
    if completed is not None:
        assert completed.count(named) == 1
        assert next(word for word in ASKING if word in question) in completed
