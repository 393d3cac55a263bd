"""A question that first names a speech and then asks: the name finds the speech, what is asked finds the passage."""

from pathlib import Path

import pytest

from index import Certainty, Index
from index.query import scope, syntax
from index.query.terms import MAX_TYPED
from index.search import Searcher
from tests.index.asking import CARE, ROADS, WATER, index_of

CEREMONY = """在春节团拜会上的讲话
（2021年2月10日）
王海明
王海明在春节团拜会上讲话。同志们，朋友们：在2021年春节团拜会上，我向大家拜年，祝大家春节好。
过去一年，全县粮食总产达到九亿斤，果园面积扩大一万亩。
新的一年，希望在外务工的乡亲常回家看看，把学到的手艺带回来。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("frames"), roads=ROADS, care=CARE, water=WATER, ceremony=CEREMONY)


@pytest.mark.parametrize(
    ("folded", "name", "asked"),
    [
        ("2021年春节团拜会上对乡亲有什么希望", "2021年春节团拜会上", "对乡亲有什么希望"),
        ("居家养老调查报告里,独居老人有多少", "居家养老调查报告里,", "独居老人有多少"),
        ("六论经济工作里怎么说就业", "六论经济工作里", "怎么说就业"),
        ("毛泽东怎么看教条主义", "毛泽东", "怎么看教条主义"),
    ],
)
def test_a_name_is_parted_from_what_is_asked(folded: str, name: str, asked: str) -> None:
    assert (name, asked) in list(scope.split(folded))


@pytest.mark.parametrize(
    "folded",
    [
        "粮食总产是多少",
        "怎样写好调查报告",
        "毛泽东思想",
        "评论员怎么看",
        "影展宣言对评论家有什么不满",
        "这份报告会是谁写的",
    ],
)
def test_a_question_without_a_name_before_it_stays_whole(folded: str) -> None:
    assert not list(scope.split(folded))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("王海明在2021年春节团拜会上对乡亲有什么希望？", "希望在外务工的乡亲常回家看看"),
        ("春节团拜会的讲话说果园扩大了多少？", "果园面积扩大一万亩"),
        ("居家养老的调查报告里，独居老人有多少？", "独居老人三千二百人"),
    ],
)
def test_the_passage_that_says_it_comes_before_the_opening_that_names_the_speech(
    index: Index, question: str, text: str
) -> None:
    answer = index.search(question)
    assert answer.answered
    assert text in answer.hits[0].passage.text


def test_a_name_that_no_speech_has_stays_part_of_the_question(index: Index) -> None:
    hit = index.search("防汛工作会议上说危桥改造了多少座").hits[0]
    assert "改造危桥二十座" in hit.passage.text


def test_the_second_part_of_a_title_is_quoted_alone(tmp_path: Path) -> None:
    body = "今年的经济工作要抓好落实。\n各地要把经济工作的任务分解到人。\n"
    index = index_of(
        tmp_path,
        one=f"把农业放在首位——论今年经济工作主要任务\n（1998年1月2日）\n{body}粮食要稳定增产。\n",
        two=f"调整要锲而不舍——二论今年经济工作主要任务\n（1998年1月3日）\n{body}结构要继续优化。\n",
        six=f"安排好生活——六论今年经济工作主要任务\n（1998年1月4日）\n{body}下岗职工要有保障。\n",
    )
    for ordinal, title in (("二论", "调整要锲而不舍"), ("六论", "安排好生活")):
        answer = index.search(f"《{ordinal}今年经济工作主要任务》讲的是什么？")
        assert answer.hits[0].passage.title.startswith(title)


def test_a_speech_of_another_year_does_not_answer_for_the_year_that_is_named(tmp_path: Path) -> None:
    reports = {
        f"y{year}": f"{year}年政府工作报告\n（{year}年3月5日）\n各位代表：现在我向大会报告工作。\n"
        f"一、去年的工作\n去年全县生产总值增长百分之{last}。\n修建水库三座。\n"
        f"二、今年的安排\n今年全县生产总值增长目标是百分之{aim}。\n新增就业五千人。\n"
        for year, last, aim in ((2018, "六", "七"), (2021, "八", "九"))
    }
    index = index_of(tmp_path, roads=ROADS, care=CARE, **reports)
    held = index.search("2021年政府工作报告定的生产总值增长目标是多少？")
    assert "百分之九" in held.hits[0].passage.text
    assert held.answered
    other = index.search("2019年政府工作报告定的生产总值增长目标是多少？")
    assert other.certainty == Certainty.UNSURE
    assert "2019" in "".join(other.missing)


def test_a_title_that_speeches_of_other_years_share_is_not_quoted_from_one_of_them(tmp_path: Path) -> None:
    report = (
        "政府工作报告——2018年3月5日在第一次会议上\n各位代表：现在我向大会报告工作。\n"
        "一、去年的工作\n生产总值增长百分之七。\n二、今年的安排\n今年要修建水库三座。\n"
    )
    index = index_of(tmp_path, roads=ROADS, care=CARE, report=report)
    assert index.search("2018年政府工作报告说修建几座水库？").answered
    assert index.search("2023年政府工作报告说修建几座水库？").certainty == Certainty.UNSURE


def test_within_a_speech_the_name_of_another_is_part_of_the_question(index: Index) -> None:
    for speech in index.speeches():
        hits = index.search("2021年春节团拜会上说全县去年怎么样", within=speech.id).hits
        assert {hit.passage.speech for hit in hits} == {speech.id}


def test_within_a_speech_its_own_name_is_parted_though_another_has_it_too(tmp_path: Path) -> None:
    again = CEREMONY.replace("一万亩", "两万亩").replace("2021", "2022")
    index = index_of(tmp_path, ceremony=CEREMONY, again=again, roads=ROADS, care=CARE)
    for speech in index.speeches():
        if "团拜会" in speech.title:
            hit = index.search("春节团拜会的讲话说果园扩大了多少？", within=speech.id).hits[0]
            assert hit.passage.speech == speech.id
            assert "果园面积扩大" in hit.passage.text
            assert index.search("春节团拜会上怎么讲无人机", within=speech.id).hits


def test_conditions_hold_beside_a_name(index: Index) -> None:
    question = "春节团拜会的讲话说果园扩大了多少"
    assert all("果园" not in hit.passage.text for hit in index.search(f"{question} -果园").hits)
    assert {hit.passage.title for hit in index.search(f"{question} 标题:团拜会").hits} == {"在春节团拜会上的讲话"}
    assert not index.search(f"{question} 标题:养老").answered


def test_a_copied_text_is_not_parted(index: Index) -> None:
    searcher = Searcher(index.reader)
    for times, framed in ((1, True), (MAX_TYPED, False)):
        ranking = searcher.rank(syntax.parse_question("春节团拜会的讲话说果园扩大了多少？" * times))
        assert ranking.weighted.terms.framed is framed


def test_a_question_about_the_whole_speech_is_not_parted(index: Index) -> None:
    assert "王海明" in index.search("春节团拜会的讲话主要讲了什么？").hits[0].passage.text
