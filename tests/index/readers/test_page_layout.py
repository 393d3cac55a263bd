"""Placed text whose sizes are measured badly, as in scans: titles stay above sections, tables hold no heading."""

from collections.abc import Sequence

from index.lines import Label
from index.readers.page_layout import PlacedPage, TextBox, page_lines
from tests.index.messy import NEXT, PAST


def box(text: str, row: int, height: float = 20.0, left: float = 100.0) -> TextBox:
    """Give a text in a row of a page, its characters as wide as they are high."""
    top = 60.0 + 40 * row
    return TextBox(text, left, top, left + height * len(text), top + height)


def headings(boxes: Sequence[TextBox]) -> list[tuple[str, int]]:
    lines = page_lines([PlacedPage(1, 1200.0, tuple(boxes))])
    return [(line.text, line.level) for line in lines if line.label is Label.HEADING]


def test_numbered_headings_set_like_the_title_stand_under_it() -> None:
    boxes = [
        box("在全县教育工作会议上的讲话", 0, 26.0),
        box("一、办好学校", 1, 26.5),
        box(PAST, 2),
        box("二、教好学生", 3, 25.5),
        box(NEXT, 4),
    ]
    assert headings(boxes) == [("在全县教育工作会议上的讲话", 1), ("一、办好学校", 2), ("二、教好学生", 2)]


def test_numbered_headings_alone_are_the_highest() -> None:
    boxes = [box("一、办好学校", 0, 26.0), box(PAST, 1), box("二、教好学生", 2, 26.0), box(NEXT, 3)]
    assert headings(boxes) == [("一、办好学校", 1), ("二、教好学生", 1)]


def test_a_row_of_a_table_is_no_heading_however_large_it_was_measured() -> None:
    rows = [
        [box(name, 2 + row, 26.0 if row == 2 else 20.0), box(count, 2 + row, left=500.0)]
        for row, (name, count) in enumerate([("镇名", "学校"), ("望潮镇", "12"), ("北屿镇", "4")])
    ]
    boxes = [box(PAST, 0), box(NEXT, 1), *(each for row in rows for each in row)]
    lines = page_lines([PlacedPage(1, 1200.0, tuple(boxes))])
    assert [line.text for line in lines if line.label is Label.ROW] == ["镇名\t学校", "望潮镇\t12", "北屿镇\t4"]
