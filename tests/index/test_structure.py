"""Messy files as people have them, and the speeches, headings and passages they hold."""

import pytest

from index.model import ParsedSpeech
from index.structure import parse

PAST = "今年以来，全县上下紧紧围绕年初确定的目标任务，迎难而上、真抓实干，各项工作都取得了新的进展和明显的成效。"
NEXT = "下一步，要进一步压实各级责任，细化工作措施，加强督促检查，确保年度目标任务如期完成，让群众得到更多实惠。"


def titles(speeches: list[ParsedSpeech]) -> list[str]:
    return [speech.title for speech in speeches]


def texts(speech: ParsedSpeech) -> list[str]:
    return [passage.text for passage in speech.passages]


def headed(speech: ParsedSpeech) -> list[tuple[tuple[str, ...], str]]:
    return [(passage.headings, passage.text) for passage in speech.passages]


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
    speeches = parse(f"{first}\n{PAST}\n\n{second}\n{NEXT}\n", "汇编")
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
    [speech] = parse(f"第一篇：在会上的讲话\n{again}\n{PAST}", "汇编")
    assert (speech.title, texts(speech)) == ("在会上的讲话", [PAST])


@pytest.mark.parametrize(
    "sentence", ["第一篇文章写得很好，大家都说要学。", "第一篇章已经写就。", "第二篇，我想说说水利。", "这是第三篇"]
)
def test_a_sentence_about_a_piece_is_no_marker(sentence: str) -> None:
    [speech] = parse(f"读书会记录\n{PAST}\n{sentence}\n{NEXT}", "文件")
    assert speech.title == "读书会记录"
    assert sentence in "".join("".join((*passage.headings, passage.text)) for passage in speech.passages)


def test_a_title_behind_a_marker_may_exclaim() -> None:
    speeches = parse(f"第一篇：团结起来，争取更大的胜利！\n{PAST}\n第二篇：为什么要修渠？\n{NEXT}", "文件")
    assert titles(speeches) == ["团结起来，争取更大的胜利！", "为什么要修渠？"]


def test_a_marker_broken_over_two_lines_keeps_its_whole_title() -> None:
    [speech] = parse(f"第一篇：在全县农村工作会议暨\n乡村振兴现场推进会上的讲话\n同志们：\n{PAST}", "文件")
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
    speeches = parse(
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
    [speech] = parse(
        f"五年规划纲要\n{contents}\n第一章 成绩\n第一节 工业\n{PAST}\n第二节 农业\n{NEXT}\n第二章 打算\n{PAST}", "文件"
    )
    assert headed(speech) == [
        (("第一章 成绩", "第一节 工业"), PAST),
        (("第一章 成绩", "第二节 农业"), NEXT),
        (("第二章 打算",), PAST),
    ]


def test_a_list_under_the_word_contents_that_is_not_said_again_stays() -> None:
    [speech] = parse(f"资料目录\n目录\n春耕手册\n水利图集\n{PAST}", "文件")
    assert "春耕手册\n水利图集" in texts(speech)[0]


def test_a_title_above_all_pieces_stands_around_each() -> None:
    speeches = parse(f"春耕讲话三篇\n篇一：甲讲话\n{PAST}\n篇二：乙讲话\n{NEXT}", "文件")
    assert [speech.outer for speech in speeches] == [("春耕讲话三篇",)] * 2


@pytest.mark.parametrize(
    ("one", "two"),
    [("乡镇讲话稿 篇1", "乡镇讲话稿 篇2"), ("乡镇讲话稿（一）", "乡镇讲话稿（二）"), ("讲话一", "讲话二")],
)
def test_pieces_that_share_one_title_keep_their_numbers(one: str, two: str) -> None:
    speeches = parse(f"{one}\n同志们：\n{PAST}\n{two}\n同志们：\n{NEXT}", "文件")
    assert titles(speeches) == [one, two]


def test_the_parts_of_a_book_stand_around_their_pieces() -> None:
    speeches = parse(
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
    speeches = parse(f"第一篇：甲讲话\n第二篇：乙讲话\n{NEXT}", "文件")
    assert [(speech.title, texts(speech)) for speech in speeches] == [("甲讲话", ["甲讲话"]), ("乙讲话", [NEXT])]


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("在全县春耕会议上的讲话", "在全县春耕会议上的讲话"),
        ("　　　　在全县春耕会议上的讲话", "在全县春耕会议上的讲话"),
        ("团结起来，争取更大的胜利！", "团结起来，争取更大的胜利！"),
        ("晨报时评：把好事办好", "晨报时评：把好事办好"),
        ("标题：在会上的讲话", "在会上的讲话"),
        ("---\ntitle: 在会上的讲话\ndate: 2024-03-01\n---", "在会上的讲话"),
        ("2024年3月1日在全县大会上的讲话", "2024年3月1日在全县大会上的讲话"),
        ("乘势而上 再立新功\n——在全区经济工作会议上的讲话", "乘势而上 再立新功——在全区经济工作会议上的讲话"),
        ("政协甲县委员会\n关于水利工作的视察报告", "政协甲县委员会关于水利工作的视察报告"),
        ("首页 > 领导讲话 > 正文\n在全市信访会议上的讲话", "在全市信访会议上的讲话"),
        ("2024-03-05\n在全市信访会议上的讲话", "在全市信访会议上的讲话"),
        ("同志们：", "文件名"),
        ("各位代表，我向大会报告工作，请予审议，并请列席人员提出意见。", "文件名"),
        ("主持人：张三", "文件名"),
        ("一、基本情况", "文件名"),
        ("（此件公开发布）", "文件名"),
    ],
)
def test_a_file_without_markers_is_one_speech_named_by_its_first_line_or_its_file(top: str, title: str) -> None:
    [speech] = parse(f"{top}\n\n{PAST}\n{NEXT}", "文件名")
    assert speech.title == title
    assert NEXT in "".join(texts(speech))


def test_articles_inside_a_piece_are_speeches_of_their_own_with_the_piece_around_them() -> None:
    speeches = parse(
        f"第一篇：政协视察老城更新\n政协视察老城更新\n{PAST}\n"
        f"政协甲市乙区委员会\n关于老城更新工作的视察报告\n（2021年9月16日常委会议通过）\n8月24日，区政协组织了视察。{NEXT}\n"
        f"一、主要成效\n{PAST}\n二、存在问题\n{NEXT[:-1]}\n"
        f"乙区政协视察博物馆新馆建设\n简要内容：日前，乙区政协视察了博物馆新馆。\n{PAST}\n"
        f"委员走访古桥修缮工地\n11月3日，十四位委员来到仙人渡。{NEXT}",
        "文件",
    )
    inside = ("政协视察老城更新",)
    assert [(speech.outer, speech.title) for speech in speeches] == [
        ((), "政协视察老城更新"),
        (inside, "政协甲市乙区委员会关于老城更新工作的视察报告"),
        (inside, "乙区政协视察博物馆新馆建设"),
        (inside, "委员走访古桥修缮工地"),
    ]
    assert texts(speeches[1])[0].startswith("（2021年9月16日常委会议通过）\n8月24日")
    assert [passage.headings for passage in speeches[1].passages] == [(), ("一、主要成效",), ("二、存在问题",)]
    assert texts(speeches[1])[-1] == NEXT[:-1]


def test_a_signature_belongs_to_the_text_above_it_not_to_the_title_below() -> None:
    first, second = parse(
        f"第一篇：通知汇编\n{PAST}\n云屏县人民政府办公室\n2023年3月27日\n关于做好护林防火工作的通知\n各乡镇：\n{NEXT}\n云屏县林业局\n2023年4月1日",
        "文件",
    )
    assert texts(first)[-1].endswith("云屏县人民政府办公室\n2023年3月27日")
    assert second.title == "关于做好护林防火工作的通知"
    assert texts(second)[-1].endswith("云屏县林业局\n2023年4月1日")


@pytest.mark.parametrize(
    "lines",
    [
        "春风送暖入屠苏\n万户千门迎新岁\n瑞雪飘飘兆丰年\n幸福花开满神州\n欢歌笑语庆佳节",
        "张三同志\n李四同志\n王五同志\n赵六同志\n钱七同志",
        "项目\t数量\t金额\n苗木\t200\t3000\n化肥\t30\t900",
        "项目名称   数量   金额\n苗木采购   200   3000",
        "| 项目 | 数量 |\n|---|---|\n| 苗木 | 200 |",
        "简要内容：",
        "同志们：",
        "各位代表、各位委员：",
        "谢谢大家！",
        "附件：名单",
        "（2024年4月9日）",
        "2024年4月9日于青川",
        "记者：请问今年的重点是什么",
        "● 完成任务一\n● 完成任务二",
        "第一，加强组织领导",
        "一是加强组织领导",
        "https://example.com/a/b",
        "（此处有掌声）",
    ],
)
def test_lists_verses_tables_addresses_and_dates_are_no_titles_and_no_headings(lines: str) -> None:
    [speech] = parse(f"第一篇：全县工作会议讲话\n{PAST}\n{lines}\n{NEXT}", "文件")
    assert {passage.headings for passage in speech.passages} == {()}
    for line in lines.replace("|---|---|\n", "").split("\n"):
        assert line in "\n".join(texts(speech))


def test_a_short_line_that_names_no_document_heads_a_section() -> None:
    [speech] = parse(f"全县经济工作报告\n各位代表：\n{PAST}\n过去一年回顾\n{PAST}\n今年主要目标\n{NEXT}", "文件")
    assert headed(speech) == [
        ((), f"各位代表：\n{PAST}"),
        (("过去一年回顾",), PAST),
        (("今年主要目标",), NEXT),
    ]


def test_two_talks_in_a_file_without_markers_are_two_speeches() -> None:
    one, two = parse(
        f"在全县教育工作会议上的讲话\n（2024年3月5日）\n同志们：\n{PAST}\n在全县卫生工作会议上的讲话\n（2024年4月5日）\n同志们：\n{NEXT}",
        "文件",
    )
    assert (one.title, two.title, two.outer) == ("在全县教育工作会议上的讲话", "在全县卫生工作会议上的讲话", ())


def test_section_headings_nest_by_the_kind_of_their_numbers() -> None:
    [speech] = parse(
        f"政府工作报告\n第一部分　过去五年\n{PAST}\n第二部分　今后五年\n一、目标\n（一）总量\n{NEXT}\n（二）质量\n"
        f"1．农业\n{PAST}\n2．工业\n{NEXT}\n二、保障\n{PAST}",
        "文件",
    )
    part = "第二部分　今后五年"
    assert [passage.headings for passage in speech.passages] == [
        ("第一部分　过去五年",),
        (part, "一、目标", "（一）总量"),
        (part, "一、目标", "（二）质量", "1．农业"),
        (part, "一、目标", "（二）质量", "2．工业"),
        (part, "二、保障"),
    ]


def test_markdown_headings_lose_their_signs_and_the_text_keeps_its_own() -> None:
    [speech] = parse(f"# 在春耕会上的讲话\n\n## 一、备耕\n\n{PAST}**好**\n\n### 种子\n\n{NEXT}\n", "文件")
    assert speech.title == "在春耕会上的讲话"
    assert headed(speech) == [(("一、备耕",), f"{PAST}**好**"), (("一、备耕", "种子"), NEXT)]


def test_documents_under_one_markdown_title_are_speeches_inside_it() -> None:
    speeches = parse(f"# 工作汇编\n\n## 一月总结\n\n{PAST}\n\n### 问题\n\n{NEXT}\n\n## 二月总结\n\n{PAST}", "文件")
    assert [(speech.outer, speech.title) for speech in speeches] == [
        (("工作汇编",), "一月总结"),
        (("工作汇编",), "二月总结"),
    ]
    assert speeches[0].passages[1].headings == ("问题",)


def test_a_heading_that_runs_into_its_paragraph_stays_in_the_text_and_heads_what_follows_it() -> None:
    [speech] = parse(
        f"讲话稿件\n一、抓好春耕。{PAST}\n{NEXT}\n二、抓好水利。{PAST}\n{NEXT}\n三、抓好林业。{PAST}\n{NEXT}", "文件"
    )
    assert headed(speech) == [
        ((), f"一、抓好春耕。{PAST}"),
        (("一、抓好春耕",), NEXT),
        ((), f"二、抓好水利。{PAST}"),
        (("二、抓好水利",), NEXT),
        ((), f"三、抓好林业。{PAST}"),
        ((), NEXT),
    ]


def test_a_number_inside_a_word_or_an_amount_opens_no_section() -> None:
    for opening in ("二、三产业", "三、四月间", "2、3月份", "3.5万亩", "一、二级公路"):
        [speech] = parse(f"讲话稿件\n{PAST}\n{opening}都有新的起色", "文件")
        assert {passage.headings for passage in speech.passages} == {()}


def test_the_closing_words_to_the_hearers_leave_the_last_section() -> None:
    [speech] = parse(f"讲话稿件\n一、抓好春耕\n{PAST}\n二、抓好水利\n{NEXT}\n同志们，让我们携起手来！{PAST}", "文件")
    assert [passage.headings for passage in speech.passages] == [("一、抓好春耕",), ("二、抓好水利",), ()]


def test_a_heading_with_nothing_under_it_becomes_text() -> None:
    [speech] = parse("任务清单\n一、修渠\n二、种树\n三、建桥\n四、铺路", "文件")
    assert texts(speech) == ["一、修渠\n二、种树\n三、建桥\n四、铺路"]


def test_attachments_are_a_list_and_no_sections() -> None:
    [speech] = parse(f"举办培训班的通知\n各单位：\n{PAST}\n附件：1.报名表\n2.日程安排\n联系人：张三", "文件")
    assert texts(speech) == [f"各单位：\n{PAST}\n附件：1.报名表\n2.日程安排\n联系人：张三"]


@pytest.mark.parametrize("cut", range(31, len(PAST) - 1, 3))
def test_a_line_broken_in_mid_sentence_is_joined_without_a_space(cut: int) -> None:
    [speech] = parse(f"第一篇：讲话\n{NEXT}\n{PAST[:cut]}\n{PAST[cut:]}\n{NEXT}", "文件")
    assert texts(speech) == [NEXT, PAST, NEXT]


def test_a_paragraph_broken_more_than_once_by_page_ends_is_one_again() -> None:
    broken = f"{PAST[:35]}\n\n{PAST[35:44]}\n- 3 -\n{PAST[44:]}"
    [speech] = parse(f"第一篇：讲话\n{NEXT}\n{broken}\n{NEXT}", "文件")
    assert texts(speech) == [NEXT, PAST, NEXT]


@pytest.mark.parametrize(
    "broken", ["第三，要不断拓宽参政议\n政的渠道，选准切入点。", "第三，要不断拓宽渠道。\n选准切入点，"]
)
def test_a_heading_cut_off_the_paragraph_it_runs_into_joins_it(broken: str) -> None:
    [speech] = parse(
        f"讲话稿件\n第一，要学习。{PAST}\n第二，要调研。{PAST}\n{broken}{NEXT}\n第四，要自律。{PAST}", "文件"
    )
    assert broken.replace("\n", "") + NEXT in texts(speech)


def test_a_list_of_clauses_cut_at_a_semicolon_goes_on() -> None:
    clauses = "委员们建议：要突出重点，统筹抓好城乡就业工作；要整合资源，进一步搞好创业培训；"
    [speech] = parse(f"视察纪要\n{clauses}\n要加强队伍建设，解决人手不够的问题。", "文件")
    assert texts(speech) == [f"{clauses}要加强队伍建设，解决人手不够的问题。"]


def test_a_title_after_a_paragraph_without_its_full_stop_is_still_a_title() -> None:
    speeches = parse(f"第一篇：甲\n{PAST[:-1]}\n乙区政协视察博物馆新馆建设情况\n日前，区政协视察了新馆。{NEXT}", "文件")
    assert titles(speeches) == ["甲", "乙区政协视察博物馆新馆建设情况"]


def test_a_title_after_a_piece_that_opens_with_a_broken_line_is_still_a_title() -> None:
    speeches = parse(
        f"第一篇：甲\n{PAST[:40]}\n{PAST[40:]}\n关于水利工作的调研报告\n1月3日，调研组来到现场。{NEXT}", "文件"
    )
    assert titles(speeches) == ["甲", "关于水利工作的调研报告"]
    assert texts(speeches[0]) == [PAST]


def wrapped(paragraph: str, width: int, indent: str = "") -> str:
    text = indent + paragraph
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("width", [18, 25, 38])
def test_a_text_wrapped_at_a_width_has_its_paragraphs_back(width: int, indent: str) -> None:
    body = [PAST + NEXT + PAST[:-7] + "。", NEXT + PAST + "大家看是不是。", PAST + NEXT + "就这样吧。"]
    heads = ["一、抓好春耕", "二、抓好水利", "三、抓好林业"]
    lines = "\n".join(f"{indent}{head}\n{wrapped(text, width, indent)}" for head, text in zip(heads, body, strict=True))
    [speech] = parse(f"在全县大会上的讲话\n{lines}", "文件")
    assert speech.title == "在全县大会上的讲话"
    assert headed(speech) == [((head,), text) for head, text in zip(heads, body, strict=True)]


def test_a_wrapped_letter_in_latin_script_is_joined_with_spaces() -> None:
    [speech] = parse(
        "Subject: Opening of the library\n\n"
        "Ladies and gentlemen, it is a great pleasure for me to be with you\n"
        "today at the opening of the new library, which we have all been\n"
        "waiting for since the old one was closed three years ago.\n\n"
        "I would like to thank everyone who gave time or money, and above\n"
        "all the children who collected books in the streets of the town.\n",
        "letter",
    )
    assert speech.title == "Opening of the library"
    assert texts(speech)[0].startswith("Ladies and gentlemen, it is a great pleasure for me to be with you today at")
    assert texts(speech)[1].endswith(
        "who gave time or money, and above all the children who collected books in the streets of the town."
    )


@pytest.mark.parametrize(
    "noise",
    [
        "《讲话》来源于某某文库，欢迎阅读讲话。",
        "本文來源於網絡，歡迎閱讀。",
        "- 3 -",
        "—3—",
        "第 3 页 共 9 页",
        "第3页",
        "Page 3 of 9",
        "----------",
        "* * *",
        "\ue004",
        "\u200b\ufeff",
    ],
)
def test_noise_lines_go(noise: str) -> None:
    [speech] = parse(f"讲话稿件\n{PAST}\n{noise}\n{NEXT}", "文件")
    assert texts(speech) == [PAST, NEXT]


def test_noise_characters_go_and_placeholders_stay() -> None:
    dirty = "X市“XX”由*同志\ue004牵头，\u00ad建设——作\u200b出贡献\x07，\ufeff完成１２．５亿元&nbsp;投资。\ue004"
    [speech] = parse(f"讲话稿件\r\n{dirty}\r\n{NEXT}", "文件")
    assert texts(speech) == [f"X市“XX”由*同志牵头，建设——作出贡献，完成１２．５亿元 投资。\n{NEXT}"]


def test_page_numbers_that_count_up_go_and_years_in_a_column_stay() -> None:
    [counted] = parse(f"讲话稿件\n{PAST * 6}\n1\n{NEXT * 6}\n2\n{PAST * 6}\n3\n{NEXT}", "文件")
    assert not any("\n" in text for text in texts(counted))
    [column] = parse(f"历年投资\n2021\n2022\n2023\n{PAST}", "文件")
    assert texts(column) == [f"2021\n2022\n2023\n{PAST}"]


def test_traditional_files_are_read_by_the_same_rules() -> None:
    one, two = parse(
        "第一篇：關於城區綠化工作的視察報告\n文章標題：關於城區綠化工作的視察報告\n各位委員：\n"
        "今年以來，全縣上下緊緊圍繞年初確定的目標任務，迎難而上、真抓實幹，各項工作都取得了新的進展。\n"
        "《視察報告》來源於網絡，歡迎閱讀視察報告。\n第二篇：在座談會上的講話\n同志們：\n感謝大家。",
        "文件",
    )
    assert (one.title, two.title) == ("關於城區綠化工作的視察報告", "在座談會上的講話")
    assert texts(one)[0].startswith("各位委員：\n今年以來")


def test_short_paragraphs_go_with_what_they_lead_in_or_with_what_stands_before_them() -> None:
    [speech] = parse(f"讲话稿件\n同志们：\n大家好！\n{PAST}\n对此，我讲两点意见：\n{NEXT}\n谢谢大家！", "文件")
    assert texts(speech) == [f"同志们：\n大家好！\n{PAST}", f"对此，我讲两点意见：\n{NEXT}\n谢谢大家！"]


def test_web_page_breaks_are_line_ends() -> None:
    [speech] = parse(f"<p>在会上的讲话</p><p>{PAST}<br/>{NEXT}</p>", "文件")
    assert (speech.title, texts(speech)) == ("在会上的讲话", [PAST, NEXT])


@pytest.mark.parametrize("empty", ["", " \n\t\n　\r\n", "\ufeff\u200b", "- 3 -\n"])
def test_a_text_without_text_holds_no_speech(empty: str) -> None:
    assert parse(empty, "文件") == []
