"""Several questions in one message are told apart; what is one question stays whole."""

import pytest

from bot.conversation.several_questions import questions_in


def test_each_question_of_a_message_is_found() -> None:
    assert questions_in("渣土车怎么罚？广告牌什么时候拆？井盖谁管？") == (
        "渣土车怎么罚？",
        "广告牌什么时候拆？",
        "井盖谁管？",
    )


def test_a_question_without_a_subject_gets_that_of_the_first() -> None:
    assert questions_in("古桥修缮用了多少天\n花了多少钱？") == ("古桥修缮用了多少天", "古桥修缮花了多少钱？")
    assert questions_in("泰山区的就业情况怎么样？那和平区呢？")[1] == "和平区的就业情况怎么样？"


@pytest.mark.parametrize(
    "text",
    [
        "渣土车怎么罚？",
        "路修了。什么时候通车？",
        "云屏的茶路有多长？真的吗？",
        "他为什么走？为什么？",
        "“谁来修？谁出钱？”是谁说的",
        "一是什么？" * 9,
        "",
    ],
)
def test_what_is_no_list_of_questions_stays_whole(text: str) -> None:
    assert questions_in(text) == (text,)
