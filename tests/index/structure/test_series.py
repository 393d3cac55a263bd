"""Pieces that open in the same form are told apart without markers: by rules, wide gaps, authors, dates."""

import pytest

from index.structure.rules import Mark, has_mark
from tests.index.messy import NEXT, PAST, parsed, texts, titles

FIRST, SECOND, THIRD = "山里的茶为什么香", "论渠道的养护", "渔村三十年"
BODY = f"{PAST}\n{NEXT}"


@pytest.mark.parametrize("rule", ["-----", "==============", "* * *", "———————", "＿＿＿＿＿＿"])
def test_a_rule_over_each_title_parts_pieces(rule: str) -> None:
    speeches = parsed(f"\n\n{rule}\n\n".join(f"{title}\n{BODY}" for title in (FIRST, SECOND, THIRD)), "文集")
    assert titles(speeches) == [FIRST, SECOND, THIRD]
    assert [texts(speech) for speech in speeches] == [[PAST, NEXT]] * 3


def test_the_name_of_a_collection_above_its_first_piece_is_around_all() -> None:
    pieces = "\n\n======\n\n".join(f"{title}\n本报评论员\n{BODY}" for title in (FIRST, SECOND))
    speeches = parsed(f"县报评论文章（1998年）\n\n{pieces}", "文集")
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("县报评论文章（1998年）",), FIRST),
        (("县报评论文章（1998年）",), SECOND),
    ]


def test_what_stands_under_a_rule_is_a_title_whatever_follows() -> None:
    orders = f"关于修建渠道的决定\n槐安县政府令\n第９号\n{BODY}"
    speeches = parsed(f"{FIRST}\n{BODY}\n\n----\n\n{orders}\n\n----\n\n{THIRD}\n●有鱼\n●有船\n{BODY}", "文集")
    assert titles(speeches) == [FIRST, "关于修建渠道的决定", THIRD]


def test_a_summary_may_stand_between_an_author_and_the_text() -> None:
    speeches = parsed("\n\n".join(f"{title}\n周明\n茶农说收成好\n{BODY}" for title in (FIRST, SECOND)), "文集")
    assert titles(speeches) == [FIRST, SECOND]
    assert texts(speeches[1])[0] == f"周明\n茶农说收成好\n{PAST}"


def test_a_title_under_wide_gaps_is_one_of_the_series_without_an_author_too() -> None:
    text = f"{FIRST}\n周明\n{BODY}\n\n\n{SECOND}\n{BODY}\n\n\n{THIRD}\n林栋\n{BODY}"
    assert titles(parsed(text, "文集")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("between", ["\n\n\n", "\n\n\n\n"])
def test_wide_gaps_part_pieces(between: str) -> None:
    speeches = parsed(between.join(f"{title}\n{BODY}" for title in (FIRST, SECOND, THIRD)), "文集")
    assert titles(speeches) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "under",
    [
        "本报评论员",
        "*周明*",
        "周明（2019年3月5日）",
        "安娜·克拉克（1995年）",
        "县农业局高级编辑林国栋",
        "（2019年3月4日）",
        "中華民國一○八年(2019年)3月4日於槐安市",
        "發布機關：槐安縣政府 林國棟",
        "——谈谈农村\n周明",
    ],
)
@pytest.mark.parametrize("form", ["{}", "{}\n", "## {}\n", "1. {}\n", "一、{}"])
def test_what_is_signed_in_the_same_form_are_pieces(under: str, form: str) -> None:
    speeches = parsed("\n\n".join(f"{form.format(title)}\n{under}\n{BODY}" for title in (FIRST, SECOND)), "文集")
    assert [speech.title.partition("——")[0] for speech in speeches] == [FIRST, SECOND]
    assert all(PAST in "".join(texts(speech)) and NEXT in "".join(texts(speech)) for speech in speeches)


@pytest.mark.parametrize("mark", ["标题：{}", "【标题】{}", "題目: {}", "《{}》", "【{}】"])
def test_titles_with_the_same_mark_open_pieces(mark: str) -> None:
    speeches = parsed("\n".join(f"{mark.format(title)}\n{BODY}" for title in (FIRST, SECOND, THIRD)), "文集")
    assert titles(speeches) == [FIRST, SECOND, THIRD]
    assert [texts(speech) for speech in speeches] == [[PAST, NEXT]] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"全县水利工作\n{BODY}\n【渠道有人管】\n{BODY}\n【水费有人收】\n{BODY}\n【水库有人守】\n{BODY}",
        f"在全县大会上的讲话\n同志们：\n{BODY}\n\n\n\n渠道养护\n{BODY}\n\n\n\n渔村旧貌\n{BODY}",
        f"全县水利工作\n{BODY}\n-----\n一、渠道养护\n{BODY}\n-----\n二、渔村旧貌\n{BODY}",
        f"全县水利工作\n{BODY}\n-----\n主要做法\n{BODY}\n-----\n存在问题\n{BODY}",
        f"山里的茶为什么香\n{BODY}\n* * *\n{BODY}\n* * *\n{BODY}",
        f"新闻频道 农村频道\n2024年11月22日\n{FIRST}\n2016-03-03\n{BODY}\n{PAST}",
        f"全县水利工作\n{BODY}\n一、防汛值班\n组长周明\n{BODY}\n二、渠道养护\n{BODY}",
    ],
)
def test_the_sections_of_one_talk_or_report_are_no_pieces(text: str) -> None:
    assert len(parsed(text, "文件")) == 1


@pytest.mark.parametrize(
    "name",
    [
        "周明",
        "欧阳春晓",
        "李 明",
        "经济系教授周明",
        "國務院總理　周明",
        "本报特约评论员",
        "本报记者周明、林栋",
        "（周明）",
    ],
)
def test_a_line_that_only_names_its_author_is_told(name: str) -> None:
    assert has_mark(name, Mark.AUTHOR)


@pytest.mark.parametrize("text", ["工作方法", "基本情况", "周明说，茶香。", "主任", "加强领导", "1998年1月", "本报讯"])
def test_other_short_lines_name_no_author(text: str) -> None:
    assert not has_mark(text, Mark.AUTHOR)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("北山的树", "南山的树"),
        ("我的第一个学生", "我的最后一个学生"),
        ("读《青石志》（上）", "读《青石志》（下）"),
        ("1990年新年献词", "1991年新年献词"),
        ("春天里的信", "秋天里的信"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_two_titles_that_vary_each_other_part_two_pieces(first: str, second: str, gap: str) -> None:
    speeches = parsed(gap.join((first, PAST, NEXT, second, NEXT, PAST)), "两篇")
    assert [(speech.title, texts(speech)) for speech in speeches] == [(first, [PAST, NEXT]), (second, [NEXT, PAST])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("北山的树", "南岸的桥"),
        ("我们的任务", "我们的希望"),
        ("北山的树", "一、南山的树"),
        ("在修渠会上的讲话", "修渠会上讲话的精神"),
    ],
)
def test_a_heading_that_does_not_vary_the_title_parts_no_piece(first: str, second: str) -> None:
    assert titles(parsed(f"{first}\n{PAST}\n{NEXT}\n{second}\n{NEXT}\n{PAST}", "文")) == [first]


def test_what_is_said_again_and_again_where_titles_stand_is_none() -> None:
    pieces = "".join(f"\n\n\n\n{word}\n{PAST}\n{NEXT}" for word in ("删去", "加上", "删去", "删去"))
    assert titles(parsed(f"渡船章程修正案\n{PAST}\n{NEXT}{pieces}", "文")) == ["渡船章程修正案"]


@pytest.mark.parametrize("address", ["同志们：", "各位代表：", "父老乡亲们：", "老师们、同学们："])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_address_to_hearers_under_each_title_opens_pieces(address: str, gap: str) -> None:
    names = ["论合作社的账目", "修渠不能等", "夜校的灯不能灭"]
    text = gap.join(f"{name}\n{address}\n{PAST}\n{NEXT}" for name in names)
    assert titles(parsed(text, "青石选集")) == names


def test_one_more_address_under_a_heading_opens_no_piece() -> None:
    text = f"论合作社的账目\n同志们：\n{PAST}\n{NEXT}\n几点希望\n同志们：\n{PAST}\n{NEXT}"
    assert titles(parsed(text, "青石选集")) == ["论合作社的账目"]


@pytest.mark.parametrize("width", [24, 30, 36])
def test_a_wrapped_sentence_below_the_gap_of_a_page_is_no_title(width: int) -> None:
    names = ["论合作社的账目", "修渠不能等", "夜校的灯不能灭"]
    lines: list[str] = []
    for name in names:
        lines += ["", "", "", name, "（一九五一年三月）", ""]
        for number in range(6):
            # The sentence above the gap ends with its line, as it may at the foot of a page.
            first = f"　　{'渠要修好灯要点亮' * 9}"[: width - 1] + "。"
            lines += [first, *(["", "", ""] if number == 3 else [])]
            rest = (
                f"这件事村里议过{number}回，有赞成的也有担心的，担心的人说得也有道理，"
                + "做错了就改，改好了再推开，" * 4
                + "如此。"
            )
            lines += [rest[at : at + width] for at in range(0, len(rest), width)]
    assert titles(parsed("\n".join(lines), "青石选集")) == names
