"""Weights are judged by where they put the right passage, and a set is measured as people are answered."""

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.tune import Read, hits, not_sure, opened, read
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
