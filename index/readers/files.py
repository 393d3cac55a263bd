"""Which files of some folders are read, in natural order, and what cannot be read and why."""

import os
import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import UnreadableFile
from index.readers.archives import ARCHIVE_SUFFIXES, MEMBER_BYTES, archive_members, member_suffix
from index.readers.formats import FORMATS, has_library, install_hint, why
from index.storage.connection import DATABASE
from index.structure.shared import NOTHING_SHARED, SharedLines

SUFFIXES = (*FORMATS, *ARCHIVE_SUFFIXES)

CORRECTIONS = "dates.csv"
"""The file in which an administrator says when and by whom the speeches beside it were given; it holds none itself."""

NO_READER = "is of a kind that is not read; save it as .docx, .pdf or .txt"

_DIGITS = re.compile(r"([0-9]+)")
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `name` is its path below the folder that was given, and the source its passages name."""

    path: Path
    name: str
    member: int | None = None
    """The place of the file in the archive at `path`, None for one that lies there itself."""
    shared: SharedLines = NOTHING_SHARED
    """Lines of it that other files of its folder have, too."""

    @property
    def suffix(self) -> str:
        """The end of its name, which tells its kind, in lower case."""
        return self.path.suffix.lower() if self.member is None else member_suffix(self.name)

    @property
    def shown(self) -> Path:
        """Its path, as it is told to a person."""
        return self.path if self.member is None else self.path.parent / self.name


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that gives nothing to index, and why."""

    path: Path
    reason: str


def find_files(paths: Sequence[Path], left_out: Container[Path] = ()) -> tuple[list[FoundFile], list[Refused]]:
    """Find the files to read in some files and folders, in natural order, and what cannot be read and why.

    Files `left_out` (whole paths) are as if they were not there.
    """
    found: list[FoundFile] = []
    refused: list[Refused] = []
    for path in paths:
        # Path.is_dir raises for a name too long and a folder that may not be entered; _named says so.
        files, errors = _in_folder(path) if os.path.isdir(path) else _named(path)  # noqa: PTH112
        found.extend(files)
        refused.extend(errors)
    unpacked, errors = _with_members(_unique([file for file in found if file.path.absolute() not in left_out]))
    return (
        [file for file in unpacked if file.shown.absolute() not in left_out],
        [item for item in (*refused, *errors) if item.path.absolute() not in left_out],
    )


def _with_members(files: Sequence[FoundFile]) -> tuple[list[FoundFile], list[Refused]]:
    """Put the files in an archive in its place."""
    found: list[FoundFile] = []
    refused: list[Refused] = []
    for file in files:
        if file.suffix not in ARCHIVE_SUFFIXES:
            found.append(file)
            continue
        try:
            members, errors = _members(file)
        except UnreadableFile as error:
            refused.append(Refused(file.path, error.reason))
        except OSError as error:
            refused.append(Refused(file.path, why(error)))
        else:
            found.extend(members)
            refused.extend(errors)
    return found, refused


def _members(file: FoundFile) -> tuple[list[FoundFile], list[Refused]]:
    found: list[FoundFile] = []
    refused: list[Refused] = []
    others: dict[str, list[Path]] = {}
    for member in archive_members(file.path):
        name = printable(f"{file.name}/{member.name}")
        suffix = member_suffix(name)
        shown = file.path.parent / name
        if name.rpartition("/")[2].startswith((".", "~$")) or "/__MACOSX/" in name:
            continue
        if suffix in ARCHIVE_SUFFIXES:
            refused.append(Refused(shown, "is an archive inside an archive; unpack it"))
        elif suffix not in FORMATS or not has_library(FORMATS[suffix]):
            others.setdefault(suffix, []).append(shown)
        elif member.is_encrypted:
            refused.append(Refused(shown, "is protected with a password; unpack it"))
        elif member.size > MEMBER_BYTES:
            refused.append(Refused(shown, f"is too big ({member.size // 1_000_000} MB)"))
        else:
            found.append(FoundFile(file.path, name, member.place))
    refused.extend(_not_read(suffix, sorted(files)) for suffix, files in sorted(others.items()))
    if not found and not refused:
        refused.append(Refused(file.path, "holds no file that can be read"))
    found.sort(key=lambda each: _natural(each.name))
    return found, refused


def _named(path: Path) -> tuple[list[FoundFile], list[Refused]]:
    try:
        path.stat()
    except OSError as error:
        return [], [Refused(path, why(error))]
    if path.name == CORRECTIONS:
        return [], [Refused(path, "says when the speeches beside it were given; name those, or the folder")]
    if path.suffix.lower() not in (*FORMATS, *ARCHIVE_SUFFIXES):
        return [], [Refused(path, NO_READER)]
    if not path.is_file():
        return [], [Refused(path, "is no file")]
    return [FoundFile(path, printable(path.name))], []


def _in_folder(folder: Path) -> tuple[list[FoundFile], list[Refused]]:
    found: list[FoundFile] = []
    refused: list[Refused] = []

    others: dict[str, list[Path]] = {}
    links: list[Path] = []
    inside = folder.resolve()

    def cannot(error: OSError) -> None:
        refused.append(Refused(Path(error.filename), why(error)))

    for place, folders, names in os.walk(folder, onerror=cannot):
        folders[:] = [name for name in folders if not name.startswith(".") and not _belongs_to_page(name, names)]
        links.extend(path for path in (Path(place, name) for name in folders) if _leads_out(path, inside))
        for name in names:
            # Beside a document that is open, Word keeps ~$ its name.
            if name.startswith((".", "~$")) or name == CORRECTIONS:
                continue
            path = Path(place, name)
            suffix = path.suffix.lower()
            if suffix == ".json" and DATABASE in names:
                continue
            if suffix not in ARCHIVE_SUFFIXES and (suffix not in FORMATS or not has_library(FORMATS[suffix])):
                others.setdefault(suffix, []).append(path)
                continue
            try:
                if not path.is_file():
                    dangling = path.is_symlink()
                    refused.append(Refused(path, "is a link that leads nowhere" if dangling else "is no file"))
                    continue
                if _leads_out(path, inside):
                    links.append(path)
                    continue
            except OSError as error:
                cannot(error)
                continue
            found.append(FoundFile(path, printable(path.relative_to(folder).as_posix())))
    refused.extend(_not_read(suffix, sorted(files)) for suffix, files in sorted(others.items()))
    if len(links) > 1:
        refused.append(Refused(min(links), f"is a link that leads out of the folder; so are {len(links) - 1} others"))
    elif links:
        refused.append(Refused(links[0], "is a link that leads out of the folder; name what it leads to, or copy it"))
    if not found and not refused:
        refused.append(Refused(folder, f"holds no {', '.join(SUFFIXES)} file"))
    found.sort(key=lambda file: _natural(file.name))
    return found, refused


def _leads_out(path: Path, inside: Path) -> bool:
    """Tell whether a path is a link to somewhere outside a folder: what lies there was not given to be indexed."""
    return path.is_symlink() and path.exists() and not path.resolve().is_relative_to(inside)


def _belongs_to_page(folder: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds the pictures and styles of a web page that a browser saved beside it."""
    stem = folder.removesuffix("_files").removesuffix(".files")
    return stem != folder and not {f"{stem}.html", f"{stem}.htm"}.isdisjoint(files)


def _not_read(suffix: str, files: Sequence[Path]) -> Refused:
    """Name a kind of file that is not read by its first file, once however many there are."""
    reason = install_hint(FORMATS[suffix]) if suffix in FORMATS else NO_READER
    return Refused(files[0], f"{reason}; so are {len(files) - 1} more {suffix} files" if len(files) > 1 else reason)


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
    """Give a path's text in one line, with `?` for what its file system holds that is no character to print."""
    return _CONTROL.sub("?", name.encode("utf-8", "replace").decode("utf-8"))
