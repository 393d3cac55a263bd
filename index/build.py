"""A corpus to a new generation: read, tokenise what changed, merge, and swap in atomically.

Whatever happens on the way (a refused file, a full disk, an interruption), the generation that was there stays
current; documents finished before an interruption are not read or tokenised again.
"""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from filelock import FileLock, Timeout

from index import merging, segments
from index.analysis import ANALYSIS_VERSION, FIELDS, index_tokens
from index.errors import Busy, NothingToIndex, UnreadableFile
from index.model import ParsedSpeech
from index.postings import FORMAT
from index.readers import FoundFile, Refused, find_files, read_speeches
from index.snapshot import GENERATIONS
from index.store import Document, Segments, Store, told
from index.structure import STRUCTURE_VERSION

OPENING = 200
"""Characters of a speech's first passage that name its occasion, for all its passages."""

_POOL_FROM = 3_000_000
"""Bytes of changed files from which on worker processes earn their start-up of about half a second."""

_QUEUED = 4
"""Files handed to the workers ahead, for each worker."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reindex is: `stage` is "reading" (unit: files) or "writing" (unit: steps)."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex made. `unchanged` counts the files that were taken over as they were."""

    generation: int
    speeches: int
    passages: int
    files: int
    unchanged: int
    refused: tuple[Refused, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A parsed and tokenised file on its way from a worker, or why it was refused."""

    speeches: tuple[ParsedSpeech, ...]
    segments: dict[str, bytes]
    refused: str | None = None


def reindex(data: Path, paths: Sequence[Path], progress: Callable[[Progress], None] = lambda _: None) -> Report:
    """Build a generation from files and folders and make it the current one.

    Raises NothingToIndex when no passage was found (the message lists the refused files), Busy when another reindex
    runs on `data`, JianghuaError when the disk fails. The old generation answers in all these cases.
    """
    begun = time.monotonic()
    with _only_one(data):
        store = Store(data)
        try:
            _sweep(store)
            found, refused = find_files(paths)
            documents, unchanged, more = _documents(store, found, progress)
            refused = [*refused, *more]
            passages = sum(document.passages for document in documents)
            if passages == 0:
                raise NothingToIndex(_nothing(paths, refused))
            generation = _write(store, documents, refused, progress)
            _sweep(store)
        finally:
            store.close()
    return Report(
        generation=generation,
        speeches=sum(document.speeches for document in documents),
        passages=passages,
        files=len(documents),
        unchanged=unchanged,
        refused=tuple(refused),
        seconds=time.monotonic() - begun,
    )


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    with told(data):
        data.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data / "reindex.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise Busy(f"{data}: another reindex is running; wait until it has ended") from error
    try:
        yield
    finally:
        lock.release()


def _nothing(paths: Sequence[Path], refused: Sequence[Refused]) -> str:
    reasons = "; ".join(f"{item.path}: {item.reason}" for item in refused)
    where = ", ".join(str(path) for path in paths)
    return f"{where}: no speeches found to index" + (f" ({reasons})" if reasons else "; give .txt, .md or .jsonl files")


def _documents(
    store: Store, found: Sequence[FoundFile], progress: Callable[[Progress], None]
) -> tuple[list[Document], int, list[Refused]]:
    """Bring every file's document into the store; give them in the files' order, how many were there, the refused."""
    known: dict[int, Document] = {}
    keys: dict[int, str] = {}
    refused: list[Refused] = []
    for number, file in enumerate(found):
        try:
            keys[number] = _key(file)
        except OSError as error:
            refused.append(Refused(file.path, f"cannot be read ({error.strerror})"))
            continue
        document = store.document(keys[number])
        if document is not None:
            known[number] = document
    changed = [number for number in keys if number not in known]
    unchanged = len(known)
    done = len(found) - len(changed)
    progress(Progress("reading", done, len(found)))
    for number, prepared in _prepared([found[number] for number in changed]):
        file, key = found[changed[number]], keys[changed[number]]
        if prepared.refused is not None:
            refused.append(Refused(file.path, prepared.refused))
        else:
            # The same content twice under one name: the first has just been stored.
            known[changed[number]] = store.document(key) or store.add_document(
                key, file.name, prepared.speeches, prepared.segments
            )
        done += 1
        progress(Progress("reading", done, len(found)))
    return [known[number] for number in sorted(known)], unchanged, refused


def _key(file: FoundFile) -> str:
    """Give what a document is known by: its content, its name, and the versions of what was made of it."""
    digest = hashlib.sha256()
    with file.path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    versions = f"{STRUCTURE_VERSION}.{ANALYSIS_VERSION}.{FORMAT}"
    return f"{digest.hexdigest()} {versions} {file.name}"


def _prepared(files: Sequence[FoundFile]) -> Iterator[tuple[int, _Prepared]]:
    """Parse and tokenise files, in order; on all cores when there is enough to do."""
    sizes = sum(file.path.stat().st_size for file in files if file.path.exists())
    workers = min(os.cpu_count() or 1, len(files))
    if sizes < _POOL_FROM or workers < 2:
        yield from ((number, _prepare(file)) for number, file in enumerate(files))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[_Prepared]] = []
        queue = iter(files)
        number = 0
        try:
            while True:
                waiting += [pool.submit(_prepare, file) for file in islice(queue, workers * _QUEUED - len(waiting))]
                if not waiting:
                    return
                yield number, waiting.pop(0).result()
                number += 1
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _prepare(file: FoundFile) -> _Prepared:
    try:
        speeches = tuple(read_speeches(file.path, file.name))
    except UnreadableFile as error:
        return _Prepared((), {}, error.reason)
    tokens = [
        index_tokens(
            title=speech.title,
            outer=speech.outer,
            headings=passage.headings,
            text=passage.text,
            opening=_opening(speech, place),
        )
        for speech in speeches
        for place, passage in enumerate(speech.passages)
    ]
    return _Prepared(speeches, segments.invert(tokens, FIELDS))


def _opening(speech: ParsedSpeech, place: int) -> str | None:
    """Give what a speech's first passage adds to its names; None for every other passage."""
    if place:
        return None
    return speech.passages[0].text[:OPENING] if len(speech.passages) > 1 else ""


def _write(
    store: Store, documents: Sequence[Document], refused: Sequence[Refused], progress: Callable[[Progress], None]
) -> int:
    """Write the generation beside the old one, sync it, and make it current in one transaction."""
    generation = store.begin_generation()
    final = store.directory(generation)
    partial = final.with_name(f"{generation}.partial")
    steps = 3
    progress(Progress("writing", 0, steps))
    with told(store.data):
        partial.mkdir()
        merging.merge({field: Segments(store.db, field, documents) for field in FIELDS}, partial)
        progress(Progress("writing", 1, steps))
        merging.sync(partial)
        partial.rename(final)
        merging.sync_path(final.parent)
    progress(Progress("writing", 2, steps))
    listed = json.dumps([[str(item.path), item.reason] for item in refused], ensure_ascii=False)
    store.publish(generation, datetime.now(UTC).isoformat(timespec="seconds"), documents, len(documents), listed)
    progress(Progress("writing", steps, steps))
    return generation


def _sweep(store: Store) -> None:
    """Drop what no one reads: generations but the current one, directories that were never published."""
    published = store.generations()
    with told(store.data):
        for path in (store.data / GENERATIONS).iterdir():
            if not path.name.isdecimal() or int(path.name) not in published:
                shutil.rmtree(path)
        with ExitStack() as held:
            free = [number for number in published[:-1] if _unread(store.directory(number), held)]
            store.forget(free)
            for number in free:
                shutil.rmtree(store.directory(number), ignore_errors=True)


def _unread(directory: Path, held: ExitStack) -> bool:
    """Tell whether no snapshot holds a generation; then hold it ourselves, so that none opens it meanwhile."""
    try:
        handle = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        return True
    held.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
