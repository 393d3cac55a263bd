"""Page numbers and running heads: by how they count up and what they break off, and not by how they look alone."""

import pytest

from index.lines import Label, Line
from index.structure.pages import without_pages

TEXT = "今年全县修渠三十里，惠及七个乡镇。"
PAGE = "渠" * 199 + "。"


def left(*texts: str) -> list[str]:
    return [line.text for line in without_pages([Line(text) for text in texts])]


def test_a_page_number_goes_and_a_blank_line_beside_it_stays() -> None:
    lines = [Line(TEXT), Line("- 3 -", gap=2), Line(TEXT, gap=1)]
    assert without_pages(lines) == [Line(TEXT), Line(TEXT, gap=2)]
    assert without_pages([Line(TEXT), Line(TEXT, gap=1)]) == [Line(TEXT), Line(TEXT, gap=1)]
    assert without_pages([Line(TEXT), Line("- 3 -", Label.HEADING), Line(TEXT)])[1].text == "- 3 -"


@pytest.mark.parametrize(
    ("texts", "goes"),
    [
        ((PAGE, "1", PAGE, "2", PAGE), True),
        ((PAGE, "1", PAGE[1:], "2", PAGE), False),  # a page has two hundred characters
        ((PAGE, "1", PAGE, "3", PAGE), False),
        ((PAGE, "2", PAGE, "1", PAGE), False),
        ((PAGE, "1", PAGE), False),
        ((PAGE, "1", TEXT, "2"), True),  # the last page may be short
        ((PAGE, "2019", PAGE, "2020", PAGE), False),
        ((PAGE, "01", PAGE, "02", PAGE), False),
        ((PAGE, "1", "修渠", "2019年3月5日", PAGE, "2", "修路", "2019年3月6日", PAGE), False),
    ],
)
def test_numbers_that_count_pages_go(texts: tuple[str, ...], goes: bool) -> None:
    kept = [text for text in texts if not text.isdecimal()] if goes else list(texts)
    assert left(*texts) == kept


def test_numbers_of_pages_are_found_though_another_stands_between() -> None:
    assert left(PAGE, "1", PAGE, "2", PAGE, "3", PAGE) == [PAGE] * 4
    assert left(PAGE, "7", PAGE, "1", PAGE, "2", PAGE) == [PAGE, "7", PAGE, PAGE, PAGE]


HEAD = "青石县水利志"
TORN = "今年全县修渠三十里，惠及"


def heads(*texts: str) -> int:
    """Count how often the head stays among the lines."""
    return left(*texts).count(HEAD)


@pytest.mark.parametrize(
    ("texts", "stays"),
    [
        # Said twice beside a page number it goes; a title that heads its text stays once.
        ((TEXT, TEXT, HEAD, "- 1 -", TEXT, HEAD, "- 2 -", TEXT), 0),
        ((HEAD, TEXT, HEAD, "- 1 -", TEXT, HEAD, "- 2 -", TEXT), 1),
        ((TEXT, HEAD, TEXT, HEAD, "- 1 -", TEXT, HEAD, "- 2 -", TEXT), 1),
        # Beside one number only, it goes where it breaks a sentence off.
        ((TEXT, TEXT, HEAD, TEXT, TORN, HEAD, "- 2 -", TEXT), 1),
        ((TEXT, TEXT, HEAD, TEXT, TEXT, HEAD, "- 2 -", TEXT), 2),
        ((TEXT, TEXT, HEAD, "2019年3月5日", TEXT, TEXT, HEAD, "- 2 -", TEXT), 1),
        # Said once, or away from all page numbers, it stays.
        ((TEXT, TEXT, HEAD, "- 1 -", TEXT, "- 2 -", TEXT), 1),
        ((TEXT, TEXT, HEAD, TEXT, "- 1 -", TEXT, HEAD, TEXT, "- 2 -", TEXT), 2),
        ((TEXT, TEXT, HEAD, TEXT, HEAD, TEXT), 2),
    ],
)
def test_a_running_head_is_told_by_the_page_numbers_beside_it(texts: tuple[str, ...], stays: int) -> None:
    assert heads(*texts) == stays


def test_a_head_of_two_lines_goes_and_spaces_in_it_do_not_matter() -> None:
    twice = ("- {} -", "青石县", "水 利 志", TEXT)
    texts = [text.format(n) for n in (1, 2, 3) for text in twice]
    assert left(TEXT, TEXT, *texts) == [TEXT] * 5
    assert left(TEXT, TEXT, "- 1 -", "水利志", TEXT, "- 2 -", "水 利 志", TEXT) == [TEXT] * 4


@pytest.mark.parametrize(
    "text",
    ["修渠的事就说到这里。", "（2019年）", "一、修渠", "长" * 41],
    ids=["sentence", "brackets", "number", "long"],
)
def test_what_is_no_head_stays_however_often_it_is_said(text: str) -> None:
    assert left(TEXT, TEXT, text, "- 1 -", TEXT, text, "- 2 -", TEXT).count(text) == 2


@pytest.mark.parametrize(("length", "stays"), [(15, 0), (16, 2)])
def test_a_head_takes_three_quarters_of_a_printed_line_at_most(length: int, stays: int) -> None:
    page = ["渠" * 20] * 8
    head = "头" * length
    texts = [*page, head, "- 1 -", *page, head, "- 2 -", *page]
    assert left(*texts).count(head) == stays


def numbered(words: str, *numbers: int, between: str = TEXT, broken: bool = True) -> list[str]:
    texts = [TEXT]
    for place, number in enumerate(numbers):
        texts += ["渠" * 16 if broken and not place else between, f"{words}{number}"]
    return [*texts, TEXT]


@pytest.mark.parametrize(
    ("texts", "goes"),
    [
        (numbered("青石县水利志 ", 3, 5, 7), True),
        (numbered("青石县水利志 ", 3, 5), False),
        (numbered("青石县水利志 ", 3, 5, 4), False),
        (numbered("青石县水利志 ", 3, 5, 7, broken=False), False),
        (numbered("青石县水利志　　", 3, 4, 5, between=PAGE, broken=False), True),
        (numbered("青石县水利志　　", 3, 4, 6, between=PAGE, broken=False), False),
        (numbered("青石县水利志　　", 3, 4, 5, between=PAGE[1:], broken=False), False),
        (numbered("青石县水利志 ", 3, 4, 5, between=PAGE, broken=False), False),
    ],
)
def test_heads_with_the_number_of_their_page_go_where_they_grow(texts: list[str], goes: bool) -> None:
    assert any("水利志" in text for text in left(*texts)) is not goes


@pytest.mark.parametrize(("length", "goes"), [(16, True), (15, False)])
def test_a_printed_line_that_breaks_off_has_sixteen_characters(length: int, goes: bool) -> None:
    texts = [TEXT, "渠" * length, "青石县水利志 3", TEXT, "青石县水利志 5", TEXT, "青石县水利志 7", TEXT]
    assert ("青石县水利志 3" not in left(*texts)) is goes


def test_a_head_that_tells_a_day_goes_with_the_number_beside_it() -> None:
    head = "全县水利工作会议 — 2019年3月5日"
    assert left(TEXT, head, "3", TEXT) == [TEXT, TEXT]
    assert left(TEXT, "3", head, TEXT) == [TEXT, TEXT]
    assert left("3", head, TEXT) == [TEXT]
    assert left(TEXT, head, TEXT) == [TEXT, head, TEXT]
    assert left(TEXT, head) == [TEXT, head]
