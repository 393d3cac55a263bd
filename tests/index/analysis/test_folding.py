"""Folding brings what is written many ways to one spelling, and every folded character knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold, fold_in_place, is_traditional

texts = st.text(max_size=60) | st.text("政協政协第十二届百分之三ＡＢ①㈠ﬁé́ 🙏\u200b二〇二〇年", max_size=30)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("政協委員", "政协委员"),
        ("ＧＤＰ", "gdp"),
        ("１—３月", "1—3月"),
        ("xiǎo é", "xiao e"),
        ("零\u200b宽", "零宽"),
        ("后來乾淨", "后来干净"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(texts)
def test_folding_in_place_gives_the_same_text(text: str) -> None:
    assert fold_in_place(text).text == fold(text)


@given(texts)
def test_every_folded_character_came_from_somewhere(text: str) -> None:
    folded = fold_in_place(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    for place in range(len(folded.text)):
        start, end = folded.original(place, place + 1)
        assert 0 <= start < end <= len(text)
    assert list(folded.starts) == sorted(folded.starts)


@given(texts, st.data())
def test_a_piece_of_the_original_finds_its_folded_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = fold_in_place(text)
    low, high = folded.within(start, end)
    for place in range(low, high):
        assert start <= folded.starts[place]
        assert folded.ends[place] <= end


def test_a_span_of_folded_text_marks_the_characters_as_quoted() -> None:
    text = "全國八百三十二個貧困縣"
    folded = fold_in_place(text)
    at = folded.text.index("832")
    start, end = folded.original(at, at + 3)
    assert text[start:end] == "八百三十二"


def test_traditional_is_told_from_simplified() -> None:
    assert is_traditional("網路")
    assert not is_traditional("网络 abc 1")
