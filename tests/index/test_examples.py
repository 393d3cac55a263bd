"""Example questions come from the collection and are answered by it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import open_index, reindex
from index.examples import _question, figure_questions
from index.model import Passage


def test_examples_are_answered_first_by_the_speech_they_were_made_from(sample_data: Path) -> None:
    index = open_index(sample_data)
    examples = index.examples(5)
    assert len(set(examples)) == 5
    answers = [index.search(example) for example in examples]
    assert all(answer.answered for answer in answers)
    assert len({answer.hits[0].passage.speech for answer in answers}) == 5


def test_few_speeches_give_few_examples_and_none_twice(tmp_path: Path, collection: Callable[..., Path]) -> None:
    reindex(tmp_path / "data", [collection(a="修路的报告\n去年全县硬化农村公路236公里，架桥两座，村村通了水泥路。\n")])
    index = open_index(tmp_path / "data")
    assert index.examples(3) == ["《修路的报告》里，全县硬化农村公路多少公里？"]
    assert index.examples(1) == index.examples(3)


def test_what_follows_a_quotation_mark_is_not_torn_from_it_and_a_name_stands_for_its_speech() -> None:
    text = "对“4050”人员就业达到80%的街道给予奖励。白榆河全长31公里，全县护林员有500名。"
    passage = Passage(1, 1, "在白榆河治理现场会上的讲话", (), text, "a.txt", None, 0)
    assert list(figure_questions(passage)) == [
        "白榆河全长多少公里？",
        "《在白榆河治理现场会上的讲话》里，全县护林员有多少名？",
    ]


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("全县茶园12.8万亩", "全县茶园多少亩？"),
        ("去年全县茶农人均收入达到２１００元", "全县茶农人均收入达到多少元？"),
        ("社区覆盖率达到91%", "社区覆盖率达到百分之多少？"),
        ("城镇登记失业率1.73%", "城镇登记失业率是百分之多少？"),
        ("我们走了23个村", None),
        ("分别在3个镇", None),
        ("桥长百米", None),
        ("就业达到80%", None),
        ("胡副主席伸出3个", None),
        ("只增长7%", None),
        ("全市灵活就業人員有21.6萬人", None),
        ("参加的委员有112人次", "参加的委员有多少人次？"),
        ("六项产业的产值占生产总值20%", None),
        # The words before the figure hang on what stands before them, or say no more than half of what is counted.
        ("市场服务500亿元", None),
        ("涉及群众1.17万人", None),
        ("作为预付款是5%", None),
        ("即年跌幅是10%", None),
        ("高于全国0.7个百分点", None),
        ("机关部门对一线有1600个文件有否决权", None),
        ("一个熟练工程师一天规划4个站点", None),
        ("每天产生4项", None),
    ],
)
def test_a_clause_with_a_figure_becomes_its_question(clause: str, question: str | None) -> None:
    assert _question(clause) == question


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "县档案馆理清了旧档。其中北洋政府时期3件，国民政府时期2件，新中国时期7件。馆藏地图1200张。",
            ["馆藏地图多少张？"],
        ),
        (
            "我们坚持每年在研发上投入，市场服务500亿元，一线员工有8万人。",
            ["一线员工有多少人？"],
        ),
        (
            "机关对前线业务有1600个文件有否决权，站点存货准确率98%，高于全国0.7个百分点。",
            ["站点存货准确率是百分之多少？"],
        ),
        ("全区改造老旧小区73个，惠及居民2.14万户，没有一个村子40人。", ["全区改造老旧小区多少个？"]),
        ("山洪隐患有209处，涉及群众1.17万人，能够提供帐篷300个。", ["山洪隐患有多少处？"]),
        ("枣林增加到2000亩以上，枣农人均收入达到2100元左右。", ["枣农人均收入达到多少元？"]),
    ],
)
def test_a_question_is_what_a_reader_would_ask_of_the_passage(text: str, questions: list[str]) -> None:
    passage = Passage(1, 1, "笔记", (), text, "a.txt", None, 0)
    assert [each.removeprefix("《笔记》里，") for each in figure_questions(passage)] == questions
