"""Markdown: what it marks is read as plain text, in every way of marking, and what only looks like a mark stays."""

from pathlib import Path

import pytest

from index.dates.metadata import dated
from index.lines import Label
from index.model import ParsedSpeech
from index.readers import read_speeches
from index.readers.markdown import markdown_lines, text_lines
from index.structure import parse_speeches
from tests.index.messy import texts


def shown(text: str) -> list[str]:
    """Give the lines of a Markdown text that hold something."""
    return [line.text for line in markdown_lines(text) if line.text]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1. **渠要修。** 钱有了。", "1. 渠要修。 钱有了。"),
        ("2. **渠要修。**钱有了。", "2. 渠要修。钱有了。"),
        ("照**“三渠”**方案和**《渠长章程》**办", "照“三渠”方案和《渠长章程》办"),
        ("这**不是**小事，*是大事*", "这不是小事，是大事"),
        ("__一定__要去，_也要看_。", "一定要去，也要看。"),
        ("***渠通了***，水**来*了*吗**", "渠通了，水来了吗"),
        ("修了~~五里~~六里", "修了五里六里"),
        ("口令是`开闸`，再说``一`次``", "口令是开闸，再说一`次"),
        ("见[渠志](第三章.md)和[图](https://example.org/a_b_c '图')", "见渠志和图"),
        ("看![渠的图](渠.png)这里，<https://example.org/x>", "看这里，https://example.org/x"),
        ("水量<sub>2</sub>立方<!-- 待查 -->，<mark>够了</mark>", "水量2立方，够了"),
        ("据县志[^1]记载[^注]", "据县志[1]记载[注]"),
        ("[^1]: 卷三。", "[1] 卷三。"),
        ("- [x] 修渠", "- 修渠"),
        (r"1\. 我和\*同志\*走了", "1. 我和*同志*走了"),
        ("- **渠长**：李**同志**", "- 渠长：李同志"),
    ],
)
def test_marks_inside_a_line_are_read_as_its_words(line: str, words: str) -> None:
    assert shown(line) == [words]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "长3*宽4*高5",
            "电话138****1234和139****5678",
            "王**、李**，两人",
            "变量 snake_case_name 和 a_b",
            "姓名____，____年",
        ),
        *("5%~6%~7%", "3 * 4 * 5", "x < y，y > z", "<未名><水 and 渠>", "[注](见后)", "* 修渠", "他说：“好*”", "一`次"),
    ],
)
def test_signs_that_mark_nothing_stay(line: str) -> None:
    assert shown(line) == [line]


def test_emphasis_and_links_over_line_ends_are_read_and_lines_keep_their_indents() -> None:
    assert shown("水**到了\n　　田里**。见[渠志][z]。\n换行<br>又一行\n\n[z]: https://example.org/z") == [
        *("水到了", "　　田里。见渠志。", "换行", "又一行"),
    ]
    assert shown("水**到了。\n\n渠**通了。") == ["水**到了。", "渠**通了。"]


def test_headings_items_and_rows_keep_what_they_are_and_code_stays() -> None:
    table = "| 村 | **户** |\n|:--|-|\n| 上\\|下 | 3 |\n|  | 4 |"
    text = f"# **渠**的`事`\n- *甲*\n\n{table}\n\n~~~\n不**改**\\*\n~~~\n讲话\\_稿\n"
    lines = [(line.label, line.level, line.text) for line in markdown_lines(text) if line.text]
    assert lines == [
        (Label.HEADING, 1, "渠的事"),
        (Label.UNKNOWN, 0, "- 甲"),
        *((Label.ROW, 0, row) for row in ("村\t户", "上|下\t3", "\t4")),
        (Label.UNKNOWN, 0, "不**改**\\*"),
        (Label.UNKNOWN, 0, "讲话_稿"),
    ]


@pytest.mark.parametrize("suffix", ["txt", "csv"])
def test_a_text_whose_line_begins_in_bold_is_markdown_whatever_its_suffix(tmp_path: Path, suffix: str) -> None:
    body = "同志们：\n一、**渠要修。**钱已经有了，人也有了，今年一定**全部**修完。"
    path = tmp_path / f"渠.{suffix}"
    path.write_text(f'标题,正文\n修渠讲话,"{body}"\n' if suffix == "csv" else f"修渠讲话\n\n{body}\n", encoding="utf-8")
    [speech] = read_speeches(path, path.name)
    assert "渠要修。钱已经有了，人也有了，今年一定全部修完。" in texts(speech)[-1]


@pytest.mark.parametrize("text", ["张**同志和李**同志去了", "王**：好", "结果为2**3**2", "****\n渠"])
def test_a_text_that_only_has_asterisks_is_none(text: str) -> None:
    assert [line.text for line in text_lines(text)] == text.split("\n")


@pytest.mark.parametrize(
    ("front", "kept"),
    [
        ("title: 论水\nauthor: 周明", ["title: 论水", "作者：周明", "水"]),
        ("title: 水\nauthor: '周明'\ndate: 2021-03-05", ["水", "作者：周明", "发布日期：2021-03-05"]),
        ('date: "2021-03-05T08:00:00+08:00"\nurl: a', ["水", "发布日期：2021-03-05"]),
        ("date: {{ now }}", ["水"]),
        ("layout: post\ntags:\n  - 水\n  - 渠", ["水"]),
    ],
)
def test_fields_at_the_top_are_no_text(front: str, kept: list[str]) -> None:
    lines = [line.text for line in markdown_lines(f"---\n{front}\n---\n\n# 水\n\n水到了。\n") if line.text]
    assert lines == [*kept, "水到了。"]


def test_fields_at_the_top_may_be_written_in_toml() -> None:
    front = '+++\nauthor = "周明"\ntitle = \'水\'\ndate = 2021-03-05T08:00:00+08:00\ntags = [\n    "水",\n]\n\n+++\n'
    lines = [line.text for line in markdown_lines(f"{front}水到了。\n") if line.text]
    assert lines == ["水", "作者：周明", "发布日期：2021-03-05", "水到了。"]


@pytest.mark.parametrize(
    ("title", "top", "kept"),
    [
        ("修渠记全文在线阅读 - 青石文选第一卷", "修渠记", ["修渠记"]),
        ("修渠记 | 青石文库", "修渠记", ["修渠记"]),
        ("修渠记_周明_青石网", "修渠记", ["修渠记"]),
        ("关于“修渠”的讲话（全文）--青石网", "关于“修渠”⑴的讲话", ["关于“修渠”⑴的讲话"]),
        ("“修渠”，还是等水？ - 青石网", "“修渠”，还是等水？", ["“修渠”，还是等水？"]),
        # What goes on without the name of a site says more than the heading, another title something else.
        ("修渠记——给青石乡亲", "修渠记", ["title: 修渠记——给青石乡亲", "修渠记"]),
        ("修渠记（第二版）", "修渠记", ["title: 修渠记（第二版）", "修渠记"]),
        ("修路记 - 青石网", "修渠记", ["title: 修路记 - 青石网", "修渠记"]),
        ("周明 - 修渠记", "修渠记", ["title: 周明 - 修渠记", "修渠记"]),
        ("水 - 青石网", "水", ["title: 水 - 青石网", "水"]),
    ],
)
def test_a_title_with_the_name_of_a_site_gives_way_to_the_heading(title: str, top: str, kept: list[str]) -> None:
    lines = markdown_lines(f"---\ntitle: {title}\n---\n# {top}\n（2019年3月5日）\n\n水到了。\n")
    assert [line.text for line in lines if line.text] == [*kept, "（2019年3月5日）", "水到了。"]


@pytest.mark.parametrize("code", ['{{< video src="a" >}}', "{{% note %}}", "{% include a.html %}"])
def test_what_a_generator_fills_in_is_no_text(code: str) -> None:
    lines = [line.text for line in markdown_lines(f"# 水\n\n{code}水到了。\n\n{code}\n") if line.text]
    assert lines == ["水", "水到了。"]


def test_the_caption_of_a_picture_stands_in_brackets_and_is_no_title() -> None:
    figure = '<figure>\n<img src="a.jpg" alt="">\n<figcaption>渠边的村子</figcaption>\n</figure>'
    body = "去年冬天我们把十里长的水渠修到了每一块田边，没有停过一天。"
    lines = markdown_lines(f"# 水\n\n{body}\n\n{figure}\n\n{body}\n\n{figure}\n\n{body}\n")
    [speech] = parse_speeches(lines, "水")
    assert speech.title == "水"
    assert [passage.headings for passage in speech.passages] == [()] * len(speech.passages)
    assert "（渠边的村子）" in "\n".join(passage.text for passage in speech.passages)


@pytest.mark.parametrize("sign", ["", "- ", "* ", "• "])
@pytest.mark.parametrize("label", ["标题", "題目", "Title", "主题"])
@pytest.mark.parametrize("head", ["原文信息：", "基本信息:", ""])
def test_a_title_among_fields_above_sections_names_one_text(sign: str, label: str, head: str) -> None:
    body = "去年冬天我们把十里长的水渠修到了每一块田边，没有停过一天。"
    fields = [
        f"{label}：给青石全体乡亲的第三封信",
        "作者：周明",
        "发表时间：2019-03-05",
        "链接：[原文](https://example.org/a)",
    ]
    text = "\n".join([head, "", *(f"{sign}{field}" for field in fields), "", "---", "", f"各位乡亲：\n\n{body}", ""])
    sections = "\n\n".join(f"# {name}\n\n{body}\n\n{body}" for name in ("水渠", "夜校", "鱼塘"))
    [speech] = read_markdown(f"{text}\n{sections}\n")
    assert speech.title == "给青石全体乡亲的第三封信"
    assert (speech.metadata.speaker, speech.metadata.date) == ("周明", "2019-03-05")
    assert {passage.headings for passage in speech.passages} == {(), ("水渠",), ("夜校",), ("鱼塘",)}


def read_markdown(text: str) -> list[ParsedSpeech]:
    """Give the speeches of a Markdown text with what their heads say."""
    return list(dated(parse_speeches(markdown_lines(text), "信"), "信.md"))


@pytest.mark.parametrize("top", ["周明远", "周明远（周大）", "李文清 周明远"])
def test_a_topmost_heading_that_names_the_author_is_no_title(top: str) -> None:
    body = "去年冬天我们把十里长的水渠修到了每一块田边，没有停过一天。"
    front = '---\ntitle: "周明远-《把水管到每一户》"\nauthor: "周明远"\ndate: "2016"\n---\n'
    [speech] = read_markdown(f"{front}\n# {top}\n\n## 把水管到每一户\n\n{body}\n\n{body}\n")
    assert (speech.title, speech.metadata.speaker) == ("周明远-《把水管到每一户》", "周明远")
