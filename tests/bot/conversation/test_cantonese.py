"""Cantonese as it is typed, in the written language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.cantonese import from_cantonese
from bot.conversation.intents import Intent, Wish, recognise


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("施政報告講咗咩", "施政報告講了什麼"),
        ("長者津貼每月幾多錢", "長者津貼每月多少錢"),
        ("呢個津貼幾時開始", "這個津貼什麼時候開始"),
        ("有冇提到房屋", "有沒有提到房屋"),
        ("盈餘係幾多", "盈餘是多少"),
        ("點解要起屋", "為什麼要起屋"),
        ("佢哋喺邊度講嘅", "他們在哪裏講的"),
        ("“佢係我嘅”係邊個講嘅", "“佢係我嘅”是誰講的"),
        ("兩岸關係係點樣", "兩岸關係是怎樣"),
    ],
)
def test_words_of_grammar_are_written(typed: str, understood: str) -> None:
    assert from_cantonese(typed) == understood


@pytest.mark.parametrize("text", ["兩岸關係如何", "周邊個案", "会议定了什么", "係數是多少", "what is it about"])
def test_what_is_not_cantonese_stays(text: str) -> None:
    assert from_cantonese(text) == text


def test_wishes_are_known_in_it() -> None:
    assert recognise(from_cantonese("唔該")) == Wish(Intent.THANKS)
    assert recognise(from_cantonese("邊個講嘅")) == Wish(Intent.SOURCE)
    assert recognise(from_cantonese("第三點係咩")) == Wish(Intent.POINT, 3)


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert from_cantonese(from_cantonese(text)) is not None
