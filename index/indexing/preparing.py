"""Files to documents: told apart by their content, then parsed and tokenised, on all cores where it is worth it."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.analysis import ANALYSIS_VERSION
from index.dates import DATES_VERSION
from index.dates.metadata import dated
from index.errors import UnreadableFile
from index.indexing.batches import tokenised
from index.indexing.corrections import Correction, corrected, read_corrections
from index.postings import FORMAT
from index.readers import CORRECTIONS, RECORD_SUFFIXES, FoundFile, Refused, read_found, why, with_shared_lines
from index.readers.formats import FORMATS
from index.readers.records import Part, parts, read_records, record_warnings
from index.storage.speech_rows import PassageRow, SpeechRow, rows
from index.structure import STRUCTURE_VERSION, SharedLines

_WRONG_LINES = 10
"""Wrong lines of a `dates.csv` that are told one by one."""

_POOL_FROM = 3_000_000
"""Bytes of changed files from which on worker processes earn their start-up of about half a second."""

_ALONE_FROM = 300_000
"""A plain text from so many bytes on is read in a process of its own, however few there are."""

_SECONDS_A_MEGABYTE = 3.0
"""A file may take so much more of the processor's time for each megabyte, ten times what a text takes."""

_OUTPUT_CHARACTERS = 50_000_000
"""A file that gives more text is refused: what it gives is held in memory by the process that reindexes."""

_SAID = 200
"""Characters of a library's complaint that are told."""

_READINGS = 3
"""A file that changes while it is read is read again, so often."""

_SCRATCH = "reading-"
"""How the folders begin in which archives and old documents are unpacked for a while."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to index, or a part of one: the number of its file, what its document is known by, and its corrections."""

    file: int
    origin: FoundFile
    part: Part | None
    key: str
    corrections: tuple[Correction, ...] = ()

    @property
    def size(self) -> int:
        """The bytes that are read, 0 where the file cannot be looked at."""
        try:
            return self.part.size if self.part else self.origin.path.stat().st_size
        except OSError:
            return 0


def sources(files: Sequence[FoundFile]) -> tuple[list[Source], dict[int, str], list[Refused]]:
    """Give the files' parts in order, why a file cannot be read, by its number, and the corrections that cannot be."""
    versions = f"{STRUCTURE_VERSION}.{DATES_VERSION}.{ANALYSIS_VERSION}.{FORMAT}"
    listed: list[Source] = []
    reasons: dict[int, str] = {}
    digests: dict[Path, str] = {}
    corrections, refused = _corrections(files)
    for number, file in enumerate(with_shared_lines(files)):
        said = corrections.get(file.path, ())
        known = f"{versions}{_among(file.shared)} {_known_by(said)}{file.name}"
        try:
            if file.member is None and file.suffix in RECORD_SUFFIXES:
                listed.extend(
                    Source(number, file, part, f"{digest} {known}", said) for part, digest in parts(file.path)
                )
            else:
                if file.path not in digests:
                    digests[file.path] = _digest(file.path)
                listed.append(Source(number, file, None, f"{digests[file.path]} {known}", said))
        except OSError as error:
            reasons[number] = why(error)
    return [source for source in listed if source.file not in reasons], reasons, refused


def _corrections(files: Sequence[FoundFile]) -> tuple[dict[Path, tuple[Correction, ...]], list[Refused]]:
    corrections: dict[Path, tuple[Correction, ...]] = {}
    refused: list[Refused] = []
    for folder in dict.fromkeys(file.path.parent for file in files):
        try:
            listed, wrong = read_corrections(folder)
        except UnreadableFile as error:
            refused.append(Refused(folder / CORRECTIONS, error.reason))
            continue
        corrections.update((folder / name, said) for name, said in listed.items())
        refused.extend(Refused(folder / CORRECTIONS, reason) for reason in wrong[:_WRONG_LINES])
        if (more := len(wrong) - _WRONG_LINES) > 0:
            refused.append(Refused(folder / CORRECTIONS, f"so are {more} more of its lines"))
    return corrections, refused


def _known_by(said: tuple[Correction, ...]) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest() + " " if said else ""


def _among(shared: SharedLines) -> str:
    """Say what a file shares with others of its folder; like a version, for the file itself has not changed by it."""
    return f".{hashlib.sha256(repr(shared).encode('utf-8', 'replace')).hexdigest()[:16]}" if shared else ""


def _digest(path: Path, part: Part | None = None) -> str:
    with path.open("rb") as file:
        if part is None:
            return hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(part.start)
        return hashlib.sha256(file.read(part.size)).hexdigest()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A parsed and tokenised file, or part of one, on its way from a worker."""

    speeches: list[SpeechRow]
    passages: list[PassageRow]
    segments: dict[str, bytes]
    warnings: tuple[str, ...] = ()
    key: str = ""
    """What the document is known by."""


def prepared(
    listed: Sequence[Source],
    refused: Mapping[int, str],
    data: Path,
    scratch_prefix: str = _SCRATCH,
    workers: int | None = None,
) -> Generator[tuple[int, Prepared | str], None, None]:
    """Parse and tokenise sources, in order, or say why they are refused.

    Little plain text is read here; anything else in processes of its own, on all cores, for a document may take any
    time and memory. `refused` may grow meanwhile: what is left of a refused file is passed over. `data` is where what
    is recognised in pictures is kept, and what is unpacked lies for a while, in a folder whose name begins with
    `scratch_prefix`. `workers` is the number of processes, as many as there are cores where it is not given.
    """
    sizes = [source.size for source in listed]
    plain = all(FORMATS[source.origin.suffix].plain and source.origin.member is None for source in listed)
    workers = min(workers or os.cpu_count() or 1, len(listed))
    if plain and sum(sizes) < _POOL_FROM and max(sizes, default=0) < _ALONE_FROM:
        yield from ((number, _prepare(source)) for number, source in enumerate(listed))
        return
    from index.indexing.workers import isolated

    for left in data.glob(f"{scratch_prefix}*"):  # of a reindex that was ended
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=scratch_prefix, dir=data, ignore_cleanup_errors=True) as scratch:
        queue = (each for each in enumerate(listed) if each[1].file not in refused)
        yield from isolated(queue, _prepare, workers, data, Path(scratch), seconds=_seconds)


def _seconds(source: Source) -> float:
    """Give how much of the processor's time a file may take: more for a large one."""
    from index.indexing.workers import SECONDS

    return min(SECONDS + source.size / 1_000_000 * _SECONDS_A_MEGABYTE, 3 * SECONDS)


def _prepare(source: Source) -> Prepared | str:
    """Read and tokenise a file, or say why it is refused; what it is known by is of the very bytes that were read."""
    digest, _, known = source.key.partition(" ")
    try:
        for _ in range(_READINGS):
            made = _read(source)
            after = _digest(source.origin.path, source.part)
            if after == digest:
                return made if isinstance(made, str) else replace(made, key=f"{digest} {known}")
            if source.part is not None:
                break  # where parts end may have changed, too
            digest = after
    except OSError as error:
        return why(error)
    return "changes while it is read; run `jianghua reindex` again"


def _read(source: Source) -> Prepared | str:
    path, name = source.origin.path, source.origin.name
    warnings: tuple[str, ...] = ()
    try:
        if source.part is None:
            file = read_found(source.origin)
            found, warnings = iter(file.speeches), file.warnings
        else:
            found, warnings = read_records(path, name, source.part), record_warnings(path, source.part)
        read = list(corrected(dated(found, name), source.corrections))
        characters = sum(len(passage.text) for speech in read for passage in speech.passages)
        if characters > _OUTPUT_CHARACTERS:
            return f"gives too much text ({characters // 1_000_000} million characters)"
        return Prepared(*rows(read), tokenised(read, name), warnings)
    except UnreadableFile as error:
        return error.reason
    except OSError as error:
        return why(error)
    except RecursionError:
        return "is nested too deeply"
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a file may break any library that reads it; the others are indexed
        said = " ".join(str(error).split())[:_SAID]
        return f"cannot be read ({type(error).__name__}: {said})"
