"""Long text in pieces: nothing lost, nothing cut in two, sentences whole where they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.split import part_with, split_text
from bot.utf16 import utf16_length
from tests.bot.render.strategies import LONG

SENTENCES = "今年全县修通了农村公路一百二十公里。解决了九个村的出行难问题！“大家都说好。”是不是？"


@given(LONG, st.integers(2, 5000), st.integers(2, 5000))
def test_pieces_joined_are_the_text_and_each_fits(text: str, limit: int, first: int) -> None:
    spans = split_text(text, limit, first)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert all(
        utf16_length(text[start:end]) <= (limit if number else first) for number, (start, end) in enumerate(spans)
    )


@given(st.integers(100, 4000))
def test_sentences_stay_whole(limit: int) -> None:
    text = SENTENCES * 200
    ends = [text[start:end][-1] for start, end in split_text(text, limit)]
    assert set(ends) <= set("。！？”")
    assert not any(text[start] == "”" for start, _ in split_text(text, limit))


def test_a_text_that_fits_is_one_piece() -> None:
    assert split_text(SENTENCES, 4096) == [(0, len(SENTENCES))]
    assert split_text("", 100) == []


def test_characters_of_many_code_points_stay_whole() -> None:
    family = "👩‍👩‍👧"
    text = family * 300
    for start, end in split_text(text, 100):
        assert text[start:end].count("👧") * len(family) == end - start


@given(LONG, st.integers(2, 300), st.data())
def test_every_place_is_in_its_part(text: str, limit: int, data: st.DataObject) -> None:
    spans = split_text(text, limit)
    place = data.draw(st.integers(0, len(text) - 1))
    start, end = spans[part_with(spans, place)]
    assert start <= place < end


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        # The last sentence end in the room, else a semicolon, a comma, a blank, anywhere.
        ("一二三。四五。六七八", 8, ["一二三。四五。", "六七八"]),
        ("一二三四，五六七八九；十一二三", 12, ["一二三四，五六七八九；", "十一二三"]),
        ("一二三四，五六七八九十一二三", 9, ["一二三四，", "五六七八九十一二三"]),
        ("一二三四 五六七八九十一二三", 9, ["一二三四 ", "五六七八九十一二三"]),
        ("一二三四五六七八九十", 4, ["一二三四", "五六七八", "九十"]),
        # A closing mark and a second full stop stay with their sentence, also just behind the room.
        ("一二三四五。六七八九”。十", 11, ["一二三四五。", "六七八九”。十"]),
        ("一二三四五。六七八九。”十", 11, ["一二三四五。", "六七八九。”十"]),
        ("一二三四五。六七八九。”十", 12, ["一二三四五。六七八九。”", "十"]),
        # An end in the first part of the room is passed over for a lesser one further on, in any piece.
        ("一二。三四五六七，八九十一", 10, ["一二。三四五六七，", "八九十一"]),
        (
            "一二三四五六七八九。一二。三四五六七，八九十一",
            10,
            ["一二三四五六七八九。", "一二。三四五六七，", "八九十一"],
        ),
        ("一二三。四五六七八九十", 10, ["一二三。四五六七八九", "十"]),
        ("一二三四。五六七八九十", 10, ["一二三四。", "五六七八九十"]),
        # As many as have room, and marks stay with their letter.
        ("😀" * 120, 100, ["😀" * 50, "😀" * 50, "😀" * 20]),
        ("a" + "😀" * 60, 100, ["a" + "😀" * 49, "😀" * 11]),
        ("字" * 9 + "e\u0301" + "字" * 3, 10, ["字" * 9, "e\u0301字字字"]),
        ("字" * 8 + "👩\u200d👧" + "字", 12, ["字" * 8, "👩\u200d👧字"]),
        ("字" * 9 + "☺\ufe0f" + "字", 10, ["字" * 9, "☺\ufe0f字"]),
    ],
)
def test_a_cut_is_at_the_best_place_that_has_room(text: str, limit: int, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in split_text(text, limit)] == pieces


def test_the_first_piece_may_have_less_room() -> None:
    assert split_text("一二三四五六七八", 4, 2) == [(0, 2), (2, 6), (6, 8)]
