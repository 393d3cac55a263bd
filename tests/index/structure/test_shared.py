"""Lines that the files of a folder share: a collection's name, what a site put in, and what belongs to the texts."""

import pytest

from index.lines import Label, Line
from index.structure.characters import line_key
from index.structure.shared import NOTHING_SHARED, SharedLines, without_shared
from tests.index.messy import NEXT, PAST

TITLE = "在全县水利会上的讲话"
BODY = (PAST, NEXT, PAST, NEXT, PAST)


def read(*texts: str, shared: tuple[str, ...], bare: bool = False) -> tuple[tuple[str, ...], list[str]]:
    names, lines = without_shared([Line(text) for text in texts], [line_key(text) for text in shared], bare=bare)
    return names, [line.text for line in lines]


def test_what_may_be_a_title_at_the_top_names_the_collection() -> None:
    assert read("青石文选集", TITLE, *BODY, shared=("青石文选集",)) == (("青石文选集",), [TITLE, *BODY])


def test_any_other_shared_line_at_an_edge_goes() -> None:
    assert read(TITLE, *BODY, "青石网制作", shared=("青石网制作",)) == ((), [TITLE, *BODY])
    assert read(TITLE, *BODY, "青石网制作", "青石制", "县里", "水利", shared=("青石网制作",)) == (
        (),
        [TITLE, *BODY, "青石制", "县里", "水利"],
    )


@pytest.mark.parametrize(
    "line",
    [
        "谢谢大家！",
        "同志们：",
        "2019年3月5日",
        "一、修渠",
        "水利工作报告",
        "青石县委员会",
        "来源：青石日报",
        "（摘要）",
        "县长 李青",
        "李青",
        "讲话人 李青",
        "讲话人：李青",
        "演讲者　李青",
        "主讲：县长李青",
        "执笔人：李青",
        "李青（县长）",
        "——李青",
        "青石镇 李青",
    ],
)
def test_what_is_said_or_signs_a_text_stays_though_all_files_have_it(line: str) -> None:
    assert read(TITLE, *BODY, line, shared=(line,)) == ((), [TITLE, *BODY, line])


def test_shared_lines_in_the_midst_of_a_file_stay() -> None:
    five = (TITLE, *BODY[:3], "青石网制作", *BODY[:4])
    assert read(*five, shared=("青石网制作",)) == ((), list(five))
    # Four lines at either end are its edges.
    site = "设计制作：青石网络"
    assert site not in read(*BODY[:3], site, *BODY, shared=(site,))[1]
    assert site in read(*BODY[:4], site, *BODY, shared=(site,))[1]
    last = (TITLE, *BODY, "青石网制作", *BODY[:3])
    assert "青石网制作" not in read(TITLE, *BODY, "青石网制作", "甲乡", "乙乡", "丙乡", shared=("青石网制作",))[1]
    assert read(*last, shared=("青石网制作",))[1] == list(last)


def test_a_shared_line_over_a_day_or_an_address_is_a_title_but_where_the_name_of_the_file_says_nothing() -> None:
    over = ("青石文选集", "2019年3月5日", *BODY)
    assert read(*over, shared=("青石文选集",)) == ((), list(over))
    assert read(*over, shared=("青石文选集",), bare=True) == (("青石文选集",), list(over[1:]))


def test_a_heading_between_a_files_own_title_and_text_is_its_own() -> None:
    lines = (TITLE, "县里的基本情况", *BODY)
    assert read(*lines, shared=("县里的基本情况",)) == ((), list(lines))
    assert read("县里的基本情况", *BODY, shared=("县里的基本情况",))[0] == ("县里的基本情况",)


def test_the_line_below_the_name_of_a_collection_is_a_title_where_a_text_begins_under_it() -> None:
    def first(*texts: str, label: Label = Label.UNKNOWN) -> Line:
        given = [Line("青石文选集"), Line(texts[0]), *(Line(text, label) for text in texts[1:])]
        return without_shared(given, [line_key("青石文选集")], bare=False)[1][0]

    assert first("修渠", *BODY) == Line("修渠", Label.HEADING, 1)
    assert first("修渠", "2019年3月5日", *BODY).label is Label.HEADING
    assert first("一、修渠", *BODY).label is Label.UNKNOWN
    assert first("修渠", "修路", *BODY).label is Label.UNKNOWN
    assert first("修渠", NEXT, "三里", label=Label.HEADING).label is Label.UNKNOWN


def test_a_file_of_shared_lines_only_keeps_them() -> None:
    assert read("青石网制作", shared=("青石网制作",)) == ((), ["青石网制作"])
    assert read("青石网制作", "青石网版权", shared=("青石网制作", "青石网版权")) == ((), ["青石网制作", "青石网版权"])
    assert read(TITLE, *BODY, shared=()) == ((), [TITLE, *BODY])


def test_whether_anything_is_shared_is_told() -> None:
    assert [bool(each) for each in (NOTHING_SHARED, SharedLines(("a",)), SharedLines((), ("a",)))] == [
        False,
        True,
        True,
    ]
