"""Which number a line opens with, of what kind, and where its own words begin."""

import pytest

from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import Numbered, number_value, numbered


@pytest.mark.parametrize(
    ("digits", "numbers"),
    [
        ("〇 零 一 两 三 九 十", (0, 0, 1, 2, 3, 9, 10)),
        ("十一 二十 二十三 九十九 一百 一百零五 二百一十", (11, 20, 23, 99, 100, 105, 210)),
        ("百 百二十 百零八 一百一 二百五", (100, 120, 108, 110, 250)),
        ("二〇一一 二〇二〇 一九四九 〇三", (2011, 2020, 1949, 3)),
        ("十百 一百二百 百百 第", (0, 0, 0, 0)),
        ("壹 贰 貳 叁 參 肆 伍 陆 陸 柒 捌 玖 拾", (1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 10)),
        ("拾壹 贰拾", (11, 20)),
        ("㈠ ㈩ ⒈ ⒛ ⑴ ⒇ ① ⑳ Ⅰ Ⅻ A Z", (1, 10, 1, 20, 1, 20, 1, 20, 1, 12, 1, 26)),
        ("I II IV IX XVI", (1, 2, 4, 9, 16)),
        ("首先 其次 再次 最后", (1, 2, 3, 0)),
        ("0 7 12 １２ b", (0, 7, 12, 12, 0)),
    ],
)
def test_a_number_is_read_in_any_digits(digits: str, numbers: tuple[int, ...]) -> None:
    assert tuple(map(number_value, digits.split())) == numbers


@pytest.mark.parametrize(
    ("line", "kind", "number", "words"),
    [
        ("第一部分 修渠", "part", 1, "修渠"),
        ("第二编：修渠", "part", 2, "修渠"),
        ("第三章 修渠", "chapter", 3, "修渠"),
        ("第二节、修渠", "section", 2, "修渠"),
        ("贰、修渠", "formal", 2, "修渠"),
        ("议题三：修渠", "topic", 3, "修渠"),
        ("三、修渠", "han", 3, "修渠"),
        ("十二．修渠", "han", 12, "修渠"),
        ("四 修渠和修路", "han", 4, "修渠和修路"),
        ("（二）修渠", "paren-han", 2, "修渠"),
        ("㈢修渠", "paren-han", 3, "修渠"),
        ("2．修渠", "arabic", 2, "修渠"),
        ("⒊修渠", "arabic", 3, "修渠"),
        ("（4）修渠", "paren-arabic", 4, "修渠"),
        ("⑸修渠", "paren-arabic", 5, "修渠"),
        ("6）修渠", "paren-arabic", 6, "修渠"),
        ("IV. 修渠", "roman", 4, "修渠"),
        ("（B）修渠", "letter", 2, "修渠"),
        ("⑦修渠", "circle", 7, "修渠"),
        ("第三，修渠", "first", 3, "修渠"),
        ("首先，修渠", "first", 1, "修渠"),
        ("最后，修渠", "first", 0, "修渠"),
        ("三是修渠", "one is", 3, "修渠"),
        ("一要修渠", "one is", 1, "修渠"),
        ("其二，修渠", "its first", 2, "修渠"),
        ("**五、修渠**", "han", 5, "修渠**"),
        ("__（六）修渠", "paren-han", 6, "修渠"),
        # What only looks like an enumeration opens with a number all the same.
        ("二、三年来的工作", "han", 2, "三年来的工作"),
        ("二、三个问题", "han", 2, "三个问题"),
        ("二、四产业", "han", 2, "四产业"),
        ("二、三", "han", 2, "三"),
        ("二．三产业", "han", 2, "三产业"),
        ("2、4月的工作", "arabic", 2, "4月的工作"),
        ("2、3是质数", "arabic", 2, "3是质数"),
    ],
)
def test_a_line_opens_with_a_number_of_its_kind(line: str, kind: str, number: int, words: str) -> None:
    opening = numbered(line)
    assert opening == Numbered(kind, number, len(line) - len(words))


@pytest.mark.parametrize(
    "line",
    [
        "修渠三里",
        "",
        "*",
        "二、三产业都在增长",
        "2、3月的工作",
        "１、２日开会",
        "2.5公里",
        "三条水渠",
        "第三者",
        "（2019）",
        "一心修渠",
    ],
)
def test_a_line_that_only_begins_with_digits_opens_with_no_number(line: str) -> None:
    assert numbered(line) is None


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("一、修渠", {Mark.NUMBERED, Mark.COUNTED, Mark.FIRST_NUMBER}),
        ("二、修渠", {Mark.NUMBERED, Mark.COUNTED}),
        ("一是修渠", {Mark.NUMBERED}),
        ("首先，修渠", {Mark.NUMBERED}),
        ("第一辑　春风里", {Mark.NUMBERED, Mark.COUNTED, Mark.FIRST_NUMBER, Mark.VOLUME}),
        ("第二辑　春风里。", {Mark.NUMBERED, Mark.COUNTED}),
        ("修渠", set()),
    ],
)
def test_what_a_number_says_of_its_line(line: str, marks: set[Mark]) -> None:
    asked = (Mark.NUMBERED, Mark.COUNTED, Mark.FIRST_NUMBER, Mark.VOLUME)
    assert {mark for mark in asked if has_mark(line, mark)} == marks
