"""python -m tests.benchmarks.stages: where the time of a question goes, and of a build.

python -m tests.benchmarks.stages DATA QUESTIONS.txt       a line a question; milliseconds of processor time by stage
python -m tests.benchmarks.stages --build FILE.jsonl       a reindex beside jieba.cut over a sample of the same text
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

STAGES = (
    ("index.search.finding", "extract_terms"),
    ("index.retrieval.retriever", "Retriever.weigh"),
    ("index.search.finding", "retrieve"),
    ("index.postings.topk", "TopK.look_up"),
    ("index.postings.topk", "candidates"),
    ("index.retrieval.passages", "PassageCache.read"),
    ("index.storage.snapshot", "Snapshot.texts"),
    ("index.ranking.candidate", "fold_all_in_place"),
    ("index.ranking.candidate", "cut_sentences"),
    ("index.ranking.features", "windows"),
    ("index.query.spelling", "correct"),
    ("index.search.pipeline", "highlight"),
    ("index.ranking.highlighting", "matched"),
    ("index.ranking.highlighting", "answering"),
)
"""Functions whose time is told apart. Those inside another one are counted in both."""

_SAMPLE = 1_500
"""Passages that jieba cuts, half before and half after the build."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    if options.build:
        build(options.paths[0])
    else:
        asked = [line for line in options.paths[1].read_text(encoding="utf-8").splitlines() if line.strip()]
        questions(options.paths[0], asked)
    return 0


def questions(data: Path, asked: Sequence[str]) -> None:
    from index import open_index

    begun = time.perf_counter()
    index = open_index(data)
    print(f"opened in {(time.perf_counter() - begun) * 1000:.1f} ms")
    index.warm()
    times: dict[str, list[float]] = {}
    with timed() as spent:
        for question in asked:
            spent.clear()
            begun = time.thread_time()
            index.search(question)
            spent["whole"] = time.thread_time() - begun
            for name, seconds in spent.items():
                times.setdefault(name, []).append(seconds * 1000)
    print(f"{'stage':30}{'p50 ms':>9}{'p95 ms':>9}{'sum ms':>9}")
    for name, each in sorted(times.items(), key=lambda item: -sum(item[1])):
        print(f"{name:30}{median(each):9.2f}{quantiles(each, n=20)[-1]:9.2f}{sum(each):9.0f}")


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    from importlib import import_module

    spent: defaultdict[str, float] = defaultdict(float)
    undo: list[Callable[[], None]] = []
    for module, path in STAGES:
        owner: Any = import_module(module)
        *outer, name = path.split(".")
        for each in outer:
            owner = getattr(owner, each)
        real = getattr(owner, name)

        def timed(*args: Any, _real: Any = real, _name: str = f"{module}.{path}", **named: Any) -> object:  # noqa: ANN401
            begun = time.thread_time()
            try:
                return _real(*args, **named)
            finally:
                spent[_name] += time.thread_time() - begun

        setattr(owner, name, timed)
        undo.append(lambda owner=owner, name=name, real=real: setattr(owner, name, real))  # type: ignore[misc]
    try:
        yield spent
    finally:
        for again in undo:
            again()


def build(path: Path) -> None:
    import jieba

    from index import reindex

    jieba.setLogLevel(60)
    jieba.initialize()
    lines = path.read_bytes().split(b"\n", _SAMPLE)[:_SAMPLE]
    sample = [json.loads(line)["text"] for line in lines if line]
    letters = sum(len(json.loads(line)["text"].encode()) for line in path.open("rb"))

    def cut(texts: Sequence[str]) -> float:
        begun = time.process_time()
        for text in texts:
            list(jieba.cut(text))
        return time.process_time() - begun

    with tempfile.TemporaryDirectory(dir=path.parent) as data:
        seconds = cut(sample[::2])
        before = _processor_time()
        report = reindex(Path(data), [path])
        worked = _processor_time() - before
        seconds += cut(sample[1::2])
    jieba_alone = seconds * letters / sum(len(text.encode()) for text in sample)
    cores = os.cpu_count() or 1
    print(f"{report.passages:,} passages, {letters / 1e6:.0f} MB of text, searchable in {report.seconds:.1f} s")
    print(f"processor time: {worked:.1f} s over {cores} cores; jieba.cut alone {jieba_alone:.0f} s on one")
    ratios = jieba_alone / (worked / cores), jieba_alone / report.seconds
    print(f"ratio by processor time {ratios[0]:.1f}, by the clock {ratios[1]:.1f}")


def _processor_time() -> float:
    """Give the seconds this process and its ended children have worked."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
