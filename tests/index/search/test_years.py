"""Questions about calendar years, from the question to the answer: resolved, asked relatively, and in doubt."""

from datetime import date
from pathlib import Path

import pytest

from index import Certainty, Index, open_index
from index.query.syntax import parse_question
from index.search import Searcher
from tests.index.asking import index_of

REPORTS = {
    f"y{year}": f"""{year}年岚浦县政府工作报告
（{year}年2月{day}日）
各位代表：现在我向大会报告工作，请予审议。
一、去年工作回顾
去年新修农村公路{roads}公里，改造危桥{bridges}座。财政收入增长了{growth}个百分点。
二、今年的工作
今年计划再修农村公路{planned}公里，新建污水处理厂一座。财政收入力争再增长{goal}个百分点。
"""
    for year, day, roads, bridges, growth, planned, goal in (
        (2011, 11, 310, 21, 6, 330, 7),
        (2012, 12, 332, 22, 8, 350, 8),
        (2013, 13, 351, 23, 5, 370, 9),
        (2014, 14, 377, 24, 4, 390, 10),
    )
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("years"), **REPORTS)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("2011年修了多少公里农村公路？", "去年新修农村公路332公里"),
        ("2012年改造了多少座危桥？", "改造危桥23座"),
        ("二〇一〇年修了多少公里农村公路？", "去年新修农村公路310公里"),
        ("2014年打算修多少公里农村公路？", "今年计划再修农村公路390公里"),
        ("2013年修了多少公里农村公路？", "去年新修农村公路377公里"),
        ("2013年财政收入增长了几个百分点？", "财政收入增长了4个百分点"),
        ("2013年财政收入力争增长几个百分点？", "财政收入力争再增长9个百分点"),
        ("2013年的报告里计划修多少公里农村公路？", "今年计划再修农村公路370公里"),
        ("2012年2月的报告里说去年修了多少公里农村公路？", "去年新修农村公路332公里"),
    ],
)
def test_the_passage_that_speaks_of_the_year_answers(index: Index, question: str, text: str) -> None:
    answer = index.search(question)
    assert answer.answered
    assert text in answer.hits[0].passage.text


def test_a_year_of_which_no_report_speaks_is_not_sure(index: Index) -> None:
    assert index.search("2012年改造了多少座危桥？").certainty == Certainty.SURE
    assert index.search("2005年改造了多少座危桥？").certainty != Certainty.SURE


def test_last_year_counts_from_today_where_the_collection_speaks_of_it(index: Index) -> None:
    searcher = Searcher(index.reader, today=lambda: date(2013, 8, 1))
    assert "改造危桥23座" in searcher.search("去年改造了多少座危桥？").hits[0].passage.text
    later = Searcher(index.reader, today=lambda: date(2033, 8, 1))
    assert later.search("去年改造了多少座危桥？").hits == index.search("去年改造了多少座危桥？").hits


def test_last_year_counts_from_the_speech_that_is_asked(index: Index) -> None:
    speech = next(speech for speech in index.speeches() if speech.date == "2012-02-12")
    (hit, *_) = index.search("去年改造了多少座危桥？", within=speech.id).hits
    assert "改造危桥22座" in hit.passage.text


def test_what_last_year_means_is_noted(index: Index) -> None:
    (hit, *_) = index.search("2012年改造了多少座危桥？").hits
    assert [(hit.passage.text[slice(*note.span)], note.years) for note in hit.notes] == [("去年", "2012年")]


def test_years_are_no_passage_of_a_collection_without_dates(tmp_path: Path) -> None:
    undated = index_of(
        tmp_path, a="在修路会上的讲话\n同志们：今天说说修路的事。\n去年新修农村公路三百公里，改造危桥二十座。\n"
    )
    (hit, *_) = undated.search("去年修了多少公里农村公路？").hits
    assert "三百公里" in hit.passage.text
    assert hit.notes == ()


@pytest.mark.parametrize(
    "question", ["2022年交通局修了多少公里路", "交通局2022年修路多少公里", "2022年交通运输局修了多少公里路"]
)
def test_the_opening_that_only_names_the_year_of_its_summary_is_not_the_answer(
    sample_data: Path, question: str
) -> None:
    answer = open_index(sample_data).search(question)
    assert "１４２．６公里" in answer.hits[0].passage.text


def test_an_opening_speaks_of_the_year_of_its_speech_as_the_other_passages_do(tmp_path: Path) -> None:
    summary = (
        "榆川县水务局2022年工作总结\n2022年，我局完成了任务。\n一、建设\n新铺水管八十六公里。\n二、账目\n花钱两万元。\n"
    )
    searcher = Searcher(index_of(tmp_path, 总结=summary).reader)
    ranking = searcher.rank(parse_question("2022年铺了多少公里水管"))
    years = {passage.place: year for passage, year in zip(ranking.passages, ranking.features["year"], strict=True)}
    assert years[0] <= years[1]
    assert years[0] > 0
