"""Follows the current generation of a cluster, as `Live` follows that of one machine."""

import shutil
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from index.cluster.catalog import Catalog
from index.cluster.cluster_index import ClusterIndex
from index.cluster.copying import bring
from index.cluster.link import CoordinatorLink, GenerationTransport
from index.cluster.manifest import ClusterManifest, read_manifest, write_manifest
from index.cluster.settings import ClusterSettings, check_secure, local_folder, local_path
from index.errors import IndexDamaged, JianghuaError
from index.index import Live

_LOOK = 1.0
"""Seconds after which it is looked for a new generation."""


class ClusterLive(Live):
    """Follows the current generation of a cluster. Methods may be called from any thread."""

    def __init__(self, data: Path, settings: ClusterSettings) -> None:
        """Connect; raises JianghuaError where that cannot be, or strangers are not kept out."""
        super().__init__(data)
        check_secure(settings)
        local_path(settings).mkdir(parents=True, exist_ok=True)
        self._settings = settings
        self._opening = threading.Lock()
        self._looked = float("-inf")
        self._cluster_index: ClusterIndex | None = None
        self._made: tuple[int, str] | None = None
        self.link = CoordinatorLink(settings)
        self.link.wait_ready()

    def get(self) -> ClusterIndex:
        """Give the current generation; the one before while the shared path is gone."""
        with self._opening:
            now = time.monotonic()
            if self._cluster_index is not None and now - self._looked < _LOOK:
                return self._cluster_index
            self._looked = now
            try:
                manifest = self._manifest()
                if self._cluster_index is None or self._made != (manifest.generation, manifest.created):
                    self._cluster_index = self._opened(manifest)
                    self._made = manifest.generation, manifest.created
            except JianghuaError:
                if self._cluster_index is None:
                    raise
            return self._cluster_index

    def _manifest(self) -> ClusterManifest:
        try:
            return read_manifest(self._settings.shared)
        except JianghuaError:
            if self._cluster_index is not None:
                raise
            with suppress(JianghuaError):  # a start while the shared path is gone
                return read_manifest(local_path(self._settings))
            raise

    def _opened(self, manifest: ClusterManifest) -> ClusterIndex:
        name = f"{manifest.catalog}-{''.join(filter(str.isalnum, manifest.created))}"
        folder = local_folder(self._settings, name)
        source = self._settings.shared / manifest.catalog
        bring(source, folder)
        try:
            catalog = Catalog(folder, manifest.generation)
        except IndexDamaged:
            shutil.rmtree(folder)
            bring(source, folder)
            catalog = Catalog(folder, manifest.generation)
        for old in local_path(self._settings).glob("catalogs-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
        with suppress(OSError):
            write_manifest(local_path(self._settings), manifest)
        transport = GenerationTransport(self.link, manifest)
        return ClusterIndex(catalog, transport, self._settings.deadline, self.data)

    def figures(self) -> Mapping[str, float]:
        """Give what is counted of the calls to the cluster since this process started, by name."""
        link, index = self.link, self._cluster_index
        return {
            "shards": 0.0 if index is None else float(index.cluster.shards),
            "connected": float(link.is_connected),
            "coordinator_starts": float(link.starts),
            "rounds": float(link.rounds),
            "requests": float(link.requests),
            "hedged_requests": float(link.hedged),
            "silent_requests": float(link.silent),
        }

    def close(self) -> None:
        """Leave the cluster."""
        self.link.close()
        super().close()
