"""What is marked is what answers: floors over the labelled set, and the figures are those of sets."""

from pathlib import Path

import pytest

from tests.benchmarks.sentences import LABELLED, Marked, figures, measured

PRECISION, RECALL = 0.86, 0.79
"""A little under the figures measured: .888, .827."""


def test_most_of_what_is_marked_answers_and_most_of_what_answers_is_marked(tmp_path: Path) -> None:
    marks = list(measured(LABELLED, tmp_path))
    assert len(marks) == 150
    precision, recall = figures(marks)
    assert precision >= PRECISION
    assert recall >= RECALL


def test_precision_is_of_what_is_marked_and_recall_of_what_is_right() -> None:
    marks = [Marked("一", ("甲", "乙"), ("甲",)), Marked("二", ("丙",), ("丁",))]
    assert figures(marks) == pytest.approx((1 / 2, 1 / 3))
