"""python -m tests.benchmarks.cluster: a real Ray cluster of three nodes on this machine, beside one machine.

python -m tests.benchmarks.cluster [--short] [--passages N]    equality, times, build and faults; ends by itself
python -m tests.benchmarks.cluster --in-process N              N passages in shards in this process, beside one machine
"""

import argparse
import os
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from index import Answer, Index, open_index, reindex
from index.cluster.build import LocalWorkers, build_cluster
from index.cluster.cluster_index import ClusterIndex
from index.cluster.local import open_cluster
from tests.benchmarks import synthetic

if TYPE_CHECKING:
    from index.cluster.placement import Server

ROOT = Path(__file__).parent.parent.parent
PASSAGES, SHORT = 500_000, 20_000
QUESTIONS, SHORT_QUESTIONS = 300, 60
FILES = 12
LIMIT, SHORT_LIMIT = 1500, 150
"""Seconds after which the run ends itself."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--passages", type=int)
    parser.add_argument("--in-process", type=int, metavar="N")
    options = parser.parse_args()
    number = options.in_process or options.passages or (SHORT if options.short else PASSAGES)
    os.environ["JIANGHUA_SEMANTIC"] = "off"
    with tempfile.TemporaryDirectory(prefix="jianghua-cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_files(folder / "files", number)
        if options.in_process:
            return in_process(folder, number)
        return clustered(folder, number, short=options.short)


def write_files(folder: Path, number: int) -> None:
    """Write the synthetic collection as some files, with names of speeches that questions can ask by."""
    folder.mkdir()
    known = synthetic.vocabulary()
    texts = synthetic.tokens(known, number)
    draw = Random(synthetic.SEED)  # noqa: S311 - drawn for a measurement
    row = 0
    for each in range(FILES):
        with (folder / f"{each:02}.jsonl").open("w", encoding="utf-8") as file:
            for _ in range(number // FILES + (each < number % FILES)):
                words = next(texts)
                text = "".join(word + "，" * (draw.random() < 0.1) for word in words)
                title = f"在第{row // 20}次工作会议上的讲话"
                file.write(f'{{"id": "{row}", "title": "{title}", "text": "{text}。"}}\n')
                row += 1


def asked(number: int) -> list[tuple[str, bool]]:
    """Give questions of many kinds; the second of a pair says whether it is asked within a speech."""
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
        made.append((text, kind == 4))
    return made


def same(one: Answer, many: Answer) -> bool:
    return replace(one, shards=0) == replace(many, shards=0)


def within_of(index: Index, number: int) -> int:
    speeches = index.speeches()
    return speeches[number * 7919 % len(speeches)].id


def times(index: Index, questions: Sequence[tuple[str, bool]]) -> tuple[list[Answer], list[float]]:
    answers, seconds = [], []
    inside = [within_of(index, place) if within else None for place, (_, within) in enumerate(questions)]
    for (text, _), speech in zip(questions, inside, strict=True):
        begun = time.perf_counter()
        answers.append(index.search(text, within=speech))
        seconds.append(time.perf_counter() - begun)
    return answers, seconds


def told(name: str, seconds: Sequence[float]) -> None:
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(f"{name:34} p50 {1000 * median(seconds):7.1f} ms  p95 {1000 * p95:7.1f} ms", flush=True)


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def in_process(folder: Path, number: int) -> int:
    begun = time.perf_counter()
    report = build_cluster(folder / "shared", [folder / "files"], -(-number // 5), LocalWorkers(2))
    print(f"{number} passages in {len(report.manifest.shards)} shards, built in {time.perf_counter() - begun:.0f} s")
    print(f"bytes of the shards {sum(each.bytes for each in report.manifest.shards) / 1e9:.2f} GB", flush=True)
    questions = [(text, False) for text, _ in asked(QUESTIONS)]
    many, _ = open_cluster(folder / "shared")
    times(many, questions[:20])
    answers, seconds = times(many, questions)
    told("shards in this process", seconds)
    print(f"resident memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB", flush=True)
    begun = time.perf_counter()
    reindex(folder / "one", [folder / "files"])
    print(f"one machine, indexed in {time.perf_counter() - begun:.0f} s", flush=True)
    one = open_index(folder / "one")
    times(one, questions[:20])
    single, seconds = times(one, questions)
    told("one machine", seconds)
    equal = sum(map(same, single, answers))
    print(f"equal to the last bit: {equal} of {len(questions)}")
    return 0 if equal == len(questions) else 1


def clustered(folder: Path, number: int, *, short: bool) -> int:
    try:
        from ray.cluster_utils import Cluster
    except ImportError:
        print("Ray is not installed: pip install 'jianghua[cluster]'")
        return 0
    limit = SHORT_LIMIT if short else LIMIT
    watch = threading.Timer(limit, _end, [limit])
    watch.daemon = True
    watch.start()
    os.environ.update(PYTHONPATH=str(ROOT), RAY_DISABLE_IMPORT_WARNING="1", RAY_TMPDIR=tempfile.gettempdir())
    run = Trial(folder, number, short=short)
    begun = time.perf_counter()
    run.cluster = Cluster(initialize_head=True, head_node_args=run.node(0))
    run.nodes = [run.cluster.head_node, *(run.cluster.add_node(**run.node(place)) for place in (1, 2))]
    print(f"three nodes on loopback in {time.perf_counter() - begun:.0f} s", flush=True)
    try:
        return run.all()
    finally:
        run.end()
        watch.cancel()


def _end(limit: int) -> None:
    print(f"ended after {limit} s", flush=True)
    from ray._private.worker import _global_node

    if _global_node is not None:
        _global_node.kill_all_processes(check_alive=False)
    os._exit(1)


class Trial:
    """One run: nodes, what was built, and the faults."""

    def __init__(self, folder: Path, number: int, *, short: bool) -> None:
        from index.cluster.settings import ClusterSettings

        self.folder, self.number, self.short = folder, number, short
        self.cluster: Any = None
        self.nodes: list[Any] = []
        self.lives: list[Any] = []
        self.wrong = 0
        self.settings = ClusterSettings(
            "", folder / "shared", folder / "local", passages_a_shard=-(-number // 3), private_network=True
        )

    def node(self, place: int) -> dict[str, Any]:
        return {
            "num_cpus": 1,
            "object_store_memory": 80_000_000,
            "include_dashboard": False,
            "env_vars": {"JIANGHUA_CLUSTER_LOCAL": str(self.folder / f"node{place}")},
        }

    def end(self) -> None:
        for live in self.lives:
            live.close()
        with suppress(Exception):
            import ray

            ray.shutdown()
        self.cluster.shutdown()

    def all(self) -> int:
        from index.cluster.live import ClusterLive
        from index.cluster.ray_cluster import RayCluster, RayWorkers

        self.settings = replace(self.settings, address=self.cluster.address)
        self.ray = RayCluster(self.settings)
        files = [self.folder / "files"]
        size = self.settings.passages_a_shard
        if not self.short:
            for workers in (1, 2):
                begun = time.perf_counter()
                build_cluster(self.folder / f"workers{workers}", files, size, LocalWorkers(workers))
                print(f"build with {workers} worker(s): {time.perf_counter() - begun:.0f} s", flush=True)
                shutil.rmtree(self.folder / f"workers{workers}")
        begun = time.perf_counter()
        report = build_cluster(self.settings.shared, files, size, RayWorkers(self.ray), self.ray.activate)
        shards = report.manifest.shards
        print(f"build on the cluster, copied and opened: {time.perf_counter() - begun:.0f} s, {len(shards)} shards")
        begun = time.perf_counter()
        again = build_cluster(self.settings.shared, files, size, RayWorkers(self.ray), self.ray.activate)
        print(
            f"built again, unchanged: {time.perf_counter() - begun:.1f} s, {again.read} read, {again.written} written"
        )
        reindex(self.folder / "one", files)
        print(
            f"bytes: shards {sum(each.bytes for each in shards) / 1e6:.0f} MB, shared path"
            f" {size_of(self.settings.shared) / 1e6:.0f} MB, one machine {size_of(self.folder / 'one') / 1e6:.0f} MB"
        )
        self.live = ClusterLive(self.folder / "data", self.settings)
        self.lives.append(self.live)
        one, many = open_index(self.folder / "one"), self.live.get()
        questions = asked(SHORT_QUESTIONS if self.short else QUESTIONS)
        times(one, questions[:30])
        times(many, questions[:30])
        self.expected, single = times(one, questions)
        rounds: list[int] = []
        answers, seconds = self._counted(many, questions, rounds)
        equal = sum(map(same, self.expected, answers))
        print(f"equal to the last bit: {equal} of {len(questions)}", flush=True)
        told("one machine", single)
        told("cluster", seconds)
        print(
            f"p50 {median(seconds) / median(single):.1f} times one machine's; rounds of calls a question: p50"
            f" {median(rounds):.0f}, at most {max(rounds)}",
            flush=True,
        )
        self.questions = questions
        self.faults()
        print(f"wrong answers: {self.wrong}")
        return 0 if equal == len(questions) and not self.wrong else 1

    @staticmethod
    def _counted(
        index: ClusterIndex, questions: Sequence[tuple[str, bool]], rounds: list[int]
    ) -> tuple[list[Answer], list[float]]:
        answers, seconds = [], []
        inside = [within_of(index, place) if within else None for place, (_, within) in enumerate(questions)]
        for (text, _), speech in zip(questions, inside, strict=True):
            begun = time.perf_counter()
            with index.cluster.asking() as asking:
                answers.append(index.search(text, within=speech))
            seconds.append(time.perf_counter() - begun)
            rounds.append(asking.rounds)
        return answers, seconds

    def faults(self) -> None:
        print(f"{'fault':44} {'asked':>6} {'partial':>8} {'wrong':>6} {'slowest':>9} {'whole after':>12}")
        self.fault("one copy of a shard killed", self.kill_copy)
        self.fault("shard file damaged on one node", self.damage_copy)
        self.fault("coordinator killed", lambda: os.kill(self.live.link.process, signal.SIGKILL))
        self.fault("shared path gone", self.hide_shared, self.show_shared)
        self.fault("all copies of a shard killed", self.kill_shard)
        self.fault("a whole node killed", self.kill_node)
        if not self.short:
            self.fault("generation swapped", self.swap)

    def fault(self, name: str, cause: Callable[[], None], mend: Callable[[], None] | None = None) -> None:
        """Cause a fault, and ask until twenty answers in a row are whole again."""
        plain = [place for place, (_, within) in enumerate(self.questions) if not within]
        cause()
        begun = time.perf_counter()
        partial = wrong = whole = number = 0
        slowest = last = 0.0
        while whole < 20 and time.perf_counter() - begun < (40 if self.short else 90):
            place = plain[number % len(plain)]
            number += 1
            started = time.perf_counter()
            answer = self.live.get().search(self.questions[place][0])
            slowest = max(slowest, time.perf_counter() - started)
            if answer.missing_shards:
                partial, whole = partial + 1, 0
                last = time.perf_counter() - begun
            elif same(self.expected[place], answer):
                whole += 1
            else:
                wrong, whole = wrong + 1, 0
            if mend is not None and number == 10:
                mend()
        self.wrong += wrong
        after = f"{last:.1f} s" if whole >= 20 else "not whole"
        print(f"{name:44} {number:6} {partial:8} {wrong:6} {1000 * slowest:6.0f} ms {after:>12}", flush=True)

    def _servers(self) -> Iterator[tuple[int, "Server"]]:
        from index.cluster.placement import read_placement

        for shard, servers in sorted(read_placement(self.settings.shared).items()):
            for server in servers:
                yield shard, server

    def _kill(self, server: "Server") -> None:
        handle = self.ray.server(server.name)
        if handle is not None:
            status = self.ray.ray.get(handle.status.remote(), timeout=30)
            os.kill(status.process, signal.SIGKILL)

    def kill_copy(self) -> None:
        self._kill(next(self._servers())[1])

    def kill_shard(self) -> None:
        first = next(self._servers())[0]
        for shard, server in list(self._servers()):
            if shard == first:
                self._kill(server)

    def damage_copy(self) -> None:
        """Flip the lists of a copy on one node, and start its server anew, as after a restart of the machine."""
        folder = next(path for path in sorted(self.folder.glob("node*/shards-*")) if path.is_dir())
        lists = folder / "generations" / "1" / "bigrams.rows"
        with lists.open("r+b") as file:
            file.seek(lists.stat().st_size // 2)
            file.write(bytes(64_000))
        for _, server in list(self._servers()):
            self._kill(server)
            break

    def hide_shared(self) -> None:
        self.settings.shared.rename(self.folder / "hidden")

    def show_shared(self) -> None:
        (self.folder / "hidden").rename(self.settings.shared)

    def kill_node(self) -> None:
        self.cluster.remove_node(self.nodes.pop(), allow_graceful=False)

    def swap(self) -> None:
        """Build a generation with one more file while questions are asked; no answer may be mixed of two."""
        from index.cluster.ray_cluster import RayWorkers

        extra = self.folder / "files" / "99.txt"
        extra.write_text("关于别的事情的讲话\n\n这里只有一句话。", encoding="utf-8")
        with _asking(self) as counts:
            build_cluster(
                self.settings.shared,
                [self.folder / "files"],
                self.settings.passages_a_shard,
                RayWorkers(self.ray),
                self.ray.activate,
            )
        reindex(self.folder / "one", [self.folder / "files"])
        self.expected, _ = times(open_index(self.folder / "one"), self.questions)
        print(f"  asked by four threads during the swap: {counts[0]}, failed or of neither generation: {counts[1]}")


@contextmanager
def _asking(trial: Trial) -> Iterator[list[int]]:
    counts = [0, 0]
    stop = threading.Event()

    def ask(seed: int) -> None:
        draw = Random(seed)  # noqa: S311 - drawn for a measurement
        while not stop.is_set():
            place = draw.randrange(len(trial.questions))
            if trial.questions[place][1]:
                continue
            index = trial.live.get()
            answer = index.search(trial.questions[place][0])
            counts[0] += 1
            old = [hit.passage.id for hit in trial.expected[place].hits]
            if index.generation == 1 and [hit.passage.id for hit in answer.hits] != old:
                counts[1] += 1
            counts[1] += bool(answer.missing_shards)

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield counts
    finally:
        stop.set()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    sys.exit(main())
