"""Which headings a passage stands under."""

import pytest

from tests.index.messy import NEXT, PAST, headed, parsed, texts


def test_section_headings_nest_by_the_kind_of_their_numbers() -> None:
    [speech] = parsed(
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


def test_a_heading_that_runs_into_its_paragraph_stays_in_the_text_and_heads_what_follows_it() -> None:
    [speech] = parsed(
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
        [speech] = parsed(f"讲话稿件\n{PAST}\n{opening}都有新的起色", "文件")
        assert {passage.headings for passage in speech.passages} == {()}


def test_the_closing_words_to_the_hearers_leave_the_last_section() -> None:
    [speech] = parsed(f"讲话稿件\n一、抓好春耕\n{PAST}\n二、抓好水利\n{NEXT}\n同志们，让我们携起手来！{PAST}", "文件")
    assert [passage.headings for passage in speech.passages] == [("一、抓好春耕",), ("二、抓好水利",), ()]


def test_a_heading_with_nothing_under_it_becomes_text() -> None:
    [speech] = parsed("任务清单\n一、修渠\n二、种树\n三、建桥\n四、铺路", "文件")
    assert texts(speech) == ["一、修渠\n二、种树\n三、建桥\n四、铺路"]


def test_attachments_are_a_list_and_no_sections() -> None:
    [speech] = parsed(f"举办培训班的通知\n各单位：\n{PAST}\n附件：1.报名表\n2.日程安排\n联系人：张三", "文件")
    assert texts(speech) == [f"各单位：\n{PAST}\n附件：1.报名表\n2.日程安排\n联系人：张三"]


@pytest.mark.parametrize(
    "broken", ["第三，要不断拓宽参政议\n政的渠道，选准切入点。", "第三，要不断拓宽渠道。\n选准切入点，"]
)
def test_a_heading_cut_off_the_paragraph_it_runs_into_joins_it(broken: str) -> None:
    [speech] = parsed(
        f"讲话稿件\n第一，要学习。{PAST}\n第二，要调研。{PAST}\n{broken}{NEXT}\n第四，要自律。{PAST}", "文件"
    )
    assert broken.replace("\n", "") + NEXT in texts(speech)


def test_a_heading_stays_with_its_paragraph_where_the_next_one_runs_into_its_own() -> None:
    text = (
        "在青山县工作会议上的讲话\n今年的工作总的是好的，大家辛苦了。下面讲两点。\n一、抓好生产\n生产是根本，要抓好春耕备耕。\n"
        "二、抓好安全。还要再抓好秋收秋种，颗粒归仓，不误农时。"
    )
    [speech] = parsed(text, "讲话")
    assert [passage.headings for passage in speech.passages[1:]] == [("一、抓好生产",), ()]


def test_a_heading_that_comes_twice_in_a_row_is_a_line_of_the_text_the_second_time() -> None:
    [speech] = parsed(f"讲话稿件\n一、目标\n{PAST}\n（一）总量\n{NEXT}\n一、目标\n{PAST}\n一、目标\n{NEXT}", "文件")
    assert headed(speech) == [
        (("一、目标",), PAST),
        (("一、目标", "（一）总量"), NEXT),
        (("一、目标",), f"一、目标\n{PAST}"),
        (("一、目标",), f"一、目标\n{NEXT}"),
    ]


ROWS = [
    ("青石镇", "1024", "茶叶和竹器，去年新开瓷厂一座，今年再开一座纸厂和一座米厂，明年还要再开两座"),
    ("白榆镇", "980", "木材和药材，去年新开纸厂一座，今年再开一座瓷厂和一座船厂，明年还要再开两座"),
    ("麻岭镇", "724", "果园和蜂蜜，去年新开米厂一座，今年再开一座纸厂和一座瓷厂，明年还要再开两座"),
]


@pytest.mark.parametrize("sign", ["\t", " | ", "　　", "   "])
def test_the_first_row_of_a_table_heads_the_passages_of_its_later_rows(sign: str) -> None:
    rows = [sign.join(cells) for cells in (("镇名", "户数（户）", "主要产业"), *ROWS)]
    [speech] = parsed("\n".join(("在修渠会上的讲话", PAST, *rows, NEXT)), "文")
    headings = {row: passage.headings for row in rows for passage in speech.passages if row in passage.text}
    assert [headings[row] for row in rows[2:]] == [("镇名 | 户数（户） | 主要产业",)] * 2
    assert headings[rows[0]] == ()
    assert [passage.headings for passage in speech.passages if NEXT in passage.text] == [()]
    assert sum(passage.text.count("户数") for passage in speech.passages) == 1


@pytest.mark.parametrize(
    "first", [ROWS[0], ("1993", "$(55,429)", "17%"), ("他说，这件事要办到底，大家都要记在心里", "户", "人")]
)
def test_a_first_row_of_figures_or_sentences_heads_nothing(first: tuple[str, ...]) -> None:
    rows = ["\t".join(cells) for cells in (first, *ROWS[1:])]
    [speech] = parsed("\n".join(("在修渠会上的讲话", PAST, *rows, NEXT)), "文")
    assert {passage.headings for passage in speech.passages} == {()}


@pytest.mark.parametrize(
    "label", ["主席", "周议员", "水利局局长", "周主席明远", "问", "答", "主持人", "青石报记者（方青）", "會議主席"]
)
def test_who_speaks_next_leaves_the_points_that_the_one_before_counted(label: str) -> None:
    [speech] = parsed(
        f"镇民会议纪要\n主席：现在开会，请各位发言。\n周议员：主席，我有三点要说。\n一是水渠。{PAST}\n二是夜校。{NEXT}\n"
        f"{label}：多谢你的发言，请坐下，我们接着讲鱼塘的事情，鱼塘去年冬天已经清过了。\n{PAST}\n"
        f"三是茶园。{NEXT}",
        "纪要",
    )
    assert [passage.headings for passage in speech.passages if "鱼塘" in passage.text] == [()]


def test_an_item_of_the_agenda_heads_what_all_say_to_it() -> None:
    [speech] = parsed(
        f"镇民会议纪要\n主席：现在开会，进行报告事项。\n# 报告事项\n1. 周议员等三人提案，请审议。\n{PAST}\n"
        f"主席：有无异议？没有，通过。\n{NEXT}",
        "纪要",
    )
    assert speech.passages[-1].headings == ("报告事项", "1. 周议员等三人提案，请审议。")


def test_the_points_of_an_answer_end_with_it() -> None:
    [speech] = parsed(
        f"镇民会议纪要\n主席：现在开会，进行质询。\n周议员：主席，问题有两个。\n一、水渠没有通水。\n{PAST}\n二、夜校没有老师。\n{PAST}\n"
        f"主席：请局长答复，时间是五分钟。\n{NEXT}",
        "纪要",
    )
    assert headed(speech)[-1][0] == ()
    assert headed(speech)[-2][0] == ("二、夜校没有老师。",)
