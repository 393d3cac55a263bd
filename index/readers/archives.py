"""Archives (.zip, .rar, .7z): their members are files, unpacked one at a time under names of our own, within limits."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from index.errors import UnreadableFile, install_command

ARCHIVE_SUFFIXES = (".zip", ".rar", ".7z")

MEMBERS = 10_000
"""An archive of more members is refused."""

MEMBER_BYTES = 200_000_000
"""A member larger than this is refused."""

ARCHIVE_BYTES = 1_000_000_000
"""An archive that would be larger than this when unpacked is refused."""

SEVEN_ZIP_BYTES = 400_000_000
"""A .7z archive is unpacked as a whole, and may be so large then."""

RAR_WORKSPACE_BYTES = 1_000_000_000
"""What unpacking a .rar archive may take of memory."""

DIRECTORY_BYTES = 8_000_000
"""A ZIP archive whose list of members is longer is refused before it is read."""

_END_BYTES = 66_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place among the members, its name as it is shown, its size, whether it is locked."""

    place: int
    name: str
    size: int
    is_encrypted: bool = False


def archive_members(path: Path) -> list[Member]:
    """List the files of an archive without unpacking any; raise UnreadableFile, also for one beyond the limits."""
    if not path.stat().st_size:
        raise UnreadableFile(path, "is empty")
    with _readable(path):
        members = _LISTED[path.suffix.lower()](path)
    if len(members) > MEMBERS:
        raise UnreadableFile(path, f"holds too many files ({len(members)}; at most {MEMBERS})")
    size = sum(member.size for member in members)
    limit = SEVEN_ZIP_BYTES if path.suffix.lower() == ".7z" else ARCHIVE_BYTES
    if size > limit:
        raise UnreadableFile(path, f"is too big ({size // 1_000_000} MB unpacked; at most {limit // 1_000_000} MB)")
    return members


@contextmanager
def unpacked_member(path: Path, place: int, suffix: str) -> Iterator[Path]:
    """Unpack one file of an archive for a while, under a name of our own; raise UnreadableFile."""
    with _readable(path):
        data = _UNPACKED[path.suffix.lower()](path, place)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"member{suffix}")
        file.write_bytes(data)
        yield file


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except UnreadableFile:
        raise
    except ModuleNotFoundError:
        hint = f"is read by the extra [archives], which is missing: {install_command('archives')}"
        raise UnreadableFile(path, hint) from None
    except (MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a broken archive may break any library that reads it
        locked = type(error).__name__ in {"PasswordRequired", "BadPassword"}
        reason = "is protected with a password; save it without one" if locked else "is no archive that can be read"
        raise UnreadableFile(path, reason) from None


def _listed_zip(path: Path) -> list[Member]:
    _check_directory(path)
    with zipfile.ZipFile(path) as archive:
        return [
            Member(place, _zip_name(item), item.file_size, bool(item.flag_bits & 1))
            for place, item in enumerate(archive.infolist())
            if not item.is_dir()
        ]


def _check_directory(path: Path) -> None:
    """Look at the end of a ZIP archive for how long its list of members is, before Python reads all of it."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _END_BYTES, 0))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    length = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if DIRECTORY_BYTES < length < 0xFFFFFFFF or (length == 0xFFFFFFFF and path.stat().st_size < length):
        raise UnreadableFile(path, f"holds too many files (at most {MEMBERS})")


def _zip_name(item: zipfile.ZipInfo) -> str:
    """Give a member's name; Windows in China writes it in GBK without saying so."""
    if item.flag_bits & 0x800:
        return item.filename
    try:
        return item.filename.encode("cp437").decode("gbk")
    except UnicodeError:
        return item.filename


def _listed_rar(path: Path) -> list[Member]:
    import rars

    # A member of a volume that goes on in another file has no whole content here.
    return [
        Member(place, _rar_name(item.orig_filename_bytes), item.file_size, item.is_encrypted)
        for place, item in enumerate(rars.RarFile(path, options=_rar_limits()).infolist())
        if not (item.is_dir() or item.is_split_before or item.is_split_after)
    ]


def _rar_name(name: bytes) -> str:
    """Decode a member's name; in old archives from Windows in China it is written in GBK."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _rar_limits() -> Any:  # noqa: ANN401 - the library has no types
    import rars

    return rars.ReadOptions(
        max_member_output_bytes=MEMBER_BYTES,
        max_total_output_bytes=ARCHIVE_BYTES,
        max_reader_workspace_bytes=RAR_WORKSPACE_BYTES,
        max_header_count=10 * MEMBERS,
    )


def _listed_7z(path: Path) -> list[Member]:
    import py7zr

    with py7zr.SevenZipFile(path) as archive:
        locked = archive.needs_password()
        return [
            Member(place, item.filename, item.uncompressed, locked)
            for place, item in enumerate(archive.list())
            if not item.is_directory
        ]


def _unpacked_zip(path: Path, place: int) -> bytes:
    archive = _opened_zip(path, path.stat().st_mtime_ns)
    return archive.read(archive.infolist()[place])


@lru_cache(1)
def _opened_zip(path: Path, _changed: int) -> zipfile.ZipFile:
    """Keep one archive open: its members are read one after the other."""
    return zipfile.ZipFile(path)


def _unpacked_rar(path: Path, place: int) -> bytes:
    import rars

    limits = _rar_limits()
    archive = rars.RarFile(path, options=limits)
    data: bytes = archive.read(archive.infolist()[place], options=limits)
    return data


def _unpacked_7z(path: Path, place: int) -> bytes:
    return _whole_7z(path, path.stat().st_mtime_ns)[place]


@lru_cache(1)
def _whole_7z(path: Path, _changed: int) -> dict[int, bytes]:
    """Unpack a whole archive: the members of a .7z are packed into one another."""
    import py7zr

    with py7zr.SevenZipFile(path) as archive:
        places = {item.filename: place for place, item in enumerate(archive.list())}
        factory = py7zr.io.BytesIOFactory(SEVEN_ZIP_BYTES)
        archive.extractall(factory=factory)
        return {places[name]: made.read() for name, made in factory.products.items() if name in places}


_LISTED: dict[str, Callable[[Path], list[Member]]] = {".zip": _listed_zip, ".rar": _listed_rar, ".7z": _listed_7z}
_UNPACKED: dict[str, Callable[[Path, int], bytes]] = {".zip": _unpacked_zip, ".rar": _unpacked_rar, ".7z": _unpacked_7z}


def member_suffix(name: str) -> str:
    """Give the suffix of a member by its name, in lower case."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
