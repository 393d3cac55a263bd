"""Texts cut to size: nothing goes without an ellipsis, and titles keep what tells them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.draft import MESSAGE_UNITS, plain_draft, shorten, shorten_title
from bot.utf16 import utf16_length

LIMITS = st.integers(2, 40)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("a" + " " * 50 + "b", 10, "a b"),
        ("a" + " " * 50 + "b" * 20, 10, "a bbbbbbb…"),
        ("\n\n\n" * 40 + "今天开会", 10, "今天开会"),
        ("今天开会", 4, "今天开会"),
        ("今天开会吧", 4, "今天开…"),
        ("😀😀😀", 4, "😀…"),
        ("😀一二三", 4, "😀一…"),
        ("今天 开会吧", 4, "今天…"),
    ],
)
def test_what_is_cut_ends_with_an_ellipsis(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@pytest.mark.parametrize(
    ("title", "limit", "short"),
    [
        ("甲" * 12, 12, "甲" * 12),
        ("甲乙" * 6 + "丙", 12, "甲乙甲乙甲乙…甲乙甲乙丙"),
        ("甲乙" * 6 + "丙", 11, "甲乙甲乙甲…甲乙甲乙丙"),
        ("甲乙丙丁 戊己 庚辛壬癸", 10, "甲乙丙丁…庚辛壬癸"),
        ("😀甲乙丙丁戊己庚", 6, "😀甲…己庚"),
    ],
)
def test_a_title_is_cut_in_its_middle(title: str, limit: int, short: str) -> None:
    assert shorten_title(title, limit) == short


def test_titles_that_differ_at_their_end_stay_apart() -> None:
    titles = [f"在青山县第十六届人民代表大会全体会议上所作的政府工作报告（{year}年）" for year in (2021, 2022)]
    first, second = (shorten_title(title, 22) for title in titles)
    assert first != second
    assert first.startswith("在青山县")
    assert first.endswith("（2021年）")


@given(st.text(), LIMITS)
def test_both_keep_to_the_limit_and_keep_what_has_room(text: str, limit: int) -> None:
    line = " ".join(text.split())
    for short in (shorten(text, limit), shorten_title(text, limit)):
        assert utf16_length(short) <= limit
        if utf16_length(line) <= limit and line.isprintable():
            assert short == line
        elif line.isprintable() and utf16_length(line) > limit:
            assert "…" in short


@pytest.mark.parametrize("text", ["桥" * 5_000, "\U00020bb7" * 3_000, "甲" + "😀" * 2_100, "一行\n" * 2_000])
def test_a_sentence_that_repeats_too_much_has_room_in_a_message(text: str) -> None:
    cut = plain_draft(f"没有加上“{text}”").text
    assert cut.endswith("…")
    assert MESSAGE_UNITS - 2 <= utf16_length(cut) <= MESSAGE_UNITS
    assert plain_draft(text[:1_000]).text == text[:1_000]
