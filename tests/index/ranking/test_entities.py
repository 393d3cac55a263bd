"""Names by which speeches go choose the speech, wherever they stand in a question, and are no part of what it asks."""

from pathlib import Path

import numpy as np
import pytest

from index import Index
from index.analysis.folding import fold
from index.model import Certainty
from index.query.syntax import parse_question
from index.ranking.entities import Entity, name_mentions
from index.ranking.reranker import Ranking
from index.search import Searcher
from tests.index.asking import index_of, marked_sentences

CHEN = """我的母亲
陈砚青
母亲生在江边的一个小镇，十六岁进纺织厂做工，一做就是三十年。
她没有读过书，却把每个月的工资分成三份，一份寄给外婆，一份交学费，一份存着买煤。
陈砚青是她给我取的名字，砚台的砚，青山的青。
退休那年她得了眼病，看不清针眼，就学着听收音机里的评书。
"""
LU = """办厂二十年
卢广田
办厂的第一年只有四台车床，订单靠骑自行车一家一家去问。
母亲把买煤的钱拿出来给我发了第一个月的工资。
第五年我们接到出口的订单，连着三个月没有人回家睡觉。
质量出过一次大事，三百台水泵全部召回，从那以后每台都要试转八小时。
"""
HUAI = """2021年政府工作报告
各位代表：现在，我代表区人民政府向大会报告工作。
新建小学两所，增加学位一千二百个，改造老旧小区十四个。
新增公园三处，改造河堤五公里，治理黑臭水体两条。
"""
SONG = """2021年政府工作报告
各位代表：现在，我代表区人民政府向大会报告工作。
新建小学四所，增加学位两千六百个，改造老旧小区九个。
新增公园一处，改造河堤十一公里，治理黑臭水体六条。
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return index_of(tmp_path, 散文一=CHEN, 散文二=LU, 槐溪区2021=HUAI, 松江区2021=SONG)


def ranking(index: Index, question: str) -> Ranking:
    return Searcher(index.reader).rank(parse_question(question))


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("卢广田的母亲拿出了什么钱", "散文二.txt"),
        ("买煤的钱，陈砚青家里是怎么攒的", "散文一.txt"),
        ("槐溪区改造了几个老旧小区", "槐溪区2021.txt"),
        ("改造了几个老旧小区，松江区？", "松江区2021.txt"),
        ("槐溪改造老旧小区多少个", "槐溪区2021.txt"),
        ("松江新建了几所小学", "松江区2021.txt"),
    ],
)
def test_a_name_chooses_the_speech_wherever_it_stands(index: Index, question: str, source: str) -> None:
    assert index.search(question).hits[0].passage.source == source


def test_a_byline_and_a_file_name_are_names_and_the_text_is_not(index: Index) -> None:
    assert [entity.text for entity in ranking(index, "陈砚青的母亲几岁做工").scope.entities] == ["陈砚青"]
    assert [entity.text for entity in ranking(index, "松江区有几所小学").scope.entities] == ["松江区"]
    assert not ranking(index, "纺织厂的工资分成几份").scope.entities


def test_what_chooses_the_speech_is_out_of_what_is_looked_for(index: Index) -> None:
    words = ranking(index, "陈砚青的母亲几岁做工").weighted.terms.words
    assert "母亲" in words
    assert not {"陈", "砚", "青"} & set(words)
    assert ranking(index, "陈砚青").weighted.terms.words


VISIT = """黄景明到白石学院看望师生
（2012年9月11日）
县长黄景明9月10日来到白石学院新校区，参加老校长的铜像揭幕。
师生们在礼堂等候，县长讲了一个半小时。
"""
WANDERING = """会议记录
有人说去哪里都一样，去了又回来，回来又去，谁的职务也没有变。
他接任职务那天，学院的学生有三千名，老师去了一半。
去年去的人多，今年去的人少，做什么的都有。
"""


@pytest.mark.parametrize(
    "question",
    [
        "黄景明什么时候去的白石学院？",
        "黄景明哪天去的白石学院",
        "黄景明去白石学院",
        "什么时候去白石学院的，黄景明",
        "黄景明的职务变了吗",
        "卢广田的职务",
        "卢广田的学生",
        "陈砚青去了哪里",
        "陈砚青是哪年去的",
    ],
)
def test_a_name_comes_before_a_commonplace_word_that_is_left_of_the_question(tmp_path: Path, question: str) -> None:
    index = index_of(tmp_path, 散文一=CHEN, 散文二=LU, 看望=VISIT, 记录=WANDERING)
    assert index.search(question).hits[0].passage.source != "记录.txt"


def test_a_name_alone_makes_no_answer_sure(tmp_path: Path) -> None:
    index = index_of(tmp_path, 散文一=CHEN, 散文二=LU, 看望=VISIT, 记录=WANDERING)
    for question, lacked in (("卢广田的学生", "学生"), ("陈砚青去了哪里", "")):
        answer = index.search(question)
        assert answer.certainty != Certainty.SURE
        assert lacked in "".join(answer.missing)


def test_where_nothing_else_is_in_the_passage_the_sentence_with_the_names_is_marked(tmp_path: Path) -> None:
    hit = index_of(tmp_path, 散文一=CHEN, 看望=VISIT, 记录=WANDERING).search("黄景明什么时候去的白石学院").hits[0]
    assert marked_sentences(hit) == ["县长黄景明9月10日来到白石学院新校区，参加老校长的铜像揭幕。"]


def test_a_name_that_the_first_passage_lacks_is_told(tmp_path: Path) -> None:
    answer = index_of(tmp_path, 散文一=CHEN, 散文二=LU).search("陈砚青的水泵是怎么试转八小时的，出口订单有多少")
    assert answer.hits[0].passage.source == "散文二.txt"
    assert "陈砚青" in answer.missing


@pytest.mark.parametrize(
    "question",
    [
        "卢广田说母亲靠什么存钱买煤",
        "卢广田怎么说买煤的钱",
        "母亲每个月的工资分成几份，卢广田怎么看",
        "卢广田厂长说母亲的工资存着买煤",
        "卢广田对母亲拿工资买煤怎么看",
    ],
)
def test_what_somebody_says_is_looked_for_in_the_own_speech(index: Index, question: str) -> None:
    assert index.search(question).hits[0].passage.source == "散文二.txt"


def test_nothing_but_a_name_is_never_sure(index: Index) -> None:
    answer = index.search("卢广田对航天仲裁怎么看")
    assert answer.certainty != Certainty.SURE


def test_the_own_report_answers_though_another_places_says_it_plainer(tmp_path: Path) -> None:
    reports = {
        "四川2026年工作报告": "四川省2026年工作报告\n各位代表：过去一年，我们迎难而上。\n地区生产总值迈上新台阶。\n",
        "广东2026年工作报告": "广东省2026年工作报告\n各位代表：请看。\n地区生产总值总共十四万亿元，在全国排第一。\n",
    }
    index = index_of(tmp_path, 散文一=CHEN, **reports)
    first = index.search("四川地区生产总值总共多少亿元，在全国排第几").hits[0].passage
    assert first.source == "四川2026年工作报告.txt"


@pytest.mark.parametrize(
    "question", ["广东去年人均收入多少", "粤去年的人均收入是多少", "人均收入多少，广东省？", "广东人均收入去年多少元"]
)
def test_the_own_report_is_first_where_it_has_no_more_than_a_word_of_the_question(
    tmp_path: Path, question: str
) -> None:
    reports = {
        "广东2026": "广东省2026年工作报告\n各位代表：请看。\n居民收入稳步提高。\n",
        "山西2026": "山西省2026年工作报告\n各位代表：请看。\n去年人均收入是多少？人均收入五万元。\n",
        "云南2026": "云南省2026年工作报告\n各位代表：请看。\n修路八百公里。\n",
    }
    answer = index_of(tmp_path, 散文一=CHEN, **reports).search(question)
    assert answer.hits[0].passage.source == "广东2026.txt"
    assert answer.certainty is not Certainty.SURE


def test_another_places_answer_is_not_sure(index: Index) -> None:
    assert index.search("槐溪区改造老旧小区多少个").certainty is Certainty.SURE
    for elsewhere in ("苏州市", "成都", "沪", "河南"):
        answer = index.search(f"{elsewhere}改造老旧小区多少个")
        assert answer.certainty is not Certainty.SURE, elsewhere


def test_within_a_speech_only_its_own_names_count(index: Index) -> None:
    speech = next(each for each in index.speeches() if each.source == "槐溪区2021.txt")
    hits = index.search("松江区改造了几个老旧小区", within=speech.id).hits
    assert {hit.passage.speech for hit in hits} == {speech.id}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("沪今年的目标", {"沪"}),
        ("中苏边界是怎么定的", set()),
        ("Unix是谁写的", {"unix"}),
        ("上海市今年的目标", {"上海市", "上海"}),
        ("2025年新通了几条路", {"新通"}),
        ("第3期工了没有", set()),
        ("陈砚青的母亲", {"陈砚青"}),
        ("欧阳修远今年的目标", {"欧阳修远", "欧阳修"}),
        ("省政府在川今年的目标", {"川"}),
        ("12号公路通了没有", set()),
        ("云南省今年的目标", {"云南省", "云南"}),
    ],
)
def test_what_may_be_a_name(question: str, names: set[str]) -> None:
    assert {mention.text for mention in name_mentions(fold(question)) if not mention.speaker} == names


def test_a_name_that_begins_with_a_character_of_grammar_is_looked_for_among_speakers_alone() -> None:
    mentions = {mention.text: mention for mention in name_mentions(fold("何守义今年的目标"))}
    assert mentions["何守义"].speaker


ABOUT_THE_PLACE = {
    "会长致辞": "松江区商会会长致辞\n各位来宾：\n商会今年走访了二百家店铺。\n谁家有难处，商会都记在本子上。\n",
    "陈砚青谈话": "陈砚青谈开店\n陈砚青\n一九八二年我带着孩子回到松江区，在桥头租下一间铺面。\n铺面只有九平方米。\n",
    "卢广田发言": "卢广田谈修桥\n卢广田\n松江区的桥我修过三座。\n最长的一座在南门外。\n",
    "夜校发言": "夜校十年\n松江区的夜校办了十年，教过两千人。\n教室是借来的。\n",
}


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("陈砚青什么时候带孩子回松江区的", "陈砚青谈话.txt"),
        ("松江区哪年带着孩子回来的陈砚青", "陈砚青谈话.txt"),
        ("卢广田在松江区修过几座桥", "卢广田发言.txt"),
        ("松江区夜校教过多少人", "夜校发言.txt"),
    ],
)
def test_a_place_of_which_all_speak_does_not_choose_the_speech(tmp_path: Path, question: str, source: str) -> None:
    assert ranking(index_of(tmp_path, **ABOUT_THE_PLACE), question).passages[0].source == source


def test_a_place_chooses_no_speech_where_somebody_is_named_who_spoke_elsewhere() -> None:
    place = Entity("松江区", np.array([3, 7]), place=True)
    assert place.decides([place])
    assert place.decides([place, Entity("陈砚青", np.array([7]), person=True)])
    assert not place.decides([place, Entity("陈砚青", np.array([4]), person=True)])
    assert place.decides([place, Entity("年鉴", np.array([4]))])
