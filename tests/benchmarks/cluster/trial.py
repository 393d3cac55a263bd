"""One run: nodes are started, a collection is built, questions are asked of the cluster and of one machine."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from index import open_index, reindex
from index.cluster.build import build_cluster
from index.cluster.live import ClusterLive
from index.cluster.ray_cluster import RayCluster, RayWorkers
from index.cluster.settings import ClusterSettings
from tests.benchmarks.cluster.collection import Questions, same, size_of, times, told
from tests.benchmarks.cluster.nodes import Nodes
from tests.index.cluster.local import LocalWorkers

_NODES = 3
_START = 120.0
"""Seconds within which all nodes are there."""


class Trial:
    """A cluster with a collection, and what one machine answers about it."""

    def __init__(self, folder: Path, number: int, questions: Questions, *, short: bool) -> None:
        self.folder, self.questions, self.short = folder, questions, short
        self.nodes = Nodes(folder, _NODES)
        self.files = [folder / "files"]
        self.settings = ClusterSettings(
            self.nodes.address,
            folder / "shared",
            folder / "local",
            passages_a_shard=number * 7 // 20,  # three shards: documents are not cut
            private_network=self.nodes.is_private,
        )
        self.lives: list[ClusterLive] = []
        # Ray has a node look in the current folder first, where one of another version shall not find ours.
        os.chdir(folder)
        os.environ.update(self.nodes.environment, JIANGHUA_CLUSTER_LOCAL=str(self.nodes.local(0)))

    def run(self) -> int:
        """Measure all; returns the exit code."""
        from tests.benchmarks.cluster.faults import Faults

        begun = perf_counter()
        for place in range(_NODES):
            self.nodes.start(place)
            self.connect(place + 1)
        kind = "private network" if self.nodes.is_private else "token and TLS"
        print(f"three nodes on loopback, {kind}, in {perf_counter() - begun:.0f} s", flush=True)
        self._build()
        self.live = self.opened("data")
        equal = self._compare()
        faults = Faults(self)
        faults.all()
        print(f"wrong answers: {faults.wrong}")
        return 0 if equal and not faults.wrong else 1

    def connect(self, nodes: int) -> None:
        """Connect to the cluster, as soon as so many nodes are there."""
        begun = perf_counter()
        while True:
            with suppress(Exception):
                self.ray = RayCluster(self.settings)
                while len(self.ray.nodes()) != nodes and perf_counter() - begun < _START:
                    sleep(0.2)
                return
            if perf_counter() - begun > _START:
                raise SystemExit(f"no cluster of {nodes} nodes within {_START:.0f} s")

    def opened(self, data: str) -> ClusterLive:
        """Connect as a bot does, with a coordinator."""
        live = ClusterLive(self.folder / data, self.settings)
        self.lives.append(live)
        return live

    def build(self) -> None:
        """Build what the files hold now, on the cluster."""
        size = self.settings.passages_a_shard
        begun = perf_counter()
        report = build_cluster(self.settings.shared, self.files, size, RayWorkers(self.ray), self.ray.activate)
        print(
            f"build on the cluster, copied and opened: {perf_counter() - begun:.1f} s, {report.read} documents read,"
            f" {report.written} of {len(report.manifest.shards)} shards written",
            flush=True,
        )

    def _build(self) -> None:
        size = self.settings.passages_a_shard
        for workers in () if self.short else (1, 2):
            begun = perf_counter()
            build_cluster(self.folder / f"workers{workers}", self.files, size, LocalWorkers(workers))
            print(f"build with {workers} worker(s): {perf_counter() - begun:.0f} s", flush=True)
            shutil.rmtree(self.folder / f"workers{workers}")
        self.build()
        self.build()
        reindex(self.folder / "one", self.files)
        shards = self.settings.shared / "shards"
        served = sum(size_of(folder) for folder in self.nodes.local(0).parent.glob("local*/shards-*"))
        print(
            f"bytes: shards {size_of(shards) / 1e6:.0f} MB, their copies {served / 1e6:.0f} MB, shared path"
            f" {size_of(self.settings.shared) / 1e6:.0f} MB, one machine {size_of(self.folder / 'one') / 1e6:.0f} MB"
        )

    def _compare(self) -> bool:
        one, many = open_index(self.folder / "one"), self.live.get()
        times(one, self.questions)
        times(many, self.questions)
        self.expected, single, _ = times(one, self.questions)
        answers, seconds, rounds = times(many, self.questions)
        equal = sum(map(same, self.expected, answers))
        print(f"equal to the last bit: {equal} of {len(self.questions)}", flush=True)
        told("one machine", single)
        told("cluster", seconds)
        print(
            f"p50 {median(seconds) / median(single):.1f} times one machine's; rounds of calls a question: p50"
            f" {median(rounds):.0f}, at most {max(rounds)}",
            flush=True,
        )
        return equal == len(self.questions)

    def reindexed(self) -> None:
        """Take over what the files hold now as what is expected."""
        reindex(self.folder / "one", self.files)
        self.expected, _, _ = times(open_index(self.folder / "one"), self.questions)

    def end(self) -> None:
        """End everything that was started; our own connection first, for Ray waits for a head that is gone."""
        for live in self.lives:
            live.close()
        with suppress(Exception):
            self.ray.close()
        self.nodes.end()
