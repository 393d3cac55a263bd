"""Cantonese as it is typed, in the written language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.intents import recognise
from bot.conversation.wishes import Intent, Wish
from index.query.cantonese import in_written_chinese


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
        ("点解要起屋，边个话嘅", "为什么要起屋，谁话的"),
        ("重點解決咗咩", "重點解決了什麼"),
        ("做乜嘢要修路", "為什麼要修路"),
        ("呢啲係咩", "這些是什麼"),
    ],
)
def test_words_of_grammar_are_written(typed: str, understood: str) -> None:
    assert in_written_chinese(typed) == understood


@pytest.mark.parametrize(
    "text",
    [
        *(
            "兩岸關係如何",
            "周邊個案",
            "会议定了什么",
            "係數是多少",
            "what is it about",
            "重點解決什麼問題",
            "重点解决什么",
        ),
        *("而家庭收入多少", "難點解釋", "這一點樣本很少", "上邊個條例", "关系如何呢"),
    ],
)
def test_what_is_not_cantonese_stays(text: str) -> None:
    assert in_written_chinese(text) == text


def test_wishes_are_known_in_it() -> None:
    assert recognise(in_written_chinese("唔該")) == Wish(Intent.THANKS)
    assert recognise(in_written_chinese("邊個講嘅")) == Wish(Intent.SOURCE)
    assert recognise(in_written_chinese("第三點係咩")) == Wish(Intent.POINT, 3)


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert in_written_chinese(in_written_chinese(text)) is not None
