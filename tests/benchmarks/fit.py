"""The weights of silence's rule, fitted on questions that a collection answers and on questions that it does not.

    python -m tests.benchmarks.fit NAME=CORPUS,QUESTIONS NAME=CORPUS,QUESTIONS ...

Each set is a collection with questions in the form of `jianghua eval`. A set's own questions have an answer, those of
the other sets have none; nor have those of every second title once its records are taken out. It prints the weights
of a logistic regression over all sets, each set's groups of questions counting alike; then, for constants that lose
more or fewer of the sets' own questions, how many without an answer stay silent: with weights fitted on all sets, and
for each set with weights fitted on the others.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from index import Live, reindex
from index.evaluation import Question
from index.query import syntax
from index.ranking import abstention
from index.search import Searcher
from index.search.decision import gather_evidence
from tests.benchmarks.tune import Set, opened

MOST = 400
"""Questions taken of a group; of another set a third."""

LOST = (0.0, 0.003, 0.005, 0.007, 0.01, 0.02, 0.03, 0.04, 0.05)
_SEED = 5
_OWN = 3.0
"""What a set's own questions weigh against one group without an answer."""

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A question's evidence in a collection; `group` is own, near, removed or the set it comes from."""

    name: str
    group: str
    spoken: bool
    found: abstention.Evidence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=CORPUS,QUESTIONS")
    options = parser.parse_args()
    if len(options.sets) == 1:
        parser.error("two sets at least: the questions of one are those that another does not answer")
    with TemporaryDirectory() as folder:
        rows = list(gathered([opened(each, Path(folder)) for each in options.sets], Path(folder)))
    weights = fitted(rows)
    print(dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))
    now = np.array([abstention.confidence(row.found) for row in rows])
    table("as it stands", rows, np.log(now / (1 - now)))
    table("fitted on all", rows, features(rows) @ weights)
    table("fitted on the others", rows, crossed(rows))


def gathered(sets: Sequence[Set], folder: Path) -> Iterable[Row]:
    random = Random(_SEED)  # noqa: S311
    for each in sets:
        own = [question for question in each.questions if question.answerable]
        near = [question for question in each.questions if not question.answerable]
        yield from rows_of(each, "own", sampled(random, own, MOST))
        yield from rows_of(each, "near", near)
        for other in sets:
            if other is not each:
                theirs = [question for question in other.questions if question.answerable]
                yield from rows_of(each, other.name, sampled(random, theirs, MOST // 3))
        if not each.spoken:
            halved, gone = without_half(each, folder)
            yield from rows_of(halved, "removed", sampled(random, gone, MOST))


def sampled(random: Random, questions: Sequence[Question], most: int) -> Sequence[Question]:
    return questions if len(questions) <= most else random.sample(questions, most)


def rows_of(each: Set, group: str, questions: Iterable[Question]) -> Iterable[Row]:
    for question in questions:
        ranking = each.searcher.correct(syntax.parse(question.text))
        found = gather_evidence(ranking, each.searcher.retriever, passages=each.searcher.count)
        if found is not None and not ranking.features["title"][0]:
            yield Row(each.name, group, each.spoken, found)


def without_half(each: Set, folder: Path) -> tuple[Set, list[Question]]:
    """Give a set without the records of every second title, and the questions that only those taken out answer."""
    index = Live(folder / each.name).get()
    passages = [passage for speech in index.speeches() for passage in index.passages(speech.id)]
    titles = set(list(dict.fromkeys(passage.title for passage in passages))[::2])
    left = [passage for passage in passages if passage.title in titles]
    gone = [passage for passage in passages if passage.title not in titles]
    file = folder / f"{each.name}-half.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for passage in left:
            lines.write(json.dumps({"title": passage.title, "text": passage.text}, ensure_ascii=False) + "\n")
    reindex(folder / file.stem, [file])
    halved = Live(folder / file.stem).get()
    unanswered = [
        question
        for question in each.questions
        if any(gold.fits(passage) for gold in question.gold for passage in gone)
        and not any(gold.fits(passage) for gold in question.gold for passage in left)
    ]
    return Set(each.name, unanswered, Searcher(halved.postings, halved.snapshot), each.spoken), unanswered


FEATURES = (
    *("covered", "numbers", "named", "fitting"),
    *(
        f"{kind} {name}"
        for kind in ("records", "speeches")
        for name in ("constant", "words", "score", "lead", "begins")
    ),
)


def features(rows: Sequence[Row]) -> Matrix:
    return np.array([vector(row.found) for row in rows])


def vector(found: abstention.Evidence) -> list[float]:
    kind = (1.0, np.log(max(found.words, 1)), found.score, found.lead, found.begins)
    records, speeches = 1 - found.spoken, found.spoken
    return [
        *(found.covered, found.numbers, found.named, found.fitting),
        *(records * each for each in kind),
        *(speeches * each for each in kind),
    ]


def fitted(rows: Sequence[Row]) -> Matrix:
    """Fit a logistic regression by Newton's steps, with a little shrinkage; near questions are left for the test."""
    rows = [row for row in rows if row.group != "near"]
    counts = Counter((row.name, row.group) for row in rows)
    share = np.array([(_OWN if row.group == "own" else 1.0) / counts[row.name, row.group] for row in rows])
    share /= share.sum()
    x, own = features(rows), np.array([row.group == "own" for row in rows], float)
    weights = np.zeros(x.shape[1])
    ridge = 1e-4 * np.eye(len(weights))
    for _ in range(50):
        sure = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (sure - own)) + ridge @ weights
        weights -= np.linalg.solve((x * (share * sure * (1 - sure))[:, None]).T @ x + ridge, slope)
    return weights


def crossed(rows: Sequence[Row]) -> Matrix:
    sure = np.zeros(len(rows))
    names = np.array([row.name for row in rows])
    for name in dict.fromkeys(names.tolist()):
        others = fitted([row for row in rows if row.name != name])
        sure[names == name] = features([row for row in rows if row.name == name]) @ others
    return sure


def table(label: str, rows: Sequence[Row], sure: Matrix) -> None:
    for told, spoken in (("records", False), ("speeches", True)):
        of_kind = [(row, float(value)) for row, value in zip(rows, sure, strict=True) if row.spoken == spoken]
        own = [value for row, value in of_kind if row.group == "own"]
        if not own:
            continue
        groups = list(dict.fromkeys((row.name, row.group) for row, _ in of_kind))
        print(f"\n{label}, {told}: silent\n")
        print("| constant | " + " | ".join(f"{group} to {name}" for name, group in groups) + " | others, mean |")
        print("|---|" + "---|" * (len(groups) + 1))
        for lost in LOST:
            least = float(np.quantile(own, lost))
            silent = {
                (name, group): np.mean(
                    [value < least for row, value in of_kind if (row.name, row.group) == (name, group)]
                )
                for name, group in groups
            }
            others = np.mean([share for (_, group), share in silent.items() if group not in {"own", "near", "removed"}])
            cells = (f"{share:.1%}" for share in (*silent.values(), others))
            print(f"| {-least:+.2f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
