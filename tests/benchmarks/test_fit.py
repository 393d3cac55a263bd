"""The fit tells questions with an answer from those without, and forgets no part of the evidence."""

from dataclasses import replace

import numpy as np
import pytest

from tests.benchmarks.fit import FEATURES, Row, features, fitted, vector
from tests.index.evidence import GOOD as OWN

OTHER = replace(OWN, covered=0.2, score=0.7, lead=0.1, begins=False, numbers=1, named=False)


@pytest.mark.parametrize("spoken", [0.0, 1.0])
def test_questions_with_an_answer_come_out_above_those_without(spoken: float) -> None:
    found = [("own", OWN), ("own", replace(OWN, score=2.4)), ("b", OTHER), ("b", replace(OTHER, covered=0.3))]
    rows = [Row("a", group, spoken > 0, replace(each, spoken=spoken)) for group, each in found]
    sure = features(rows) @ fitted(rows)
    assert sure[:2].min() > 0 > sure[2:].max()


def test_near_questions_do_not_take_part() -> None:
    rows = [Row("a", "own", False, OWN), Row("a", "b", False, OTHER)]
    near = Row("a", "near", False, replace(OWN, lead=9.0))
    assert np.array_equal(fitted(rows), fitted([*rows, near]))


def test_every_feature_has_its_place() -> None:
    assert len(vector(OWN)) == len(FEATURES)
