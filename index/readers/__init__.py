"""Files become speeches here: which files of a folder are read, in which order, and how each kind is read."""

from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableFile
from index.model import ParsedSpeech
from index.readers.archives import unpacked_member
from index.readers.files import CORRECTIONS, SUFFIXES, FoundFile, Refused, find_files, printable
from index.readers.formats import FORMATS, check_size, decoded_text, file_lines, missing_extra, read_text, why
from index.readers.objects import read_objects
from index.readers.reading import FileSpeeches
from index.readers.records import read_records, record_warnings
from index.readers.shared_lines import with_shared_lines
from index.readers.tables import read_table, read_workbook
from index.structure import NOTHING_SHARED, ExplainedSpeech, SharedLines, explain, parse_speeches

__all__ = [
    "CORRECTIONS",
    "RECORD_SUFFIXES",
    "SUFFIXES",
    "FileSpeeches",
    "FoundFile",
    "Refused",
    "explain_file",
    "find_files",
    "iter_speeches",
    "printable",
    "read_file",
    "read_found",
    "read_speeches",
    "read_text",
    "why",
    "with_shared_lines",
]

RECORD_SUFFIXES = (".jsonl",)
_READ_WHOLE = {".csv": read_table, ".tsv": read_table, ".json": read_objects}
WORKBOOK_SUFFIXES = (".xlsx",)


def read_file(path: Path, name: str, shared: SharedLines = NOTHING_SHARED) -> FileSpeeches:
    """Read the speeches of a file, with what a person should know of them; raise UnreadableFile where it gives none.

    `shared` are lines that other files of its folder have, too (`with_shared_lines`).
    """
    suffix = path.suffix.lower()
    try:
        if suffix in RECORD_SUFFIXES:
            return FileSpeeches(list(read_records(path, name)), record_warnings(path))
        if suffix in _READ_WHOLE:
            text = decoded_text(path)
            read = _READ_WHOLE[suffix](path, name, text.text)
            return FileSpeeches(read.speeches, (*text.warnings, *read.warnings))
        if suffix in WORKBOOK_SUFFIXES:
            check_size(path)
            return read_workbook(path, name)
        lines = file_lines(path)
        stem = Path(name).stem
        speeches = parse_speeches(lines.under(stem), stem, lines.title, shared)
    except ModuleNotFoundError as error:
        raise missing_extra(path, FORMATS[suffix], error) from None
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None
    if not speeches:
        raise UnreadableFile(path, "holds no text")
    return FileSpeeches(speeches, lines.warnings)


def read_found(file: FoundFile) -> FileSpeeches:
    """Read the speeches of a file that was found, in a folder or in an archive; raise UnreadableFile."""
    if file.member is None:
        return read_file(file.path, file.name, file.shared)
    with unpacked_member(file.path, file.member, file.suffix) as unpacked:
        return read_file(unpacked, file.name)


def explain_file(path: Path, name: str) -> list[ExplainedSpeech]:
    """Read the speeches of a file with why each is one; raise UnreadableFile."""
    suffix = path.suffix.lower()
    if suffix in {*RECORD_SUFFIXES, *_READ_WHOLE, *WORKBOOK_SUFFIXES}:
        return [ExplainedSpeech(speech, "row of a table or record") for speech in read_speeches(path, name)]
    if suffix not in FORMATS:
        raise UnreadableFile(path, f"is not one of {', '.join(SUFFIXES)}")
    try:
        lines = file_lines(path)
    except ModuleNotFoundError as error:
        raise missing_extra(path, FORMATS[suffix], error) from None
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None
    beside = [FoundFile(each, each.name) for each in sorted(path.parent.iterdir())]
    shared = next((file.shared for file in with_shared_lines(beside) if file.path == path), NOTHING_SHARED)
    stem = Path(name).stem
    return explain(lines.under(stem), stem, lines.title, shared)


def iter_speeches(path: Path, name: str) -> Iterator[ParsedSpeech]:
    """Read the speeches of a file one by one; raise UnreadableFile, for a JSONL file possibly after some speeches."""
    if path.suffix.lower() not in RECORD_SUFFIXES:
        yield from read_file(path, name).speeches
        return
    try:
        yield from read_records(path, name)
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None


def read_speeches(path: Path, name: str) -> list[ParsedSpeech]:
    """Read all speeches of a file; raise UnreadableFile where it gives none."""
    return read_file(path, name).speeches
