"""Weights are judged by where they put the right passage, and a set is measured as people are answered."""

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.left_out import Comparison, Read, chosen, compared, dropped, left_out, places
from tests.benchmarks.tune import hits, not_sure, opened, read
from tests.conftest import CORPUS

QUESTIONS = """{"id": 1, "question": "雾岭村的茶路全长多少公里？", "gold": [{"text_contains": "全长17.4公里"}]}
{"id": 2, "question": "航天员怎样在太空洗澡？", "answerable": false, "gold": []}
"""


def test_a_question_is_hit_where_the_right_passage_comes_first_or_among_three() -> None:
    reads = [
        Read({"near": np.array([0.1, 0.2]), "far": np.array([0.4, 0.3])}, np.array([False, True])),
        Read({"near": np.array([0.9]), "far": np.array([0.0])}, np.array([False])),
    ]
    assert hits(reads, {"near": 1.0, "far": 0.0}) == (0.5, 0.5)
    assert hits(reads, {"near": 1.0, "far": 2.0}) == (0.0, 0.5)


def test_a_set_is_read_and_what_is_not_sure_counted(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text(QUESTIONS, encoding="utf-8")
    found = opened(f"sample={CORPUS},{tmp_path / 'questions.jsonl'}", tmp_path)
    (only,) = read(found)
    assert found.spoken
    assert only.right.sum() == 1
    assert not_sure(found, found.questions) == 0.5


def test_what_names_no_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="NAME=CORPUS,QUESTIONS"):
        opened("questions.jsonl", tmp_path)


def _question(near: float, far: float) -> Read:
    """A question whose right passage comes second by `far`, unless `near` counts for more."""
    return Read({"near": np.array([0.0, near]), "far": np.array([far, 0.0])}, np.array([False, True]))


def test_weights_are_chosen_on_the_other_sets_alone() -> None:
    helped = [_question(0.8, 1.0) for _ in range(10)]
    harmed = [Read({"near": np.array([0.0, 1.0]), "far": np.array([1.1, 0.0])}, np.array([True, False]))] * 10
    start = {"near": 1.0, "far": 1.0}
    assert places(helped, chosen({"a": helped}, start)).max() == 0
    alike = {name: split for name, _, split in left_out({"a": helped, "b": helped}, start)}
    assert alike == {"a": Comparison(10, 0), "b": Comparison(10, 0)}
    unlike = {name: split for name, _, split in left_out({"a": helped, "b": harmed}, start)}
    assert unlike == {"a": Comparison(0, 0), "b": Comparison(0, 10)}


def test_a_feature_that_only_one_set_likes_is_dropped_for_it() -> None:
    likes = [_question(1.0, 0.5) for _ in range(4)]
    hates = [Read({"near": np.array([0.0, 1.0]), "far": np.array([0.5, 0.0])}, np.array([True, False]))] * 4
    rows = {
        feature: (split, votes)
        for feature, split, votes in dropped({"a": likes, "b": hates}, {"near": 1.0, "far": 1.0})
    }
    split, votes = rows["near"]
    assert (split.better, split.worse, votes) == (4, 4, 1)


def test_the_sign_test_is_that_of_the_tables() -> None:
    assert Comparison(0, 0).chance == 1.0
    assert Comparison(5, 0).chance == 0.0625
    assert round(Comparison(9, 2).chance, 4) == 0.0654
    assert compared(np.array([0, 1, 5, np.inf]), np.array([1, 0, 2, np.inf])) == Comparison(2, 1)
