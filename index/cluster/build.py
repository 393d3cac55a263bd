"""Files to a generation of shards: what changed is read, shards that changed are written, the rest stays as it is."""

import hashlib
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
from index.cluster.copying import is_sealed_folder
from index.cluster.manifest import ClusterManifest, ShardFacts, read_manifest, write_manifest
from index.cluster.shard_files import (
    SEGMENTS,
    PlacedDocument,
    ReadDocument,
    ReadTask,
    SegmentFiles,
    WriteTask,
    read_documents,
    write_shard,
)
from index.errors import Busy, IndexMissing, JianghuaError, NothingToIndex, PathRefused
from index.indexing.preparing import Source, pool, sources
from index.indexing.reindexing import SATURATIONS
from index.postings import FORMAT
from index.readers import FoundFile, Refused, find_files, printable
from index.storage.connection import DATABASE
from index.storage.documents import Document
from index.storage.lock import acquire
from index.storage.store import GenerationFacts

DRIFT = 1.05
"""Times the mean length up to which impacts hold that are written for it: until then, shards stay as they are."""

_BATCH = 64_000_000
"""Bytes of files that one task reads."""

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class Workers(Protocol):
    """Processes that carry out tasks, on this machine or on others."""

    def run(self, work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterable[_Result]:
        """Carry out tasks and give the results in their order."""


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
            known, lost = _known(catalog, before, shared)
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
            placed = _placed(keys, known | lost, fresh, catalog, job.passages_a_shard)
            if not any(document.passages for _, document in placed):
                raise NothingToIndex("; ".join(f"{item.path}: {item.reason}" for item in refused) or "no speeches")
            means = _means(placed, catalog)
            created = datetime.now(UTC).isoformat(timespec="seconds")
            shards, tasks = _shards(shared, placed, means, before, created)
            order = [document.id for _, document in placed]
            if before is not None and not tasks and catalog.order(before.generation) == order:
                return BuildReport(before, False, 0, 0, tuple(refused), (), time.monotonic() - begun)
            sizes = _write(tasks, workers, shared / "work")
            shards = [replace(facts, bytes=sizes.get(facts.number, facts.bytes)) for facts in shards]
            manifest = ClusterManifest(
                generation=1 if before is None else before.generation + 1,
                created=created,
                catalog=f"catalogs/{1 if before is None else before.generation + 1}",
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


_Placed = tuple[int, PlacedDocument]
"""A document after the number of its shard."""


def _known(
    catalog: CatalogWriter, before: ClusterManifest | None, shared: Path
) -> tuple[dict[str, _Placed], dict[str, _Placed]]:
    """Give the documents of the last generation by key, those apart whose shard is gone from the shared path."""
    folders = {} if before is None else {facts.number: shared / facts.path for facts in before.shards}
    known: dict[str, _Placed] = {}
    lost: dict[str, _Placed] = {}
    for key, (number, shard, passages, speeches, first_passage, first_speech, name) in catalog.known().items():
        folder = folders[shard]
        own = number, first_passage, first_speech
        document = PlacedDocument(
            number,
            key,
            name,
            passages,
            speeches,
            first_passage,
            first_speech,
            folder / DATABASE,
            folder / SEGMENTS,
            own,
        )
        (known if is_sealed_folder(folder) else lost)[key] = shard, document
    return known, lost


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


def _placed(
    keys: Sequence[str],
    known: Mapping[str, _Placed],
    fresh: Mapping[str, ReadDocument],
    catalog: CatalogWriter,
    passages_a_shard: int,
) -> list[_Placed]:
    """Give every document its shard: the one it had; new ones fill up the last shard, then others.

    One that is known and was read anew, for its shard was gone, keeps its numbers, too, where as much is in it.
    """
    kept = {key: known[key] for key in keys if key in known and _is_as_before(known[key][1], fresh.get(key))}
    catalog.lose(key for key in keys if key in known and key not in kept)
    loads: dict[int, int] = {}
    for shard, document in kept.values():
        loads[shard] = loads.get(shard, 0) + document.passages
    current = max((shard for shard, _ in known.values()), default=0)
    placed: list[_Placed] = []
    for key in keys:
        read = fresh.get(key)
        if read is None:
            placed.append(kept[key])
            continue
        own = read.id, read.first_passage, read.first_speech
        if key in kept:
            shard, document = kept[key]
            placed.append((shard, replace(document, database=read.database, segments=read.database, own=own)))
            continue
        load = loads.get(current, 0)
        if load and load + read.passages > passages_a_shard:
            current += 1
        loads[current] = loads.get(current, 0) + read.passages
        number, first_passage, first_speech = catalog.reserve(read.passages, read.speeches)
        document = PlacedDocument(
            number, key, read.name, read.passages, read.speeches, first_passage, first_speech,
            read.database, read.database, own,
        )  # fmt: skip
        catalog.add(document, read.tokens)
        placed.append((current, document))
    return placed


def _is_as_before(document: PlacedDocument, read: ReadDocument | None) -> bool:
    return read is None or (read.passages, read.speeches) == (document.passages, document.speeches)


def _means(placed: Sequence[_Placed], catalog: CatalogWriter) -> dict[str, float]:
    tokens = catalog.tokens([document.id for _, document in placed])
    rows = sum(document.passages for _, document in placed)
    return {field: tokens[field] / rows for field in SATURATIONS}


def _shards(
    shared: Path, placed: Sequence[_Placed], means: Mapping[str, float], before: ClusterManifest | None, created: str
) -> tuple[list[ShardFacts], dict[int, WriteTask]]:
    """Give the shards of a generation, and the tasks of those that have to be written."""
    documents: dict[int, list[PlacedDocument]] = {}
    for shard, document in placed:
        documents.setdefault(shard, []).append(document)
    last = {} if before is None else {facts.number: facts for facts in before.shards}
    shards: list[ShardFacts] = []
    tasks: dict[int, WriteTask] = {}
    for shard, own in sorted(documents.items()):
        content = repr((FORMAT, [(document.id, document.key) for document in own]))
        kept = last.get(shard)
        if kept is not None and kept.content == _digest(content) and all(
            means[field] <= kept.bounds[field] for field in means
        ) and is_sealed_folder(shared / kept.path):  # fmt: skip
            shards.append(kept)
            continue
        bounds = {field: mean * DRIFT for field, mean in means.items()}
        path = f"shards/{shard:04}-{_digest(content + repr(bounds))}"
        passages = sum(document.passages for document in own)
        shards.append(ShardFacts(shard, path, passages, len(own), 0, bounds, _digest(content)))
        tasks[shard] = WriteTask(tuple(own), bounds, shared / path, created)
    return shards, tasks


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


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _write_catalog(
    shared: Path, manifest: ClusterManifest, placed: Sequence[_Placed], catalog: CatalogWriter, facts: GenerationFacts
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
