"""Which questions ask for the wording of a quotation, and which texts are a sentence that was copied."""

import pytest

from index.query.quotations import asked_quotation, stated

ASKED = {
    "只要还有一个孩子，我就不走": (
        "“只要还有一个孩子，我就不走”这句话出自哪里",
        "请问“只要还有一个孩子，我就不走”出自哪篇讲话",
        "「只要还有一个孩子，我就不走」是誰說的",
        "帮我核对一下这句引文对不对：只要还有一个孩子，我就不走",
        "有没有这句话：只要还有一个孩子，我就不走",
        "只要还有一个孩子，我就不走，这句话是谁讲的",
        "书记说过“只要还有一个孩子，我就不走”吗",
        "哪篇讲话里有“只要还有一个孩子，我就不走”这句话",
        "“只要还有一个孩子，我就不走”",
        "“只要还有一个孩子，我就不走”，原文是这样写的吗？",
        "“只要还有一个孩子，我就不走”是陆怀章的观点吗",
    ),
    "三严三实": ("“三严三实”出自哪里", "“三严三实”这句话准确吗"),
}


@pytest.mark.parametrize(("words", "question"), [(words, text) for words, texts in ASKED.items() for text in texts])
def test_a_question_for_the_wording_of_a_quotation_is_told_with_its_words(words: str, question: str) -> None:
    found = asked_quotation(question)
    assert found is not None
    assert found.words == words
    assert found.literal is not question.startswith(words)


@pytest.mark.parametrize(
    "question",
    [
        "云屏的茶叶为什么卖不上价？",
        "“关于进一步做好就业工作的意见”是什么时候发布的",
        "“板凳会”是谁提出来的",
        "“五个一”工程是指什么",
        "市长说的“一张蓝图绘到底”是什么意思",
        "提到“共同富裕”最多的是哪篇",
        "教师节讲话是谁讲的",
        "农业的问题：有没有措施",
        "标题:就业 有没有办法",
        "板凳会",
        "",
    ],
)
def test_other_questions_ask_for_no_wording(question: str) -> None:
    assert asked_quotation(question) is None


def test_a_sentence_alone_may_have_been_copied() -> None:
    assert stated("山上一把火，山下坐牢房。")
    assert stated("东西不值几个钱，换来的是风气")
    assert not stated("养老院护工工资多少，为什么留不住人？")
    assert not stated("第十二个五年规划的主要任务是什么")
    assert not stated("老城更新 停车位")
