"""Whether a question asks what a whole speech is about."""

import pytest

from index.query.question_type import asks_whole


@pytest.mark.parametrize(
    "question",
    [
        "2022年党代会的主题是啥", "16大报告主要讲了什么", "第10次全国代表大会的报告主要内容有哪些",
        "2013年新年献词讲了什么",
        "那次会议都报告了什么内容", "市政府工作报告是关于什么的", "县长的讲话讲的什么主题", "这次讲话围绕什么",
        "致股东的信写了些什么",
    ],
)  # fmt: skip
def test_a_question_for_the_whole(question: str) -> None:
    assert asks_whole(question)


@pytest.mark.parametrize("question", ["报告是怎么讲就业的", "县长什么时候讲话", "13大的中心任务是什么", "主要讲了什么"])
def test_a_question_for_something_in_it_or_for_no_speech(question: str) -> None:
    assert not asks_whole(question)
