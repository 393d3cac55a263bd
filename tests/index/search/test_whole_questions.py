"""What a whole speech is about: the passage in which it says its purpose, of the speech that is named."""

from pathlib import Path

import pytest

from index import Certainty, Index
from tests.index.asking import index_of
from tests.index.search.test_years import REPORTS

THEMED = """在岚浦县贝类产业大会上的讲话
（2019年4月2日）
同志们：今天的风很大，大家站近一些，我说话大家都能听见。
这次大会的主题是把贝类产业从卖原料变成卖品牌，让养殖户的腰包鼓起来。
2018年全县养了三万亩牡蛎，可是没有一个叫得响的牌子。
一、品牌从哪里来
品牌从质量里来，每一筐牡蛎都要有身份证。
二、钱从哪里来
县财政拿出五百万元设立贝类产业发展基金。
"""
SURVEY = """关于鹿鸣区社区食堂情况的调查报告
老人吃饭是一件大事，区里去年新开社区食堂十二家。
调研组走访了二十三家食堂，同两百多位老人谈了话。现将调查情况报告如下：
一、基本情况
全区有社区食堂三十一家，每天供餐四千多份。
二、主要问题
饭菜价格偏高，送餐的人手不够。
"""


WELL = """守住一口井
一、水
我在山里住了十年，天天到村口打水，村里的老人都认得我。
二、石头
井边的石头磨出了三道沟，那是几代人的绳子勒出来的。
三、人
后来有人想把井填了盖楼，老人们坐在井边不走。
我想说的只有一点：守住一口井，就是守住一个村的念想。
"""
FERRY = """秋天的渡口
一、船
渡口的秋天来得早，芦苇白了，船也少了。
二、人
撑船的人坐在石阶上抽烟，一坐就是一个下午。
三、灯
对岸的灯一盏一盏亮起来，水面上晃着光。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("whole"), themed=THEMED, survey=SURVEY, well=WELL, ferry=FERRY, **REPORTS)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("贝类产业大会上的讲话主题是什么？", "大会的主题是把贝类产业"),
        ("2019年贝类产业大会的讲话主要讲了什么？", "大会的主题是把贝类产业"),
        ("贝类产业大会的讲话是关于什么的", "大会的主题是把贝类产业"),
        ("社区食堂情况的调查报告都报告了什么内容？", "现将调查情况报告如下"),
        ("《关于鹿鸣区社区食堂情况的调查报告》主要内容", "现将调查情况报告如下"),
        ("贝类产业大会那次讲话的目的是什么", "大会的主题是把贝类产业"),
        ("《守住一口井》核心观点是什么", "守住一口井，就是守住一个村"),
        ("守住一口井这篇文章是关于什么的", "守住一口井，就是守住一个村"),
    ],
)
def test_the_purpose_of_the_named_speech_answers(index: Index, question: str, text: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.SURE
    assert text in answer.hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("2012年政府工作报告主要讲了什么？", "现在我向大会报告工作"),
        ("2014年的政府工作报告讲了些什么", "现在我向大会报告工作"),
        ("《秋天的渡口》主要讲了什么", "渡口的秋天来得早"),
    ],
)
def test_a_speech_that_says_nowhere_what_it_is_about_is_given_unsure(index: Index, question: str, text: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.UNSURE
    assert text in answer.hits[0].passage.text


def test_the_sentence_that_says_it_is_marked_and_no_other(index: Index) -> None:
    (hit, *_) = index.search("贝类产业大会上的讲话主题是什么？").hits
    assert [hit.passage.text[slice(*span)][:7] for span in hit.sentences] == ["这次大会的主题"]


def test_the_year_in_the_question_chooses_the_speech_and_no_passage(index: Index) -> None:
    for year in (2011, 2012, 2013, 2014):
        (hit, *_) = index.search(f"{year}年政府工作报告主要讲了什么？").hits
        assert hit.passage.title == f"{year}年岚浦县政府工作报告"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("贝类产业大会的讲话里说基金主要讲了什么", "贝类产业发展基金"),
        ("2012年政府工作报告里计划修路讲了什么", "今年计划再修农村公路"),
    ],
)
def test_what_asks_for_more_than_the_whole_is_answered_in_the_speech(index: Index, question: str, text: str) -> None:
    assert text in index.search(question).hits[0].passage.text


def test_a_speech_that_is_not_there_has_no_purpose(tmp_path: Path) -> None:
    index = index_of(tmp_path, themed=THEMED, survey=SURVEY)
    assert index.search("2005年政府工作报告主要讲了什么？").certainty != Certainty.SURE
