"""A cluster in this process: workers that build it, and all shards of a generation to ask."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from index.cluster.catalog import Catalog
from index.cluster.cluster_index import ClusterIndex
from index.cluster.manifest import ClusterManifest, read_manifest
from index.cluster.reader import Requests
from index.cluster.shard import Shard
from index.index import Live
from index.indexing.processes import pool

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class LocalWorkers:
    """Processes of this machine."""

    def __init__(self, number: int) -> None:
        self._number = number

    def run(self, work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterator[_Result]:
        """Carry out tasks and give the results in their order; a single worker is this process."""
        if self._number < 2 or len(tasks) < 2:
            yield from map(work, tasks)
            return
        with pool(min(self._number, len(tasks))) as processes:
            yield from processes.map(work, tasks)


class InProcess:
    """Opened shards of one generation, asked one after another."""

    def __init__(self, shards: Mapping[int, Shard]) -> None:
        self.shards = dict(shards)

    def ask(self, requests: Requests, deadline: float) -> Mapping[int, list[object]]:
        """Ask several shards; one that is not there gives no answer."""
        return {
            number: self.shards[number].answer(request) for number, request in requests.items() if number in self.shards
        }


def open_shards(shared: Path, manifest: ClusterManifest) -> InProcess:
    """Open all shards of a generation where they lie on the shared path."""
    return InProcess({facts.number: Shard(shared / facts.path, manifest.means) for facts in manifest.shards})


def open_cluster(shared: Path, seconds: float = 60.0) -> tuple[ClusterIndex, InProcess]:
    """Open the current generation with all its shards in this process; the second can lose shards."""
    manifest = read_manifest(shared)
    transport = open_shards(shared, manifest)
    return ClusterIndex(Catalog(shared / manifest.catalog, manifest.generation), transport, seconds), transport


class LocalCluster(Live):
    """Follows one generation whose shards are in this process, and fall silent as they are told."""

    def __init__(self, shared: Path) -> None:
        super().__init__(shared)
        self._opened, self._transport = open_cluster(shared)
        self._shards = dict(self._transport.shards)

    def get(self) -> ClusterIndex:
        """Give the generation."""
        return self._opened

    def silence(self, *titles: str) -> None:
        """Let the shards with speeches of these titles fall silent, and no others."""
        silent = [speech.id for speech in self._opened.speeches() if speech.title in titles]
        self._transport.shards.clear()
        for number, shard in self._shards.items():
            if not any(map(shard.snapshot.passages, silent)):
                self._transport.shards[number] = shard
