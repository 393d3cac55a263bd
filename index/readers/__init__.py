"""Files become speeches here: which files of a folder are read, in which order, and how each kind is read."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import UnreadableFile
from index.model import ParsedSpeech
from index.readers.documents import document_text
from index.readers.encodings import NotText, decode
from index.readers.records import read_records
from index.readers.tables import read_table
from index.readers.webpages import is_page, page_text
from index.structure import lines_of, parse

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
DOCUMENT_SUFFIXES = (".docx",)
TABLE_SUFFIXES = (".csv", ".tsv")
RECORD_SUFFIXES = (".jsonl",)
NOT_READ = (".pdf", ".doc", ".rtf", ".odt", ".wps", ".epub")
"""Kinds of documents that people keep speeches in, too, and that are named where they are passed over."""

SUFFIXES = (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *DOCUMENT_SUFFIXES, *TABLE_SUFFIXES, *RECORD_SUFFIXES)

CORRECTIONS = "dates.csv"
"""The file in which an administrator says when and by whom the speeches beside it were given; it holds none itself."""

NO_READER = f"is not one of {', '.join(SUFFIXES)}; save it as one of them"

TEXT_BYTES = 200_000_000
"""A text file larger than this is refused."""

_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `name` is its path below the folder that was given, and the source its passages name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that gives nothing to index, and why."""

    path: Path
    reason: str


def find_files(paths: Sequence[Path]) -> tuple[list[FoundFile], list[Refused]]:
    """Find the files to read in some files and folders, in natural order, and what cannot be read and why."""
    found: list[FoundFile] = []
    refused: list[Refused] = []
    for path in paths:
        # Path.is_dir raises for a name too long and a folder that may not be entered; _named says so.
        files, errors = _in_folder(path) if os.path.isdir(path) else _named(path)  # noqa: PTH112
        found.extend(files)
        refused.extend(errors)
    return _unique(found), refused


def iter_speeches(path: Path, name: str) -> Iterator[ParsedSpeech]:
    """Read the speeches of a file one by one; raise UnreadableFile, for a JSONL file possibly after some speeches."""
    try:
        if path.suffix.lower() in RECORD_SUFFIXES:
            yield from read_records(path, name)
        elif path.suffix.lower() in TABLE_SUFFIXES:
            yield from read_table(path, name, read_text(path))
        else:
            is_document = path.suffix.lower() in DOCUMENT_SUFFIXES
            text = document_text(path) if is_document else read_text(path)
            speeches = parse(lines_of(text), Path(name).stem)
            if not speeches:
                raise UnreadableFile(path, "holds no text")
            yield from speeches
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None


def read_speeches(path: Path, name: str) -> list[ParsedSpeech]:
    """Read all speeches of a file; raise UnreadableFile where it gives none."""
    return list(iter_speeches(path, name))


def read_text(path: Path) -> str:
    r"""Read a text file or web page whatever its encoding, with `\\n` as its only line end; raise UnreadableFile."""
    try:
        size = path.stat().st_size
        if size > TEXT_BYTES:
            raise UnreadableFile(path, f"is too big ({size // 1_000_000} MB; at most {TEXT_BYTES // 1_000_000} MB)")
        text = decode(path.read_bytes())
    except NotText as error:
        raise UnreadableFile(path, str(error)) from None
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None
    if not text.strip("\ufeff \t\r\n\u3000\xa0\x0b\x0c"):
        raise UnreadableFile(path, "is empty")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return page_text(text) if is_page(text) or path.suffix.lower() in PAGE_SUFFIXES else text


def _named(path: Path) -> tuple[list[FoundFile], list[Refused]]:
    try:
        path.stat()
    except OSError as error:
        return [], [Refused(path, why(error))]
    if path.name == CORRECTIONS:
        return [], [Refused(path, "says when the speeches beside it were given; name those, or the folder")]
    if path.suffix.lower() not in SUFFIXES:
        return [], [Refused(path, NO_READER)]
    if not path.is_file():
        return [], [Refused(path, "is no file")]
    return [FoundFile(path, printable(path.name))], []


def _in_folder(folder: Path) -> tuple[list[FoundFile], list[Refused]]:
    found: list[FoundFile] = []
    refused: list[Refused] = []

    def cannot(error: OSError) -> None:
        refused.append(Refused(Path(error.filename), why(error)))

    for place, folders, names in os.walk(folder, onerror=cannot):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            # Beside a document that is open, Word keeps ~$ its name.
            if name.startswith((".", "~$")) or name == CORRECTIONS or path.suffix.lower() not in (*SUFFIXES, *NOT_READ):
                continue
            if path.suffix.lower() in NOT_READ:
                refused.append(Refused(path, NO_READER))
                continue
            try:
                if not path.is_file():
                    continue
            except OSError as error:
                cannot(error)
                continue
            found.append(FoundFile(path, printable(path.relative_to(folder).as_posix())))
    if not found and not refused:
        refused.append(Refused(folder, f"holds no {', '.join(SUFFIXES)} file"))
    found.sort(key=lambda file: _natural(file.name))
    return found, refused


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(name)]


def _unique(files: Sequence[FoundFile]) -> list[FoundFile]:
    """Leave out a file given twice; put the folder's name before names that two folders share."""
    first: dict[Path, FoundFile] = {}
    for file in files:
        first.setdefault(file.path.resolve(), file)
    names = Counter(file.name for file in first.values())
    return [
        file if names[file.name] == 1 else FoundFile(file.path, printable(f"{file.path.parent.name}/{file.name}"))
        for file in first.values()
    ]


def printable(name: str) -> str:
    """Give a path's text with `?` for what its file system holds that is no character."""
    return name.encode("utf-8", "replace").decode("utf-8")


def why(error: OSError) -> str:
    """Say in words why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (no permission)"
    return f"cannot be read ({error.strerror or error})"
