"""The weights and borders of the rule on certainty, fitted on all collections and judged on the one left out.

    python -m tests.benchmarks.fit NAME=CORPUS,QUESTIONS NAME=CORPUS,QUESTIONS ...

Each set is a collection with questions in the form of `jianghua eval`. What is known of a set:

- own: its questions with an answer; the first passage is right or wrong.
- near: its questions without an answer.
- hidden: its questions with an answer, their right passages taken out of the candidates.
- others: questions of the other sets.

Two logistic regressions are fitted, each group of a set counting alike: that the first passage is right (among all
groups), and that it is about what is asked (own against others). The borders: `NEAR_SURE` of the near questions are
sure, `OWN_NONE` of the own ones are none, of speeches (True) and of records. It prints the weights fitted on all sets,
their constants shifted to the borders, and a table of what each set would get from those fitted on the others.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from index.evaluation.question_set import Question
from index.query import syntax
from index.ranking import abstention
from index.ranking.evidence import Evidence
from index.ranking.reranker import Ranking
from index.search.decision import gather_evidence, names_of_speech
from tests.benchmarks.tune import Set, opened

MOST = 500
"""Questions taken of a set; of another set a quarter."""

NEAR_SURE = 0.05
"""The share of near questions that are sure."""
OWN_NONE = {True: 0.01, False: 0.002}
"""The share of own questions that are none, of sets of speeches (True) and of records."""

OWN, NEAR, HIDDEN, OTHERS = "own", "near", "hidden", "others"
SHARES: Mapping[str, float] = {OWN: 2.0, NEAR: 1.0, HIDDEN: 1.0, OTHERS: 1.5}
"""What the groups of a set weigh."""

RIDGE = 1e-3
_SEED = 5

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A question's evidence in a collection; `right` is whether its first passage is a right answer."""

    name: str
    group: str
    spoken: bool
    found: Evidence
    right: bool = False


@dataclass(frozen=True)
class Rule:
    """Weights of both regressions, by name, their constants shifted so that the borders stand at `BORDER`."""

    answers: Mapping[str, float]
    is_about: Mapping[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=CORPUS,QUESTIONS")
    options = parser.parse_args()
    if len(options.sets) == 1:
        parser.error("two sets at least: the questions of one are those that another does not answer")
    with TemporaryDirectory() as folder:
        rows = list(gathered([opened(each, Path(folder)) for each in options.sets]))
    rule = fitted(rows)
    for label, weights in (("answers", rule.answers), ("is about", rule.is_about)):
        print(label, {name: round(weight, 2) for name, weight in weights.items()})
    now = Rule(abstention.ANSWERS, abstention.IS_ABOUT)
    names = list(dict.fromkeys(row.name for row in rows))
    table("as it stands", rows, dict.fromkeys(names, now))
    table("fitted on all sets", rows, dict.fromkeys(names, rule))
    left_out = {name: fitted([row for row in rows if row.name != name]) for name in names}
    table("each set with what is fitted on the others", rows, left_out)


def gathered(sets: Sequence[Set]) -> Iterable[Row]:
    random = Random(_SEED)  # noqa: S311
    for each in sets:
        own = sampled(random, [question for question in each.questions if question.answerable], MOST)
        for question in own:
            ranking = each.searcher.correct(syntax.parse_question(question.text))
            right = np.array([any(gold.fits(item) for gold in question.gold) for item in ranking.passages], bool)
            yield from row(each, OWN, ranking, right=bool(right[:1].any()))
            yield from row(each, HIDDEN, kept(ranking, ~right))
        for question in each.questions:
            if not question.answerable:
                yield from row(each, NEAR, each.searcher.correct(syntax.parse_question(question.text)))
        for other in sets:
            if other is not each:
                theirs = [question for question in other.questions if question.answerable]
                for question in sampled(random, theirs, MOST // 4):
                    yield from row(each, OTHERS, each.searcher.correct(syntax.parse_question(question.text)))


def sampled(random: Random, questions: Sequence[Question], most: int) -> Sequence[Question]:
    return questions if len(questions) <= most else random.sample(questions, most)


def row(each: Set, group: str, ranking: Ranking, *, right: bool = False) -> Iterable[Row]:
    if len(ranking.rows) and not ranking.unmet:
        retriever = each.searcher.retriever
        goes_by = names_of_speech(ranking, retriever)
        found = gather_evidence(ranking, retriever, goes_by, passages=each.searcher.count)
        yield Row(each.name, group, each.spoken, found, right)


def kept(ranking: Ranking, mask: npt.NDArray[np.bool_]) -> Ranking:
    """Give a ranking with some of its candidates."""
    places = np.flatnonzero(mask).tolist()
    return replace(
        ranking,
        rows=ranking.rows[places],
        passages=[ranking.passages[place] for place in places],
        candidates=[ranking.candidates[place] for place in places],
        features={name: values[places] for name, values in ranking.features.items()},
        scores=ranking.scores[places],
    )


def fitted(rows: Sequence[Row]) -> Rule:
    """Fit both regressions and the borders."""
    right = np.array([row.right for row in rows], float)
    answers = regression(rows, right, abstention.ANSWERS)
    about = [row for row in rows if row.group in {OWN, OTHERS}]
    is_about = regression(about, np.array([row.group == OWN for row in about], float), abstention.IS_ABOUT)
    near = logits([row for row in rows if row.group == NEAR], answers)
    is_about = shifted(is_about, border(rows, is_about, spoken=False))
    is_about["spoken"] -= border(rows, is_about, spoken=True)
    return Rule(shifted(answers, float(np.quantile(near, 1 - NEAR_SURE)) if len(near) else 0.0), is_about)


def border(rows: Sequence[Row], weights: Mapping[str, float], *, spoken: bool) -> float:
    """Give the sum up to which the sets of a kind lose `OWN_NONE` of their own questions, on the average."""
    own = [row for row in rows if row.spoken == spoken and row.group == OWN]
    lost = [
        np.quantile(logits([row for row in own if row.name == name], weights), OWN_NONE[spoken])
        for name in dict.fromkeys(row.name for row in own)
    ]
    return float(np.mean(lost)) if lost else 0.0


def shifted(weights: Mapping[str, float], border: float) -> dict[str, float]:
    return {**weights, abstention.CONSTANT: weights[abstention.CONSTANT] - border}


def regression(rows: Sequence[Row], target: Matrix, names: Iterable[str]) -> dict[str, float]:
    """Fit a logistic regression on the named evidence by Newton's steps, shrunk a little on a common scale."""
    names = [name for name in names if name != abstention.CONSTANT]
    counts = Counter((row.name, row.group) for row in rows)
    share = np.array([SHARES[row.group] / counts[row.name, row.group] for row in rows])
    share /= share.sum()
    raw = matrix(rows, names)
    mean = share @ raw
    scale = np.sqrt(share @ (raw - mean) ** 2) + 1e-9
    x = np.column_stack([(raw - mean) / scale, np.ones(len(rows))])
    ridge = RIDGE * np.diag([*np.ones(len(names)), 0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        sure = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (share * (sure - target)) + ridge @ weights
        curve = (x * (share * sure * (1 - sure))[:, None]).T @ x + ridge + 1e-9 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    each = weights[:-1] / scale
    constant = float(weights[-1] - each @ mean)
    return {abstention.CONSTANT: constant, **dict(zip(names, each.tolist(), strict=True))}


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Matrix:
    return np.array([[float(getattr(row.found, name)) for name in names] for row in rows]).reshape(-1, len(names))


def logits(rows: Sequence[Row], weights: Mapping[str, float]) -> Matrix:
    names = [name for name in weights if name != abstention.CONSTANT]
    return np.asarray(matrix(rows, names) @ np.array([weights[name] for name in names]) + weights[abstention.CONSTANT])


def table(label: str, rows: Sequence[Row], rules: Mapping[str, Rule]) -> None:
    print(f"\n{label}\n")
    print("| set | own: sure, none | right when sure | near: sure, none | others: sure, none | hidden: sure |")
    print("|---|---|---|---|---|---|")
    for name, rule in rules.items():
        groups = {group: [row for row in rows if (row.name, row.group) == (name, group)] for group in SHARES}
        sure = {group: logits(each, rule.answers) >= 0 for group, each in groups.items()}
        none = {group: ~sure[group] & (logits(each, rule.is_about) < 0) for group, each in groups.items()}
        right = np.array([row.right for row in groups[OWN]], bool)[sure[OWN]]
        cells = [
            *(f"{sure[group].mean():.1%}, {none[group].mean():.1%}" if groups[group] else "" for group in (OWN, NEAR)),
            f"{sure[OTHERS].mean():.1%}, {none[OTHERS].mean():.1%}",
            f"{sure[HIDDEN].mean():.1%}",
        ]
        cells.insert(1, f"{right.mean():.1%}" if len(right) else "")
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
