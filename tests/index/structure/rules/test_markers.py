"""Which lines open a piece by their number among pieces, and what Markdown's signs say."""

import pytest

from index.structure.rules.markers import Marker, markdown, marker, plain_number


@pytest.mark.parametrize(
    ("line", "number", "title", "sure"),
    [
        ("第一篇：修渠", 1, "修渠", True),
        ("第十二篇", 12, "", True),
        ("第3篇 修渠", 3, "修渠", True),
        ("第二篇修渠", 2, "修渠", False),
        ("篇三：修渠", 3, "修渠", True),
        ("范文（二）修渠", 2, "修渠", False),
        ("【篇4】修渠", 4, "修渠", True),
        ("**第五篇：修渠**", 5, "修渠", True),
        ("讲话稿3", 3, "", False),
        ("演讲稿二：修渠", 2, "修渠", False),
        ("修渠讲话 篇3", 3, "修渠讲话", False),
        ("修渠讲话（第三篇）", 3, "修渠讲话", False),
        ("修渠讲话（三）", 3, "修渠讲话", False),
        ("第一篇：" + "渠" * 116, 1, "渠" * 116, True),
        ("第一篇 是渠", 1, "是渠", True),
    ],
)
def test_a_marker_opens_a_piece(line: str, number: int, title: str, sure: bool) -> None:
    assert marker(line) == Marker(number, title, sure)


@pytest.mark.parametrize(
    "line",
    [
        "第一章：修渠",
        "第一篇章",
        "第一篇是修渠的",
        "第一篇：渠修好了。人也来了",
        "第一篇：修渠。",
        "第一篇：修渠、",
        "第一篇：" + "渠" * 117,
        "讲话稿3份",
        "讲话稿3：修渠？好",
        "修渠，讲话（三）",
        "修渠讲话",
        "修渠工地（三）",
        "渠篇3",
    ],
)
def test_what_is_said_or_counted_otherwise_opens_no_piece(line: str) -> None:
    assert marker(line) is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# 修渠", (1, "修渠")),
        ("###### 修渠", (6, "修渠")),
        ("####### 修渠", None),
        ("#修渠", None),
        ("## 修渠 ##", (2, "修渠")),
        ("## C#", (2, "C#")),
        ("## **修渠**", (2, "修渠")),
        ("# 修渠。", None),
        ("# 修渠，", None),
        ("## 修渠。", (2, "修渠。")),
        ("# **", None),
        ("修渠", None),
    ],
)
def test_a_heading_of_markdown_has_a_level_and_words(line: str, heading: tuple[int, str] | None) -> None:
    assert markdown(line) == heading


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("**修渠**", "修渠"),
        (" 修渠 ", "修渠"),
        ("修渠】", "修渠"),
        ("【修渠】", "【修渠】"),
        ("[修渠]", "[修渠]"),
        ("】", "】"),
        ("_修渠", "修渠"),
        ("修渠*", "修渠"),
    ],
)
def test_emphasis_is_no_part_of_a_title(written: str, plain: str) -> None:
    assert plain_number(written) == plain
