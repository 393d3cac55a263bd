"""Words that mean more than a question, and questions that only look like them."""

import pytest

from bot.texts.words import asks_for_more, greets, thanks


@pytest.mark.parametrize("text", ["还有吗", "還有嗎？", "还有没有", "下一个", "再來一個", "More!", "next", " 继续 。"])
def test_wishes_for_more_are_known(text: str) -> None:
    assert asks_for_more(text)


@pytest.mark.parametrize("text", ["你好", "您好！", "大家好", "在吗？", "早上好~", "Hello!", "good morning", "hi 👋"])
def test_greetings_are_known(text: str) -> None:
    assert greets(text)


@pytest.mark.parametrize("text", ["谢谢", "好的，谢谢您！", "非常感謝", "谢谢🙏", "Thank you very much.", "thx"])
def test_thanks_are_known(text: str) -> None:
    assert thanks(text)


LIKE_THEM = "|？|还有多少人失业|下一个五年计划|more money|好|早|“谢谢”|谢谢谁|标题:你好|-继续|感谢信"


@pytest.mark.parametrize("text", LIKE_THEM.split("|"))
def test_questions_are_none_of_these(text: str) -> None:
    assert not any(known(text) for known in (asks_for_more, greets, thanks))
