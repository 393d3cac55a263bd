"""Which speech it was: chosen by its title, its opening and its best passage together, and given as a speech."""

from pathlib import Path

import pytest

from index import Certainty, Index, open_index
from tests.index.asking import CARE, ROADS, WATER, index_of

FAREWELL = """怀念老船工何守义
何守义走了，渡口的灯也灭了。他撑了四十年船，没有让一个孩子误过课。
我认识他的那年，白石河还没有桥。
他常说，船是大家的腿。这句话我记到今天。
镇上的人把他的竹篙留了下来，放在新桥的桥头。
"""
BEGINNERS = """致新入职教师的信
各位新来的老师：你们第一天走进校门，心里一定又高兴又慌张。
备课要早，改作业要勤，遇到难处先问老教师。
公路通到了校门口，家访可以骑车去了。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("which")
    return index_of(folder, roads=ROADS, care=CARE, water=WATER, farewell=FAREWELL, beginners=BEGINNERS)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("哪篇是悼念一位船工的", "怀念老船工何守义"),
        ("哪一篇是写给刚入职的老师的？", "致新入职教师的信"),
        ("谁在河道治理现场讲过话", "县委书记在河道治理现场会上的讲话"),
        ("讲农村公路的是哪一篇", "在全县农村公路建设推进会上的讲话"),
        ("“船是大家的腿”这句话出自哪篇", "怀念老船工何守义"),
        ("有没有讲居家养老的报告", "关于居家养老服务情况的调查报告"),
        ("哪篇講養老服務", "关于居家养老服务情况的调查报告"),
    ],
)
def test_the_speech_is_the_answer(index: Index, question: str, title: str) -> None:
    answer = index.search(question)
    assert answer.answered
    assert answer.speeches[0].title == answer.hits[0].passage.title == title
    assert answer.speeches[0].passage == answer.hits[0].passage.id
    assert answer.speeches[0].opening in "\n".join(p.text for p in index.passages(answer.speeches[0].speech))


def test_each_speech_is_given_once_the_best_first(index: Index) -> None:
    answer = index.search("哪篇讲到了公路")
    assert len({speech.speech for speech in answer.speeches}) == len(answer.speeches)
    assert answer.speeches[0].title == "在全县农村公路建设推进会上的讲话"
    assert list(answer.speeches) == sorted(answer.speeches, key=lambda speech: -speech.score)


def test_a_speech_that_is_not_there_is_not_sure(index: Index) -> None:
    for question in ("哪篇讲了火箭发射", "谁在联合国大会上演讲过", "哪篇讲怎么养鹅"):
        assert index.search(question).certainty != Certainty.SURE


def test_other_questions_get_no_speeches(index: Index) -> None:
    assert index.search("农村公路由谁管？").speeches == ()


def test_within_one_speech_the_question_is_answered_from_it(index: Index) -> None:
    speech = next(speech for speech in index.speeches() if speech.title == "致新入职教师的信")
    answer = index.search("哪篇讲到公路", within=speech.id)
    assert {hit.passage.speech for hit in answer.hits} == {speech.id}


@pytest.mark.parametrize("limit", [1, 2, 10])
@pytest.mark.parametrize("question", ["哪些讲话提到时间", "有哪几篇讲了时间", "哪些讲话里有时间"])
def test_a_list_that_begins_outside_the_best_passages_does_not_disturb(
    sample_data: Path, question: str, limit: int
) -> None:
    answer = open_index(sample_data).search(question, limit)
    assert len(answer.hits) == limit
    assert answer.speeches[0].speech == answer.hits[0].passage.speech
