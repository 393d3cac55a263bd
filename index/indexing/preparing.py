"""Files to documents: told apart by their content, then parsed and tokenised, on all cores where it is worth it."""

import ctypes
import hashlib
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path

from index.analysis import ANALYSIS_VERSION
from index.dates import DATES_VERSION
from index.dates.metadata import dated
from index.errors import JianghuaError, UnreadableFile
from index.indexing.batches import tokenised
from index.indexing.corrections import Correction, corrected, read_corrections
from index.postings import FORMAT
from index.readers import CORRECTIONS, RECORD_SUFFIXES, FoundFile, Refused, read_speeches, why
from index.readers.records import Part, parts, read_records
from index.storage.store import PassageRow, SpeechRow, rows
from index.structure import STRUCTURE_VERSION

_POOL_FROM = 3_000_000
"""Bytes of changed files from which on worker processes earn their start-up of about half a second."""

_QUEUED = 3
"""Files, or parts of files, handed to the workers ahead, for each worker."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's mallopt; the second takes 32 MB at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to index, or a part of one: the number of its file, what its document is known by, and its corrections."""

    file: int
    found: FoundFile
    part: Part | None
    key: str
    corrections: tuple[Correction, ...] = ()


def sources(found: Sequence[FoundFile]) -> tuple[list[Source], dict[int, str], list[Refused]]:
    """Give the files' parts in order, why a file cannot be read, by its number, and the corrections that cannot be."""
    versions = f"{STRUCTURE_VERSION}.{DATES_VERSION}.{ANALYSIS_VERSION}.{FORMAT}"
    listed: list[Source] = []
    reasons: dict[int, str] = {}
    corrections, refused = _corrections(found)
    for number, file in enumerate(found):
        said = corrections.get(file.path, ())
        known = f"{versions} {_known_by(said)}{file.name}"
        try:
            if file.path.suffix.lower() in RECORD_SUFFIXES:
                listed.extend(
                    Source(number, file, part, f"{digest} {known}", said) for part, digest in parts(file.path)
                )
            else:
                listed.append(Source(number, file, None, f"{_digest(file.path)} {known}", said))
        except OSError as error:
            reasons[number] = why(error)
    return [source for source in listed if source.file not in reasons], reasons, refused


def _corrections(found: Sequence[FoundFile]) -> tuple[dict[Path, tuple[Correction, ...]], list[Refused]]:
    corrections: dict[Path, tuple[Correction, ...]] = {}
    refused: list[Refused] = []
    for folder in dict.fromkeys(file.path.parent for file in found):
        try:
            corrections.update((folder / name, said) for name, said in read_corrections(folder).items())
        except UnreadableFile as error:
            refused.append(Refused(folder / CORRECTIONS, error.reason))
    return corrections, refused


def _known_by(said: tuple[Correction, ...]) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest() + " " if said else ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A parsed and tokenised file, or part of one, on its way from a worker."""

    speeches: list[SpeechRow]
    passages: list[PassageRow]
    segments: dict[str, bytes]


def prepared(listed: Sequence[Source], refused: Mapping[int, str]) -> Generator[tuple[int, Prepared | str], None, None]:
    """Parse and tokenise sources, in order, or say why they are refused; on all cores when there is enough to do.

    `refused` may grow meanwhile: what is left of a refused file is passed over.
    """
    workers = min(os.cpu_count() or 1, len(listed))
    if workers < 2 or sum(map(_size, listed)) < _POOL_FROM:
        yield from ((number, _prepare(source)) for number, source in enumerate(listed))
        return
    with pool(workers) as processes:
        waiting: deque[tuple[int, Future[Prepared | str]]] = deque()
        queue = (each for each in enumerate(listed) if each[1].file not in refused)
        while True:
            for number, source in islice(queue, workers * _QUEUED - len(waiting)):
                waiting.append((number, processes.submit(_prepare, source)))
            if not waiting:
                return
            number, future = waiting.popleft()
            yield number, future.result()


@contextmanager
def pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give worker processes; an interruption ends them at once, whatever they are at.

    Raises JianghuaError when one of them has been ended from outside.
    """
    others = set(active_children())
    with ProcessPoolExecutor(workers, get_context("spawn"), _as_worker) as processes:
        try:
            yield processes
        except BaseException as error:
            processes.shutdown(wait=False, cancel_futures=True)
            for child in set(active_children()) - others:
                child.terminate()
                child.join()
            if isinstance(error, BrokenProcessPool):
                raise JianghuaError(
                    "a worker process was ended, perhaps for want of memory; free some and run `jianghua reindex` again"
                ) from error
            raise


def _size(source: Source) -> int:
    try:
        return source.part.size if source.part else source.found.path.stat().st_size
    except OSError:
        return 0


def _as_worker() -> None:
    """Leave an interruption to the process that we work for, and go when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_go_with_parent, daemon=True).start()
    _keep_memory()


def _keep_memory() -> None:
    """Keep freed memory for the next part: giving it back and taking it again was an eighth of the time."""
    with suppress(OSError, AttributeError):  # only glibc can be asked
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, 1 << 25)
        mallopt(_TRIM_THRESHOLD, (1 << 31) - 1)


def _go_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _prepare(source: Source) -> Prepared | str:
    path, name = source.found.path, source.found.name
    try:
        found = read_speeches(path, name) if source.part is None else read_records(path, name, source.part)
        read = list(corrected(dated(found, name), source.corrections))
    except UnreadableFile as error:
        return error.reason
    except OSError as error:
        return why(error)
    return Prepared(*rows(read), tokenised(read))
