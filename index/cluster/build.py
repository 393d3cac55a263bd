"""Files to a generation of shards: what changed is read, shards that changed are written, the rest stays as it is."""

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from index.cluster.catalog_files import CatalogWriter
from index.cluster.manifest import ClusterManifest, read_manifest, write_manifest
from index.cluster.shard_files import (
    SEGMENTS,
    ReadDocument,
    ReadTask,
    SegmentFiles,
    WriteTask,
    read_documents,
    write_shard,
)
from index.cluster.sharding import Placed, known_documents, mean_lengths, place_documents, planned_shards
from index.errors import Busy, IndexMissing, JianghuaError, NothingToIndex, PathRefused
from index.indexing.preparing import Source, sources
from index.readers import FoundFile, Refused, find_files, printable
from index.storage.documents import Document
from index.storage.lock import acquire
from index.storage.store import GenerationFacts

_BATCH = 64_000_000
"""Bytes of files that one task reads."""

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class Workers(Protocol):
    """Processes that carry out tasks, on this machine or on others."""

    def run(self, work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterable[_Result]:
        """Carry out tasks and give the results in their order."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made; `changed` is whether there is a new generation."""

    manifest: ClusterManifest
    changed: bool
    read: int
    """Documents that were read."""
    written: int
    """Shards that were written."""
    refused: tuple[Refused, ...]
    warnings: tuple[tuple[Path, str], ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Job:
    shared: Path
    paths: Sequence[Path]
    passages_a_shard: int
    workers: Workers
    activate: Callable[[ClusterManifest], None]


def build_cluster(
    shared: Path,
    paths: Sequence[Path],
    passages_a_shard: int,
    workers: Workers,
    activate: Callable[[ClusterManifest], None] = lambda _: None,
) -> BuildReport:
    """Build a generation from files and folders that every worker can read, and make it the current one.

    `activate` has the nodes open its shards; the manifest is swapped after that. Raises NothingToIndex, PathRefused,
    Busy where another build runs, and JianghuaError where a worker or the shared path fails; the old generation then
    stays current.
    """
    begun = time.monotonic()
    found, refused = find_files(paths)
    if not found:
        raise NothingToIndex(f"no speeches found to index: {', '.join(map(str, paths))}")
    named = next((item for item in refused if item.path in paths), None)
    if named:
        raise PathRefused(f"nothing was rebuilt, the index is unchanged: {named.path}: {named.reason}")
    shared.mkdir(parents=True, exist_ok=True)
    with acquire(shared / "build.lock", Busy(f"{shared}: another build is running; wait until it has ended")):
        try:
            return _build(_Job(shared, paths, passages_a_shard, workers, activate), found, refused, begun)
        except OSError as error:
            raise JianghuaError(
                f"{shared}: nothing was built ({error.strerror or error}); see that it is mounted, and that it and the"
                " temporary folder have room"
            ) from error
        finally:
            shutil.rmtree(shared / "work", ignore_errors=True)


def _build(job: _Job, files: Sequence[FoundFile], refused: Sequence[Refused], begun: float) -> BuildReport:
    shared, workers = job.shared, job.workers
    try:
        before: ClusterManifest | None = read_manifest(shared)
    except IndexMissing:
        before = None
    listed, reasons, uncorrected = sources(files)
    with tempfile.TemporaryDirectory(prefix="jianghua-catalog-") as folder:
        catalog = CatalogWriter(Path(folder), None if before is None else shared / before.catalog)
        with closing(catalog):
            known, lost = known_documents(catalog, before, shared)
            changed = [source for source in listed if source.key not in known]
            fresh: dict[str, ReadDocument] = {}
            warnings: list[tuple[Path, str]] = []
            for result in workers.run(read_documents, list(_read_tasks(changed, shared / "work"))):
                fresh.update((document.key, document) for document in result.documents)
                reasons.update(result.refused)
                warnings += [(files[number].shown, warning) for number, warning in result.warnings]
            keys = list(dict.fromkeys(source.key for source in listed if source.file not in reasons))
            more = [Refused(files[number].shown, reason) for number, reason in sorted(reasons.items())]
            refused = [*refused, *more, *uncorrected]
            placed = place_documents(keys, known | lost, fresh, catalog, job.passages_a_shard)
            if not any(document.passages for _, document in placed):
                raise NothingToIndex("; ".join(f"{item.path}: {item.reason}" for item in refused) or "no speeches")
            means = mean_lengths(placed, catalog)
            created = datetime.now(UTC).isoformat(timespec="seconds")
            shards, tasks = planned_shards(shared, placed, means, before, created)
            order = [document.id for _, document in placed]
            if before is not None and not tasks and catalog.order(before.generation) == order:
                return BuildReport(before, False, 0, 0, tuple(refused), (), time.monotonic() - begun)
            sizes = _write(tasks, workers, shared / "work")
            shards = [replace(facts, bytes=sizes.get(facts.number, facts.bytes)) for facts in shards]
            generation = 1 if before is None else before.generation + 1
            manifest = ClusterManifest(
                generation=generation,
                created=created,
                catalog=f"catalogs/{generation}",
                passages=sum(document.passages for _, document in placed),
                speeches=sum(document.speeches for _, document in placed),
                files=len(files) - len(more),
                means=means,
                shards=tuple(shards),
            )
            listed_refused = [(printable(str(item.path)), item.reason) for item in refused]
            facts = GenerationFacts(created, manifest.files, listed_refused, [path.absolute() for path in job.paths])
            _write_catalog(shared, manifest, placed, catalog, facts)
    job.activate(manifest)
    write_manifest(shared, manifest)
    _sweep(shared, manifest, before)
    seconds = time.monotonic() - begun
    return BuildReport(manifest, True, len(fresh), len(tasks), tuple(refused), tuple(warnings), seconds)


def _read_tasks(changed: Sequence[Source], work: Path) -> Iterator[ReadTask]:
    """Share out files to read, in order, by their size."""
    batch: list[Source] = []
    size = number = 0
    for source in changed:
        batch.append(source)
        size += source.size
        if size >= _BATCH:
            yield ReadTask(tuple(batch), work / f"{number}.db")
            batch, size, number = [], 0, number + 1
    if batch:
        yield ReadTask(tuple(batch), work / f"{number}.db")


def _write(tasks: Mapping[int, WriteTask], workers: Workers, work: Path) -> dict[int, int]:
    """Write shards and give the bytes of each; databases in `work` go as soon as no other shard needs them."""
    databases = {shard: {document.database for document in task.documents} for shard, task in tasks.items()}
    needed = Counter(database for each in databases.values() for database in each if database.parent == work)
    sizes: dict[int, int] = {}
    for shard, size in zip(tasks, workers.run(write_shard, list(tasks.values())), strict=True):
        sizes[shard] = size
        needed.subtract(databases[shard] & needed.keys())
        for database in databases[shard]:
            if needed.get(database) == 0:
                database.unlink()
    return sizes


def _write_catalog(
    shared: Path, manifest: ClusterManifest, placed: Sequence[Placed], catalog: CatalogWriter, facts: GenerationFacts
) -> None:
    folders = {facts.number: shared / facts.path for facts in manifest.shards}
    rows: dict[int, int] = {}
    entered: list[tuple[Document, int, int]] = []
    for shard, document in placed:
        first = rows.get(shard, 0)
        entered.append((Document(document.id, document.passages, document.speeches), shard, first))
        rows[shard] = first + document.passages
    catalog.publish(manifest.generation, entered, facts)
    segments = SegmentFiles([(folders[shard] / SEGMENTS, document.id) for shard, document in placed])
    with closing(segments):
        catalog.write(manifest.generation, segments, list(folders.values()), manifest.means, shared / manifest.catalog)


def _sweep(shared: Path, manifest: ClusterManifest, before: ClusterManifest | None) -> None:
    """Delete what neither this generation nor the one before has: nodes may still copy that one."""
    kept = {shared / each.catalog for each in (manifest, before) if each}
    kept |= {shared / facts.path for each in (manifest, before) if each for facts in each.shards}
    for kind in ("shards", "catalogs"):
        for folder in (shared / kind).iterdir():
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)
