"""What stands around a text and is none of it: fields above its title, a site's front matter, an outline, its notes."""

import pytest

from index.structure import lines_of, parse_speeches
from index.structure.cleaning import clean
from tests.index.messy import NEXT, PAST, headed, parsed, texts, titles


@pytest.mark.parametrize(
    "fields",
    [
        "时间：2019年3月5日\n地点：县水利局三楼会议室",
        "时间：2019年3月5日上午\n地点：青石镇礼堂\n（根据录音整理，未经本人审阅）",
        "時　間：2019年3月5日\n地　點：青石鎮禮堂\n出席人員：周明、李青",
        "【时间】2019年3月5日\n【地点】青石镇礼堂\n【主讲】周明\n整理：李青",
        "会议时间：2019年3月5日\n会议地点：县水利局\n主持人：周明\n记录人：李青",
        "演讲者：周明\n演讲时间：2019年3月5日\n演讲地点：青石中学",
        "讲者：周明\n日期：2019年3月5日\n根据录音整理",
        "采访时间：2019年3月5日\n受访者：周明\n采访者：李青",
        "- 讲师：周明\n- 地点：青石镇\n- 听众：水利站职工",
        "场合：青石镇水利会\n本文系根据现场速记整理",
    ],
)
def test_fields_above_a_title_are_none(fields: str) -> None:
    [speech] = parsed(f"{fields}\n\n修渠要靠大家\n\n{PAST}\n\n{NEXT}\n", "文")
    assert speech.title == "修渠要靠大家"
    assert texts(speech)[0].startswith(fields[:6])


@pytest.mark.parametrize("line", ["地点：水从山上来，人从渠边过。", "主持人：大家好！", "嘉宾：谢谢，我先说"])
def test_what_somebody_says_is_no_field(line: str) -> None:
    [speech] = parsed(f"{line}\n修渠要靠大家\n{PAST}\n{NEXT}\n", "文")
    assert speech.title in {"文", line}


@pytest.mark.parametrize(
    "front",
    [
        "title: 修渠记\nauthor: 周明\ndate: 2021-03-05",
        "title_en: Water\ntitle_zh: 修渠记\nspeaker: 周明\npublishedAt: 2021-03-05",
        'title-cn: "修渠记"\nauthor: 周明\npubDate: "2021-03-05T10:00:00"',
        "标题：修渠记\n作者：周明\n日期：2021-03-05",
        "標題: 修渠记\n講者: 甲\n講話人: 周明\n發布時間: 2021-03-05",
        "title_hant: 修渠记\nauthor: 周明\npublished_at: 2021-03-05",
        "题目: 修渠记\n演讲者: 周明\n时间: 2021-03-05",
        "title_zh_CN: 修渠记\n主讲: 周明\npub_date: 2021-03-05",
        "layout: post\ntags: [水]\ntitle: '修渠记'\nauthor: '周明'\ndate: 2021-03-05 10:00",
        "title: 修渠记\ntitle_zh: 别的\nauthor: 周明\ndate: 2021-03-05",
    ],
)
def test_front_matter_says_title_author_and_day_by_any_name(front: str) -> None:
    [speech] = parsed(f"---\n{front}\n---\n\n{PAST}\n\n{NEXT}\n", "2021-water")
    assert speech.title == "修渠记"
    assert texts(speech)[0].startswith("作者：周明\n发布日期：2021-03-05")


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    "points",
    [
        ("诗歌", "祷告", "读经", "奉献"),
        ("信息摘要", "主旨", "十字架", "我们的蒙召", "背诵经文"),
        ("Prelude", "Invocation", "Offertory", "Benediction"),
    ],
)
def test_the_points_of_an_outline_are_no_speeches(points: tuple[str, ...], level: int) -> None:
    sign = "#" * level
    outline = "\n".join(f"{sign} {point}" for point in points)
    assert len(parsed(f"{outline}\n", "程序")) == 1
    assert len(parsed(f"{outline}\n{PAST}\n", "程序")) == 1
    told = "\n".join(f"{sign} {point}\n{PAST}" for point in points)
    assert titles(parsed(told, "程序")) == list(points)


@pytest.mark.parametrize(
    "head", ["注释", "注　　释", "註釋：", "【注释】", "注解", "参考文献", "參考文獻：", "[参考资料]", "尾注", "脚注："]
)
def test_notes_stand_under_no_section(head: str) -> None:
    [speech] = parsed(
        f"论修渠\n\n一、水\n{PAST}\n二、渠\n{NEXT}\n{head}\n〔1〕青石，县名。\n〔2〕白水，河名。\n", "论修渠"
    )
    assert headed(speech) == [
        (("一、水",), PAST),
        (("二、渠",), NEXT),
        ((head,), "〔1〕青石，县名。\n〔2〕白水，河名。"),
    ]


def test_a_section_below_the_notes_of_another_is_none_of_them() -> None:
    [speech] = parsed(f"论修渠\n\n一、水\n{PAST}\n注释\n1、青石，县名。\n二、渠\n{NEXT}\n", "文")
    assert [passage.headings for passage in speech.passages if passage.text == NEXT] == [("二、渠",)]


@pytest.mark.parametrize(
    "asker",
    [
        "记者",
        "主持人",
        "周明",
        "李青，青石日报记者",
        "Ann Lee",
        "青石电视台 Ann Lee",
        "观众",
        "問",
        "完颜平",
        "听众提问",
    ],
)
def test_a_counted_question_behind_who_asks_it_heads_nothing(asker: str) -> None:
    question = "渠修好以后，下游三个村子明年春天能不能用上山上的水，水费又由谁来收？"
    [speech] = parsed(
        f"周明答问\n\n1、{asker}：{question}\n周明：{PAST}\n{NEXT}\n2、{asker}：{question}\n周明：{PAST}\n{NEXT}\n",
        "文",
    )
    assert {passage.headings for passage in speech.passages} == {()}


def test_a_counted_section_that_asks_itself_is_one() -> None:
    [speech] = parsed(f"论修渠\n\n一、为什么要修渠？\n{PAST}\n二、怎样修渠？\n{NEXT}\n", "论修渠")
    assert headed(speech) == [(("一、为什么要修渠？",), PAST), (("二、怎样修渠？",), NEXT)]


@pytest.mark.parametrize(
    "line",
    [
        "各位劳动英雄，各位模范工作者！",
        "同志们：",
        "尊敬的各位来宾：",
        "各位代表：",
        "老师们、同学们！",
        "女士们，先生们：",
    ],
)
def test_an_address_to_hearers_heads_nothing_though_it_is_set_so(line: str) -> None:
    [speech] = parsed(f"# 在水利会上的讲话\n\n## {line}\n\n{PAST}\n\n{NEXT}\n", "文")
    assert {passage.headings for passage in speech.passages} == {()}


@pytest.mark.parametrize("day", ["2019年3月5日", "（二OO一年八月二十三日）周明", "（2019年3月5日）", "来源：青石日报"])
def test_a_day_under_a_title_is_none_though_it_is_set_so(day: str) -> None:
    told = f"### 在水利会上的讲话\n### {day}\n同志们：\n{PAST}\n{NEXT}\n"
    assert titles(parsed(f"{told}### 在修渠会上的讲话\n{day}\n{PAST}\n{NEXT}\n", "文")) == [
        "在水利会上的讲话",
        "在修渠会上的讲话",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "© Copyright 2014 by isnowfy, Designed by isnowfy",
        "Copyright © 2014 青石网",
        "©Copyright 青石水利局 All Rights Reserved",
        "(c) Copyright 2019 Qingshi",
        "（C）Copyright 2019 青石网",
    ],
)
def test_the_rights_of_a_site_are_no_text(line: str) -> None:
    assert [each.text for each in clean(lines_of(f"{PAST}\n{line}"))] == [PAST]


@pytest.mark.parametrize("dash", ["——", "--", "-----", "-- ", "----- ", "—— "])
def test_a_subtitle_stands_behind_dashes_of_any_length(dash: str) -> None:
    [speech] = parse_speeches(
        lines_of(f"修渠要靠大家\n{dash}周明在水利会上的讲话\n2019年3月5日\n{PAST}\n{NEXT}\n"), "文"
    )
    assert speech.title.startswith("修渠要靠大家")
    assert speech.title.endswith(f"{dash.strip()} 周明在水利会上的讲话") or speech.title.endswith(
        f"{dash}周明在水利会上的讲话"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (".. _201903_canal:\n\n修渠记\n======\n\n水到了。", ["修渠记", "======", "水到了。"]),
        (".. _a: https://example.org/a\n.. contents::\n   :local:\n   :depth: 2\n\n水到了。", ["水到了。"]),
        (".. image:: a.png\n   :alt: 渠\n\n水到了。\n\n.. meta::\n   :author: a", ["水到了。"]),
        ("`青石网 <https://example.org/a_(b)>`__\n\n水到了。", ["青石网", "水到了。"]),
        ("`a.example.org <https://example.org/a>`__\n\n水到了。", ["水到了。"]),
        ("见 `a.example.org <https://example.org/a>`__\n\n水到了。", ["见 a.example.org", "水到了。"]),
        ("见\\ `报道 <http://example.org/a>`_\\ ，\n水到了。", ["见报道，", "水到了。"]),
        ("`青石网\n<https://example.org/a>`__\n水到了。", ["青石网", "水到了。"]),
        (".. _a:\n\n| 水从山上来，\n| 人从渠边过。\n\n| a | b |\n", ["水从山上来，", "人从渠边过。", "| a | b |"]),
        # What only looks alike stays.
        (".. 水到了。\n\\ 渠", [".. 水到了。", "\\ 渠"]),
        ("他说`修渠`，又说 .. 修路：", ["他说`修渠`，又说 .. 修路："]),
        ("| 水从山上来\n`渠 <甲>`_", ["| 水从山上来", "`渠 <甲>`_"]),
    ],
)
def test_marks_of_restructured_text_are_no_text(text: str, kept: list[str]) -> None:
    assert [line.text for line in lines_of(text) if line.text] == kept


def test_the_place_name_above_a_title_is_none() -> None:
    text = f".. _201903_canal:\n\n修渠记\n======\n\n`example.org <https://example.org/a>`__\n\n{PAST}\n\n{NEXT}\n"
    [speech] = parsed(text, "201903_canal")
    assert speech.title == "修渠记"
    assert "_201903" not in "".join(texts(speech))
