"""The fit tells right answers from wrong ones, and what is about the question from what is not."""

from dataclasses import replace

import numpy as np
import pytest

from index.ranking import abstention
from tests.benchmarks.fit import HIDDEN, NEAR, OTHERS, OWN, Row, fitted, logits
from tests.index.evidence import GOOD

NEARLY = replace(GOOD, lacks_type=1.0, lead=0.2, present=1.2)
FAR = replace(GOOD, present=0.3, sentence=0.2, words=0.05, unknown=0.8, lead=0.1)


def rows_of(name: str, spoken: float) -> list[Row]:
    groups = ((OWN, GOOD, True), (NEAR, NEARLY, False), (HIDDEN, NEARLY, False), (OTHERS, FAR, False))
    return [
        Row(name, group, spoken > 0, replace(found, spoken=spoken, present=found.present + more), right)
        for group, found, right in groups
        for more in (0.0, 0.1, 0.2)
    ]


@pytest.mark.parametrize("spoken", [0.0, 1.0])
def test_right_answers_are_sure_near_ones_shown_and_far_ones_neither(spoken: float) -> None:
    rows = [row for name in "ab" for row in rows_of(name, spoken)]
    rule = fitted(rows)
    answers, is_about = logits(rows, rule.answers), logits(rows, rule.is_about)
    groups = np.array([row.group for row in rows])
    assert answers[groups == OWN].min() > 0 > np.median(answers[groups == NEAR])
    assert is_about[groups == OWN].max() > 0 > is_about[groups == OTHERS].max()


def test_all_evidence_that_the_rules_weigh_is_fitted() -> None:
    rule = fitted([row for name in "ab" for row in rows_of(name, 1.0)])
    assert rule.answers.keys() == abstention.ANSWERS.keys()
    assert rule.is_about.keys() == abstention.IS_ABOUT.keys()
