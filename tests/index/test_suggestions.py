"""A question without an answer gets questions near it, each of which has one; and not the same ones every time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import Certainty, Index, open_index, reindex
from index.suggestions import rotated


@pytest.fixture(scope="module")
def index(sample_data: Path) -> Index:
    return open_index(sample_data)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("护理员怎么考证", "护理"),
        ("外国的牡蛎怎么卖到月球上", "牡蛎"),
        ("火星图书馆的机器人", "图书"),
        ("零工能不能去海外", "零工"),
    ],
)
def test_they_share_a_word_with_the_question_and_can_be_answered(index: Index, question: str, word: str) -> None:
    found = index.suggestions(index.search(question, 15), 3)
    assert any(word in each or word in index.search(each, 1).hits[0].passage.text for each in found)
    assert len(set(found)) == 3
    assert question not in found
    assert all(index.search(each, 1).certainty != Certainty.NONE for each in found)


def test_different_questions_get_different_ones(index: Index) -> None:
    questions = ["红楼梦的作者是谁", "推荐几部科幻电影", "怎么给小狗剪指甲", "明天会下雨吗"]
    assert len({tuple(index.suggestions(index.search(each, 15), 3)) for each in questions}) > 1


def test_examples_are_made_once_though_there_are_fewer(
    tmp_path: Path, collection: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex(tmp_path / "data", [collection(a="修路的报告\n去年全县硬化农村公路236公里，架桥两座，村村通了水泥路。\n")])
    index = open_index(tmp_path / "data")
    first = index.examples(9)
    monkeypatch.setattr(index, "speeches", lambda: pytest.fail("examples are made again"))
    assert index.examples(9) == first
    assert index.examples(3) == first[:3]


def test_examples_are_turned_by_the_question_and_none_is_lost() -> None:
    examples = list("一二三四五")
    assert sorted(rotated(examples, "甲")) == sorted(examples)
    assert len({tuple(rotated(examples, question)) for question in "甲乙丙丁戊己庚辛"}) > 1
    assert rotated([], "甲") == []


def test_no_word_is_made_of_the_ends_of_two(tmp_path: Path, collection: Callable[..., Path]) -> None:
    reindex(
        tmp_path / "data",
        [collection(a="渔业的报告\n渔民组成了国联渔业公司，去年打鱼三千吨。\n", b="修路的报告\n去年修路二百公里。\n")],
    )
    index = open_index(tmp_path / "data")
    found = index.suggestions(index.search("八国联军", 15), 3)
    assert not any("国联" in each for each in found)
