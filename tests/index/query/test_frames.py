"""What frames a topic is taken off, whatever the topic, and nothing of a question that has no frame."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index import open_index
from index.analysis.folding import fold
from index.query.frames import find_topic, frames
from index.query.question_type import asks_whole
from index.query.regional import spell
from tests.benchmarks.framed import FRAMES, answered_topics

TOPICS = ("校车", "乡村医生", "共同富裕", "养殖保险", "渡口收费", "粮食安全", "古桥")


def topic_of(question: str) -> str:
    folded = spell(question, lambda pairs: [0] * len(pairs))
    return folded[slice(*find_topic(folded))]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_leaves_the_topic(frame: str) -> None:
    for topic in TOPICS:
        assert topic_of(frame.replace("…", topic)) == topic


@pytest.mark.parametrize(
    "frame",
    [
        "请您结合材料谈谈对…的认识",
        "…到底是怎么一回事啊",
        "把…解释清楚",
        "我很想知道报告里怎么说…",
        "就…谈了些什么",
        "帮我列出所有关于…的论述",
        "他对…持什么态度",
        "能给我讲讲…的事吗",
        "…指的是什么？",
        "哪里讲到…",
        "關於…，書裡怎麼說",
        "想問下…係點回事",
    ],
)
def test_frames_nest_and_mix(frame: str) -> None:
    assert topic_of(frame.replace("…", "乡村医生")) == "乡村医生"


@pytest.mark.parametrize(
    "question",
    [
        "怎么看病",
        "介绍信怎么开",
        "古桥的灰缝是用什么材料填的",
        "谈判代表",
        "如何提高产量",
        "对手是谁",
        "大讨论",
        "了解民情",
        "看法",
        "怎么样",
        "",
    ],
)
def test_words_of_the_question_itself_stay(question: str) -> None:
    assert topic_of(question) == question


def test_a_question_about_a_whole_speech_has_no_topic_beside_it() -> None:
    assert topic_of("这篇报告讲了什么") == "这篇报告讲了什么"


@st.composite
def framed(draw: st.DrawFn) -> tuple[str, str]:
    """Give a question by any frame of the grammar, and its topic."""
    frame = draw(st.sampled_from(frames()))
    topic = draw(st.sampled_from(TOPICS))
    before, after = (draw(st.from_regex(side.pattern, fullmatch=True)) for side in (frame.before, frame.after))
    return before + topic + after, topic


def test_every_frame_of_the_grammar_leaves_the_topic() -> None:
    exact: list[bool] = []

    @settings(max_examples=500, derandomize=True, database=None)
    @given(framed())
    def take_off(question: tuple[str, str]) -> None:
        text, topic = question
        assume(not asks_whole(text))
        left = text[slice(*find_topic(text))]
        assert topic in left
        exact.append(left == topic)

    take_off()
    assert sum(exact) >= 0.98 * len(exact)  # 在校车上… may be read as 在校 | 车上


@given(st.text(max_size=40))
def test_anything_has_a_topic(text: str) -> None:
    folded = fold(text)
    start, end = find_topic(folded)
    assert 0 <= start <= end <= len(folded)
    assert start < end or not folded.strip()


def test_framed_questions_are_answered_as_the_bare_topic(sample_data: Path) -> None:
    index = open_index(sample_data)
    topics = list(answered_topics(index, 12, Random(3)))  # noqa: S311
    same = [
        answer.answered and answer.hits[0].passage.id == passage
        for topic, passage in topics
        for answer in (index.search(frame.replace("…", topic), 1) for frame in FRAMES)
    ]
    assert len(topics) == 12
    assert sum(same) >= 0.97 * len(same)
