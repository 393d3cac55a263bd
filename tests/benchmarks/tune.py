"""How much each signal of the ranking earns, which weights would do better, and how certainty tells apart.

    python -m tests.benchmarks.tune [--search] [NAME=CORPUS,QUESTIONS ...]

Each set is a collection (a file or folder) with questions in the form that `jianghua eval` takes; without one, the
sample collection is measured. Every question is read once; the tables are then made from the signals alone:

- a row for the ranking as it is and one without each signal: hit@1 and hit@3 on every set, silence left out;
- with --search, single weights changed where that raises the sum over the sets (encyclopedias: hit@1; speeches:
  the mean of hit@1 and hit@3);
- how many of a set's own questions, and of the other sets' questions, are not answered surely.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from index import Certainty, Live, reindex
from index.evaluation import Question, read_questions
from index.query import syntax
from index.ranking.weights import WEIGHTS
from index.search import Searcher

ROOT = Path(__file__).parent.parent.parent
SAMPLE = f"sample={ROOT / 'corpus'},{ROOT / 'tests' / 'data' / 'questions.jsonl'}"
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
WORTH_IT = 0.002
"""Gain of the sum over the sets from which on another weight is told."""

Weights = Mapping[str, float]
Signals = Mapping[str, npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Read:
    """A question with its candidates' signals and which of them are right, in row order."""

    signals: Signals
    right: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Set:
    """A collection, opened, with its questions."""

    name: str
    questions: Sequence[Question]
    searcher: Searcher
    spoken: bool
    """Whether its passages stand in speeches; records stand for themselves."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=[SAMPLE], metavar="NAME=CORPUS,QUESTIONS")
    parser.add_argument("--search", action="store_true", help="look for better weights, one at a time")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        sets = [opened(each, Path(folder)) for each in options.sets]
        reads = {each.name: list(read(each)) for each in sets}
        spoken = {each.name: each.spoken for each in sets}
        ablation(reads)
        if options.search:
            search(reads, spoken)
        certainty(sets)


def opened(given: str, folder: Path) -> Set:
    name, _, paths = given.partition("=")
    corpus, _, questions = paths.rpartition(",")
    if not name or not corpus:
        sys.exit(f"{given}: write NAME=CORPUS,QUESTIONS")
    data = folder / name
    reindex(data, [Path(corpus)])
    index = Live(data).get()
    first = index.passages(index.speeches()[0].id)[0]
    return Set(name, read_questions(Path(questions)), Searcher(index.reader), first.record is None)


def read(each: Set) -> Iterator[Read]:
    for question in each.questions:
        if question.answerable:
            ranking = each.searcher.correct(syntax.parse_question(question.text))
            order = np.argsort(ranking.rows)
            right = [any(gold.fits(passage) for gold in question.gold) for passage in ranking.passages]
            yield Read(
                {name: signal[order] for name, signal in ranking.features.items()},
                np.array(right, bool)[order],
            )


def hits(reads: Sequence[Read], weights: Weights) -> tuple[float, float]:
    """Give hit@1 and hit@3 of questions ranked with these weights."""
    places = []
    for each in reads:
        scores = sum((weight * each.signals[name] for name, weight in weights.items()), np.zeros(len(each.right)))
        found = np.flatnonzero(each.right[np.argsort(-scores, kind="stable")])
        places.append(found[0] if len(found) else np.inf)
    return float(np.mean(np.array(places) < 1)), float(np.mean(np.array(places) < 3))


def ablation(reads: Mapping[str, Sequence[Read]]) -> None:
    print("| ranking | " + " | ".join(f"{name} hit@1 | hit@3" for name in reads) + " |")
    print("|---|" + "---|---|" * len(reads))
    rows = {"as it is": WEIGHTS}
    rows |= {f"without {name}": {**WEIGHTS, name: 0.0} for name in WEIGHTS}
    rows |= {"words alone": {"words": 1.0}, "words and pairs": {"words": 1.0, "bigrams": 1.0}}
    for label, weights in rows.items():
        figures = (hits(each, weights) for each in reads.values())
        print(f"| {label} | " + " | ".join(f"{one:.3f} | {three:.3f}" for one, three in figures) + " |")


def search(reads: Mapping[str, Sequence[Read]], spoken: Mapping[str, bool]) -> None:
    def total(weights: Weights) -> float:
        figures = {name: hits(each, weights) for name, each in reads.items()}
        return sum((one + three) / 2 if spoken[name] else one for name, (one, three) in figures.items())

    now = total(WEIGHTS)
    print(f"\nsum over the sets {now:.4f}; single weights that would raise it:")
    for name, weight in WEIGHTS.items():
        best = max(STEPS, key=lambda step: total({**WEIGHTS, name: step}))
        gain = total({**WEIGHTS, name: best}) - now
        if gain > WORTH_IT:
            print(f"  {name}: {best} instead of {weight}, {gain:+.4f}")


def certainty(sets: Sequence[Set]) -> None:
    print("\n| collection | own questions not sure | near ones not sure | other sets' questions not sure |")
    print("|---|---|---|---|")
    for each in sets:
        own = [question for question in each.questions if question.answerable]
        near = [question for question in each.questions if not question.answerable]
        others = [
            (other.name, not_sure(each, [question for question in other.questions if question.answerable]))
            for other in sets
            if other is not each
        ]
        told = ", ".join(f"{name} {share:.0%}" for name, share in others)
        print(f"| {each.name} | {not_sure(each, own):.1%} | {not_sure(each, near):.0%} | {told} |")


def not_sure(each: Set, questions: Sequence[Question]) -> float:
    unsure = [each.searcher.search(question.text, 1).certainty != Certainty.SURE for question in questions]
    return sum(unsure) / max(len(unsure), 1)


if __name__ == "__main__":
    main()
