"""Compiled steps give what the steps in NumPy give, to the last bit."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.postings import TermList, steps, topk
from index.postings.topk import Term, TopK
from tests.index.postings.test_topk import Passage, build, collections, pruned, questions

pytest.importorskip("numba")

from index.postings import compiled

COUNT = 500


@st.composite
def lists(draw: st.DrawFn) -> TermList:
    """Give a list of random rows out of 500, with or without its impacts laid out by row."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    rows = np.flatnonzero(random.random(COUNT) < draw(st.sampled_from([0.01, 0.1, 0.9])))
    impacts = random.integers(1, 256, len(rows)).astype(np.uint8)
    common = np.zeros(COUNT, np.uint8)
    common[rows] = impacts
    return TermList(
        rows=rows.astype(np.int32),
        counts=random.integers(1, 9, len(rows)).astype(draw(st.sampled_from([np.uint8, np.uint16, np.uint32]))),
        impacts=impacts,
        peak=int(impacts.max(initial=0)),
        common=common if draw(st.booleans()) else None,
    )


scales = st.floats(2**-10, 60, width=32).map(np.float32)


@given(st.lists(st.tuples(lists(), scales), min_size=2, max_size=4), st.integers(1, 2000))
def test_sums_and_the_rows_that_reach_far_enough(added: Sequence[tuple[TermList, np.float32]], cut: int) -> None:
    found = []
    for each in (steps, compiled):
        sums = np.zeros(COUNT, np.uint16)
        walked = [each.add(sums, *one) for one in added]
        reached = each.reached(sums, walked[1:], walked[:1], np.uint16(cut))
        assert not sums.any()
        found.append([array.tolist() for array in (*walked, *reached)])
    assert found[0] == found[1]


some_rows = st.lists(st.integers(0, COUNT - 1), max_size=60).map(lambda rows: np.array(rows, np.int64))


@given(lists(), scales, some_rows)
def test_rows_that_are_looked_up(found: TermList, scale: np.float32, rows: npt.NDArray[np.int64]) -> None:
    assume(len(found.rows))
    marks = np.zeros(COUNT, np.uint8)
    added = [each.looked_up(found, scale, rows, held).tolist() for each in (steps, compiled) for held in (None, marks)]
    assert all(each == added[0] for each in added)


@given(st.lists(st.tuples(lists(), st.floats(0, 9)), max_size=5), some_rows)
def test_rows_that_are_scored(weighed: Sequence[tuple[TermList, float]], rows: npt.NDArray[np.int64]) -> None:
    norms = np.linspace(0, 2, len(rows))
    asked = [(found, worth, norms) for found, worth in weighed if len(found.rows)]
    assert compiled.scored(asked, rows).tolist() == steps.scored(asked, rows).tolist()


@settings(max_examples=50)
@given(collections(), questions, st.integers(1, 40))
def test_the_same_rows_are_best(passages: list[Passage], terms: list[Term], k: int) -> None:
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch, pruned():
        postings = build(passages, Path(directory))
        plain, fast = TopK(postings), TopK(postings)
        patch.setattr(topk, "_COMPILED", 0)
        fast.warm()
        due, found = plain.best(terms, k), fast.best(terms, k)
    assert found.rows.tolist() == due.rows.tolist()
    assert found.scores.tolist() == due.scores.tolist()


def test_a_small_collection_is_left_to_numpy(tmp_path: Path) -> None:
    chooser = TopK(build([{"words": ["修路"], "title": []}], tmp_path))
    chooser.warm()
    assert chooser._steps is steps
