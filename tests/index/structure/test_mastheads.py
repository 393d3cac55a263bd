"""A paper's issuer and number are no piece; a title that the file itself labels names all that stands below it."""

import pytest

from tests.index.messy import NEXT, PAST, headed, named, parsed, texts, titles

NUMBER = "青电讲话【2014】054号         签发人: 周明远"


@pytest.mark.parametrize(
    "issuer", ["青 石 社 办 公 邮 件", "**青 石 社 办 公 邮 件**", "青石社办公邮件", "青石镇人民政府"]
)
@pytest.mark.parametrize("number", [NUMBER, "青电〔2014〕12号", "青电文号[2014]3号　签发：周明远"])
def test_the_issuer_and_number_of_a_paper_are_no_title_and_no_piece(issuer: str, number: str) -> None:
    text = f"{issuer}\n\n \n\n{number}\n\n\n\n在水渠通水那一天的讲话\n\n2014年4月24日\n\n{PAST}\n\n{NEXT}\n"
    [speech] = parsed(text, "文件")
    assert speech.title == "在水渠通水那一天的讲话"
    assert PAST in "".join(texts(speech))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("周镇长在青石镇修渠队", "座谈会上的讲话"),
        ("周镇长与茶农代表", "座谈会上的谈话"),
        ("在全镇水利骨干短训", "班上的讲话"),
        ("**周镇长在青石镇****修渠队**", "**工作汇报会上的讲话**"),
        ("周镇长在北片、南片各村", "工作会议上的报告"),
    ],
)
def test_a_title_broken_before_the_end_of_its_occasion_is_one(first: str, second: str) -> None:
    [speech] = parsed(f"{first}\n\n{second}\n\n2014年4月24日\n\n{PAST}\n\n{NEXT}\n", "文件")
    assert speech.title == f"{first}{second}".replace("*", "")


@pytest.mark.parametrize("dash", ["——", "――", "──", "－－", "----"])
def test_a_subtitle_is_told_by_any_dash(dash: str) -> None:
    [speech] = parsed(f"# 水到渠成的一年\n\n{dash}在修渠会上的报告\n\n{PAST}\n\n{NEXT}\n", "文件")
    assert speech.title == f"水到渠成的一年{dash}在修渠会上的报告"


@pytest.mark.parametrize("label", ["【导　读】", "导读：", "【编者按】", "内容提要：", "〔题记〕"])
def test_a_summary_under_a_title_is_text(label: str) -> None:
    text = f"# 水到渠成的一年\n\n2014年4月24日\n\n\n{label}三年的水渠通了\n\n\n{PAST}\n\n\n山里的茶也香了\n\n{NEXT}\n"
    [speech] = parsed(text, "文件")
    assert (speech.title, label in texts(speech)[0]) == ("水到渠成的一年", True)


@pytest.mark.parametrize("gap", ["\n\n\n\n", "\n\n\n"])
def test_what_stands_under_the_one_heading_of_a_file_is_a_section_of_it(gap: str) -> None:
    parts = gap.join(f"{title}\n\n{PAST}\n\n{NEXT}" for title in ("春天总会来临", "茶园怎么办？", "山路有多远？"))
    assert named(parsed(f"# 北山的春天{gap}{PAST}{gap}{parts}\n", "文件")) == [((), "北山的春天")]


def test_without_that_heading_they_are_pieces() -> None:
    parts = "\n\n\n\n".join(
        f"{title}\n\n{PAST}\n\n{NEXT}" for title in ("春天总会来临", "茶园怎么办？", "山路有多远？")
    )
    assert titles(parsed(parts, "文件")) == ["春天总会来临", "茶园怎么办？", "山路有多远？"]


@pytest.mark.parametrize("mark", ["⑴", "[1]", "〔１〕", "①"])
def test_the_mark_of_a_footnote_inside_a_title_goes(mark: str) -> None:
    [speech] = parsed(f"# 关于青石渠{mark}的修法\n\n{PAST}\n\n{mark}青石渠，在青石镇。\n", "文件")
    assert speech.title == "关于青石渠的修法"
    assert mark in "".join(texts(speech))


@pytest.mark.parametrize("heading", ["##20200401镇长在茶会上的讲话", "##镇长在茶会上的讲话", "###2020年的茶会"])
def test_a_heading_without_its_space_is_one(heading: str) -> None:
    assert titles(parsed(f"{heading}\n\n{PAST}\n", "文件")) == [heading.strip("#")]


@pytest.mark.parametrize("line", ["## **", "# __", "##  ***", "# # #"])
def test_a_heading_of_signs_alone_is_read(line: str) -> None:
    assert PAST in "".join(texts(parsed(f"水到渠成\n{line}\n{PAST}\n", "文件")[0]))


def test_a_long_text_under_the_title_of_its_first_part_keeps_the_name_of_its_file() -> None:
    body = "\n".join(f"{PAST}{n}" for n in range(400))
    assert named(parsed(f"寻找水源\n\n第一章\n\n{body}\n", "青石三部曲")) == [(("青石三部曲",), "寻找水源")]
    assert named(parsed(f"寻找水源\n\n{PAST}\n", "青石三部曲")) == [((), "寻找水源")]
    assert headed(parsed(f"寻找水源\n\n{PAST}\n", "青石三部曲")[0])[0][0] == ()


@pytest.mark.parametrize("number", ["〔2031〕12号", "青府纪〔2031〕12号"])
@pytest.mark.parametrize("issued", ["青石镇人民政府办公室　　　2031年6月8日", "青石镇水利局\t2031年6月8日"])
def test_the_letterhead_of_minutes_is_not_their_title(number: str, issued: str) -> None:
    title = "关于研究水渠改造有关问题的会议纪要"
    [speech] = parsed(f"青石镇人民政府\n专题会议纪要\n{number}\n{issued}\n{title}\n{PAST}\n{NEXT}\n", "文件")
    assert speech.title == title
    assert issued.partition("2031")[0].strip() in "".join(texts(speech))


@pytest.mark.parametrize(
    "number",
    [
        "青政发〔2019〕12号（公开版）",
        "MT纪要【2008】028号（开放版）",
        "水利纪要[2019]3号(节选)",
        "青石办（2019）第7号（试行）",
        "EMT决议【2012】8号（内部）　签发人：周明",
        "水函〔2019〕5号（急件）签发：周明",
        "青政發〔2019〕12號（修訂版）",
        "青委发（2019）6号 （摘要）",
        "国发〔2019〕1号(全文)",
        "青水字【2019】第12号（讨论稿）",
    ],
)
def test_a_paper_is_not_called_by_its_number_with_a_remark_behind(number: str) -> None:
    [speech] = parsed(f"{number}\n\n周明在水利会上的讲话\n\n{PAST}\n\n{NEXT}\n", "文")
    assert speech.title == "周明在水利会上的讲话"
