"""The process that serves one copy of a shard: it brings the files to its disk, opens them and answers requests."""

import os
import pickle
import shutil
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from index.analysis import ANALYSIS_VERSION
from index.cluster.copying import bring
from index.cluster.manifest import MANIFEST_FORMAT, ClusterManifest, read_manifest, write_manifest
from index.cluster.settings import ClusterSettings, local_folder, local_path
from index.cluster.shard import Shard
from index.errors import IndexDamaged, JianghuaError
from index.postings import FORMAT

_KEPT = 2
"""Generations that a server keeps open: questions to the one before are still on their way."""


_Opened = tuple[str, tuple[tuple[str, float], ...]]
"""A shard's folder with the mean lengths of the collection: generations may share the first and not the others."""


def _opened(path: str, means: Mapping[str, float]) -> _Opened:
    return path, tuple(sorted(means.items()))


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """How a server is: what it has open, and what it was asked."""

    shard: int
    process: int
    paths: tuple[str, ...]
    requests: int
    slowest: float
    """Seconds that its slowest request took."""


def cluster_version() -> str:
    """Give the version of this program and of what it writes; all machines of a cluster need the same one."""
    try:
        package = version("jianghua")
    except PackageNotFoundError:
        package = "source"
    return f"{package}/{FORMAT}.{ANALYSIS_VERSION}.{MANIFEST_FORMAT}"


class ShardServer:
    """Serves one shard of the generations that it has opened. Methods may be called from several threads."""

    def __init__(self, shard: int, settings: ClusterSettings, asked_version: str) -> None:
        """Open what is current, so that a server which was restarted answers at once."""
        self._shard = shard
        self._settings = settings
        self._asked_version = asked_version
        self._open: dict[_Opened, Shard] = {}
        self._lock = threading.Lock()
        self._requests = 0
        self._slowest = 0.0
        local_path(settings).mkdir(parents=True, exist_ok=True)
        manifest = self._last_manifest()
        facts = next((each for each in manifest.shards if each.number == shard), None) if manifest else None
        if manifest is not None and facts is not None:
            self.open(facts.path, manifest.means)

    def _last_manifest(self) -> ClusterManifest | None:
        for place in (self._settings.shared, local_path(self._settings)):
            try:
                return read_manifest(place)
            except JianghuaError:
                continue
        return None

    def open(self, path: str, means: Mapping[str, float]) -> str:
        """Bring a shard's folder to this machine's disk and open it; a damaged copy is brought anew.

        Gives the version of the program. Raises JianghuaError where that is another one, or the files cannot be had.
        """
        if self._asked_version != cluster_version():
            raise JianghuaError(
                f"a node runs jianghua {cluster_version()}, not {self._asked_version}; give all machines the same"
                " version"
            )
        with self._lock:
            opened = _opened(path, means)
            if opened not in self._open:
                folder = local_folder(self._settings, path)
                bring(self._settings.shared / path, folder)
                try:
                    shard = Shard(folder, means)
                except IndexDamaged:
                    shutil.rmtree(folder)
                    bring(self._settings.shared / path, folder)
                    shard = Shard(folder, means)
                self._open[opened] = shard
                self._forget(path)
        return cluster_version()

    def _forget(self, newest: str) -> None:
        """Let go of the oldest generations, and delete what no longer serves."""
        for old in list(self._open)[:-_KEPT]:
            del self._open[old]
        own = f"shards-{self._shard:04}-"
        for folder in local_path(self._settings).glob(f"{own}*"):
            if folder.name not in {local_folder(self._settings, path).name for path in (*self._paths(), newest)}:
                shutil.rmtree(folder, ignore_errors=True)

    def ask(self, data: bytes) -> bytes:
        """Answer pickled requests with their pickled answers.

        Before them come the folder of a generation's shard, and the mean lengths of that generation.
        """
        begun = time.monotonic()
        path, means, requests = pickle.loads(data)  # noqa: S301 - it comes by way of Ray, which pickles itself
        opened = _opened(path, means)
        if opened not in self._open:
            self.open(path, means)
        shard = self._open[opened]
        try:
            answer = shard.answer(requests)
        except IndexDamaged:
            self._drop_damaged(path)
            raise
        self._requests += 1
        self._slowest = max(self._slowest, time.monotonic() - begun)
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)

    def _drop_damaged(self, path: str) -> None:
        """Delete a copy that is not as it was written; the next request brings it anew."""
        with self._lock:
            damaged = [opened for opened in self._open if opened[0] == path]
            for opened in damaged:
                del self._open[opened]
            if damaged:
                shutil.rmtree(local_folder(self._settings, path), ignore_errors=True)

    def _paths(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for path, _ in self._open))

    def remember(self, manifest: ClusterManifest) -> None:
        """Keep the current manifest on this machine, for a start while the shared path is gone."""
        write_manifest(local_path(self._settings), manifest)

    def status(self) -> ServerStatus:
        """Tell how this server is."""
        return ServerStatus(self._shard, os.getpid(), self._paths(), self._requests, self._slowest)
