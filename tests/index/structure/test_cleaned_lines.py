"""What of a line is its text, what its signs say, and what blank lines and rules beside it leave behind."""

import pytest

from index.lines import Label, Line
from index.structure.cleaning import clean, lines_of
from tests.index.messy import NEXT, PAST


def read(*texts: str) -> list[Line]:
    return clean([Line(text) for text in texts])


def kept(*texts: str) -> list[str]:
    return [line.text for line in read(*texts)]


def test_blank_lines_are_counted_and_the_indent_is_measured() -> None:
    assert read("渠", "", "　", "　　路", "  桥", "\t堤") == [
        Line("渠"),
        Line("路", gap=2, indent=4),
        Line("桥", indent=2),
        Line("堤", indent=1),
    ]


def test_a_rule_counts_as_a_blank_line_and_is_remembered() -> None:
    assert read("渠", "", "-----", "", "路", "桥") == [Line("渠"), Line("路", gap=3, ruled=True), Line("桥")]
    assert not read("渠。", "|---|---|", "路")[1].ruled


@pytest.mark.parametrize(
    ("line", "rule", "level"),
    [
        ("渠", "=====", 1),
        ("渠", "-----", 2),
        ("渠" * 50, "-----", 2),
        ("渠" * 51, "-----", 0),
        ("渠：路", "-----", 0),
        ("渠:路", "-----", 0),
        ("渠。", "-----", 0),
        ("渠；", "-----", 0),
        ("渠，", "-----", 0),
        ("渠", "*****", 0),
    ],
)
def test_an_underlined_line_is_a_heading(line: str, rule: str, level: int) -> None:
    assert read(line, rule, "路")[0] == Line(line, Label.HEADING if level else Label.UNKNOWN, level)
    # Not over a blank line.
    assert read(line, "", rule, "路")[0].label is Label.UNKNOWN


def test_an_underline_keeps_what_is_known_of_its_line() -> None:
    first, second = clean([Line("渠", page=3), Line(""), Line("　路", page=4), Line("====")])
    assert (first.page, second) == (3, Line("路", Label.HEADING, 1, gap=1, page=4))
    labelled = clean([Line("渠", Label.PARAGRAPH), Line("====")])
    assert labelled == [Line("渠", Label.PARAGRAPH)]
    # What goes is underlined in vain.
    assert kept("渠", "打印本页 关闭窗口", "=====", "路") == ["渠", "路"]
    assert clean([Line("===="), Line("渠")])[0] == Line("渠", gap=1, ruled=True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## 渠", Line("渠", Label.HEADING, 2)),
        ("**渠**", Line("渠")),
        ("**渠****路**", Line("渠路")),
        ("**渠**路", Line("**渠**路")),
        ("> 渠", Line("渠")),
        ("│ 渠 │", Line("渠")),
        ("**" + "渠" * 80 + "**", Line("渠" * 80)),
        ("**" + "渠" * 81 + "**", Line("**" + "渠" * 81 + "**")),
    ],
)
def test_signs_around_a_line_are_no_part_of_it(text: str, line: Line) -> None:
    assert read(text) == [line]


def test_what_its_file_labels_is_read_as_it_is() -> None:
    for text in ("## 渠", "**渠**", "> 渠"):
        assert clean([Line(text, Label.PARAGRAPH)]) == [Line(text, Label.PARAGRAPH)]
    assert clean([Line("**渠**", Label.HEADING, 2, page=4), Line(""), Line("*_*", Label.HEADING)])[0] == Line(
        "渠", Label.HEADING, 2, page=4
    )
    assert clean([Line("渠", Label.HEADING, 1), Line(""), Line("路", Label.HEADING, 2)])[1].gap == 1
    assert clean([Line("----"), Line("渠", Label.HEADING, 1), Line("路", Label.HEADING, 2)]) == [
        Line("渠", Label.HEADING, 1, gap=1, ruled=True),
        Line("路", Label.HEADING, 2),
    ]


def test_invisible_characters_go_and_signs_of_pictures_stay() -> None:
    assert kept("渠\u200b道\ufeff", "👩\u200d👧", "渠\x0c路") == ["渠道", "👩\u200d👧", "渠", "路"]
    [first, second] = clean([Line("渠\n路", Label.PARAGRAPH, page=2)])
    assert (first, second) == (Line("渠", Label.PARAGRAPH, page=2), Line("路", Label.PARAGRAPH, page=2))


def test_addresses_and_buttons_beside_the_furniture_of_a_page_go_with_it() -> None:
    button = "打印本页 关闭窗口"
    assert kept(PAST, button, "www.example.org/a", NEXT) == [PAST, NEXT]
    assert kept(PAST, "www.example.org/a", button, NEXT) == [PAST, NEXT]
    assert kept(PAST, "www.example.org/a", NEXT, button) == [PAST, "www.example.org/a", NEXT]
    assert kept(PAST, "www.example.org/a", NEXT) == [PAST, "www.example.org/a", NEXT]
    assert kept(PAST, button, "分享", "收藏", NEXT) == [PAST, NEXT]
    assert kept(PAST, "分享", "收藏", NEXT) == [PAST, "分享", "收藏", NEXT]


def test_buttons_behind_a_byline_go() -> None:
    assert kept("2019-03-05 来源：县报 打印本页", PAST) == ["2019-03-05 来源：县报", PAST]
    assert kept("首页", "新闻", "政务", "服务", "在全县水利会上的讲话", "字号：大 中 小", PAST) == [
        "在全县水利会上的讲话",
        PAST,
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("渠\r\n路\r桥\x0b堤\u2028坝", ["渠", "路", "桥", "堤", "坝"]),
        ("##渠\n###二\n渠", ["## 渠", "### 二", "渠"]),
        ("#渠", ["#渠"]),
        ("#渠\n##路", ["# 渠", "## 路"]),
        ("##" + "渠" * 60, ["## " + "渠" * 60]),
        ("##" + "渠" * 61, ["##" + "渠" * 61]),
        ("<p>渠</p><p>路</p>", ["", "渠", "", "路", ""]),
        ("a < b > c", ["a < b > c"]),
        ("<h2>渠</h2>路", ["", "## 渠", "路"]),
        ("渠&nbsp;路&amp;桥", ["渠 路&桥"]),
        ("[渠](https://example.org/a) ![图](a.png)", ["渠 "]),
        ("<p>渠</p><!-- 路 -->桥<script>堤</script>", ["", "渠", "", "桥", ""]),
        ("<p>渠</p><!-- 路", ["", "渠", "<!-- 路"]),
        ("<p>渠</p><!-- 路<STYLE>a</style >桥<!-- 堤", ["", "渠", "<!-- 路", "桥<!-- 堤"]),
        ("<!DOCTYPE html><head><style>a</style><title>路</title></HEAD><p>渠</p>", ["", "", "", "渠", ""]),
        ("<p>渠</p><script>a<!-- b</script>桥", ["", "渠", "", "桥"]),
        ("<p>渠&emsp;路&#12288;桥&numsp;堤&ensp;闸</p>", ["", "渠 路 桥 堤 闸", ""]),
        ("---\ntitle: 渠\ntags: 水\n---\n路", ["# 渠", "", "路"]),
        ("---\ntitle: '渠'\n---\n# 路", ["title: 渠", "", "# 路"]),
        ("---\ntags: 水\n---\n路", ["路"]),
    ],
)
def test_a_plain_text_falls_into_lines(text: str, lines: list[str]) -> None:
    assert [line.text for line in lines_of(text)] == lines
