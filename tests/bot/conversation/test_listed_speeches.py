"""Texts that ask for the list of somebody's speeches, or of a year's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.listed_speeches import speaker_listed, year_listed


@pytest.mark.parametrize(
    "text",
    [
        "金大川的讲话有哪些",
        "金大川讲过哪几篇？",
        "金大川讲过几次话",
        "金大川都作过哪些报告呀",
        "金大川一共发表过多少篇讲话",
        "金大川有哪些讲话",
        "金大川在哪些会上讲过话",
        "金大川去什么场合致过辞",
        "哪几篇是金大川讲的",
        "哪些讲话是由金大川作的",
        "金大川写的有几篇",
        "金大川的所有講話",
        "列出金大川的发言",
    ],
)
def test_the_speeches_of_a_person_are_asked_for(text: str) -> None:
    assert speaker_listed(text) == "金大川"


@pytest.mark.parametrize(
    "text",
    ["金大川讲了什么", "金大川讲了几点", "金大川的讲话", "有哪些讲话", "谁讲过话", "“金大川”讲过哪几篇", "", "哪几篇"],
)
def test_other_texts_ask_for_nobodys_speeches(text: str) -> None:
    assert speaker_listed(text) == ""


@pytest.mark.parametrize("text", ["2018年有哪些讲话", "2018年作了几篇报告", "2018年都讲過什麼話"])
def test_the_speeches_of_a_year_are_asked_for(text: str) -> None:
    assert year_listed(text) == "2018"


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(speaker_listed(text) + year_listed(text), str)
