"""The synthetic collection that a cluster is measured with, its questions, and how answers are timed and compared."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

import numpy as np

from index import Answer, Index
from index.cluster.cluster_index import ClusterIndex
from tests.benchmarks import synthetic

FILES = 12
"""Files of the collection, or more where each would hold more than `_A_FILE` passages."""

_A_FILE = 50_000

Questions = Sequence[tuple[str, bool]]
"""Questions, and whether each is asked within a speech."""


def write_files(folder: Path, number: int) -> None:
    """Write the synthetic collection as some files, with names of speeches that questions can ask by."""
    folder.mkdir(parents=True)
    known = synthetic.vocabulary()
    texts = synthetic.tokens(known, number)
    random = np.random.default_rng(synthetic.SEED + 2)
    files = max(FILES, -(-number // _A_FILE))
    row = 0
    for each in range(files):
        with (folder / f"{each:03}.jsonl").open("w", encoding="utf-8") as file:
            for _ in range(number // files + (each < number % files)):
                words = next(texts)
                for mark in random.integers(len(words), size=len(words) // 10).tolist():
                    words[mark] += "，"
                text = "".join(words)
                title = f"在第{row // 20}次工作会议上的讲话"
                file.write(f'{{"id": "{row}", "title": "{title}", "text": "{text}。"}}\n')
                row += 1


def asked(number: int) -> Questions:
    """Give questions of many kinds: plain, naming a speech, mistyped, quoting, within a speech, of a year."""
    known = synthetic.vocabulary()
    draw = Random(3)  # noqa: S311 - drawn for a measurement
    plain = ["".join(words) for words in synthetic.questions(known)]
    made: list[tuple[str, bool]] = []
    for place, words in enumerate(plain[:number]):
        kind, text = place % 6, words
        if kind == 1:
            text = f"在第{draw.randrange(900)}次工作会议上的讲话里，{text}"
        elif kind == 2 and len(text) > 3:
            at = draw.randrange(len(text) - 1)
            text = text[:at] + draw.choice("的一是了我不人在他有") + text[at + 1 :]
        elif kind == 3:
            text = f"“{text[:4]}”{text[4:]}是什么？"
        elif kind == 5:
            text = f"{1990 + place % 30}年{text}"
        made.append((text, kind == 4))
    return made


def same(one: Answer, many: Answer) -> bool:
    """Tell whether two answers are equal to the last bit, but for the number of shards."""
    return replace(one, shards=0) == replace(many, shards=0)


def within_of(index: Index, number: int) -> int:
    """Give the speech within which a question of this number is asked."""
    speeches = index.speeches()
    return speeches[number * 7919 % len(speeches)].id


def times(index: Index, questions: Questions) -> tuple[list[Answer], list[float], list[int]]:
    """Ask all questions; give the answers, the seconds that each took, and the rounds of calls in a cluster."""
    answers, seconds, rounds = [], [], []
    inside = [within_of(index, place) if within else None for place, (_, within) in enumerate(questions)]
    for (text, _), speech in zip(questions, inside, strict=True):
        begun = perf_counter()
        if isinstance(index, ClusterIndex):
            with index.cluster.asking() as asking:
                answers.append(index.search(text, within=speech))
                rounds.append(asking.rounds)
        else:
            answers.append(index.search(text, within=speech))
        seconds.append(perf_counter() - begun)
    return answers, seconds, rounds


def told(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the 95th percentile of some times."""
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(f"{name:34} p50 {1000 * median(seconds):7.1f} ms  p95 {1000 * p95:7.1f} ms", flush=True)


def size_of(folder: Path) -> int:
    """Give the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
