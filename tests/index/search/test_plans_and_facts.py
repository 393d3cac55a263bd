"""Asked how many there are, what was counted comes before what is aimed at; 去年 of an archive is its own."""

from datetime import date
from pathlib import Path

import pytest

from index import Certainty, Index
from index.model import Answer
from index.query.question_type import asks_amount_so_far, tells_plan
from index.search import Searcher
from tests.index.asking import CARE, ROADS, index_of, marked_sentences

MUSHROOMS = """在香菇产业大会上的讲话
（2016年4月9日）
菇农朋友们：这几年路修好了，外面的客商进得来，大家的日子比从前宽裕，心里也踏实得多了。
去年全乡香菇卖出了90吨，一半走的是合作社，另一半是各家各户自己挑到集上卖掉的，价钱差了不少。
村里的老房子也修起来了，瓦是新的，墙是旧的，城里人看了都说好，走的时候还要拍一张照片带回去。
冷库、烘房、包装，这三件事都要办，谁家有困难就到村委会来说，不要一个人在家里发愁，愁是愁不出办法的。
力争到2019年，香菇卖出300吨。
"""
BEES = """在养蜂协会年会上的讲话
（2016年5月20日）
各位会员：今年的槐花开得晚，雨水又多，大家的蜂箱搬了三个地方才安顿下来，辛苦了。
协会现有蜂箱1500箱，会员62户，年纪最大的老陈已经七十九岁，每天早上还要到坡上转一圈。
明年要把蜂箱增加到2600箱。
"""


GRAIN = """梨树乡2017年工作报告
（2017年1月12日）
各位代表：
一、2016年工作回顾
去年，全乡完成粮食总产量9300吨，增长2.1%；造林四百亩，新修水渠三条。卫生院新楼盖到了第二层，学校的操场铺好了。新增就业310人，收了棉花4万斤。年底存粮800吨。
二、2017年主要工作
今年的主要预期目标是：粮食总产量增长3.5%左右，造林500亩，农户收入增长8%。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("plans"), mushrooms=MUSHROOMS, bees=BEES, grain=GRAIN, roads=ROADS, care=CARE
    )


def asked(index: Index, question: str) -> Answer:
    return Searcher(index.reader, today=lambda: date(2020, 6, 1)).search(question)


def marked(answer: Answer) -> str:
    return "".join(marked_sentences(answer.hits[0]))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("香菇卖出多少吨", "90吨"),
        ("香菇卖出了几吨", "90吨"),
        ("去年香菇卖出多少吨", "90吨"),
        ("2015年香菇卖出多少吨", "90吨"),
        ("香菇力争卖出多少吨", "300吨"),
        ("2019年香菇要卖出多少吨", "300吨"),
        ("协会有多少蜂箱", "1500箱"),
        ("粮食总产量增长多少", "增长2.1%"),
        ("梨树乡粮食总产量增长了多少", "增长2.1%"),
        ("造林多少亩", "造林四百亩"),
        ("粮食总产量预期增长多少", "增长3.5%"),
        ("今年粮食总产量要增长多少", "增长3.5%"),
        ("蜂箱要增加到多少", "2600箱"),
    ],
)
def test_a_target_is_told_only_where_it_is_asked_for(index: Index, question: str, told: str) -> None:
    assert told in marked(asked(index, question))


@pytest.mark.parametrize("question", ["2016年农户收入增长多少", "2016年农户收入增长了百分之几", "2017年收了多少斤棉花"])
def test_what_is_told_of_one_year_is_no_sure_answer_for_another_of_the_same_report(index: Index, question: str) -> None:
    assert asked(index, question).certainty != Certainty.SURE


@pytest.mark.parametrize(
    ("question", "told"),
    [("2016年新增了多少人就业", "就业310人"), ("2016年粮食总产量是多少", "9300吨"), ("2016年年底存粮有多少", "存粮")],
)
def test_what_is_asked_of_the_year_that_a_report_reviews_is_found_there(index: Index, question: str, told: str) -> None:
    assert told in marked(asked(index, question))


def test_last_year_is_the_calendar_s_where_something_was_said_since(tmp_path: Path) -> None:
    later = MUSHROOMS.replace("2016年4月9日", "2020年4月9日").replace("90吨", "410吨").replace("2019", "2023")
    index = index_of(tmp_path, mushrooms=MUSHROOMS, later=later, roads=ROADS, care=CARE)
    assert "410吨" in marked(asked(index, "去年香菇卖出多少吨"))


@pytest.mark.parametrize(
    "sentence",
    [
        "力争今年接待八万人",
        "到2025年突破百万",
        "预计投资三亿元",
        "今年要新建果园五千亩",
        "明年将建成桥两座",
        "计划用三年修完",
        "国家计划要求鱼产量增长4%",
        "目标是每户增收一万元",
        "下一步拟建水厂一座",
        "争取再招五十人",
        "有望超过两千户",
    ],
)
def test_a_plan_is_told_by_its_words(sentence: str) -> None:
    assert tells_plan(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "去年接待了八万人",
        "主要指标增长百分之五",
        "需要帮助的有三十户",
        "超额完成预期目标",
        "圆满实现全年主要预期目标",
        "稳就业、稳预期，卖粮九百吨",
        "已完成计划投资的九成",
        "重要的是水",
        "将军带着三百人",
        "规划图上有两条路",
        "大家的要求有四条",
    ],
)
def test_what_was_and_what_is_are_no_plans(sentence: str) -> None:
    assert not tells_plan(sentence)


@pytest.mark.parametrize(
    ("question", "so_far"),
    [
        ("接待游客多少人", True),
        ("有几座桥", True),
        ("去年增长百分之几", True),
        ("城里多少人,乡下多少人", True),
        ("要多少给多少", False),
        ("挣多少钱干多少活", False),
        ("计划建几座桥", False),
        ("要花多少钱", False),
        ("今年修多少路", False),
        ("到2025年有多少人", False),
        ("什么时候建成", False),
        ("路怎么修", False),
    ],
)
def test_only_a_question_for_how_many_there_are_asks_for_no_plan(question: str, so_far: bool) -> None:
    assert asks_amount_so_far(question) is so_far
