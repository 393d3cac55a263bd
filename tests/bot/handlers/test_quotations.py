"""A quotation is checked: what a person is told of its wording."""

import pytest

from tests.bot.talk import Talk, labels, marked

SAID = "先调后诉，不收一分钱"


@pytest.mark.parametrize("question", ["“{}”这句话出自哪里", "有没有这句话：{}", "“{}”原话是这样吗", "{}这句话是谁说的"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (SAID, "✓ 与原文一字不差"),
        ("先调后诉、不收一分钱", "✓ 文字与原文一致，标点不同"),
        ("先调后诉，不收一毛钱", "✗ 与原文不完全一样：“毛”原文是“分”"),
        ("先调后诉，不收钱", "✗ 与原文不完全一样：“收钱”原文是“收一分钱”"),
    ],
)
async def test_how_a_quotation_stands_is_said_above_the_passage(
    talk: Talk, question: str, words: str, told: str
) -> None:
    message = await talk.say(question.format(words))
    assert message["text"].startswith(told)
    assert any(SAID in each for each in marked(message, "bold"))
    assert "其他段落" not in message["text"]


async def test_a_quotation_that_is_nowhere_is_said_to_be_nowhere(talk: Talk) -> None:
    message = await talk.say("“绿水青山就是金山银山”出自哪里")
    assert "收录的讲话里没有找到这句话。" in message["text"]
    assert labels(message) == ["看看最接近的段落"]
    assert "最接近的是" in talk.now((await talk.press("看看", message))[-1].body or message)["text"]


async def test_a_pasted_sentence_is_checked_as_well(talk: Talk) -> None:
    assert (await talk.say("饭是热的，人也是热的")).get("text", "").startswith("✓")
    assert "✗" in (await talk.say("饭是热的，人也是暖的。"))["text"]
    assert "原文" not in (await talk.say("老年食堂有多少家"))["text"]
