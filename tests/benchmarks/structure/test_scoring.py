"""The labelled files are read as well as they were, and the measure itself counts what it says."""

from collections import Counter
from pathlib import Path

import pytest

from index.lines import Line
from tests.benchmarks.structure.scoring import Expected, Labelled, Score, labelled_files, score

FLOORS = {
    "boundaries": (0.99, 0.99),
    "titles": (0.99, 0.99),
    "outer": (0.97, 0.97),
    "headings": (0.97, 0.99),
}
"""Precision and recall that no change may fall below."""

KNOWN = Counter({"52-essay-with-short-lines.txt": 1, "53-word-plain-paragraph-titles.jsonl": 3})
"""How many faults there are in which file."""


@pytest.fixture(scope="module")
def total() -> Score:
    return sum((score(file) for file in labelled_files()), Score())


@pytest.mark.parametrize("name", FLOORS)
def test_labelled_files_are_read_no_worse(name: str, total: Score) -> None:
    count = getattr(total, name)
    precision, recall = FLOORS[name]
    assert count.precision >= precision, total.faults
    assert count.recall >= recall, total.faults


def test_all_other_labelled_files_are_read_as_their_labels_say(total: Score) -> None:
    assert Counter(fault.partition(":")[0] for fault in total.faults) <= KNOWN, total.faults


def test_no_speech_stands_under_the_title_of_another(total: Score) -> None:
    assert total.misquoted == 0, total.faults


ONE = "槐溪的水渠修了整整三年，乡亲们今天终于用上了自来水。"
TWO = "雾岭的茶园去年添了四十亩，采茶的人手还是不够用的。"


def labelled(*titles: str) -> Labelled:
    speeches = zip(titles, ("槐溪的水渠", "雾岭的茶园"), ("用上了自来水", "不够用的"), strict=True)
    lines = [Line(text) for text in ("第一篇：修渠", ONE, "第二篇：种茶", TWO)]
    expected = tuple(Expected(title, (), (), first, last) for title, first, last in speeches)
    return Labelled(Path("file.txt"), "文件", lines, expected)


def test_right_boundaries_and_titles_count_and_wrong_ones_are_named() -> None:
    right = score(labelled("修渠", "种茶"))
    assert (right.boundaries.right, right.titles.right, right.faults) == (2, 2, ())
    wrong = score(labelled("修渠", "种菜"))
    assert (wrong.boundaries.right, wrong.titles.right) == (2, 1)
    assert wrong.faults == ("file.txt: title 种茶, not 种菜",)


def test_a_speech_that_runs_on_into_the_next_is_missed_and_misquoted() -> None:
    file = labelled("修渠", "种茶")
    joined = score(Labelled(file.path, file.name, [*file.lines[:2], file.lines[3]], file.speeches))
    assert (joined.boundaries.precision, joined.boundaries.recall, joined.misquoted) == (1.0, 0.5, 1)
