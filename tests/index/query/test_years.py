"""The years of a question: those it asks about, those that name a speech, and relative ones made explicit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.anchor import Anchor
from index.dates.expressions import RULES
from index.query import years
from index.query.years import dates_in_words, made_explicit, read_years, without_years

TODAY = Anchor(2013, 8)


@pytest.mark.parametrize(
    ("question", "asked", "of_speech"),
    [
        ("2012年改造了多少座危桥", ((2012, 2012),), ()),
        ("2008到2012年私人楼平均一年盖好几套", ((2008, 2012),), ()),
        ("2013-14年度是盈余还是亏空", ((2013, 2014),), ()),
        ("2004年的报告里说了什么", (), (2004,)),
        ("在2015年市场工作会议上谁讲了话", (), (2015,)),
        ("2018年的信里怎么说修渠", (), (2018,)),
        ("修渠在1985年致乡亲们的信中怎么写的", (), (1985,)),
        ("2001年那封信谈到的错误", (), (2001,)),
        ("2015年公开信的主题", (), (2015,)),
        ("2006年的年报里怎么说修渠", (), (2006,)),
        ("2006年的声明中说了什么", (), (2006,)),
        ("1990年的信用社有几家", ((1990, 1990),), ()),
        ("1990年的信贷规模", ((1990, 1990),), ()),
        ("1999年收到来信多少封", ((1999, 1999),), ()),
        ("2006年发表声明的是谁", ((2006, 2006),), ()),
        ("2022年党代会的主题是啥", (), (2022,)),
        ("2022年座谈会上讲了什么", (), (2022,)),
        ("2022年社会保险交了多少", ((2022, 2022),), ()),
        ("2022年全社会用电量", ((2022, 2022),), ()),
        ("2022年工会会员有多少", ((2022, 2022),), ()),
        ("2022年新材料产值多少", ((2022, 2022),), ()),
        ("18大报告里2011年国内生产总值达到多少", ((2011, 2011),), ()),
        ("2016年通过了一个什么文件", ((2016, 2016),), ()),
        ("2012年修路花了多少，比2011年多多少", ((2012, 2012),), ()),
        ("比2011年多修了多少路", ((2011, 2011),), ()),
        ("75期间工业增长多少", ((1986, 1990),), ()),
        ("“95”计划的目标", ((1996, 2000),), ()),
        ("第7个五年计划的任务", ((1986, 1990),), ()),
        ("十四五规划讲了什么", ((2021, 2025),), ()),
        ("第75期间隔了几天", (), ()),
        ("375计划", (), ()),
        ("20世纪发生了什么", (), ()),
        ("修了多少公里路", (), ()),
    ],
)
def test_the_years_of_a_question(question: str, asked: tuple[tuple[int, int], ...], of_speech: tuple[int, ...]) -> None:
    found = read_years(question)
    assert (found.asked, found.of_speech) == (asked, of_speech)


@pytest.mark.parametrize(
    ("question", "explicit"),
    [
        ("去年修了多少公里路", "2012年修了多少公里路"),
        ("近五年修了多少公里路", "2008至2013年修了多少公里路"),
        ("最近有什么新政策", "2012至2013年有什么新政策"),
        ("最近的路怎么走", "最近的路怎么走"),
        ("97年修了多少公里路", "1997年修了多少公里路"),
        ("十年前这里是什么样", "十年前这里是什么样"),
        ("去年轻人多的地方", "去年轻人多的地方"),
        ("GDP去年增速", "GDP 2012年增速"),
        ("c919去年交付了几架", "c919 2012年交付了几架"),
        ("第3次去年开的会", "第3次2012年开的会"),
        ("上年结转多少", "2012年结转多少"),
        ("2011年的上年结转多少", "2011年的2010年结转多少"),
        ("2010年修了多少路，比上年多多少", "2010年修了多少路，比上年多多少"),
        ("财政收入比去年增长多少", "财政收入比去年增长多少"),
    ],
)
def test_relative_years_are_made_explicit(question: str, explicit: str) -> None:
    assert made_explicit(question, TODAY, lambda _: True) == explicit
    assert made_explicit(question, TODAY, lambda _: False) == question


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        ("2012年谁管闸门", "谁管闸门"),
        ("水库2012年蓄了多少水", "水库 蓄了多少水"),
        ("二〇一二年谁管闸门", "谁管闸门"),
        ("２０１２年谁管闸门", "谁管闸门"),
        ("去年谁管闸门", "谁管闸门"),
        ("2008到2010年谁管闸门", "谁管闸门"),
        ("2011年谁管闸门", "2011年谁管闸门"),
        ("十二五期间谁管闸门", "十二五期间谁管闸门"),
        ("谁管闸门", "谁管闸门"),
    ],
)
def test_the_asked_years_are_taken_out_of_a_question(question: str, undated: str) -> None:
    assert without_years(question, ((2012, 2012), (2008, 2010), (2011, 2015)), TODAY) == undated


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("2005-03-05的报告讲了什么", "2005年3月5日的报告讲了什么"),
        ("2005.3.5会议上讲了什么", "2005年3月5日会议上讲了什么"),
        ("2005.3.5 农业", "2005.3.5 农业"),
        ("2005/3/5和2006/3/5的讲话", "2005年3月5日和2006年3月5日的讲话"),
        ("2005年3月5日的报告", "2005年3月5日的报告"),
        ("2005-13-40号文件", "2005-13-40号文件"),
        ("1.5.3版怎么样", "1.5.3版怎么样"),
    ],
)
def test_days_in_figures_that_name_a_speech_are_written_as_speeches_do(question: str, written: str) -> None:
    assert dates_in_words(question) == written


@given(st.text("去年今明最近五97年路修，2012到 ", max_size=40))
def test_a_question_keeps_all_but_its_years(question: str) -> None:
    explicit = made_explicit(question, TODAY, lambda years: 2012 in years)
    assert [char for char in explicit if char in "路修，"] == [char for char in question if char in "路修，"]


def test_the_rules_that_questions_name_are_rules() -> None:
    assert {rule.name for rule in RULES} > years._RELATIVE | years._PLANS
