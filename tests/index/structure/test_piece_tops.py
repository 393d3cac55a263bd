"""What a piece is called and what stands around it: by its marker, the lines above all pieces, the file's name."""

import pytest

from index.lines import Label, Line
from index.structure.pieces import pieces
from tests.index.messy import NEXT, PAST

Titled = list[tuple[tuple[str, ...], str]]


def read(*texts: str | Line, name: str = "文件") -> Titled:
    return [(piece.outer, piece.title) for piece in pieces(_lines(*texts), name)]


def under(*texts: str | Line, name: str = "文件") -> list[list[str]]:
    return [[line.text for line in piece.lines] for piece in pieces(_lines(*texts), name)]


def _lines(*texts: str | Line) -> list[Line]:
    return [text if isinstance(text, Line) else Line(text) for text in texts]


ONE, TWO = ("第一篇：修渠", PAST), ("第二篇：修路", NEXT)


@pytest.mark.parametrize(
    ("above", "outer", "before", "lead"),
    [
        ((), (), [], []),
        (("青石文选集",), ("青石文选集",), [], []),
        (("青石文选集", "2019年3月5日"), ("青石文选集",), [], ["2019年3月5日"]),
        (("同志们：",), (), [], ["同志们："]),
        (("青石文选集", PAST), (), [((), "青石文选集")], []),
        ((PAST,), (), [((), "文件")], []),
        (("第一辑 春",), ("第一辑 春",), [], []),
    ],
)
def test_what_stands_above_the_first_piece_is_the_title_of_all_or_a_piece(
    above: tuple[str, ...], outer: tuple[str, ...], before: Titled, lead: list[str]
) -> None:
    assert read(*above, *ONE, *TWO) == [*before, (outer, "修渠"), (outer, "修路")]
    assert under(*above, *ONE, *TWO)[len(before)] == [*lead, PAST]


def test_the_part_of_a_book_above_a_piece_stands_around_those_after_it() -> None:
    assert read("第一辑 春", *ONE, "第二辑 秋", *TWO, "第三篇：修桥", PAST) == [
        (("第一辑 春",), "修渠"),
        (("第二辑 秋",), "修路"),
        (("第二辑 秋",), "修桥"),
    ]
    assert read("一、春", *ONE, "二、秋", *TWO) == [(("一、春",), "修渠"), (("二、秋",), "修路")]
    # Only what is counted as the line above the first piece is one.
    assert under("春", *ONE, "二、秋", *TWO)[0][-1] == "二、秋"
    assert under("二、春", *ONE, "三、秋", *TWO)[0][-1] == "三、秋"
    assert under("首先，春", *ONE, "其次，秋", *TWO)[0][-1] == "其次，秋"


@pytest.mark.parametrize(
    ("one", "two", "titled"),
    [
        (("第一篇：", "修渠的事", PAST), ("第二篇：", "修路的事", NEXT), [((), "修渠的事"), ((), "修路的事")]),
        (("第一篇", "修渠", PAST), ("第二篇", "修路", NEXT), [((), "修渠"), ((), "修路")]),
        (("第一篇", PAST), ("第二篇", NEXT), [((), "文件 第一篇"), ((), "文件 第二篇")]),
        (("范文一：", PAST), ("范文二：", NEXT), [((), "范文一"), ((), "范文二")]),
        # Pieces of one title have another under it, or keep their numbers.
        (
            ("第一篇：讲话", "修渠的事情", PAST),
            ("第二篇：讲话", "修路的事情", NEXT),
            [(("讲话",), "修渠的事情"), (("讲话",), "修路的事情")],
        ),
        (("第一篇：讲话", PAST), ("第二篇：讲话", NEXT), [((), "第一篇：讲话"), ((), "第二篇：讲话")]),
        # A short title over a date or text; a name, a date or a number is none.
        (("第一篇", "渠", "2019年3月5日", PAST), TWO, [((), "文件 第一篇"), ((), "修路")]),
        (("第一篇", "水渠", "2019年3月5日", PAST), TWO, [((), "水渠"), ((), "修路")]),
        (("第一篇", "水渠", "水路", PAST), TWO, [((), "文件 第一篇"), ((), "修路")]),
        (("第一篇", "（水渠）", PAST), TWO, [((), "文件 第一篇"), ((), "修路")]),
        (("第一篇", "一、水渠", PAST), TWO, [((), "文件 第一篇"), ((), "修路")]),
    ],
)
def test_a_piece_is_called_by_its_marker_or_what_stands_under_it(
    one: tuple[str, ...], two: tuple[str, ...], titled: Titled
) -> None:
    assert read(*one, *two) == titled


def test_a_piece_that_says_nothing_alone_is_named_with_what_stands_around_it() -> None:
    assert read("青石文选集", "第一篇", PAST, "第二篇", NEXT) == [((), "青石文选集 第一篇"), ((), "青石文选集 第二篇")]


@pytest.mark.parametrize(
    ("texts", "name", "titled"),
    [
        (("后记", PAST), "灯下集", [((), "灯下集 后记")]),
        (("后记",), "灯下集", [((), "灯下集")]),
        (("青石水利", "论集市", PAST), "论集市", [(("青石水利",), "论集市")]),
        (("甲", "乙", "丙", "论集市", PAST), "论集市", [(("甲",), "论集市")]),
        (("甲", "乙", "丙", "丁", "论集市", PAST), "论集市", [((), "论集市")]),
        ((PAST, "论集市", NEXT), "论集市", [((), "论集市")]),
        ((PAST, NEXT), "文件", [((), "文件")]),
    ],
)
def test_a_file_without_pieces_is_called_by_its_top_or_its_name(
    texts: tuple[str, ...], name: str, titled: Titled
) -> None:
    assert read(*texts, name=name) == titled


def test_a_title_that_the_file_is_named_after_is_found_below_that_of_its_collection() -> None:
    assert under("甲", "乙", "论集市", PAST, name="论集市") == [["乙", PAST]]
    # Below a text it is none.
    assert under(PAST, "论集市", NEXT, name="论集市") == [[PAST, "论集市", NEXT]]


BOOK = [PAST * 20] * 20


@pytest.mark.parametrize(
    ("top", "body", "name", "outer"),
    [
        ("春天的水渠", BOOK, "青石县志", ("青石县志",)),
        ("春天的水渠", BOOK[:10], "青石县志", ()),
        ("春天的水渠讲话", BOOK, "青石县志", ()),
        ("春天的水渠报告", BOOK, "青石县志", ()),
        ("春天的水渠", BOOK, "book", ()),
        ("春天的水渠", BOOK, "水渠", ()),
        ("春天的水渠", BOOK, "青石春天的水渠", ()),
        ("春天的水渠", BOOK, "一、", ()),
        ("春天的水渠", ["同志们：", *BOOK], "青石县志", ()),
    ],
)
def test_a_long_text_may_be_a_book_that_its_file_names(
    top: str, body: list[str], name: str, outer: tuple[str, ...]
) -> None:
    assert read(top, *body, name=name)[0][0] == outer


@pytest.mark.parametrize(("length", "outer"), [(20_000, ("青石县志",)), (19_999, ())])
def test_a_book_has_twenty_thousand_characters(length: int, outer: tuple[str, ...]) -> None:
    body = ["渠" * 994 + "很好很好。"] * 19
    rest = length - len("春天的水渠") - sum(map(len, body))
    assert read("春天的水渠", *body, "渠" * (rest - 1) + "。", name="青石县志")[0][0] == outer


def test_whether_the_file_labels_its_one_title_is_known() -> None:
    [headed] = pieces([Line("春天的水渠", Label.HEADING, 1), Line(PAST)], "文件")
    [plain] = pieces([Line("春天的水渠"), Line(PAST)], "文件")
    assert (headed.headed, plain.headed) == (True, False)
    assert not headed.marked
    assert all(piece.marked for piece in pieces(_lines(*ONE, *TWO), "文件"))
    assert pieces([], "文件") == []
