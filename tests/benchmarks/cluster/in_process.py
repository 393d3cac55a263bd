"""All shards in this process, beside one machine that has as many passages."""

import resource
import shutil
from pathlib import Path
from time import perf_counter

from index import open_index, reindex
from index.cluster.build import build_cluster
from tests.benchmarks.cluster.collection import Questions, same, size_of, times, told
from tests.index.cluster.local import LocalWorkers, open_cluster

_SHARDS = 5


def in_process(folder: Path, number: int, questions: Questions) -> int:
    """Print how shards in this process compare; returns the exit code.

    The files of the shards go before one machine's index is made, so that the disk has to hold only one of them.
    """
    begun = perf_counter()
    report = build_cluster(folder / "shared", [folder / "files"], -(-number // _SHARDS), LocalWorkers(2))
    print(f"{number} passages in {len(report.manifest.shards)} shards, built in {perf_counter() - begun:.0f} s")
    print(
        f"bytes of the shards {sum(each.bytes for each in report.manifest.shards) / 1e9:.2f} GB, of the shared path"
        f" {size_of(folder / 'shared') / 1e9:.2f} GB",
        flush=True,
    )
    many, transport = open_cluster(folder / "shared")
    times(many, questions)
    answers, seconds, rounds = times(many, questions)
    told("shards in this process", seconds)
    print(f"rounds of calls a question: at most {max(rounds)}")
    print(f"resident memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB", flush=True)
    del many, transport
    shutil.rmtree(folder / "shared")
    begun = perf_counter()
    reindex(folder / "one", [folder / "files"])
    print(f"one machine, indexed in {perf_counter() - begun:.0f} s, {size_of(folder / 'one') / 1e9:.2f} GB", flush=True)
    one = open_index(folder / "one")
    times(one, questions)
    single, seconds, _ = times(one, questions)
    told("one machine", seconds)
    equal = sum(map(same, single, answers))
    print(f"equal to the last bit: {equal} of {len(questions)}")
    return 0 if equal == len(questions) else 1
