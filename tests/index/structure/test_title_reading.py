"""Which lines at the top are the title, which stand above it, and where it ends."""

import pytest

from index.lines import Label, Line
from index.structure.title_reading import is_half, opening_title, under_title
from index.structure.title_wording import bracketed, goes_on_as_title, joined, labelled, unbracketed, without_notes
from tests.index.messy import NEXT, PAST

TITLE = "在全县水利会上的讲话"
TALK = "全县水利会上的讲话"
BODY = (PAST, NEXT)


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def read(*texts: str) -> tuple[str, list[str]]:
    title, rest = opening_title(lines(*texts))
    return title, [line.text for line in rest]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ((), TITLE),
        (("2019年3月5日",), TITLE),
        (("（摘要）", "2019年3月5日", "发文字号：〔2019〕第12号", "No. 12", "第一辑"), TITLE),
        (("2019年3月5日",) * 5, TITLE),
        (("2019年3月5日",) * 6, ""),
        (("青石县人民政府文件",), TITLE),
        (("青石县人民政府文件", "青政发〔2019〕12号"), TITLE),
        (("青石县人民政府", "青政发〔2019〕12号"), TITLE),
        (("同志们：",), ""),
        (("2019年3月5日", "李青同志"), TITLE),
    ],
)
def test_six_lines_may_stand_above_a_title_but_no_text(above: tuple[str, ...], title: str) -> None:
    assert read(*above, TITLE, *BODY) == (title, [*above, *([] if title else [TITLE]), *BODY])


def test_the_issuer_of_a_paper_is_its_title_where_there_is_no_other() -> None:
    assert read("青石县人民政府文件", *BODY) == ("青石县人民政府文件", list(BODY))
    assert read("2019年3月5日", "青石县人民政府文件", *BODY) == ("青石县人民政府文件", ["2019年3月5日", *BODY])


@pytest.mark.parametrize(
    ("said", "title", "rest"),
    [
        # Said once more, the title goes, also over two lines and among what stands under it.
        ((TITLE, TITLE, *BODY), TITLE, [*BODY]),
        ((TITLE, "2019年3月5日", TITLE, *BODY), TITLE, ["2019年3月5日", *BODY]),
        (("秋到梅岭下的渠", "秋到梅岭", "下的渠", *BODY), "秋到梅岭下的渠", [*BODY]),
        ((TITLE, f"《{TITLE}》", *BODY), TITLE, [*BODY]),
        ((TITLE, f"{TITLE}范文", *BODY), TITLE, [*BODY]),
        ((TITLE, f"标题：{TITLE}", *BODY), TITLE, [*BODY]),
        ((TITLE, "2019年3月5日", *BODY), TITLE, ["2019年3月5日", *BODY]),
        ((TITLE, *["2019年3月5日"] * 5, TITLE, *BODY), TITLE, [*["2019年3月5日"] * 5, *BODY]),
        ((TITLE, PAST, TITLE, NEXT), TITLE, [PAST, TITLE, NEXT]),
        # A title of several lines.
        (("秋到梅岭下", "——凤尾乡的做法", *BODY), "秋到梅岭下——凤尾乡的做法", [*BODY]),
        (
            ("乘势而上再立新功", "奋力谱写新篇", "——在大会上的讲话", *BODY),
            "乘势而上再立新功 奋力谱写新篇——在大会上的讲话",
            [*BODY],
        ),
        (("政协甲县委员会", "关于水利工作的视察报告", *BODY), "政协甲县委员会关于水利工作的视察报告", [*BODY]),
        (
            ("政府工作报告", "2019年3月5日在县人民代表大会上", *BODY),
            "政府工作报告 2019年3月5日在县人民代表大会上",
            [*BODY],
        ),
        (("修渠通水暨", "修路会议上的讲话", *BODY), "修渠通水暨修路会议上的讲话", [*BODY]),
        # Labels, numbers and spaces are no part of it.
        (("标题：修渠", *BODY), "修渠", [*BODY]),
        (("一、在水利会上的讲话", *BODY), "在水利会上的讲话", [*BODY]),
        (("开　幕　词", *BODY), "开幕词", [*BODY]),
    ],
)
def test_a_title_is_read_whole_and_once(said: tuple[str, ...], title: str, rest: list[str]) -> None:
    assert read(*said) == (title, rest)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        # The name of a column or site gives way to what is said again, to a dated talk, to what stands over a byline.
        (("领导讲话", TALK, "2019年3月5日", *BODY), TALK),
        (("青石县的水利信息台", TALK, "2019年3月5日", *BODY), TALK),
        (("青石县的水利信息台", "秋到梅岭下", "秋到梅岭下", *BODY), "秋到梅岭下"),
        (("县情播报台", "秋到梅岭下", "来源：青石日报", *BODY), "秋到梅岭下"),
        (("青石县的水利信息台", "秋到梅岭下", "来源：青石日报", *BODY), "青石县的水利信息台"),
        (("青石县的水利信息台", "2019年3月5日", "秋到梅岭下", "来源：青石日报", *BODY), "秋到梅岭下"),
        (("全县水利工作总结报告", TALK, "2019年3月5日", *BODY), "全县水利工作总结报告"),
        (("青石县的水利信息台", PAST + "！", TALK, "2019年3月5日", *BODY), "青石县的水利信息台"),
        (("青石县的水利信息台", "同志们：", TALK, "2019年3月5日", *BODY), "青石县的水利信息台"),
    ],
)
def test_a_surer_title_below_a_site_or_column_is_taken(said: tuple[str, ...], title: str) -> None:
    found, rest = read(*said)
    assert found == title
    assert [text for text in said if text != title or text == said[0] != title] == [
        text for text in rest if text != title
    ]


def test_a_labelled_heading_below_a_line_of_a_site_is_the_title() -> None:
    below = [Line("青石县水利信息"), Line("秋到梅岭下", Label.HEADING, 1), *lines(*BODY)]
    assert opening_title(below)[0] == "秋到梅岭下"
    lesser = [Line("青石县水利信息"), Line("秋到梅岭下", Label.HEADING, 2), *lines(*BODY)]
    assert opening_title(lesser)[0] == "青石县水利信息"
    section = [Line("青石县水利信息"), Line("一、修渠", Label.HEADING, 1), *lines(*BODY)]
    assert opening_title(section)[0] == "青石县水利信息"
    both = [Line("青石县水利信息", Label.HEADING, 1), Line("秋到梅岭下", Label.HEADING, 1), *lines(*BODY)]
    assert opening_title(both)[0] == "青石县水利信息"


def test_a_title_broken_by_the_width_of_the_page_is_one() -> None:
    text = "今年全县上下一起动手修好了很多水渠解决了大家多年来的难" + "题"
    wrapped = [text[:20], text[:19] + "，"] * 5
    top = ("在全县水利建设工作会议第三次全体会议上的讲话"[:20], "和水利建设的工作报告")
    title, rest = opening_title(lines(*top, "2019年3月5日", *wrapped))
    assert (title, rest[0].text) == ("".join(top), "2019年3月5日")


@pytest.mark.parametrize(
    ("first", "below", "half"),
    [
        ("在找活计方面，农会除要等", "码头一并落成也都已经等得太久了啊", True),
        ("在找活计方面，农会除要等", "码头一并落成也都已经等得太久了", False),  # fifteen characters
        ("在找活计方面农会除要等到", "码头一并落成也都已经等得太久了啊", False),
        ("在找活计方面，农会除要等", "码头一并落成也都已经等得太久了。", False),
        ("在找活计方面，农会除要等", "同志们：", False),
        ("水利工作，农业工作的报告", "码头一并落成也都已经等得太久了啊", False),
        ("团结起来，艰苦奋斗，修好全县各地的每一条水渠吧", "码头", False),
        ("团结起来，艰苦奋斗，修好全县各地的每一条水渠和路吧", "码头", True),
        ("团结起来艰苦奋斗，修好全县各地的每一条水渠和公路吧", "码头", False),
        ("团结起来，艰苦奋斗，修好全县各地的每一条水渠和路吧", "2019年3月5日", False),
    ],
)
def test_half_a_sentence_and_several_clauses_are_no_title(first: str, below: str, half: bool) -> None:
    assert is_half(lines(first, below)) is half
    assert not is_half([Line(first, Label.HEADING), Line(below)])


def test_a_line_set_apart_below_does_not_carry_on_the_one_above() -> None:
    first, below = "在找活计方面，农会除要等", "码头一并落成也都已经等得太久了啊"
    assert not is_half([Line(first), Line(below, gap=1)])
    assert not is_half([Line(first), Line(below, indent=2)])
    assert is_half([Line(first, indent=2), Line(below, indent=2)])
    assert not is_half(lines(first))


@pytest.mark.parametrize(
    ("before", "text", "goes_on"),
    [
        ("秋到梅岭下", "——凤尾乡的做法", True),
        ("秋到梅岭下", "—凤尾乡的做法", True),
        ("秋到梅岭下", "——凤尾乡的做法很好。", False),
        ("秋到梅岭下", "——" + "乡" * 48, True),
        ("秋到梅岭下", "——" + "乡" * 49, False),
        ("秋到梅岭下", "——————", False),
        ("政府工作报告", "2019年3月5日在县人民代表大会上", True),
        ("县政府的工作报告", "2019年3月5日在县人民代表大会上", True),
        ("青石县政府工作报告", "2019年3月5日在县人民代表大会上", False),
        ("秋到梅岭下", "关于水利工作的报告", True),
        ("秋到梅岭下", "在水利会上的话", True),
        ("秋到梅岭下", "冬到梅岭下", False),
        ("青石县水利局", "水利工作的报告", True),
        ("青石县" + "水利" * 13 + "局", "水利工作的报告", True),
        ("青石县" + "水利" * 14 + "局", "水利工作的报告", False),
        ("在水利会上的讲话", "在农业会上的讲话", False),
        ("镇长在青石镇修渠队", "座谈会上的讲话", True),
    ],
)
def test_a_title_goes_on_in_its_subtitle_or_what_an_organ_wrote_about(before: str, text: str, goes_on: bool) -> None:
    assert goes_on_as_title(before, text) is goes_on


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["秋到梅岭"], "秋到梅岭"),
        (["秋到梅岭", "冬到梅岭"], "秋到梅岭 冬到梅岭"),
        (["秋到梅岭", "——散记"], "秋到梅岭——散记"),
        (["青石县水利局", "水利工作报告"], "青石县水利局水利工作报告"),
        (["秋到梅岭", "关于修渠"], "秋到梅岭关于修渠"),
        (["镇长在青石镇修渠队", "座谈会上的讲话"], "镇长在青石镇修渠队座谈会上的讲话"),
        (["甲", "乙", "丙"], "甲 乙 丙"),
    ],
)
def test_the_lines_of_a_title_are_written_in_one(words: list[str], title: str) -> None:
    assert joined(words) == title


def test_a_label_and_brackets_are_read_off() -> None:
    assert [labelled(text) for text in ("标题：修渠", '标题："修渠"', "【标题】修渠", "Title: canal", "修渠")] == [
        "修渠",
        "修渠",
        "修渠",
        "canal",
        "",
    ]
    assert [bracketed(text) for text in ("《秋到梅岭》", "秋到梅岭")] == ["秋到梅岭", ""]


def test_brackets_around_the_title_of_a_talk_are_taken_off() -> None:
    def written(*texts: str) -> list[str]:
        return [line.text for line in unbracketed(lines(*texts))]

    assert written(f"《{TITLE}》", "同志们：", PAST) == [TITLE, "同志们：", PAST]
    assert written(f"《{TITLE}》", "2019年3月5日") == [TITLE, "2019年3月5日"]
    assert written(f"《{TITLE}》", PAST) == [f"《{TITLE}》", PAST]
    assert written("《秋到梅岭》", "同志们：") == ["《秋到梅岭》", "同志们："]


@pytest.mark.parametrize(
    ("title", "below", "plain"),
    [
        ("论修渠〔１〕", (), "论修渠"),
        ("论修渠[1]", ("[1] 渠，水渠。",), "论修渠"),
        ("论修渠①", ("① 渠，水渠。",), "论修渠"),
        ("论修渠①", (PAST,), "论修渠①"),
        ("通水致辞（附图）", (), "通水致辞"),
        ("论修渠", (), "论修渠"),
    ],
)
def test_notes_are_no_part_of_a_title(title: str, below: tuple[str, ...], plain: str) -> None:
    assert without_notes(title, lines(*below)) == plain


def test_under_a_title_that_leads_on_its_rest_is_read() -> None:
    assert under_title("修渠通水暨", lines("修路会议", PAST)) == ("修渠通水暨修路会议", lines(PAST))
    assert under_title("修渠通水暨", [Line("修路会议", Label.HEADING), Line(PAST)])[0] == "修渠通水暨"
    assert under_title("修渠通水", lines("修路会议", PAST)) == ("修渠通水", lines("修路会议", PAST))
    assert under_title("", lines(TITLE, PAST)) == (TITLE, lines(PAST))


@pytest.mark.parametrize("collection", ["青石县领导讲话汇编（2020年）", "周明讲话选编", "青石文集"])
def test_the_name_of_a_collection_does_not_go_on_in_its_first_speech(collection: str) -> None:
    assert not goes_on_as_title(collection, TITLE)
    assert goes_on_as_title(collection, "——献给修渠的人")


@pytest.mark.parametrize(
    ("rubric", "title", "subtitle"),
    [
        ("领导致辞", "让水流过青石", "——致全体修渠的人"),
        ("校長致辭", "让书声响起来", "--致夜校全体学员"),
        ("直击大会全过程", "青石县水利大会欢迎词", "——县水利局局长　周明"),
        ("重要讲话", "把水管到每一户人家", "——在供水工作会上"),
    ],
)
def test_the_name_of_a_column_above_a_title_with_a_subtitle_is_none(rubric: str, title: str, subtitle: str) -> None:
    found, rest = read(rubric, title, subtitle, *BODY)
    assert found.replace(" ", "") == f"{title}{subtitle}".replace(" ", "")
    assert rest == [rubric, *BODY]


@pytest.mark.parametrize(("first", "second"), [("春风化雨", "润物无声"), ("青石县的水", "青石县的渠和渡口与桥")])
def test_a_title_of_two_lines_with_a_subtitle_stays_whole(first: str, second: str) -> None:
    assert read(first, second, "——在夜校开学典礼上", *BODY)[0] == f"{first} {second}——在夜校开学典礼上"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("2019 新 年 致 辞", "2019新年致辞"),
        ("致 全 體 鄉 親 的 一 封 信", "致全體鄉親的一封信"),
        ("秋 夜 A 组", "秋夜A组"),
        ("秋到 梅岭", "秋到 梅岭"),
    ],
)
def test_a_title_is_written_without_the_spaces_it_was_set_with(title: str, written: str) -> None:
    assert without_notes(title, ()) == written
