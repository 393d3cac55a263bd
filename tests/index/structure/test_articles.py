"""Which short lines are speeches of their own, which head a section, and which are neither."""

import pytest

from tests.index.messy import NEXT, PAST, headed, named, parsed, texts, titles

WALK = "十月的梅岭，层林尽染，我们沿着石阶往上走，一路听护林员老丁讲山里这些年的变化，他在山上守了三十一年。"


@pytest.mark.parametrize(
    "under",
    ["安娜·克拉克", "周明（2019年3月5日）", "本报评论员 周明", "摘自1954年4月1日的《青石报》", "来自：《灯下集》"],
)
def test_who_wrote_a_piece_and_where_it_is_from_is_no_article_inside_it(under: str) -> None:
    text = f"# 论修渠的道理\n{under}\n\n{PAST}\n\n{NEXT}\n\n{under}\n\n{NEXT}\n\n# 论夜校的道理\n{under}\n\n{PAST}\n"
    assert named(parsed(text, "文集")) == [((), "论修渠的道理"), ((), "论夜校的道理")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（一）在教育大会上的讲话", "（二）在卫生大会上的讲话"),
        ("1、在教育大会上的讲话", "2、在卫生大会上的讲话"),
        ("一、在教育大会上的讲话", "二、在卫生大会上的讲话"),
        ("(1)在教育大会上的讲话", "(2)在卫生大会上的讲话"),
    ],
)
def test_talks_counted_like_sections_are_speeches(first: str, second: str) -> None:
    speeches = parsed(f"领导讲话汇编\n{first}\n同志们：\n{PAST}\n{second}\n一、成绩\n{NEXT}\n二、打算\n{PAST}", "文件")
    assert named(speeches) == [(("领导讲话汇编",), "在教育大会上的讲话"), (("领导讲话汇编",), "在卫生大会上的讲话")]
    assert [passage.headings for passage in speeches[1].passages] == [("一、成绩",), ("二、打算",)]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("一、2022年工作总结", "二、2023年工作打算", "三、几点意见建议"),
        ("一、传达学习省委书记在全省会议上的讲话", "二、审议县政府工作报告", "三、研究其他事项"),
        ("一、听取工作汇报", "二、书记作重要讲话", "三、其他"),
    ],
)
def test_sections_that_speak_of_documents_stay_sections(first: str, second: str, third: str) -> None:
    [speech] = parsed(f"县委常委会会议纪要\n{first}\n{PAST}\n{second}\n{NEXT}\n{third}\n{PAST}", "文件")
    assert headed(speech) == [((first,), PAST), ((second,), NEXT), ((third,), PAST)]


def test_a_list_of_talks_is_no_row_of_speeches() -> None:
    [speech] = parsed(
        f"学习材料\n{PAST}\n1、在教育大会上的讲话\n2、在卫生大会上的讲话\n3、在水利大会上的讲话\n{NEXT}", "文件"
    )
    assert "1、在教育大会上的讲话\n2、在卫生大会上的讲话" in "\n".join(passage.text for passage in speech.passages)


def test_the_number_before_the_title_of_a_file_is_no_part_of_it() -> None:
    [speech] = parsed(
        f"１．在全县招商引资大会上的讲话\n同志们：\n{PAST}\n一､统一思想\n{NEXT}\n二､突出重点\n{PAST}", "文件"
    )
    assert speech.title == "在全县招商引资大会上的讲话"
    assert [passage.headings for passage in speech.passages] == [(), ("一､统一思想",), ("二､突出重点",)]


def test_a_title_in_a_writers_own_words_opens_an_article_in_a_piece_that_is_no_talk() -> None:
    speeches = parsed(
        f"第一篇：政协委员视察散记\n{PAST}\n秋到梅岭\n{WALK}\n{NEXT}\n让土地活起来\n——凤尾乡的做法\n{WALK}\n"
        f"第二篇：在人才会议上的讲话\n同志们：\n{PAST}\n人才是第一资源\n{NEXT}\n引得来还要留得住\n{PAST}",
        "文件",
    )
    inside = ("政协委员视察散记",)
    assert named(speeches) == [
        ((), "政协委员视察散记"),
        (inside, "秋到梅岭"),
        (inside, "让土地活起来——凤尾乡的做法"),
        ((), "在人才会议上的讲话"),
    ]
    assert headed(speeches[3])[1:] == [(("人才是第一资源",), NEXT), (("引得来还要留得住",), PAST)]


@pytest.mark.parametrize("heading", ["几点体会", "存在的主要问题", "切实加强组织领导", "关于农村工作", "当前的形势"])
def test_a_line_in_the_words_of_sections_opens_no_article(heading: str) -> None:
    [speech] = parsed(f"第一篇：全县经济分析\n{PAST}\n{heading}\n{NEXT}", "文件")
    assert headed(speech) == [((), PAST), ((heading,), NEXT)]


@pytest.mark.parametrize(
    "led_in", ["大家记住四个字：\n知行合一", "有一副对联说得好：\n风声雨声读书声声声入耳\n家事国事天下事事事关心"]
)
def test_what_a_line_leads_in_heads_no_section(led_in: str) -> None:
    [speech] = parsed(f"第一篇：读书节讲话\n同志们：\n{PAST}\n{led_in}\n{NEXT}", "文件")
    assert {passage.headings for passage in speech.passages} == {()}
    assert led_in in "\n".join(passage.text for passage in speech.passages)


def test_a_title_of_two_lines_with_subtitle_date_and_speaker_is_one_title() -> None:
    speeches = parsed(
        f"第一篇：乡村振兴材料\n{PAST}\n坚定信心　真抓实干\n奋力开创乡村振兴新局面\n——在全县乡村振兴会议上的讲话\n"
        f"（2022年3月18日）\n林国栋\n同志们：\n{NEXT}\n石门镇人民政府\n关于乡村振兴情况的汇报\n县委：\n{PAST}",
        "文件",
    )
    assert [speech.title for speech in speeches] == [
        "乡村振兴材料",
        "坚定信心　真抓实干 奋力开创乡村振兴新局面——在全县乡村振兴会议上的讲话",
        "石门镇人民政府关于乡村振兴情况的汇报",
    ]
    assert headed(speeches[1]) == [((), f"（2022年3月18日）\n林国栋\n同志们：\n{NEXT}")]


def test_talks_in_a_file_without_markers_are_told_by_what_stands_under_their_titles() -> None:
    under = ["来源：县教育局　发布时间：2023-03-01 08:30", "林国栋\n2023年1月15日", "（2023年5月1日）", ""]
    places = ["教育", "卫生", "水利", "林业"]
    text = "\n\n\n".join(
        "\n".join(filter(None, (f"在全县{place}工作会议上的讲话", lines, PAST, NEXT)))
        for place, lines in zip(places, under, strict=True)
    )
    assert named(parsed(text, "文件")) == [((), f"在全县{place}工作会议上的讲话") for place in places]


@pytest.mark.parametrize("speaker", ["县委书记 林国栋", "林　国　栋", "县长　　陈立平", "省政协主席 欧阳明远"])
def test_who_speaks_is_no_heading(speaker: str) -> None:
    [speech] = parsed(f"在全县大会上的讲话\n（2023年2月3日）\n{PAST}\n{speaker}\n{NEXT}", "文件")
    assert {passage.headings for passage in speech.passages} == {()}


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("开　幕　词", "开幕词"),
        ("在 全 县 大 会 上 的 讲 话", "在全县大会上的讲话"),
        ("總統府新聞稿\n總統就職四週年演說全文", "總統就職四週年演說全文"),
        ("甲县人民政府文件\n甲府发〔2022〕17号\n关于印发三年行动方案的通知", "关于印发三年行动方案的通知"),
        ("甲县人民政府文件", "甲县人民政府文件"),
        ("第一辑　春风里\n在全县春耕动员会上的讲话", "在全县春耕动员会上的讲话"),
    ],
)
def test_a_title_is_read_without_its_spacing_and_below_the_papers_own_head(top: str, title: str) -> None:
    [speech] = parsed(f"{top}\n（2023年1月7日）\n各位代表：\n{PAST}", "文件")
    assert speech.title == title


def test_a_title_wrapped_at_the_width_of_its_text_is_whole() -> None:
    title = "关于甲县2022年国民经济和社会发展计划执行情况与2023年计划草案的报告"
    body = [PAST + NEXT, NEXT + PAST + "请审议。", PAST + PAST + "谢谢。"]
    lines = [text[start : start + 32] for text in (title, *body) for start in range(0, len(text), 32)]
    [speech] = parsed("\n".join(lines), "文件")
    assert speech.title == title
    assert [passage.text for passage in speech.passages] == body


def test_a_piece_marker_without_a_title_is_named_without_its_colon() -> None:
    speeches = parsed(f"范文1：\n尊敬的各位领导：\n{PAST}\n范文2：\n尊敬的各位来宾：\n{NEXT}", "文件")
    assert [speech.title for speech in speeches] == ["范文1", "范文2"]


def test_topics_chapters_and_formal_or_roman_numerals_head_sections() -> None:
    for first, inner, second in (
        ("议题一：公路改造", "（一）会议决定", "议题二：高龄津贴"),
        ("第一章 总则", "第一节 目的", "第二章 附则"),
        ("壹、前言", "一、緣起", "貳、結語"),
        ("I. 序言", "(A) 背景", "II. 結語"),
    ):
        [speech] = parsed(f"会议纪要\n{PAST}\n{first}\n{NEXT}\n{inner}\n{PAST}\n{second}\n{NEXT}", "文件")
        assert [passage.headings for passage in speech.passages] == [(), (first,), (first, inner), (second,)]


def test_words_often_said_together_across_a_heading_and_its_text_are_not_torn() -> None:
    [speech] = parsed(f"工作报告\n一、2022年工作回顾\n过去的一年，{PAST}\n二、2023年工作安排\n{NEXT}", "文件")
    assert headed(speech) == [(("一、2022年工作回顾",), f"过去的一年，{PAST}"), (("二、2023年工作安排",), NEXT)]


def test_the_third_attachment_is_no_heading_of_the_signature() -> None:
    tail = "附件：1.排查表\n2.单位名单\n3.联络员名单\n甲县人民政府办公室\n2022年11月15日"
    [speech] = parsed(f"关于防火的通知\n各单位：\n{PAST}\n{tail}", "文件")
    assert headed(speech) == [((), f"各单位：\n{PAST}"), ((), tail)]


def test_articles_inside_a_piece_are_speeches_of_their_own_with_the_piece_around_them() -> None:
    speeches = parsed(
        f"第一篇：政协视察老城更新\n政协视察老城更新\n{PAST}\n"
        f"政协甲市乙区委员会\n关于老城更新工作的视察报告\n（2021年9月16日常委会议通过）\n8月24日，区政协组织了视察。{NEXT}\n"
        f"一、主要成效\n{PAST}\n二、存在问题\n{NEXT[:-1]}\n"
        f"乙区政协视察博物馆新馆建设\n简要内容：日前，乙区政协视察了博物馆新馆。\n{PAST}\n"
        f"政协委员走访仙人渡古桥工地\n11月3日，十四位委员来到仙人渡。{NEXT}",
        "文件",
    )
    inside = ("政协视察老城更新",)
    assert [(speech.outer, speech.title) for speech in speeches] == [
        ((), "政协视察老城更新"),
        (inside, "政协甲市乙区委员会关于老城更新工作的视察报告"),
        (inside, "乙区政协视察博物馆新馆建设"),
        (inside, "政协委员走访仙人渡古桥工地"),
    ]
    assert texts(speeches[1])[0].startswith("（2021年9月16日常委会议通过）\n8月24日")
    assert [passage.headings for passage in speeches[1].passages] == [(), ("一、主要成效",), ("二、存在问题",)]
    assert texts(speeches[1])[-1] == NEXT[:-1]


def test_a_signature_belongs_to_the_text_above_it_not_to_the_title_below() -> None:
    first, second = parsed(
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
    [speech] = parsed(f"第一篇：全县工作会议讲话\n{PAST}\n{lines}\n{NEXT}", "文件")
    assert {passage.headings for passage in speech.passages} == {()}
    for line in lines.replace("|---|---|\n", "").split("\n"):
        assert line in "\n".join(texts(speech))


def test_a_short_line_that_names_no_document_heads_a_section() -> None:
    [speech] = parsed(f"全县经济工作报告\n各位代表：\n{PAST}\n过去一年回顾\n{PAST}\n今年主要目标\n{NEXT}", "文件")
    assert headed(speech) == [
        ((), f"各位代表：\n{PAST}"),
        (("过去一年回顾",), PAST),
        (("今年主要目标",), NEXT),
    ]


def test_a_title_after_a_paragraph_without_its_full_stop_is_still_a_title() -> None:
    speeches = parsed(
        f"第一篇：甲\n{PAST[:-1]}\n乙区政协视察博物馆新馆建设情况\n日前，区政协视察了新馆。{NEXT}", "文件"
    )
    assert titles(speeches) == ["甲", "乙区政协视察博物馆新馆建设情况"]


def test_a_title_after_a_piece_that_opens_with_a_broken_line_is_still_a_title() -> None:
    speeches = parsed(
        f"第一篇：甲\n{PAST[:40]}\n{PAST[40:]}\n关于水利工作的调研报告\n1月3日，调研组来到现场。{NEXT}", "文件"
    )
    assert titles(speeches) == ["甲", "关于水利工作的调研报告"]
    assert texts(speeches[0]) == [PAST]


@pytest.mark.parametrize("under", ["（2020年6月5日）", "（二〇二〇年六月五日）", "(2020-06-05)"])
def test_a_short_line_with_a_date_in_brackets_under_it_is_a_title_in_any_words(under: str) -> None:
    speeches = parsed(
        f"在全县教育大会上的讲话\n（2019年9月10日）\n同志们：\n{PAST}\n一、办好学校\n{NEXT}\n把绿水青山守护好\n{under}\n{WALK}\n{PAST}",
        "文件",
    )
    assert titles(speeches) == ["在全县教育大会上的讲话", "把绿水青山守护好"]
    assert headed(speeches[1])[0] == ((), f"{under}\n{WALK}")


def test_in_a_file_of_several_talks_and_reports_less_makes_a_title() -> None:
    reports = "\n".join(
        f"关于全县{what}工作的调研报告\n3月5日，调研组来到现场。{PAST}" for what in ("水利", "林业", "教育")
    )
    walk = f"政协委员走访仙人渡古桥工地\n{WALK}\n{NEXT}"
    *others, last = parsed(f"{reports}\n{walk}", "文件")
    assert len(others) == 3
    assert (last.title, headed(last)) == ("政协委员走访仙人渡古桥工地", [((), WALK), ((), NEXT)])
    [alone] = parsed(f"全县林业情况\n{PAST}\n{walk}", "文件")
    assert headed(alone)[1] == (("政协委员走访仙人渡古桥工地",), WALK)


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_talks_in_a_file_wrapped_at_a_width_are_speeches(indent: str, blank: str) -> None:
    def talk(place: str) -> str:
        lines = (f"{indent}{text}" for text in (f"同志们，{PAST}", NEXT + PAST[:-8] + "。", PAST + "谢谢大家。"))
        body = "\n".join(line[at : at + 19] for line in lines for at in range(0, len(line), 19))
        return f"在全县{place}大会上的讲话\n{blank}{body}"

    assert titles(parsed(f"\n{blank}".join(map(talk, ("教育", "卫生", "水利"))), "文件")) == [
        f"在全县{place}大会上的讲话" for place in ("教育", "卫生", "水利")
    ]


@pytest.mark.parametrize("caption", ["图为会议现场", "图1 走访农户", "（图为新校区）", "表1　主要指标", "圖為會議現場"])
def test_what_stands_under_a_picture_or_over_a_table_is_no_heading(caption: str) -> None:
    [speech] = parsed(f"在全县大会上的讲话\n{PAST}\n{caption}\n{NEXT}", "文件")
    assert headed(speech) == [((), PAST), ((), f"{caption}\n{NEXT}")]


def test_a_date_without_brackets_under_each_title_tells_them_where_the_file_opens_with_one() -> None:
    pieces = [("习惯的力量", "2019-03-05 08:00"), ("诚信是金", "2019-03-12 08:00"), ("爱护眼睛", "2019-03-19 08:00")]
    text = "\n\n".join(f"{title}\n{date}\n{PAST}\n谢谢大家。" for title, date in pieces)
    speeches = parsed(text, "文件")
    assert titles(speeches) == [title for title, _ in pieces]
    assert [speech.passages[0].text for speech in speeches] == [f"{date}\n{PAST}\n谢谢大家。" for _, date in pieces]


def test_a_short_line_over_a_salutation_is_a_title_and_over_an_address_in_the_text_is_none() -> None:
    speeches = parsed(
        f"携手开创新局面\n同志们：\n{PAST}\n当前形势\n{NEXT}\n"
        f"为建设美丽家园而奋斗\n同志们：\n{NEXT}\n几点要求\n同志们！{PAST}",
        "文件",
    )
    assert titles(speeches) == ["携手开创新局面", "为建设美丽家园而奋斗"]
    assert [headings for headings, _ in headed(speeches[0])] == [(), ("当前形势",)]


@pytest.mark.parametrize(
    ("title", "when"),
    [
        ("乡领导看望慰问护林员", "5月6日，"),
        ("林场举行开工典礼", "日前，"),
        ("夜校学员座谈办学经验", "近日，"),
        ("合作社走访缺粮农户", "九月初，"),
        ("渡口新船启动试航", "昨日，"),
    ],
)
def test_each_report_of_a_file_of_reports_is_an_article(title: str, when: str) -> None:
    above = f"县农会视察泊川水库\n3月9日，县农会组织社员视察泊川水库。{PAST}\n{NEXT}"
    speeches = parsed(f"{above}\n{title}\n{when}{title}。{NEXT}\n{PAST}", "简讯")
    assert [speech.title for speech in speeches] == ["县农会视察泊川水库", title]


def test_a_heading_of_a_report_over_no_day_parts_no_article() -> None:
    above = f"县农会视察泊川水库\n3月9日，县农会组织社员视察泊川水库。{PAST}\n{NEXT}"
    speeches = parsed(f"{above}\n社员座谈水库管护\n{NEXT}\n{PAST}", "简讯")
    assert [speech.title for speech in speeches] == ["县农会视察泊川水库"]


@pytest.mark.parametrize("under", ["（2019年3月5日）\n\n周明", "周明\n\n2019年3月5日"])
def test_a_text_attached_stands_under_the_one_title_that_its_file_labels(under: str) -> None:
    body = f"{PAST}\n\n{NEXT}\n\n{PAST}"
    attached = f"在全县水利会上的讲话\n\n{under}\n\n同志们：\n\n{PAST}\n\n{NEXT}\n\n谢谢大家！\n"
    [own, inner] = parsed(f"# 修渠记\n\n{body}\n\n\n{attached}", "文")
    assert (own.outer, own.title) == ((), "修渠记")
    assert (inner.outer, inner.title) == (("修渠记",), "在全县水利会上的讲话")
    assert parsed(f"修渠记\n\n{body}\n\n\n{attached}", "文")[-1].outer == ()
