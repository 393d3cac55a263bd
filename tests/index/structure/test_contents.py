"""A table of contents goes where what it lists is said again below, and what only looks like one stays."""

import pytest

from index.lines import Line
from index.structure.contents import Contents, entry_core, uncounted, without_contents
from tests.index.messy import NEXT, PAST


def read(*texts: str) -> Contents:
    return without_contents([Line(text) for text in texts])


def kept(*texts: str) -> list[str]:
    return [line.text for line in read(*texts).lines]


BELOW = ("论修渠", PAST, "论修路", NEXT)


@pytest.mark.parametrize(
    "table",
    [
        ("目录", "论修渠", "论修路"),
        ("目　录：", "论修渠……1", "论修路……12"),
        ("目录", "论修渠 1", "论修路 12"),
        ("目录", "1. 论修渠", "2. 论修路"),
        ("目录", "论修渠（2019年3月）", "论修路（2020年）"),
        ("论修渠……1", "论修路……12", "论修桥……30"),
        ("文集", "目录", "论修渠", "论修路"),
        ("目录", "论修渠……周　明（1）", "论修路…………李田（12）"),
        ("目录", "论修渠　周　明……1", "论修路　李田……12"),
        ("目录", "论修渠 周明 1", "论修路 李田 12"),
        ("目录", "论修渠　周明（1）", "论修路　李田（12）"),
        ("目录", "论修渠（周明）", "论修路（李田）"),
        ("目录", "周明：论修渠……1", "李田：论修路……12"),
        ("目录", "论修渠/周明/1", "论修路/李田/12"),
        ("论修渠……周明 1", "论修路……李田 12", "论修桥……王禾 30"),
    ],
)
def test_what_a_table_lists_and_the_text_says_again_goes(table: tuple[str, ...]) -> None:
    assert kept(*table, *BELOW) == [*(["文集"] if table[0] == "文集" else []), *BELOW]
    assert len(read(*table, *BELOW).listed) == 2


def test_an_entry_that_is_not_said_again_stays_unless_it_has_a_page() -> None:
    assert kept("目录", "论修渠", "论修路", "编后的话", *BELOW) == ["编后的话", *BELOW]
    assert kept("目录", "论修渠……1", "论修路……2", "编后的话……9", *BELOW) == list(BELOW)


@pytest.mark.parametrize(
    "texts",
    [
        ("目录", "论修渠", *BELOW[:2]),  # one entry is no table
        ("目录", "论修渠", "论修桥", "论修堤", *BELOW[:2]),  # less than half is said again
        ("论修渠……1", "论修路……12", *BELOW),  # two entries without a head
        (PAST + NEXT, "目录", "论修渠", "论修路", *BELOW),  # a text above it
        ("论修渠", "论修路", *BELOW),
    ],
)
def test_what_is_no_table_stays(texts: tuple[str, ...]) -> None:
    assert kept(*texts) == list(texts)
    assert read(*texts).listed == ()


def test_what_an_entry_says_besides_a_short_name_keeps_it() -> None:
    table = ("目录", "论修渠 从山上到山下再到田里的水", "论修路 从村里到镇上再到县城的车")
    assert kept(*table, *BELOW) == [*table, *BELOW]


def test_half_of_the_entries_said_again_is_enough() -> None:
    assert kept("目录", "论修渠", "论修桥", *BELOW[:2]) == ["论修桥", *BELOW[:2]]
    # Said again are also titles that are counted in one of the places only.
    assert kept("目录", "一、论修渠", "二、论修桥", "三、论修路", *BELOW) == ["二、论修桥", *BELOW]


@pytest.mark.parametrize(("count", "goes"), [(3, True), (2, False)])
def test_a_list_that_counts_from_one_and_is_said_again_is_a_table(count: int, goes: bool) -> None:
    names = ("修渠", "修路", "修桥")[:count]
    listed = [f"{number}、{name}" for number, name in zip("一二三", names, strict=False)]
    text = [part for line in listed for part in (line, PAST)]
    assert (kept("工作报告", *listed, *text) == ["工作报告", *text]) is goes


@pytest.mark.parametrize(("above", "goes"), [(2, True), (3, False)])
def test_a_list_without_a_head_stands_at_the_top(above: int, goes: bool) -> None:
    listed = ["一、修渠", "二、修路", "三、修桥"]
    text = [part for line in listed for part in (line, PAST)]
    top = ["工作报告", "青石县", "二〇一九年"][:above]
    assert (kept(*top, *listed, *text) == [*top, *text]) is goes
    assert kept(*top, "二、修渠", "三、修路", "四、修桥", *text) == [*top, "二、修渠", "三、修路", "四、修桥", *text]


@pytest.mark.parametrize(("lines", "goes"), [(59, True), (60, False)])
def test_a_table_stands_in_the_first_sixty_lines(lines: int, goes: bool) -> None:
    top = [f"青石县第{n}村" for n in range(lines)]
    assert (kept(*top, "目录", "论修渠", "论修路", *BELOW) == [*top, *BELOW]) is goes


@pytest.mark.parametrize(("length", "goes"), [(80, True), (81, False)])
def test_an_entry_has_eighty_characters_at_most(length: int, goes: bool) -> None:
    long = "论" + "渠" * (length - 1)
    texts = ("论修路", PAST + NEXT, long, NEXT + PAST)
    assert (kept("目录", "论修路", long, *texts) == list(texts)) is goes


@pytest.mark.parametrize("end", ["。", "：", "；", "！"])
def test_a_table_ends_where_a_sentence_does(end: str) -> None:
    motto = f"水到渠成{end}"
    assert kept("目录", "论修渠", "论修路", motto, *BELOW) == [motto, *BELOW]


def test_a_date_a_note_and_a_number_are_no_part_of_what_is_listed() -> None:
    assert entry_core("论修渠（2019年3月）") == entry_core("《论修渠》") == "论修渠"
    assert entry_core("（2019年3月）") == "2019年3月"
    assert (uncounted("一、论修渠"), uncounted("论修渠"), uncounted("一、")) == ("论修渠", "论修渠", "一、")
