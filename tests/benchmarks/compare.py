"""python -m tests.benchmarks.compare: engines beside one another over synthetic collections, in one run.

    python -m tests.benchmarks.compare 10000 100000 1000000 --work DIR [--only ENGINE ...] [--passes 3] [--growth]

Every engine builds in a process of its own, and answers in another one. The passes over the questions take turns,
so that a busy machine is busy for all; what is printed are medians over the passes, by the clock and in processor
time, which other work on the machine disturbs less. `--work` keeps what was built.
"""

import argparse
import json
import resource
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.benchmarks.engines import ENGINES, SAME_FILES
from tests.benchmarks.synthetic import Vocabulary, questions, vocabulary

LENGTHS = ((3, 3), (6, 6), (12, 12), (30, 30))


@dataclass(frozen=True, slots=True)
class Row:
    engine: str
    p50: float
    p95: float
    cpu50: float
    cpu95: float
    first: float
    rss: float
    load: float
    build: float
    disk: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--growth", action="store_true", help="3, 6, 12 and 30 words a question as well")
    options = parser.parse_args()
    known = vocabulary()
    for size in options.sizes:
        names = [name for name in options.only if size <= ENGINES[name].most]
        for name in names:
            _build(name, known, size, options.work)
        show(size, compare(names, known, size, options.work, questions(known), options.passes))
        for low, high in LENGTHS if options.growth else ():
            print(f"\n{low} words a question:")
            show(size, compare(names, known, size, options.work, questions(known, low, high), options.passes))
    return 0


def compare(
    names: Sequence[str], known: Vocabulary, size: int, work: Path, asked: list[list[str]], passes: int
) -> Iterable[Row]:
    context = get_context("spawn")
    served: dict[str, tuple[Any, Connection]] = {}
    for name in names:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(name, size, _place(work, name, size), theirs), daemon=True)
        process.start()
        served[name] = process, ours
    loads = {name: pipe.recv() for name, (_, pipe) in served.items()}
    times: dict[str, list[list[tuple[float, float]]]] = {name: [] for name in names}
    firsts: dict[str, float] = {}
    memory: dict[str, float] = {}
    for _ in range(passes):
        for name, (_, pipe) in served.items():
            pipe.send(asked[: ENGINES[name].questions])
            first, each, memory[name] = pipe.recv()
            firsts.setdefault(name, first)
            times[name].append(each)
    for name, (process, pipe) in served.items():
        pipe.send(None)
        process.join()
        passed = list(zip(*times[name], strict=True))
        wall = [median(each for each, _ in question) * 1000 for question in passed]
        cpu = [median(each for _, each in question) * 1000 for question in passed]
        facts = json.loads((_place(work, name, size).parent / f"{_files(name)}.json").read_text())
        spread = (median(wall), quantiles(wall, n=20)[-1], median(cpu), quantiles(cpu, n=20)[-1])
        yield Row(name, *spread, firsts[name] * 1000, memory[name], loads[name], **facts)


def _serve(name: str, size: int, directory: Path, pipe: Connection) -> None:
    known = vocabulary() if name == "rank_bm25" else None
    begun = time.perf_counter()
    ask = ENGINES[name].open(known, size, directory)  # type: ignore[arg-type]
    pipe.send(time.perf_counter() - begun)
    while asked := pipe.recv():
        times = []
        for question in asked:
            begun, worked = time.perf_counter(), time.process_time()
            ask(question)
            times.append((time.perf_counter() - begun, time.process_time() - worked))
        pipe.send((times[0][0], times, _resident()))


def _resident() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _files(name: str) -> str:
    return SAME_FILES.get(name, name)


def _place(work: Path, name: str, size: int) -> Path:
    return work / str(size) / _files(name)


def _build(name: str, known: Vocabulary, size: int, work: Path) -> None:
    directory = _place(work, name, size)
    facts = directory.parent / f"{_files(name)}.json"
    if facts.exists():
        return
    if directory.exists():
        shutil.rmtree(directory)
    directory.mkdir(parents=True)
    begun = time.perf_counter()
    process = get_context("spawn").Process(target=_build_alone, args=(name, size, directory))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(f"{name}: the build failed")
    seconds = time.perf_counter() - begun
    disk = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file() and path.suffix != ".jsonl")
    facts.write_text(json.dumps({"build": seconds, "disk": disk / 1e6}))


def _build_alone(name: str, size: int, directory: Path) -> None:
    ENGINES[name].build(vocabulary(), size, directory)


def show(size: int, rows: Iterable[Row]) -> None:
    print(f"\n{size:,} passages")
    print(
        f"{'engine':16}{'p50 ms':>9}{'p95 ms':>9}{'p50 CPU':>9}{'p95 CPU':>9}"
        f"{'first':>9}{'RSS MB':>8}{'load s':>8}{'build s':>9}{'disk MB':>9}"
    )
    for row in rows:
        print(
            f"{row.engine:16}{row.p50:9.2f}{row.p95:9.2f}{row.cpu50:9.2f}{row.cpu95:9.2f}"
            f"{row.first:9.1f}{row.rss:8.0f}{row.load:8.3f}{row.build:9.1f}{row.disk:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
