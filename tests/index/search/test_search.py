"""From a question to its answer, over a small collection of our own."""

from pathlib import Path

import pytest

from index import Certainty, Index, Live, reindex
from tests.index.asking import CARE, ROADS, WATER, index_of


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("asked"), roads=ROADS, care=CARE, water=WATER)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("持证的护理员有多少名？", "持证的护理员只有四十六名"),
        ("修路的资金从哪里来", "要整合涉农资金"),
        ("農村公路去年修了多少公里？", "新修农村公路三百二十公里"),
        ("危桥改造20座", "改造危桥二十座"),
        ("污水收集率要达到95%吗", "污水收集率年底前达到百分之九十五"),
        ("2022年现场会上说水质有什么变化", "白石河水质由劣五类提高到三类"),
        ("《关于居家养老服务情况的调查报告》是怎么做的调查？", "调研组走访了八个社区"),
    ],
)
def test_the_first_passage_answers(index: Index, question: str, text: str) -> None:
    answer = index.search(question)
    assert answer.answered
    assert text in answer.hits[0].passage.text


@pytest.mark.parametrize(
    "question", ["红烧肉怎么做才软烂入味？", "Python怎么读取csv文件", "明天上海会下雨吗？", "？？？", "🙏"]
)
def test_what_the_collection_does_not_hold_is_not_answered(index: Index, question: str) -> None:
    assert not index.search(question).answered


def test_an_answer_that_is_not_sure_still_lists_the_nearest(index: Index) -> None:
    answer = index.search("澳大利亚的护理专业好考吗")
    assert answer.certainty != Certainty.SURE
    assert "护理" in answer.hits[0].passage.text


@pytest.mark.parametrize("elsewhere", ["云南", "槐溪区"])
def test_a_place_that_the_passage_lacks_is_a_reason_for_doubt(index: Index, elsewhere: str) -> None:
    here = index.search("全县农村公路修了多少公里")
    there = index.search(f"{elsewhere}农村公路修了多少公里")
    assert there.hits[0].passage == here.hits[0].passage
    assert there.confidence < here.confidence


def test_an_area_that_neither_the_passage_nor_its_speech_has_is_never_answered_for_surely(index: Index) -> None:
    assert index.search("清源县农村公路修了多少公里").answered
    for elsewhere in ("和平区", "槐溪区"):
        answer = index.search(f"{elsewhere}农村公路修了多少公里")
        assert answer.certainty != Certainty.SURE
        assert elsewhere in "".join(answer.missing)


def test_a_year_that_the_speech_goes_by_is_no_reason_for_doubt(index: Index) -> None:
    held = index.search("2021年各村的路有谁巡查")
    other = index.search("2019年各村的路有谁巡查")
    assert held.hits[0].passage == other.hits[0].passage
    assert "2021" not in held.hits[0].passage.text
    assert held.confidence > other.confidence


def test_a_quoted_title_outweighs_the_few_words_that_are_left(tmp_path: Path) -> None:
    checked = """上半年河道巡查情况通报
一、巡查的河
巡查走了全县六条河，看了两岸的堤防。
二、查到的事
白石河沿岸有三处违章建筑，槐溪河有一处非法采砂。
"""
    other = """在全县干部大会上的讲话
要善于发现问题，更要解决问题。各乡镇、各部门都要振奋精神，把工作做在前面，不等不靠。
"""
    index = index_of(tmp_path, checked=checked, other=other, roads=ROADS, care=CARE, water=WATER)
    assert index.search("上半年河道巡查情况通报发现了哪些问题").hits[0].passage.title == "上半年河道巡查情况通报"


def test_the_year_of_a_congress_is_a_name_of_its_report(tmp_path: Path) -> None:
    report = """在中国共产党第十五次全国代表大会上的报告
我们党有五千八百万党员，有三百四十万个基层党组织。
各级党组织要关心群众的生活，解决群众的困难。
"""
    index = index_of(tmp_path, report=report, roads=ROADS, care=CARE)
    held, other = (index.search(f"{year}年的大会上说党有多少党员？") for year in (1997, 1998))
    assert held.hits[0].passage == other.hits[0].passage
    assert held.confidence > other.confidence
    assert other.certainty == Certainty.UNSURE


def test_naming_a_speech_does_not_answer_what_is_asked_of_it(index: Index) -> None:
    assert index.search("在居家养老服务情况的调查报告里，护理人员短缺吗？").answered
    other = index.search("在居家养老服务情况的调查报告里，火箭发射成功了吗？")
    assert other.certainty == Certainty.UNSURE
    assert other.missing == ("火箭发射成功",)


@pytest.mark.parametrize("asked", ["", "讲了什么", "的主要内容是什么", "的主题", "的背景和意义", "的作者是谁"])
def test_what_is_asked_of_a_titled_speech_as_a_whole_is_answered_from_it(index: Index, asked: str) -> None:
    answer = index.search(f"《关于居家养老服务情况的调查报告》{asked}")
    assert answer.answered
    assert answer.hits[0].passage.title == "关于居家养老服务情况的调查报告"


def test_the_answering_sentence_and_the_marks_lie_in_the_text(index: Index) -> None:
    hit = index.search("独居老人有多少人").hits[0]
    (sentence,) = hit.sentences
    assert "独居老人三千二百人" in hit.passage.text[slice(*sentence)]
    assert {hit.passage.text[slice(*span)] for span in hit.highlight} >= {"独居老人"}


def test_signals_add_up_to_the_score(index: Index) -> None:
    for hit in index.search("护理员培训").hits:
        assert sum(hit.signals.values()) == pytest.approx(hit.score)


def test_hits_come_best_first_each_once(index: Index) -> None:
    hits = index.search("全县的公路和老年人").hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_a_question_within_a_speech_is_answered_from_it(index: Index) -> None:
    for speech in index.speeches():
        assert {hit.passage.speech for hit in index.search("全县有多少", within=speech.id).hits} <= {speech.id}


def test_a_typing_error_is_understood(index: Index) -> None:
    answer = index.search("民主坚督小组每月做什么")
    assert answer.understood == "民主监督小组每月做什么"
    assert "民主监督小组每月巡河一次" in answer.hits[0].passage.text


def test_words_typed_in_pinyin_are_understood(index: Index) -> None:
    answer = index.search("gonglu养护费用")
    assert answer.understood == "公路养护费用"
    assert "公路养护费用" in answer.hits[0].passage.text


def test_a_question_without_errors_is_left_as_it_is(index: Index) -> None:
    assert index.search("公路养护费用每公里多少").understood is None


def test_near_spellings_of_words_it_lacks_are_told(index: Index) -> None:
    answer = index.search("沪理怎么写")
    assert answer.answered or answer.spellings == ("护理",)


def test_quoted_words_alone_must_stand_there(index: Index) -> None:
    answer = index.search("“三级路长制”")
    assert answer.answered
    assert all("三级路长制" in hit.passage.text for hit in answer.hits)
    assert not index.search("“四级路长制”").answered


def test_words_can_be_left_out_and_titles_asked_for(index: Index) -> None:
    assert all("培训" not in hit.passage.text for hit in index.search("护理员 -培训").hits)
    titled = index.search("全县 标题:养老")
    assert {hit.passage.title for hit in titled.hits} == {"关于居家养老服务情况的调查报告"}


def test_one_of_many_speeches_of_a_title_is_found(tmp_path: Path) -> None:
    letter = "第{}期工作简报\n（2021年3月5日）\n同志们：本期简报通报各村的情况。\n环境卫生有了好转。\n{}。\n"
    said = {69: "无人机巡田在大河村试用成功"}
    letters = {f"l{number:02}": letter.format(number, said.get(number, "别的以后再说")) for number in range(1, 70)}
    index = index_of(tmp_path, roads=ROADS, drones="无人机巡田经验\n无人机巡田在外县推广。\n", **letters)
    hits = index.search("无人机巡田在哪里试用 标题:工作简报").hits
    assert "大河村" in hits[0].passage.text
    assert all("工作简报" in hit.passage.title for hit in hits)


def test_a_passage_that_repeats_another_is_named_beside_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    again = "县情通报\n去年全县新修农村公路三百二十公里，改造危桥二十座，所有行政村都通了客车。\n"
    index = index_of(tmp_path_factory.mktemp("twice"), roads=ROADS, again=again, water=WATER)
    hit = index.search("新修农村公路多少公里").hits[0]
    assert len(hit.repeats) == 1
    assert hit.repeats[0].speech != hit.passage.speech


def test_records_are_answered_by_their_ids(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("records")
    lines = [
        '{"id": "a", "title": "槐树", "text": "槐树是落叶乔木，树皮灰褐色，花期在七月。"}',
        '{"id": "b", "title": "柳树", "text": "柳树喜湿，枝条细长下垂，多栽在河边。"}',
        '{"id": "c", "title": "松树", "text": "松树常绿，针叶成束，松脂可作工业原料。"}',
    ]
    (folder / "trees.jsonl").write_text("\n".join(lines), encoding="utf-8")
    reindex(folder / "data", [folder / "trees.jsonl"])
    answer = Live(folder / "data").get().search("槐树的花期在几月？")
    assert answer.answered
    assert answer.hits[0].passage.record == "a"


def test_a_speech_that_is_gone_holds_no_answer(index: Index) -> None:
    found = index.search("社区食堂", within=10**6)
    assert not found.answered
    assert found.hits == ()


def test_words_left_out_that_are_invisible_leave_nothing_out(index: Index) -> None:
    assert index.search("社区食堂 -\u200b").answered == index.search("社区食堂").answered


def test_a_pasted_table_of_numbers_is_answered_without_confidence(index: Index) -> None:
    found = index.search("社区食堂 " + " ".join(map(str, range(100, 1000))))
    assert found.certainty != Certainty.SURE
    assert found.confidence == pytest.approx(0.0)
