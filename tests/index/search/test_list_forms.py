"""The ways in which speeches count up points, and what keeps the list of something else from being shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.query.lists import asks_for_list, listed
from index.ranking.enumerators import in_text
from tests.index.asking import index_of

MILL = """在水磨坊管理会上的讲话
水磨坊的生意一年不如一年，大家都看在眼里。
磨坊的出路一是换石磨，二是接外村的活。这两件事都不能再拖。
开春以后仍然存在不少问题：水渠漏水，磨盘转得慢；磨面的价钱没有定准；账本记得乱，月底对不上，等等。这些都要改。
修水闸为什么花了这么多钱？首先，石料是从外县运来的；其次，工匠只能在枯水时下河；最后，返工了一回。
磨坊归集体管有什么好处？第一，价钱公道；第二，家家都能排上队。
有人不肯把毛驴借给磨坊，理由有二：其一，毛驴老了；其二，怕累坏了没人赔；最后是怕沾上面粉咳嗽。
"""
TALK = """老匠人访谈纪要
记者：您觉得学徒要过哪几关？
老匠人：第一，认石料，三年才算入门。石料分青石、麻石。第一层是面，第二层是芯，敲一敲就知道。第二，使錾子，手上要有数。第三，刻字，错一笔就废了。
记者：刻碑难不难？
老匠人：难。刻碑要过三道难关，首先是选料，然后第二是打样，最后是落刀。
"""
PLAN = """关于河埠头整修工作的汇报
现将河埠头整修工作汇报如下。
一、整修的经过
河埠头去年动工，前后四个月。今年要办好下列实事：
一是铺石板。全部换成青石。
二是装栏杆。东西两头各二十米。
三是点路灯。一共十二盏。
二、今后的打算
整修的经费分三年付清，每年腊月结一次账。主要考虑：
（一）不给村里背债。
（二）让匠人过个好年。
（三）留一笔钱防大水。
三、要感谢的人
河埠头能修好，要谢三位匠人、两位船老大和全村出工的人。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("forms"), mill=MILL, talk=TALK, plan=PLAN)


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("水磨坊的出路有哪两条", ["一是换石磨，", "二是接外村的活。"]),
        (
            "水磨坊开春以后存在哪些问题",
            ["水渠漏水，磨盘转得慢；", "磨面的价钱没有定准；", "账本记得乱，月底对不上，等等。"],
        ),
        (
            "修水闸花钱多有哪些原因",
            ["首先，石料是从外县运来的；", "其次，工匠只能在枯水时下河；", "最后，返工了一回。"],
        ),
        ("磨坊归集体管有什么好处", ["第一，价钱公道；", "第二，家家都能排上队。"]),
        (
            "不肯把毛驴借给磨坊的理由是什么",
            ["其一，毛驴老了；", "其二，怕累坏了没人赔；", "最后是怕沾上面粉咳嗽。"],
        ),
        (
            "学徒要过哪几关",
            ["第一，认石料，三年才算入门。", "第二，使錾子，手上要有数。", "第三，刻字，错一笔就废了。"],
        ),
        ("刻碑要过哪三道难关", ["首先是选料，", "然后第二是打样，", "最后是落刀。"]),
        ("河埠头今年要办哪些实事", ["一是铺石板。", "二是装栏杆。", "三是点路灯。"]),
        ("河埠头整修的主要考虑有哪些", ["（一）不给村里背债。", "（二）让匠人过个好年。", "（三）留一笔钱防大水。"]),
    ],
)
def test_every_way_to_count_up_points_is_read(index: Index, question: str, points: list[str]) -> None:
    assert [item.text for item in index.search(question).items] == points


@pytest.mark.parametrize(
    "question",
    [
        "水磨坊的出路有哪三条",
        "河埠头今年要办哪五件实事",
        "河埠头的石板有哪些缺点",
        "毛驴有哪三个优点",
        "老匠人的石料有什么困难",
    ],
)
def test_a_list_of_something_else_or_of_another_length_is_not_shown(index: Index, question: str) -> None:
    assert index.search(question).items == ()


def test_where_the_list_stands_elsewhere_in_the_speech_it_is_shown_first(tmp_path: Path) -> None:
    report = (
        "关于竹器社工作情况的调研报告\n调研组走访竹器社，把竹器社的工作情况一项一项问清楚，竹器社的工作情况大体是好的。\n"
        "一、取得的成绩\n" + "竹器社添了两台破篾机，出货比去年多一倍，社员的工钱也涨了。\n" * 3 + "二、不足之处\n"
        "成绩要看到，问题也要看到。\n一是竹料靠外头供，断了三回。\n二是年轻人不愿意学，最小的社员四十二岁。\n"
    )
    answer = index_of(tmp_path, report=report).search("竹器社工作情况存在哪些问题")
    assert [item.number for item in answer.items] == [1, 2]
    assert "问题也要看到" in answer.hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("甲县今年办哪些实事", "实事"),
        ("甲县的主要考虑有哪些", "考虑"),
        ("归集体管有什么好处", "好处"),
        ("两大特点是什么", "特点"),
        ("从哪几个方面看", None),
        ("讲了哪三点", None),
    ],
)
def test_what_is_listed_is_read_from_the_question(question: str, noun: str | None) -> None:
    assert asks_for_list(question)
    assert listed(question) == noun


@given(st.text(alphabet="一二三是要第其首先最后，；：。、1.（）\n磨坊价", max_size=60))
def test_enumerators_stand_in_their_text_in_order(text: str) -> None:
    found = in_text(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(0 <= each.start < len(text) and each.number >= 0 for each in found)


def test_the_list_of_another_place_is_not_taken_for_the_one_that_is_named(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        north="北山县政府工作报告\n一、今年的工作\n今年要扎实办好民生实事，把北山县的路、桥、学校一件一件修好。\n北山县还要添两所卫生院。\n",
        south="南川县政府工作报告\n一、今年的工作\n今年要办好三件民生实事。一是修路。二是架桥。三是建学校。\n",
    )
    answer = index.search("北山县今年要办哪些民生实事")
    assert answer.hits[0].passage.title == "北山县政府工作报告"
    assert answer.items == ()
    assert [item.text for item in index.search("南川县今年要办哪些民生实事").items] == [
        "一是修路。",
        "二是架桥。",
        "三是建学校。",
    ]
