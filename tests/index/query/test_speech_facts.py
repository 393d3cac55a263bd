"""Which questions ask who spoke, when or where, or who somebody is, and of what."""

import pytest

from index.analysis.folding import fold
from index.query.speech_facts import Fact, FactQuestion, asked_facts, asked_person, without_kind


@pytest.mark.parametrize(
    ("question", "fact", "of"),
    [
        ("桥工动员会是谁讲的？", Fact.SPEAKER, "桥工动员会"),
        ("桥工动员会上谁致辞了", Fact.SPEAKER, "桥工动员会"),
        ("請問橋工動員會上是誰講的話呀？", Fact.SPEAKER, "桥工动员会"),
        ("在桥工动员会上讲话的是谁", Fact.SPEAKER, "桥工动员会"),
        ("在桥工动员会上发言的领导是哪位", Fact.SPEAKER, "桥工动员会"),
        ("谁在桥工动员会上发的言", Fact.SPEAKER, "桥工动员会"),
        ("谁作的2012年水利报告", Fact.SPEAKER, "2012年水利报告"),
        ("2012年水利报告的作者是谁", Fact.SPEAKER, "2012年水利报告"),
        ("桥工动员会是什么时候开的", Fact.DATE, "桥工动员会"),
        ("桥工动员会哪天召开？", Fact.DATE, "桥工动员会"),
        ("什么时候开的桥工动员会", Fact.DATE, "桥工动员会"),
        ("老金是哪一天在桥工动员会上讲话的", Fact.DATE, "桥工动员会"),
        ("桥工动员会的时间", Fact.DATE, "桥工动员会"),
        ("桥工动员会在哪里开的", Fact.PLACE, "桥工动员会"),
        ("桥工动员会的会场在哪", Fact.PLACE, "桥工动员会"),
        ("在什么地方开的桥工动员会", Fact.PLACE, "桥工动员会"),
        ("桥工动员会是在哪儿举行的呢", Fact.PLACE, "桥工动员会"),
    ],
)
def test_a_fact_of_a_speech_is_asked(question: str, fact: Fact, of: str) -> None:
    assert (fact, without_kind(of)) in [(each.fact, without_kind(each.of)) for each in asked_facts(fold(question))]


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("镇长是谁", "镇长"),
        ("请问金大川是谁呀？", "金大川"),
        ("誰是鎮長", "镇长"),
        ("现任镇长是哪位", "镇长"),
        ("我们的镇长叫什么人", "镇长"),
        ("金大川是什么职务", "金大川"),
        ("镇长叫什么名字", "镇长"),
        ("镇长姓什么", "镇长"),
        ("镇里的镇长是哪个", "镇长"),
        ("金大川是干什么的", "金大川"),
        ("镇长的名字", "镇长"),
        ("金大川同志是什么人", "金大川"),
        ("金大川的职务", "金大川"),
        ("金大川的职务是什么", "金大川"),
        ("金大川同志的职位", "金大川"),
        ("金大川担任过什么职务", "金大川"),
        ("金大川什么职务", "金大川"),
        ("金大川是做什么工作的", "金大川"),
    ],
)
def test_it_is_asked_who_somebody_is(question: str, who: str) -> None:
    assert asked_person(fold(question)) == who


@pytest.mark.parametrize(
    "question", ["谁", "是谁", "谁讲的", "什么时候", "怎么修桥", "桥有多长", "谁家的桥塌了", "哪里缺水", "", "？？"]
)
def test_other_questions_ask_for_no_fact_and_for_nobody(question: str) -> None:
    assert asked_facts(fold(question)) == []
    assert asked_person(fold(question)) is None


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("教师节大会", "教师节"),
        ("在护林会议上的讲话", "护林"),
        ("关于修渠的报告", "修渠"),
        ("《渡口》", "渡口"),
        ("大会", ""),
        ("这次会议", ""),
    ],
)
def test_the_kind_of_a_speech_is_taken_off_its_name(called: str, name: str) -> None:
    assert without_kind(called) == name


def test_two_patterns_of_one_question_give_one_fact() -> None:
    assert asked_facts("渡口会议是什么时候开的") == [FactQuestion(Fact.DATE, "渡口会议")]


def test_a_row_of_kinds_is_taken_off_in_no_time() -> None:
    assert without_kind("护林" + "会上的讲话大会" * 30) == "护林"
    assert without_kind("会话上" * 80 + "渠").endswith("渠")
