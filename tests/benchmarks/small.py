"""Whether the borders of certainty hold in small collections: parts of a set of records, a few dozen each.

    python -m tests.benchmarks.small PASSAGES.jsonl QUESTIONS.jsonl [--passages 50] [--parts 3]

Of each part its own questions are asked, which it answers, and as many drawn from those to other passages, which it
does not. The sets have the form of `jianghua eval`, with ids of records as gold.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from index import Certainty, open_index, reindex
from index.evaluation.question_set import Question, read_questions

SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages_file", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--passages", type=int, default=50)
    parser.add_argument("--parts", type=int, default=3)
    options = parser.parse_args()
    lines = options.passages_file.read_text(encoding="utf-8").splitlines()
    questions = read_questions(options.questions)
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for part in range(options.parts):
        some = lines[part * options.passages : (part + 1) * options.passages]
        for said, counted in zip(asked(some, questions, Random(SEED + part)), (own, others), strict=True):  # noqa: S311 - drawn for a measurement
            counted.update(said)
    for name, counted in (("its own questions", own), ("others' questions", others)):
        total = sum(counted[certainty] for certainty in Certainty)
        shares = (f"{certainty} {counted[certainty] / total:.3f}" for certainty in Certainty)
        print(f"{name} ({total}): {', '.join(shares)}")
    print(f"right when sure: {own['right']} of {own[Certainty.SURE]}")


def asked(lines: Sequence[str], questions: Sequence[Question], draw: Random) -> tuple[Counter[str], Counter[str]]:
    """Index some records; count the certainties of answers to their own questions and to as many others.

    `right` counts the sure answers to the own ones whose first record is right.
    """
    ids = {str(json.loads(line)["id"]) for line in lines}
    mine = [question for question in questions if any(gold.record in ids for gold in question.gold)]
    rest = [question for question in questions if not any(gold.record in ids for gold in question.gold)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        reindex(Path(folder) / "data", [file])
        index = open_index(Path(folder) / "data")
        own: Counter[str] = Counter()
        for question in mine:
            answer = index.search(question.text, 1)
            own[answer.certainty] += 1
            if answer.certainty == Certainty.SURE:
                own["right"] += any(gold.fits(answer.hits[0].passage) for gold in question.gold)
        drawn = draw.sample(rest, min(len(mine), len(rest)))
        others: Counter[str] = Counter(index.search(question.text, 1).certainty for question in drawn)
    return own, others


if __name__ == "__main__":
    main()
