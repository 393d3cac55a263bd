"""At which headings of its own a file is cut, and which of them group pieces or head sections of one."""

import pytest

from index.lines import Label, Line
from index.structure.boundaries import Boundary, Cut, Text
from index.structure.headings import by_headings
from index.structure.layout import layout
from index.structure.listed_pieces import by_contents
from tests.index.messy import NEXT, PAST

Titled = list[tuple[tuple[str, ...], str]]


ROW = Line("1999\t3", Label.ROW)


def head(text: str, level: int = 1) -> Line:
    return Line(text, Label.HEADING, level)


def read(*texts: str | Line) -> tuple[Cut | None, Titled]:
    lines = [text if isinstance(text, Line) else Line(text) for text in texts]
    found = by_headings(Text(lines, layout(lines)))
    return found, [(boundary.outer, boundary.title) for boundary in found.boundaries] if found else []


@pytest.mark.parametrize(
    ("texts", "pieces"),
    [
        ((head("修渠"), PAST, head("修路"), NEXT), [((), "修渠"), ((), "修路")]),
        ((head("修渠"), PAST), []),
        ((PAST, NEXT), []),
        # Counted headings head sections; two of them among four do no harm, three do.
        ((head("一、渠"), PAST, head("二、路"), NEXT), []),
        ((head("一、渠"), PAST, head("修路"), NEXT), [((), "一、渠"), ((), "修路")]),
        ((head("一、渠"), PAST, head("二、桥"), PAST, head("修路"), NEXT), []),
        # Under a title without a sign they are its sections, unless they name documents or are signed.
        (("在全县水利会上的讲话", head("修渠"), PAST, head("修路"), NEXT), []),
        (("水利文集", head("修渠报告"), PAST, head("修路报告"), NEXT), [((), "修渠报告"), ((), "修路报告")]),
        (("水利文集", head("修渠报告"), PAST, head("修路"), NEXT), [((), "修渠报告"), ((), "修路")]),
        (("水利文集", head("修渠报告"), PAST, head("修路"), NEXT, head("修桥"), NEXT), []),
        (
            ("水利文集", head("修渠"), "李青", PAST, head("修路"), "2019年3月5日", NEXT),
            [((), "修渠"), ((), "修路")],
        ),
        (
            ("水利文集", head("修渠"), "甲", "李青", PAST, head("修路"), "同志们：", NEXT),
            [((), "修渠"), ((), "修路")],
        ),
        (("水利文集", head("修渠"), "甲", "乙", "李青", PAST, head("修路"), "李青", NEXT), []),
        (("水利文集", head("修渠"), "李青", PAST, head("修路"), NEXT), []),
    ],
)
def test_headings_of_the_topmost_level_open_pieces(texts: tuple[str | Line, ...], pieces: Titled) -> None:
    assert read(*texts)[1] == pieces


@pytest.mark.parametrize(
    ("texts", "pieces"),
    [
        # Parts of a book stand around their pieces, one heading beside them does no harm.
        (
            (head("上编 春"), head("修渠", 2), PAST, head("下编 秋"), head("修路", 2), NEXT),
            [(("上编 春",), "修渠"), (("下编 秋",), "修路")],
        ),
        (
            (head("水利文集"), head("上编 春"), head("修渠", 2), PAST, head("下编 秋"), head("修路", 2), NEXT),
            [(("水利文集", "上编 春"), "修渠"), (("水利文集", "下编 秋"), "修路")],
        ),
        # The title of the book said again and again is no piece, if nothing stands under it.
        (
            (head("文集"), head("修渠", 2), PAST, head("文集"), head("修路", 2), NEXT),
            [(("文集",), "修渠"), (("文集",), "修路")],
        ),
        # One heading over documents, over signed ones, or the empty name of a collection over titles.
        (
            (head("水利"), PAST, head("修渠报告", 2), PAST, head("修路报告", 2), NEXT),
            [((), "水利"), (("水利",), "修渠报告"), (("水利",), "修路报告")],
        ),
        (
            (head("水利"), head("修渠", 2), "李青", PAST, head("修路", 2), "李青", NEXT),
            [(("水利",), "修渠"), (("水利",), "修路")],
        ),
        (
            (head("水利文集"), head("修渠", 2), PAST, head("修路", 2), NEXT),
            [(("水利文集",), "修渠"), (("水利文集",), "修路")],
        ),
        ((head("水利文集"), PAST, head("修渠", 2), PAST, head("修路", 2), NEXT), []),
        ((head("水利"), head("修渠", 2), PAST, head("修路", 2), NEXT), []),
        ((head("水利文集"), head("修渠", 2), PAST), []),
        ((head("水利文集"), head("一、渠", 2), PAST, head("二、路", 2), NEXT), []),
        (
            (head("水利文集"), head("一、渠", 2), PAST, head("修路", 2), NEXT),
            [(("水利文集",), "一、渠"), (("水利文集",), "修路")],
        ),
        (("前面的话。" * 6, head("水利文集"), head("修渠", 2), PAST, head("修路", 2), NEXT), []),
        # Sections inside pieces are none.
        ((head("修渠"), head("一", 2), PAST, head("修路"), head("一", 2), NEXT), [((), "修渠"), ((), "修路")]),
    ],
)
def test_headings_above_those_of_pieces_group_them(texts: tuple[str | Line, ...], pieces: Titled) -> None:
    assert read(*texts)[1] == pieces


@pytest.mark.parametrize(
    ("texts", "pieces"),
    [
        # The title of a text set as its sections are: a document, or over one section, or over a table.
        ((head("在开学典礼上的讲话"), head("修渠"), PAST, head("修路"), NEXT), []),
        ((head("在开学典礼上的讲话"), "李青", "2019年3月5日", head("修渠"), PAST, head("修路"), NEXT), []),
        ((head("青石公司2021年公开信"), head("青石公司"), PAST, head("渠", 2), PAST, head("路", 2), NEXT), []),
        ((head("青石公司2021年"), ROW, ROW, f"注：{PAST}", head("青石公司"), "致各位乡亲：", PAST), []),
        ((head("在开学典礼上的讲话", 2), head("修渠", 2), PAST, head("修路", 2), NEXT), []),
        ((head("水利杂记"), head("一、渠"), PAST, head("二、路"), NEXT), []),
        # The name of a book stands around its pieces.
        (
            (head("水利杂记"), head("修渠"), PAST, head("修路"), NEXT),
            [(("水利杂记",), "修渠"), (("水利杂记",), "修路")],
        ),
        (
            (head("水利文集"), head("修渠报告"), "李青", PAST, head("修路报告"), "李青", NEXT),
            [(("水利文集",), "修渠报告"), (("水利文集",), "修路报告")],
        ),
        # A column over one document, and a title over text or beside other empty ones, is a piece of its own.
        ((head("水利"), head("修渠报告"), PAST), [((), "水利"), ((), "修渠报告")]),
        ((head("水利"), head("修渠"), "李青", PAST), [((), "水利"), ((), "修渠")]),
        ((head("水利"), ROW, PAST, NEXT, head("修渠"), PAST), [((), "水利"), ((), "修渠")]),
        ((PAST, head("水利杂记"), head("修渠"), PAST), [((), "水利杂记"), ((), "修渠")]),
    ],
)
def test_a_first_heading_without_text_stands_over_its_like(texts: tuple[str | Line, ...], pieces: Titled) -> None:
    assert read(*texts)[1] == pieces


def test_lesser_headings_that_name_no_documents_are_unsure() -> None:
    lesser = read(head("修渠", 2), PAST, head("修路", 2), NEXT)[0]
    assert lesser is not None
    assert lesser.confidence == 0.5
    for surer in (
        (head("修渠"), PAST, head("修路"), NEXT),
        (head("修渠报告", 2), PAST, head("修路报告", 2), NEXT),
        (head("水利文集"), head("修渠", 2), PAST, head("修路", 2), NEXT),
    ):
        found = read(*surer)[0]
        assert found is not None
        assert found.confidence == 0.9


def test_what_stands_under_a_group_goes_with_its_first_piece_and_names_a_lesser_group() -> None:
    found, titled = read(
        head("上编 春"), "献给修渠的人", head("修渠", 2), PAST, head("下编 秋"), "第一辑", head("修路", 2), NEXT
    )
    assert found is not None
    assert titled == [(("上编 春",), "修渠"), (("下编 秋", "第一辑"), "修路")]
    first, second = found.boundaries
    assert [line.text for line in first.lead] == ["献给修渠的人"]
    assert second.lead == ()
    assert (first.place, first.body) == (0, 3)
    assert (second.place, second.body) == (4, 7)
    assert first.open
    assert first.marked


def listed(*texts: str, entries: tuple[str, ...]) -> list[Boundary]:
    lines = [Line(text) for text in texts]
    found = by_contents(Text(lines, layout(lines), entries))
    return list(found.boundaries) if found else []


LONG = PAST * 4


@pytest.mark.parametrize(
    ("texts", "entries", "titles"),
    [
        (("修渠报告", PAST, "修路报告", NEXT), ("修渠报告", "修路报告"), ["修渠报告", "修路报告"]),
        (("修渠报告", PAST, "修路", NEXT), ("修渠报告", "修路"), []),
        (
            ("修渠报告", PAST, "修路报告", NEXT, "修桥", PAST),
            ("修渠报告", "修路报告", "修桥"),
            ["修渠报告", "修路报告", "修桥"],
        ),
        # Of counted ones at least half bear a document's name.
        (("一、修渠报告", PAST, "二、修路", NEXT), ("一、修渠报告", "二、修路"), ["修渠报告", "修路"]),
        (("一、修渠报告", PAST, "二、修路", NEXT, "三、修桥", NEXT), ("一、修渠报告", "二、修路", "三、修桥"), []),
        # The kind with more documents; of two with as many the later, which stands inside.
        (
            ("一、水利", "（一）修渠报告", PAST, "（二）修路报告", NEXT),
            ("一、水利", "（一）修渠报告", "（二）修路报告"),
            ["修渠报告", "修路报告"],
        ),
        (
            ("一、水利报告", "（一）修渠报告", PAST, NEXT),
            ("一、水利报告", "（一）修渠报告"),
            ["修渠报告"],
        ),
        # Titles in any words are pieces below the name of a collection, where they are three and long.
        (("水利文集", "论渠", LONG, "论路", LONG, "论桥", LONG), ("论渠", "论路", "论桥"), ["论渠", "论路", "论桥"]),
        (("论渠", LONG, "论路", LONG, "论桥", LONG), ("论渠", "论路", "论桥"), ["论渠", "论路", "论桥"]),
        (("在水利会上的讲话", "论渠", LONG, "论路", LONG, "论桥", LONG), ("论渠", "论路", "论桥"), []),
        (("水利文集", "甲", "论渠", LONG, "论路", LONG, "论桥", LONG), ("论渠", "论路", "论桥"), []),
        (("水利文集", "论渠", LONG, "论路", LONG), ("论渠", "论路"), []),
        (("水利文集", "论渠", PAST, "论路", PAST, "论桥", PAST), ("论渠", "论路", "论桥"), []),
        (
            ("水利文集", "基本情况", LONG, "存在的主要问题", LONG, "论桥", LONG),
            ("基本情况", "存在的主要问题", "论桥"),
            [],
        ),
        ((PAST, NEXT), (), []),
    ],
)
def test_titles_that_a_table_of_contents_lists_open_pieces(
    texts: tuple[str, ...], entries: tuple[str, ...], titles: list[str]
) -> None:
    assert [each.title for each in listed(*texts, entries=entries)] == titles


def test_a_title_that_is_listed_opens_one_piece_and_only_a_document_may_hold_articles() -> None:
    first, second = listed("修渠报告", PAST, "修路报告", NEXT, "修渠报告", PAST, entries=("修渠报告", "修路报告"))
    assert (first.place, first.body, second.place) == (0, 1, 2)
    assert first.marked
    assert not listed("论渠", LONG, "论路", LONG, "论桥", LONG, entries=("论渠", "论路", "论桥"))[0].marked


@pytest.mark.parametrize(("length", "pieces"), [(200, 3), (199, 0)])
def test_pieces_in_any_words_have_two_hundred_characters(length: int, pieces: int) -> None:
    body = "渠" * (length - 2)
    assert len(listed("论渠", body, "论路", body, "论桥", body, entries=("论渠", "论路", "论桥"))) == pieces
