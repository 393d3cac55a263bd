"""Which pieces a file holds: told by their markers, by a table of contents, by Markdown, by the parts of a book."""

import pytest

from tests.index.messy import NEXT, PAST, headed, parsed, texts, titles


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一篇：甲乡讲话", "第二篇：乙乡讲话"),
        ("第1篇：甲乡讲话", "第2篇：乙乡讲话"),
        ("第１篇　甲乡讲话", "第２篇　乙乡讲话"),
        ("【第一篇】甲乡讲话", "【第二篇】乙乡讲话"),
        ("篇一：甲乡讲话", "篇二：乙乡讲话"),
        ("范文一：甲乡讲话", "范文二：乙乡讲话"),
        ("范文(一) 甲乡讲话", "范文(二) 乙乡讲话"),
        ("范文一\n甲乡讲话", "范文二\n乙乡讲话"),
        ("讲话稿1\n甲乡讲话", "讲话稿2\n乙乡讲话"),
        ("【讲话一】\n甲乡讲话", "【讲话二】\n乙乡讲话"),
        ("例1：甲乡讲话", "例2：乙乡讲话"),
        ("模板一：甲乡讲话", "模板二：乙乡讲话"),
        ("# 甲乡讲话", "# 乙乡讲话"),
        ("## 甲乡讲话 ##", "## 乙乡讲话 ##"),
        ("# 第一篇：甲乡讲话", "# 第二篇：乙乡讲话"),
        ("**第一篇：甲乡讲话**", "**第二篇：乙乡讲话**"),
        ("甲乡讲话\n========", "乙乡讲话\n========"),
        ("甲乡讲话 篇1", "乙乡讲话 篇2"),
        ("甲乡讲话（第1篇）", "乙乡讲话（第2篇）"),
    ],
)
def test_piece_markers_of_every_kind_cut_a_file_and_stay_out_of_the_title(first: str, second: str) -> None:
    speeches = parsed(f"{first}\n{PAST}\n\n{second}\n{NEXT}\n", "汇编")
    assert titles(speeches) == ["甲乡讲话", "乙乡讲话"]
    assert [texts(speech) for speech in speeches] == [[PAST], [NEXT]]


@pytest.mark.parametrize(
    "again",
    [
        "在会上的讲话",
        "文章标题：在会上的讲话",
        "在会上的讲话范文",
        "《在会上的讲话》",
        "标题:在会上的讲话\n在会上的讲话（范文）",
    ],
)
def test_a_title_said_again_under_its_marker_is_one_title_and_no_passage(again: str) -> None:
    [speech] = parsed(f"第一篇：在会上的讲话\n{again}\n{PAST}", "汇编")
    assert (speech.title, texts(speech)) == ("在会上的讲话", [PAST])


@pytest.mark.parametrize(
    "sentence", ["第一篇文章写得很好，大家都说要学。", "第一篇章已经写就。", "第二篇，我想说说水利。", "这是第三篇"]
)
def test_a_sentence_about_a_piece_is_no_marker(sentence: str) -> None:
    [speech] = parsed(f"读书会记录\n{PAST}\n{sentence}\n{NEXT}", "文件")
    assert speech.title == "读书会记录"
    assert sentence in "".join("".join((*passage.headings, passage.text)) for passage in speech.passages)


def test_a_title_behind_a_marker_may_exclaim() -> None:
    speeches = parsed(f"第一篇：团结起来，争取更大的胜利！\n{PAST}\n第二篇：为什么要修渠？\n{NEXT}", "文件")
    assert titles(speeches) == ["团结起来，争取更大的胜利！", "为什么要修渠？"]


def test_a_marker_broken_over_two_lines_keeps_its_whole_title() -> None:
    [speech] = parsed(f"第一篇：在全县农村工作会议暨\n乡村振兴现场推进会上的讲话\n同志们：\n{PAST}", "文件")
    assert speech.title == "在全县农村工作会议暨乡村振兴现场推进会上的讲话"


@pytest.mark.parametrize(
    ("head", "entry", "title"),
    [
        ("目录", "第{}篇：{}", "第{}篇：{}"),
        ("目　录", "{1}…………………………{2}", "{1}"),
        ("目錄", "{1}......... {2}", "{1}"),
        ("【目录】", "{0}、{1} {2}", "{0}、{1}"),
        ("目录", "{1}", "{1}"),
    ],
)
def test_a_table_of_contents_goes_and_what_it_lists_are_the_speeches(head: str, entry: str, title: str) -> None:
    first, second = ("一", "在教育工作会议上的讲话", 1), ("二", "水利工作调研报告", 7)
    speeches = parsed(
        f"讲话汇编\n{head}\n{entry.format(*first)}\n{entry.format(*second)}\n"
        f"{title.format(*first)}\n{PAST}\n{title.format(*second)}\n{NEXT}",
        "文件",
    )
    assert [(speech.outer, speech.title, texts(speech)) for speech in speeches] == [
        (("讲话汇编",), first[1], [PAST]),
        (("讲话汇编",), second[1], [NEXT]),
    ]


def test_a_table_of_contents_of_one_report_goes_and_its_sections_stay_sections() -> None:
    contents = "目录\n第一章 成绩……1\n第一节 工业……1\n第二节 农业……4\n第二章 打算……8"
    [speech] = parsed(
        f"五年规划纲要\n{contents}\n第一章 成绩\n第一节 工业\n{PAST}\n第二节 农业\n{NEXT}\n第二章 打算\n{PAST}", "文件"
    )
    assert headed(speech) == [
        (("第一章 成绩", "第一节 工业"), PAST),
        (("第一章 成绩", "第二节 农业"), NEXT),
        (("第二章 打算",), PAST),
    ]


@pytest.mark.parametrize(
    ("head", "entry", "title"),
    [
        ("目录", "{0}. {1}", "{1}"),
        ("目 录", "{0}、{1}……{0}", "{1}"),
        ("", "{0}. {1}", "{0}. {1}"),
        ("", "{0}. {1}", "{1}"),
    ],
)
@pytest.mark.parametrize("name", ["", "山乡文集\n"])
def test_essays_that_a_table_of_contents_lists_are_speeches(head: str, entry: str, title: str, name: str) -> None:
    essays = ("山里的茶为什么香", "论渠道的养护", "渔村三十年")
    contents = "\n".join(entry.format(place, essay) for place, essay in enumerate(essays, 1))
    body = f"{PAST}\n{NEXT}\n{PAST}\n{NEXT}\n{PAST}"
    below = "\n".join(f"{title.format(place, essay)}\n{body}" for place, essay in enumerate(essays, 1))
    speeches = parsed(f"{name}{head}\n{contents}\n\n{below}", "文件")
    assert titles(speeches) == list(essays)
    assert ["".join(texts(speech)) for speech in speeches] == [body.replace("\n", "")] * 3


def test_what_a_table_of_contents_lists_below_a_reports_title_are_sections() -> None:
    sections = ("山里的茶为什么香", "论渠道的养护", "渔村三十年")
    below = "\n".join(f"{title}\n{PAST}\n{NEXT}\n{PAST}\n{NEXT}\n{PAST}" for title in sections)
    contents = "\n".join(f"{title}……1" for title in sections)
    assert titles(parsed(f"全县农业调查\n目录\n{contents}\n{below}", "文件")) == ["全县农业调查"]


def test_a_list_under_the_word_contents_that_is_not_said_again_stays() -> None:
    [speech] = parsed(f"资料目录\n目录\n春耕手册\n水利图集\n{PAST}", "文件")
    assert "春耕手册\n水利图集" in texts(speech)[0]


def test_a_title_above_all_pieces_stands_around_each() -> None:
    speeches = parsed(f"春耕讲话三篇\n篇一：甲讲话\n{PAST}\n篇二：乙讲话\n{NEXT}", "文件")
    assert [speech.outer for speech in speeches] == [("春耕讲话三篇",)] * 2


@pytest.mark.parametrize(
    ("one", "two"),
    [("乡镇讲话稿 篇1", "乡镇讲话稿 篇2"), ("乡镇讲话稿（一）", "乡镇讲话稿（二）"), ("讲话一", "讲话二")],
)
def test_pieces_that_share_one_title_keep_their_numbers(one: str, two: str) -> None:
    speeches = parsed(f"{one}\n同志们：\n{PAST}\n{two}\n同志们：\n{NEXT}", "文件")
    assert titles(speeches) == [one, two]


def test_the_parts_of_a_book_stand_around_their_pieces() -> None:
    speeches = parsed(
        f"第一部分 领导讲话\n1．书记讲话\n{PAST}\n2．县长讲话\n{NEXT}\n"
        f"第二部分 经验交流\n1．甲镇发言材料\n{PAST}\n2．乙乡发言材料\n{NEXT}",
        "文件",
    )
    assert [(speech.outer, speech.title, texts(speech)) for speech in speeches] == [
        (("第一部分 领导讲话",), "书记讲话", [PAST]),
        (("第一部分 领导讲话",), "县长讲话", [NEXT]),
        (("第二部分 经验交流",), "甲镇发言材料", [PAST]),
        (("第二部分 经验交流",), "乙乡发言材料", [NEXT]),
    ]


def test_a_piece_of_nothing_but_its_title_is_not_lost() -> None:
    speeches = parsed(f"第一篇：甲讲话\n第二篇：乙讲话\n{NEXT}", "文件")
    assert [(speech.title, texts(speech)) for speech in speeches] == [("甲讲话", ["甲讲话"]), ("乙讲话", [NEXT])]


def test_two_talks_in_a_file_without_markers_are_two_speeches() -> None:
    one, two = parsed(
        f"在全县教育工作会议上的讲话\n（2024年3月5日）\n同志们：\n{PAST}\n在全县卫生工作会议上的讲话\n（2024年4月5日）\n同志们：\n{NEXT}",
        "文件",
    )
    assert (one.title, two.title, two.outer) == ("在全县教育工作会议上的讲话", "在全县卫生工作会议上的讲话", ())


def test_documents_under_one_markdown_title_are_speeches_inside_it() -> None:
    speeches = parsed(f"# 工作汇编\n\n## 一月总结\n\n{PAST}\n\n### 问题\n\n{NEXT}\n\n## 二月总结\n\n{PAST}", "文件")
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("工作汇编",), "一月总结"),
        (("工作汇编",), "二月总结"),
    ]
    assert speeches[0].passages[1].headings == ("问题",)


def test_a_table_of_contents_may_tell_dates_and_pages_and_its_pieces_may_have_titles_of_any_words() -> None:
    speeches = parsed(
        "讲话选编\n目    录\n出版说明\t1\n在教育大会上的讲话（2019年9月10日）\t3\n把绿水青山守护好\t9\n"
        "在水利大会上的讲话\t15\n"
        f"出版说明\n{PAST}\n在教育大会上的讲话\n（2019年9月10日）\n{NEXT}\n把绿水青山守护好*\n{PAST}\n* 本篇有删节。\n"
        f"在水利大会上的讲话\n{NEXT}",
        "文件",
    )
    assert titles(speeches) == ["出版说明", "在教育大会上的讲话", "把绿水青山守护好", "在水利大会上的讲话"]
    assert texts(speeches[2]) == [f"{PAST}\n* 本篇有删节。"]


def test_headings_in_markdown_under_a_title_without_a_sign_are_sections() -> None:
    [speech] = parsed(f"在会上的讲话\n\n## 回顾\n\n{PAST}\n\n## 打算\n\n{NEXT}", "文件")
    assert speech.title == "在会上的讲话"
    assert headed(speech) == [(("回顾",), PAST), (("打算",), NEXT)]


def test_a_title_without_a_sign_above_documents_in_markdown_stands_around_each() -> None:
    speeches = parsed(f"春耕会议材料\n\n## 县长讲话\n\n{PAST}\n\n## 农业局汇报\n\n{NEXT}", "文件")
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("春耕会议材料",), "县长讲话"),
        (("春耕会议材料",), "农业局汇报"),
    ]


LISTED = (
    "目录\n一、书记讲话\n（一）在教育大会上的讲话\n（二）在卫生大会上的讲话\n二、县长讲话\n（一）在水利大会上的讲话\n"
)


@pytest.mark.parametrize("contents", ["", LISTED])
def test_groups_of_talks_counted_like_sections_stand_around_them(contents: str) -> None:
    speeches = parsed(
        f"领导讲话汇编\n{contents}一、书记讲话\n（一）在教育大会上的讲话\n同志们：\n{PAST}\n（二）在卫生大会上的讲话\n同志们：\n{NEXT}\n"
        f"二、县长讲话\n（一）在水利大会上的讲话\n同志们：\n{PAST}",
        "文件",
    )
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("领导讲话汇编", "一、书记讲话"), "在教育大会上的讲话"),
        (("领导讲话汇编", "一、书记讲话"), "在卫生大会上的讲话"),
        (("领导讲话汇编", "二、县长讲话"), "在水利大会上的讲话"),
    ]


@pytest.mark.parametrize("form", ["【{}】", "《{}》"])
def test_titles_in_brackets_open_talks_and_lose_them(form: str) -> None:
    one, two = "在教育大会上的讲话", "在卫生大会上的讲话"
    speeches = parsed(
        f"{form.format(one)}\n同志们：\n{PAST}\n{form.format(two)}\n（2023年3月5日）\n{NEXT}\n{form.format(one)}",
        "文件",
    )
    assert titles(speeches) == [one, two]
    assert form.format(one) in texts(speeches[1])[-1]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_essays_that_blank_lines_set_apart_are_speeches_and_sections_stay_sections(blank: str) -> None:
    between = f"{blank}\n\n"

    def told(names: list[str]) -> list[str]:
        return titles(parsed(between.join(f"{name}{blank}{PAST}{blank}{NEXT}" for name in names), "文件"))

    assert told(["山里的灯火", "河边的石头", "母亲的账本"]) == ["山里的灯火", "河边的石头", "母亲的账本"]
    assert told(["山里的灯火", "去年工作回顾", "今年主要目标"]) == ["山里的灯火"]
    assert told(["山里的灯火", "河边的石头"]) == ["山里的灯火"]


def test_lesser_headings_with_none_over_them_part_pieces_under_the_name_of_their_file() -> None:
    speeches = parsed(
        "\n".join(f"## {title}\n{PAST}\n{NEXT}" for title in ("怎样过河", "怎样看天", "怎样种茶")), "渡口谈话"
    )
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("渡口谈话",), title) for title in ("怎样过河", "怎样看天", "怎样种茶")
    ]


@pytest.mark.parametrize("sign", ["。", "；", "，", "、"])
def test_a_note_behind_a_sign_of_markdown_parts_no_pieces(sign: str) -> None:
    notes = "\n".join(f"# 包括去年{place}的户数{sign}\n{PAST}" for place in ("青石", "白榆", "麻岭"))
    assert titles(parsed(f"议事会纪录\n{PAST}\n{notes}", "文")) == ["议事会纪录"]


def test_a_caption_is_no_title_of_a_piece() -> None:
    speeches = parsed(f"# 怎样过河\n{PAST}\n{NEXT}\n# 图2：渡口的船\n{PAST}\n# 怎样看天\n{NEXT}", "渡口谈话")
    assert titles(speeches) == ["怎样过河", "怎样看天"]
