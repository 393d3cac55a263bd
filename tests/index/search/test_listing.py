"""Questions for a list are answered with its points, in the speech's own words, and with one of them by its number."""

from pathlib import Path

import pytest

from index import Certainty, Index, Live, reindex
from index.query.lists import LAST, asked_counts, asked_point, asks_for_list
from tests.index.asking import index_of, marked_sentences

ORCHARD = """在梨园村果业推进会上的讲话
今天把大家请到果园里来开会，是要把话说在树底下。去年全村梨树三千亩，卖了一千二百万元。
下面我讲三条要求。
第一，剪枝要早。霜降以前剪完，剪下来的枝条统一粉碎还田。
第二，套袋要全。一个果子一个袋，村里补一半的钱。
第三，分级要严。大的小的不能混在一个筐里卖。
讲到困难，也有两个：一是缺冷库，二是缺会嫁接的人。
谢谢大家。
"""
CANAL = """关于灌区渠道管护情况的调研报告
调研组走了七个乡镇，看了三十一条渠道，现将情况报告如下。
一、基本情况
全县有渠道四百公里，灌溉面积九万亩，管水员一百二十名。
（一）骨干渠道已经衬砌。衬砌率达到百分之八十。
（二）管水员队伍已经建立。人人挂牌上岗。
二、存在的问题
（一）末级渠道淤积。许多斗渠五年没有清过。
（二）水费收缴困难。收缴率只有六成。
三、几点建议
首先，把清淤列入年度计划。每年冬天清一遍。
其次，改按亩收费为按方收费。装上水表。
最后，把管水员的工资提到每月一千五百元。
四、结语
水到田头，路就走通了。
"""
CHARTER = """梨园村村规民约
第一条 村民应当爱护树木，不得攀折果枝。
第二条 浇地按顺序，不得抢水。
第三条 红白事从简，酒席不超过十桌。
"""
FERRY = """在渡口安全例会上的谈话
各位渡口的船老大，今天我主要讲三个方面。第一方面讲船，三条老船年底以前换掉；第二方面讲人，船工一律持证上岗；第三方面讲天，六级以上大风停航。
渡口的收入去年掉了三成，难处要看两层。首先，公路通了，坐船的人少了。其次，油价涨了，票价十年没动。
"""
HARBOUR = """在渔港管理处年终总结会上的发言
一、全年工作
全年靠泊渔船四千艘次，没有出过一起事故。
二、存在的不足
与船老大们的盼望相比还有差距。一是夜里卸货的灯太暗；二是加冰要排两个钟头的队；三是西码头的石阶长满青苔，反映了几次的问题没有解决。
三、明年打算
一是换灯。东西两个码头各换四十盏。
二是建冰库。开春动工，伏季休渔以前建成。
三是修石阶。请石匠重新凿毛，加一道铁链。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("lists"), orchard=ORCHARD, canal=CANAL, charter=CHARTER, harbour=HARBOUR, ferry=FERRY
    )


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("果业推进会讲的三条要求是什么", ["第一，剪枝要早。", "第二，套袋要全。", "第三，分级要严。"]),
        ("果业推进会上讲了哪几点要求？", ["第一，剪枝要早。", "第二，套袋要全。", "第三，分级要严。"]),
        ("梨园村果业有什么困难", ["一是缺冷库，", "二是缺会嫁接的人。"]),
        ("灌区渠道管护存在哪些问题", ["（一）末级渠道淤积。", "（二）水费收缴困难。"]),
        (
            "灌区渠道调研提出了什么建议",
            ["首先，把清淤列入年度计划。", "其次，改按亩收费为按方收费。", "最后，把管水员的工资提到每月一千五百元。"],
        ),
        ("灌区渠道管护情况的第二点建议是什么", ["其次，改按亩收费为按方收费。"]),
        ("果业推进会第三条要求讲什么", ["第三，分级要严。"]),
        ("果业推进会最后一条是什么", ["第三，分级要严。"]),
        ("梨园村村规民约第二条是什么", ["第二条 浇地按顺序，不得抢水。"]),
        (
            "渔港管理处存在哪些问题",
            [
                "一是夜里卸货的灯太暗；",
                "二是加冰要排两个钟头的队；",
                "三是西码头的石阶长满青苔，反映了几次的问题没有解决。",
            ],
        ),
        (
            "渡口安全例会讲了哪三个方面",
            [
                "第一方面讲船，三条老船年底以前换掉；",
                "第二方面讲人，船工一律持证上岗；",
                "第三方面讲天，六级以上大风停航。",
            ],
        ),
        ("渡口的收入有什么优势", []),
        ("渔港管理处明年有哪些打算", ["一是换灯。", "二是建冰库。", "三是修石阶。"]),
        ("梨园村有多少亩梨树", []),
        ("渠道有多少公里", []),
        ("果业推进会第九条是什么", []),
    ],
)
def test_the_points_of_a_list_are_given_in_the_words_of_the_speech(
    index: Index, question: str, points: list[str]
) -> None:
    assert [item.text for item in index.search(question).asked_items] == points


def test_a_point_is_quoted_from_the_passage_that_it_names(index: Index) -> None:
    items = index.search("果业推进会讲的三条要求是什么").asked_items
    assert [item.number for item in items] == [1, 2, 3]
    for item in items:
        passage = index.passage(item.passage)
        assert passage is not None
        assert item.span is not None
        assert passage.text[slice(*item.span)] == item.text


def test_records_stand_for_themselves(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"id": "1", "title": "梨", "text": "种梨有两条要求。"}\n{"id": "2", "title": "梨", "text": "第一，剪枝。"}\n'
        '{"id": "3", "title": "梨", "text": "第二，套袋。"}\n'
        '{"id": "4", "title": "桃", "text": "种桃有两个难处：一是虫，二是雨。"}\n',
        encoding="utf-8",
    )
    reindex(tmp_path / "data", [file])
    index = Live(tmp_path / "data").get()
    assert index.search("种梨有哪两条要求").asked_items == ()
    assert [item.text for item in index.search("种桃的两个难处是什么").asked_items] == ["一是虫，", "二是雨。"]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("存在哪些问题", True),
        ("四条要求是什么", True),
        ("讲了几点", True),
        ("提出了什么建议", True),
        ("三个代表是什么", True),
        ("五大任务", True),
        ("下一步的工作打算有哪些", True),
        ("全县有多少名护林员", False),
        ("第十一届三中全会在哪里开的", False),
        ("桥修了几座", False),
        ("2019年的重点", False),
    ],
)
def test_a_question_for_a_list_is_told_by_its_words(question: str, asks: bool) -> None:
    assert asks_for_list(question) is asks


@pytest.mark.parametrize(
    ("question", "point"),
    [
        ("第2点是什么", 2),
        ("第3个问题", 3),
        ("最后一点", LAST),
        ("第12次会议", None),
        ("第2个", None),
        ("一点也不", None),
    ],
)
def test_the_number_of_a_point_is_read(question: str, point: int | None) -> None:
    assert asked_point(question) == point


def test_how_many_points_there_are_is_read() -> None:
    assert asked_counts("我讲四条要求。") == (4,)
    assert asked_counts("第4条要求") == ()
    assert asked_counts("1.5万个") == ()


def test_the_list_under_a_heading_is_found_where_the_topic_is_named_elsewhere(tmp_path: Path) -> None:
    report = (
        "关于村卫生室运行情况的调研报告\n"
        "调研组围绕村卫生室这个题目走访了十二个村，座谈五次，村卫生室的情况摸得比较清楚，现报告如下。\n"
        "一、基本做法\n村卫生室由镇里统一管，药品统一配送，村卫生室的账目每季度公开一次。\n"
        "二、存在问题\n（一）药不齐。常用药缺了三成，老人拿药要跑到镇上。\n（二）人难留。三年走了七名医生，新来的待不满一年。\n"
    )
    answer = index_of(tmp_path, report=report).search("村卫生室存在什么问题")
    assert [item.text for item in answer.asked_items] == ["（一）药不齐。", "（二）人难留。"]
    assert "药不齐" in answer.hits[0].passage.text


@pytest.mark.parametrize("sign", ["- ", "* ", "· ", "• ", "● "])
def test_a_list_with_bullets_is_given_point_by_point(tmp_path: Path, sign: str) -> None:
    report = (
        "关于村卫生室运行情况的调研报告\n"
        "调研组围绕村卫生室这个题目走访了十二个村，座谈五次，村卫生室的情况摸得比较清楚，现报告如下。\n"
        "一、存在问题\n（一）药不齐。常用药缺了三成，老人拿药要跑到镇上。\n（二）人难留。三年走了七名医生，新来的待不满一年。\n"
        f"二、几点建议\n{sign}药由县里配齐。每月初一送到村，老人不用再跑远路。\n{sign}医生由镇里轮换。两年一换，带薪带编。\n"
        f"{sign}账目贴到墙上，每个季度贴一次，让来看病的人都能看见。\n"
    )
    index = index_of(tmp_path, report=report)
    points = ["药由县里配齐。", "医生由镇里轮换。", "账目贴到墙上，每个季度贴一次，让来看病的人都能看见。"]
    assert [item.text for item in index.search("村卫生室有哪些建议").asked_items] == points
    assert [item.text for item in index.search("村卫生室有哪几条措施").asked_items] == points
    assert [item.text for item in index.search("村卫生室调研的第二条建议是什么").asked_items] == points[1:2]


def test_a_list_of_something_else_is_not_shown_because_a_later_passage_names_what_is_asked(
    tmp_path: Path,
) -> None:
    report = (
        "关于村卫生室运行情况的调研报告\n"
        "调研组围绕村卫生室这个题目走访了十二个村，座谈五次，情况摸得比较清楚，现报告如下。\n"
        "一、存在问题\n（一）药不齐。常用药缺了三成，老人拿药要跑到镇上。\n（二）人难留。三年走了七名医生，新来的待不满一年。\n"
        "二、下一步\n培训工作要抓紧，每名医生每年培训四十个学时，培训的钱由县里出，培训的老师从县医院请。\n"
    )
    index = index_of(tmp_path, report=report)
    assert index.search("培训工作存在什么问题").asked_items == ()
    assert len(index.search("村卫生室存在什么问题").asked_items) == 2


def test_a_question_for_the_reason_marks_every_reason_that_is_counted(tmp_path: Path) -> None:
    speech = (
        "在灯会筹备会上的讲话\n去年的灯会冷清，大家心里有数。\n"
        "灯会为什么冷清？我看有三条。第一条是路不好走。从码头到灯会要绕三里地。第二条是灯不好看。连着五年都是那几盏。"
        "第三条是人没处坐。老人站着看一会就走了。\n今年要换个办法。"
    )
    (hit, *_) = index_of(tmp_path, speech=speech).search("灯会为什么冷清").hits
    marked = marked_sentences(hit)
    assert marked == ["第一条是路不好走。", "第二条是灯不好看。", "第三条是人没处坐。"]


@pytest.mark.parametrize(
    "text",
    [
        "今年村里的主要目标是：修路三里；植树两百棵；人人有活干。大家要一起出力。",
        "今年村里的主要目标是：\n修路三里；\n植树两百棵；\n人人有活干。\n大家要一起出力。",
    ],
)
def test_what_a_colon_announces_is_marked_to_its_end(tmp_path: Path, text: str) -> None:
    answer = index_of(tmp_path, speech=f"在核桃村动员会上的讲话\n乡亲们都到齐了，我说几句。\n{text}").search(
        "核桃村今年的主要目标有哪些"
    )
    hit = answer.hits[0]
    marked = "".join(marked_sentences(hit))
    assert marked.removeprefix("今年村里的主要目标是：") == "修路三里；植树两百棵；人人有活干。"


@pytest.mark.parametrize("question", ["贵州侗寨有哪些鼓楼", "北京故宫有什么要素", "台湾电影宣言对评论家有什么不满"])
def test_a_list_of_a_place_that_nothing_tells_of_has_no_answer(index: Index, question: str) -> None:
    answer = index.search(question)
    assert answer.certainty is Certainty.NONE
    assert not answer.hits


def test_a_list_with_as_many_points_as_are_asked_for_is_sure(index: Index) -> None:
    found = index.search("果业会上讲了哪三条要求")
    assert [item.number for item in found.asked_items] == [1, 2, 3]
    assert found.certainty == Certainty.SURE
