"""A corpus to a new generation: read, tokenise what changed, merge, and swap in atomically.

Whatever happens on the way (a refused file, a full disk, an interruption), the generation that was there stays
current; documents finished before an interruption are not read or tokenised again.
"""

import fcntl
import os
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.analysis import FIELDS
from index.errors import IndexDamaged, JianghuaError, NothingToIndex, PathRefused
from index.indexing.changes import Changes, compare
from index.indexing.preparing import Source, pool, prepared, sources
from index.postings import merging
from index.postings.statistics import YEARS, Saturation
from index.readers import SUFFIXES, FoundFile, Refused, find_files, printable
from index.storage.connection import GENERATIONS
from index.storage.documents import Document
from index.storage.lock import acquire_for_reindex
from index.storage.repairing import RebuiltStore
from index.storage.store import GenerationFacts, Segments, Store, told
from index.storage.syncing import sync_path

SATURATIONS = {
    "words": Saturation(),
    "bigrams": Saturation(),
    "names": Saturation(k1=0.0, b=0.0),
    "years": YEARS,
    "numerals": Saturation(),
}
"""How a field is scored by `topk`. Names are there or not: how often does not matter."""

_MERGE_FROM = 100_000
"""Passages from which on fields are merged in processes of their own."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reindex is: `stage` is "reading" (unit: files, or parts of large ones) or "writing" (unit: steps)."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FileWarning:
    """What a person should know of a file that was read."""

    path: Path
    warning: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex made. `changes` names the files that differ from the generation before.

    `unchanged` counts the files that are as they were; their warnings are not told again.
    """

    generation: int
    speeches: int
    passages: int
    files: int
    unchanged: int
    refused: tuple[Refused, ...]
    seconds: float
    warnings: tuple[FileWarning, ...] = ()
    changes: Changes = field(default_factory=Changes)
    is_rebuilt: bool = False
    """The database was damaged: what was whole has been taken over into another, the rest read again."""


def reindex(
    data: Path,
    paths: Sequence[Path],
    progress: Callable[[Progress], None] = lambda _: None,
    left_out: Container[Path] = (),
) -> Report:
    """Build a generation from files and folders, but for those `left_out` (whole paths), and make it the current one.

    Raises NothingToIndex when no passage was found (the message lists the refused files), PathRefused when one of
    `paths` itself does not exist or cannot be read, Busy when another reindex
    runs on `data`, JianghuaError when the disk fails. The old generation answers in all these cases. A damaged
    database is made anew from what is whole in it, and from the files.
    """
    found, refused = find_files(paths, left_out)
    if not found:
        raise NothingToIndex(_nothing(paths, refused))
    named = next((item for item in refused if item.path in paths), None)
    if named:
        raise PathRefused(f"nothing was rebuilt, the index is unchanged: {named.path}: {named.reason}")
    with _only_one(data):
        try:
            return _reindexed(Store(data), paths, found, refused, progress)
        except IndexDamaged:
            # What is whole is taken over into another database, the rest is read again from its files.
            return _reindexed(RebuiltStore(data), paths, found, refused, progress)


def _reindexed(
    store: Store,
    paths: Sequence[Path],
    found_files: Sequence[FoundFile],
    refused: Sequence[Refused],
    progress: Callable[[Progress], None],
) -> Report:
    begun = time.monotonic()
    with closing(store), _room_given_back(store):
        store.check()
        if not store.is_rebuilt:  # those of the damaged database answer until it is replaced
            _sweep_unpublished(store.data, store.generations())
        before = store.keys()
        documents, files, more, warnings = _documents(store, found_files, progress)
        refused = [*refused, *more]
        passages = sum(document.passages for document in documents)
        if passages == 0:
            raise NothingToIndex(_nothing(paths, refused))
        generation = _write(store, documents, (files, refused, paths), progress)
        changes = compare(before, store.keys())
        store.install()
        with suppress(JianghuaError):  # the new generation is current; the next reindex sweeps what is left
            if store.is_rebuilt:
                _sweep_unpublished(store.data, [generation])
            else:
                _sweep(store)
    return Report(
        generation=generation,
        speeches=sum(document.speeches for document in documents),
        passages=passages,
        files=files,
        unchanged=files - len(changes.added) - len(changes.changed),
        refused=tuple(refused),
        seconds=time.monotonic() - begun,
        warnings=tuple(warnings),
        changes=changes,
        is_rebuilt=store.is_rebuilt,
    )


@contextmanager
def _room_given_back(store: Store) -> Iterator[None]:
    """Where a reindex fails, for want of room perhaps, drop what it has stored: a full disk is not left full.

    After an interruption it stays, for the next one goes on from there.
    """
    try:
        yield
    except (NothingToIndex, IndexDamaged):
        raise
    except JianghuaError:
        with suppress(JianghuaError):
            store.abandon()
        raise


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    with told(data):
        data.mkdir(parents=True, exist_ok=True)
        lock = acquire_for_reindex(data)
    with lock:
        yield


def _nothing(paths: Sequence[Path], refused: Sequence[Refused]) -> str:
    if refused:
        reasons = "; ".join(f"{item.path}: {item.reason}" for item in refused)
        return f"no speeches found to index: {reasons}"
    where = ", ".join(str(path) for path in paths)
    return f"no speeches found to index: {where}: give {', '.join(SUFFIXES)} files"


def _documents(
    store: Store, files: Sequence[FoundFile], progress: Callable[[Progress], None]
) -> tuple[list[Document], int, list[Refused], list[FileWarning]]:
    """Bring every file's documents into the store.

    Gives them in the files' order, the number of files they come from, the refused, and what is to be known of those
    that were read now.
    """
    listed, reasons, uncorrected = sources(files)
    known = {number: document for number, source in enumerate(listed) if (document := store.document(source.key))}
    changed = [number for number in range(len(listed)) if number not in known]
    warnings: list[FileWarning] = []
    progress(Progress("reading", len(known), len(listed)))
    with closing(prepared([listed[number] for number in changed], reasons, store.data)) as results:
        for number, made in results:
            source = listed[changed[number]]
            if isinstance(made, str):
                reasons.setdefault(source.file, made)
            elif source.file not in reasons:
                warnings.extend(FileWarning(source.origin.shown, warning) for warning in made.warnings)
                # The same content twice under one name: the first has just been stored.
                known[changed[number]] = store.document(made.key) or store.add_document(
                    made.key, source.origin.name, made.speeches, made.passages, made.segments
                )
            progress(Progress("reading", len(listed) - len(changed) + number + 1, len(listed)))
    warnings += _same(
        [source for source in listed if source.file not in reasons], {listed[number] for number in changed}
    )
    # A file is refused as a whole: parts of it that were stored are in no generation and will be swept.
    # The same content under one name is one document, and stands in the collection once.
    documents = list(dict.fromkeys(known[number] for number in sorted(known) if listed[number].file not in reasons))
    refused = [Refused(files[file].shown, reason) for file, reason in sorted(reasons.items())]
    return documents, len(files) - len(refused), [*refused, *uncorrected], warnings


def _same(listed: Sequence[Source], changed: Container[Source]) -> list[FileWarning]:
    """Tell of each file that is new or changed which other one has the same content."""
    holders: dict[str, list[Source]] = defaultdict(list)
    for source in listed:
        if source.part is None and source.origin.member is None:
            holders[source.key.split(" ", 1)[0]].append(source)
    return [
        FileWarning(other.origin.shown, f"has the same content as {first.origin.name}; both are indexed")
        for first, *others in holders.values()
        for other in others
        if first in changed or other in changed
    ]


def _write(
    store: Store,
    documents: Sequence[Document],
    facts: tuple[int, Sequence[Refused], Sequence[Path]],
    progress: Callable[[Progress], None],
) -> int:
    """Write the generation beside the old one, sync it, and make it current in one transaction.

    `facts` are the number of files, the refused, and the paths that were indexed. What has been written goes at once
    when that fails: a full disk is not left full.
    """
    generation = store.begin_generation()
    final = store.directory(generation)
    partial = final.with_name(f"{generation}.partial")
    steps = len(FIELDS) + 2
    progress(Progress("writing", 0, steps))
    files, refused, paths = facts
    try:
        with told(store.data):
            partial.mkdir()
            with closing(_merged(store.path, documents, partial)) as merged:
                for number, _ in enumerate(merged, 1):
                    progress(Progress("writing", number, steps))
            merging.sync(partial)
            partial.rename(final)
            sync_path(final.parent)
        progress(Progress("writing", steps - 1, steps))
        created = datetime.now(UTC).isoformat(timespec="seconds")
        listed = [(printable(str(item.path)), item.reason) for item in refused]
        store.publish(
            generation, documents, GenerationFacts(created, files, listed, [path.absolute() for path in paths])
        )
    except BaseException:
        if generation not in store.generations():
            for left in (partial, final):
                shutil.rmtree(left, ignore_errors=True)
        raise
    progress(Progress("writing", steps, steps))
    return generation


def _merged(database: Path, documents: Sequence[Document], directory: Path) -> Generator[str, None, None]:
    """Merge the fields, each in a process of its own when there is enough to do; give their names as they are done."""
    tasks = [(Segments(database, field, documents), field, directory, SATURATIONS[field]) for field in FIELDS]
    facts: dict[str, dict[str, Any]] = {}
    if sum(document.passages for document in documents) < _MERGE_FROM:
        for task in tasks:
            with closing(task[0]):
                facts[task[1]] = merging.merge_field(*task)
            yield task[1]
    else:
        with pool(min(os.cpu_count() or 1, len(tasks))) as processes:
            futures = {task[1]: processes.submit(merging.merge_field, *task) for task in tasks}
            for field, future in futures.items():
                facts[field] = future.result()
                yield field
    merging.finish(directory, facts)


def _sweep_unpublished(data: Path, published: Sequence[int]) -> None:
    """Drop what an interrupted reindex left, but not the documents it had finished: this one may need them."""
    with told(data):
        for path in (data / GENERATIONS).iterdir():
            if not path.name.isdecimal() or int(path.name) not in published:
                shutil.rmtree(path)


def _sweep(store: Store) -> None:
    """Drop what no one reads: generations but the current one, and documents that are in none."""
    with told(store.data), ExitStack() as held:
        free = [number for number in store.generations()[:-1] if _unread(store.directory(number), held)]
        store.forget(free)
        for number in free:
            shutil.rmtree(store.directory(number), ignore_errors=True)


def _unread(directory: Path, handles: ExitStack) -> bool:
    """Tell whether no snapshot holds a generation; then hold it ourselves, so that none opens it meanwhile."""
    try:
        handle = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        return True
    handles.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
