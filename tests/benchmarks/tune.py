"""How much each signal of the ranking earns, which weights would do better, and how certainty tells apart.

    python -m tests.benchmarks.tune [--left-out] [NAME=CORPUS,QUESTIONS ...]

Each set is a collection (a file or folder) with questions in the form that `jianghua eval` takes; without one, the
sample collection is measured. Every question is read once; the tables are then made from the signals alone:

- a row for the ranking as it is and one without each signal: hit@1 and hit@3 on every set, silence left out;
- with --left-out, of each feature how many questions rank better and worse with it; and for each set the weights chosen
  on the others, and how it fares with them (`left_out`);
- how many of a set's own questions, and of the other sets' questions, are not answered surely.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index import Certainty, Live, reindex
from index.evaluation.question_set import Question, read_questions
from index.query import syntax
from index.ranking.weights import WEIGHTS
from index.search import Searcher
from tests.benchmarks.left_out import Read, Weights, dropped, left_out, places

ROOT = Path(__file__).parent.parent.parent
SAMPLE = f"sample={ROOT / 'corpus'},{ROOT / 'tests' / 'data' / 'questions.jsonl'}"
MOST = 400
"""Questions taken of a set: every tenth of ten times as many."""


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
    parser.add_argument("--left-out", action="store_true", help="choose weights on all sets but one, each in turn")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        sets = [opened(each, Path(folder)) for each in options.sets]
        reads = {each.name: list(read(each)) for each in sets}
        ablation(reads)
        if options.left_out:
            on_left_out(reads)
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
    answerable = [question for question in each.questions if question.answerable]
    for question in answerable[:: -(-len(answerable) // MOST)]:
        ranking = each.searcher.correct(syntax.parse_question(question.text))
        order = np.argsort(ranking.rows)
        right = [any(gold.fits(passage) for gold in question.gold) for passage in ranking.passages]
        yield Read(
            {name: signal[order] for name, signal in ranking.features.items()},
            np.array(right, bool)[order],
        )


def hits(reads: Sequence[Read], weights: Weights) -> tuple[float, float]:
    """Give hit@1 and hit@3 of questions ranked with these weights."""
    found = places(reads, weights)
    return float(np.mean(found < 1)), float(np.mean(found < 3))


def ablation(reads: Mapping[str, Sequence[Read]]) -> None:
    print("| ranking | " + " | ".join(f"{name} hit@1 | hit@3" for name in reads) + " |")
    print("|---|" + "---|---|" * len(reads))
    rows = {"as it is": WEIGHTS}
    rows |= {f"without {name}": {**WEIGHTS, name: 0.0} for name in WEIGHTS}
    rows |= {"words alone": {"words": 1.0}, "words and pairs": {"words": 1.0, "bigrams": 1.0}}
    for label, weights in rows.items():
        figures = (hits(each, weights) for each in reads.values())
        print(f"| {label} | " + " | ".join(f"{one:.3f} | {three:.3f}" for one, three in figures) + " |")


def on_left_out(reads: Mapping[str, Sequence[Read]]) -> None:
    print("\n| feature | better with it | worse | by chance | sets that would drop it |\n|---|---|---|---|---|")
    for feature, split, votes in dropped(reads, WEIGHTS):
        print(f"| {feature} | {split.better} | {split.worse} | {split.chance:.2f} | {votes} |")
    print("\n| set left out | hit@1 | hit@3 | better with what the others choose | worse | by chance | changed |")
    print("|---|---|---|---|---|---|---|")
    for name, weights, split in left_out(reads, WEIGHTS):
        one, three = hits(reads[name], weights)
        changed = ", ".join(f"{key} {value:g}" for key, value in weights.items() if value != WEIGHTS[key])
        print(f"| {name} | {one:.3f} | {three:.3f} | {split.better} | {split.worse} | {split.chance:.2f} | {changed} |")


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
