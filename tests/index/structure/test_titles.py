"""What a speech is called: by its first line, by its file, by its label."""

import pytest

from tests.index.messy import NEXT, PAST, headed, parsed, texts, titles


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
    [speech] = parsed(f"{top}\n\n{PAST}\n{NEXT}", "文件名")
    assert speech.title == title
    assert NEXT in "".join(texts(speech))


def test_markdown_headings_lose_their_signs_and_the_text_keeps_its_own() -> None:
    [speech] = parsed(f"# 在春耕会上的讲话\n\n## 一、备耕\n\n{PAST}**好**\n\n### 种子\n\n{NEXT}\n", "文件")
    assert speech.title == "在春耕会上的讲话"
    assert headed(speech) == [(("一、备耕",), f"{PAST}**好**"), (("一、备耕", "种子"), NEXT)]


def test_traditional_files_are_read_by_the_same_rules() -> None:
    one, two = parsed(
        "第一篇：關於城區綠化工作的視察報告\n文章標題：關於城區綠化工作的視察報告\n各位委員：\n"
        "今年以來，全縣上下緊緊圍繞年初確定的目標任務，迎難而上、真抓實幹，各項工作都取得了新的進展。\n"
        "《視察報告》來源於網絡，歡迎閱讀視察報告。\n第二篇：在座談會上的講話\n同志們：\n感謝大家。",
        "文件",
    )
    assert (one.title, two.title) == ("關於城區綠化工作的視察報告", "在座談會上的講話")
    assert texts(one)[0].startswith("各位委員：\n今年以來")


def test_web_page_breaks_are_line_ends() -> None:
    [speech] = parsed(f"<p>在会上的讲话</p><p>{PAST}<br/>{NEXT}</p>", "文件")
    assert (speech.title, texts(speech)) == ("在会上的讲话", [PAST, NEXT])


def test_a_title_that_exclaims_before_its_subtitle_is_one_title() -> None:
    title = "欢迎你为求真而来！——在新生报到会上的讲话"
    [speech] = parsed(
        f"{title}\n来源：本站 发布时间：2020年07月13日\n欢迎你为求真而来！\n——在新生报到会上的讲话\n{PAST}", "文件"
    )
    assert (speech.title, texts(speech)) == (title, [f"来源：本站 发布时间：2020年07月13日\n{PAST}"])


def test_what_an_office_records_above_a_document_stays_and_its_title_is_read() -> None:
    table = (
        "索 引 号:\t01234-8/2023\t发文机关:\t云屏县人民政府\n标　　题:\t在安全生产会议上的讲话\n成文日期:\t2023-04-11"
    )
    [speech] = parsed(
        f"{table}\n在安全生产会议上的讲话\n时间：2023-04-12 10:21\t来源：应急局\n同志们：\n{PAST}", "文件"
    )
    assert speech.title == "在安全生产会议上的讲话"
    assert "标　　题" not in "".join(texts(speech))
    assert all(word in "".join(texts(speech)) for word in ("01234-8/2023", "2023-04-11", "10:21"))


@pytest.mark.parametrize(
    ("mark", "note"), [("[1]", "[1] 这是会上的讲话。"), ("*", "* 本文有删节。"), ("①", "①本文有删节。")]
)
def test_the_mark_of_a_footnote_is_no_part_of_a_title(mark: str, note: str) -> None:
    [speech] = parsed(f"关心群众生活{mark}\n（一九三四年一月）\n{PAST}\n{note}", "文件")
    assert speech.title == "关心群众生活"
    [bare] = parsed(f"关心群众生活{mark}\n{PAST}", "文件")
    assert bare.title == f"关心群众生活{mark}"


def test_a_title_as_long_as_a_wrapped_line_does_not_run_into_the_salutation() -> None:
    body = "\n".join((PAST + NEXT)[at : at + 24] for at in range(0, 100, 24)) + "\n" + NEXT[:24] + "\n" + NEXT[24:]
    [speech] = parsed(f"沿着乡村振兴的道路继续走下去（在全县三级干部会）\n同志们：\n{body}", "文件")
    assert speech.title == "沿着乡村振兴的道路继续走下去（在全县三级干部会）"


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("槐安公报　2023年第3期\n县领导讲话\n在农村工作会议上的讲话\n县委书记　林国栋", "在农村工作会议上的讲话"),
        ("讲话稿 范文下载站\n教师节讲话稿\n时间:2023-09-29 21:17\n教师节讲话稿", "教师节讲话稿"),
        (
            "新闻源 财富源\n2024年11月22日 星期五\n首场发布会:“实打实”\n• 发布时间:2016-03-03  来源:槐安报",
            "首场发布会:“实打实”",
        ),
        ("WFU\n2019年9月10日 星期二\n一〇七學年度畢業生致詞稿", "一〇七學年度畢業生致詞稿"),
        (
            "新闻网  >   新闻中心  >   时政\n首场发布会:发言人妙语连珠\n2017年03月03日 11:40:40  来源:槐安报",
            "首场发布会:发言人妙语连珠",
        ),
        (
            "首场新闻发布会:\n发言人与记者畅所欲言\n本报记者 王冬梅\n《槐安日报》(2010年03月05日 003版)",
            "首场新闻发布会:发言人与记者畅所欲言",
        ),
    ],
)
def test_a_title_is_told_from_the_names_of_a_site_or_a_column_above_it(top: str, title: str) -> None:
    [speech] = parsed(f"{top}\n{PAST}\n{NEXT}", "文件")
    assert speech.title == title
    assert texts(speech)[-1] == NEXT


@pytest.mark.parametrize(
    "top", ["坚定信心　真抓实干\n奋力开创农业农村工作新局面\n（2022年3月18日）", "春天的约定\n写在第十个植树节"]
)
def test_a_first_line_with_nothing_surer_below_it_is_the_title(top: str) -> None:
    [speech] = parsed(f"{top}\n{PAST}\n{NEXT}", "文件")
    assert speech.title.startswith(top.split("\n", maxsplit=1)[0])


@pytest.mark.parametrize("line", ["各位老师 各位同学", "尊敬的各位来宾、女士们、先生们", "老师们，同学们"])
def test_who_is_addressed_without_a_colon_is_no_title(line: str) -> None:
    [speech] = parsed(f"{line}\n{PAST}", "文件")
    assert (speech.title, texts(speech)) == ("文件", [f"{line}\n{PAST}"])


def test_headings_without_a_space_behind_their_signs_are_headings_where_some_are_deep() -> None:
    [speech] = parsed(f"#在春耕会上的讲话\n\n##回顾\n\n{PAST}\n\n##打算\n\n{NEXT}", "文件")
    assert (speech.title, headed(speech)) == ("在春耕会上的讲话", [(("回顾",), PAST), (("打算",), NEXT)])
    assert parsed(f"#春耕会议记录\n{PAST}", "文件")[0].title == "#春耕会议记录"


@pytest.mark.parametrize("under", ["同志们：", "（2023年2月8日）", "来源：县政府　发布时间：2023-02-08"])
def test_a_title_broken_at_the_width_of_the_text_is_whole_above_what_opens_it(under: str) -> None:
    body = [PAST + NEXT, NEXT + PAST + "请审议。", PAST + PAST + "谢谢。"]
    lines = [text[start : start + 20] for text in body for start in range(0, len(text), 20)]
    title = "把雾岭白榆两乡建设成为全县人民向往的美丽家园"
    [speech] = parsed("\n".join((title[:20], title[20:], under, *lines)), "文件")
    assert speech.title == title


@pytest.mark.parametrize("note", ["（附图片１张）", "（附圖／短片）", "(附表)"])
def test_a_note_on_pictures_is_no_part_of_a_title(note: str) -> None:
    [speech] = parsed(f"走向新世纪——新年讲话{note}\n{PAST}", "文件")
    assert speech.title == "走向新世纪——新年讲话"


@pytest.mark.parametrize(
    "under",
    ["二〇一九年三月四日在槐安县人民代表大会第二次会议上的报告", "2019年3月4日在槐安县人民代表大会第二次会议上"],
)
def test_a_bare_title_goes_on_in_the_day_and_occasion_under_it(under: str) -> None:
    [speech] = parsed(f"政府工作报告\n{under}\n县长　周明\n{PAST}", "文件")
    assert speech.title == f"政府工作报告 {under}"
    [speech] = parsed(f"在全县水利工作会议上的讲话\n{under}\n{PAST}", "文件")
    assert speech.title == "在全县水利工作会议上的讲话"


def test_a_second_headline_is_no_part_of_a_title_that_names_a_meeting() -> None:
    [speech] = parsed(f"我县举行春茶座谈会\n周明主持林栋讲话各乡代表出席会议\n2019年3月\n{PAST}", "文件")
    assert speech.title == "我县举行春茶座谈会"


@pytest.mark.parametrize("line", ["翻译：周明", "译者：周明", "整理：王冬梅", "来源：青石镇广播站", "撰稿：周明、李田"])
def test_who_translated_or_put_down_a_text_is_no_title_of_it(line: str) -> None:
    [speech] = parsed(f"{line}\n\n{PAST}\n{NEXT}", "渡口三题")
    assert speech.title == "渡口三题"


@pytest.mark.parametrize(
    "above", ["工具：两种词典、一台打字机", "青石读书会", "青石读书会的周刊", "读书会 资料来源：县志馆"]
)
def test_a_heading_that_the_file_labels_is_its_title_below_what_stands_over_it(above: str) -> None:
    [speech] = parsed(f"{above}\n\n# 渡口老人的来信\n{PAST}\n{NEXT}", "文")
    assert speech.title == "渡口老人的来信"


@pytest.mark.parametrize("line", ["“真是个好天气”", "「真是个好天气」", "“我们走罢，趁天还没有黑”"])
def test_what_is_said_in_quotation_marks_is_no_title_or_heading(line: str) -> None:
    [speech] = parsed(f"渡口的早晨\n{PAST}\n{line}\n{NEXT}", "文")
    assert speech.title == "渡口的早晨"
    assert {passage.headings for passage in speech.passages} == {()}


@pytest.mark.parametrize("title", ["“枪杆子”和“笔杆子”", "“一二九”运动的意义"])
def test_a_title_may_begin_with_a_quoted_word(title: str) -> None:
    assert titles(parsed(f"{title}\n{PAST}\n{NEXT}", "文")) == [title]


@pytest.mark.parametrize(
    "hour", ["上午 11時正會議開始", "下午2时30分继续开会", "下午三时开会", "上午9：30 开会", "中午十二时休会"]
)
def test_an_hour_is_no_title(hour: str) -> None:
    [speech] = parsed(f"2031年2月6日\n{hour}\n{PAST}\n{NEXT}", "议事会")
    assert speech.title == "议事会"
