"""What a file itself says of its lines holds, whatever they look like."""

import pytest

from index.lines import Label, Line
from index.structure import parse_speeches
from tests.index.messy import NEXT, PAST, headed, texts, titles


def test_a_heading_a_reader_labelled_needs_no_sign_in_its_text() -> None:
    lines = [Line("在春耕会上的讲话", Label.HEADING, 1), Line(PAST), Line("备耕", Label.HEADING, 2), Line(NEXT)]
    [speech] = parse_speeches(lines, "文件")
    assert speech.title == "在春耕会上的讲话"
    assert headed(speech) == [((), PAST), (("备耕",), NEXT)]


def test_a_sign_in_a_labelled_line_is_text() -> None:
    [speech] = parse_speeches([Line("在春耕会上的讲话", Label.HEADING, 1), Line(f"# {PAST}", Label.PARAGRAPH)], "文件")
    assert texts(speech) == [f"# {PAST}"]


@pytest.mark.parametrize("cut", range(31, len(PAST) - 1, 4))
def test_a_whole_paragraph_is_never_joined_with_the_next(cut: int) -> None:
    lines = [Line("第一篇：讲话"), Line(PAST[:cut], Label.PARAGRAPH), Line(PAST[cut:] + NEXT, Label.PARAGRAPH)]
    [speech] = parse_speeches(lines, "文件")
    assert "\n".join(texts(speech)) == f"{PAST[:cut]}\n{PAST[cut:]}{NEXT}"


def test_rows_and_items_stay_lines_of_their_own() -> None:
    rows = [Line(f"{name}乡 共修渠道 {count} 里", Label.ROW) for name, count in (("青石", 3), ("云屏", 5))]
    items = [Line(f"{NEXT[:30]}", Label.LIST_ITEM), Line(f"{PAST[:30]}", Label.LIST_ITEM)]
    [speech] = parse_speeches([Line("春耕情况通报"), Line(PAST), *rows, *items], "文件")
    assert "\n".join(texts(speech)).split("\n")[1:] == [
        *(line.text for line in rows),
        *(f"• {line.text}" for line in items),
    ]


@pytest.mark.parametrize("text", ["一、修渠", "● 修渠", "（修渠的事）", "1. 修渠", "① 修渠"])
def test_an_item_with_a_sign_of_its_own_gets_no_other(text: str) -> None:
    [speech] = parse_speeches([Line("春耕情况通报"), Line(PAST), Line(text, Label.LIST_ITEM), Line(NEXT)], "文件")
    assert "•" not in "".join(texts(speech))


def test_a_title_beside_the_text_is_used_where_the_lines_give_none() -> None:
    assert titles(parse_speeches([Line(PAST), Line(NEXT)], "文件", "县长讲话")) == ["县长讲话"]
    assert titles(parse_speeches([Line("在春耕会上的讲话"), Line(PAST)], "文件", "县长讲话")) == ["在春耕会上的讲话"]


@pytest.mark.parametrize("label", [Label.UNKNOWN, Label.PARAGRAPH])
def test_a_line_end_inside_a_line_ends_it(label: Label) -> None:
    [speech] = parse_speeches([Line("在春耕会上的讲话"), Line(f"{PAST}\n{NEXT}", label)], "文件")
    assert texts(speech) == [PAST, NEXT]
