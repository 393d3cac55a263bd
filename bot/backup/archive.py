"""The file of a backup: a zip of the data directory and the configuration, with a list of what it holds and checksums.

A member `data/NAME` is a file of the data directory, `config.toml` the configuration without its secrets.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from index import JianghuaError

ARCHIVE_FORMAT = 1
MANIFEST = "manifest.json"
CONFIG_MEMBER = "config.toml"
DATA = "data/"

_BLOCK = 2**20
_UNREADABLE = (KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What the library raises for a member that is damaged."""
_LARGEST_MANIFEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `files` are the size and the SHA-256 of each member by its name.

    `generation` is that of the index, None where there was none; `home` is the absolute data directory.
    """

    created: str
    version: str
    home: str
    generation: int | None = None
    format: int = ARCHIVE_FORMAT
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


class Packing:
    """A backup that is being written to `path`; nothing is there under that name until it is whole and checked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partial = path.with_name(f"{path.name}.partial")
        self._files: dict[str, tuple[int, str]] = {}
        handle = os.open(self._partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "wb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def add(self, name: str, source: BinaryIO) -> None:
        """Add a member of what `source` holds."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(name, "w", force_zip64=True) as member:
            while block := source.read(_BLOCK):
                digest.update(block)
                size += len(block)
                member.write(block)
        self._files[name] = (size, digest.hexdigest())

    def finish(self, manifest: Callable[[dict[str, tuple[int, str]]], Manifest]) -> Manifest:
        """Write the list, check the whole file by reading it, and give it its name; returns what it holds."""
        made = manifest(self._files)
        self._zip.writestr(MANIFEST, json.dumps(asdict(made), ensure_ascii=False))
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        with Archive(self._partial) as archive:
            archive.check()
        self._partial.replace(self._path)
        return made

    def abandon(self) -> None:
        """Remove what has been written of a backup that was not finished."""
        self._file.close()
        self._partial.unlink(missing_ok=True)


class Archive:
    """A backup to be read. Raises JianghuaError where it is none, is damaged, or is of a later version."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise JianghuaError(f"{path}: cannot be read ({error.strerror or error}); give a backup file") from error
        except zipfile.BadZipFile as error:
            raise JianghuaError(f"{path}: is no backup, or not whole; `jianghua backup FILE` makes one") from error
        self.manifest = self._manifest()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def check(self) -> None:
        """Read every member and compare it with the list."""
        for name in self.manifest.files:
            self._read(name, lambda _: None)

    def text(self, name: str) -> str | None:
        """Return a small member as text, None where there is none of this name."""
        if name not in self.manifest.files:
            return None
        blocks: list[bytes] = []
        self._read(name, blocks.append)
        return b"".join(blocks).decode("utf-8")

    def extract(self, folder: Path) -> list[str]:
        """Write the files of the data directory into `folder`, checked; returns their names."""
        names = [name.removeprefix(DATA) for name in self.manifest.files if name.startswith(DATA)]
        for name in names:
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                self._read(DATA + name, file.write)
                file.flush()
                os.fsync(file.fileno())
        return names

    def _manifest(self) -> Manifest:
        try:
            manifest = _read_manifest(self._zip)
        except (KeyError, ValueError, TypeError, AttributeError, OSError, *_UNREADABLE) as error:
            raise JianghuaError(
                f"{self._path}: is no backup, or not whole; `jianghua backup FILE` makes one"
            ) from error
        if manifest.format > ARCHIVE_FORMAT:
            raise JianghuaError(f"{self._path}: made by a newer version of jianghua; install that one")
        return manifest

    def _read(self, name: str, take: Callable[[bytes], object]) -> None:
        size, expected = self.manifest.files[name]
        digest, count = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as member:
                while (block := member.read(_BLOCK)) and count <= size:
                    digest.update(block)
                    count += len(block)
                    take(block)
        except _UNREADABLE as error:
            raise self._damaged(name) from error
        except OSError as error:
            if error.errno is None:
                raise self._damaged(name) from error
            raise
        if (count, digest.hexdigest()) != (size, expected):
            raise self._damaged(name)

    def _damaged(self, name: str) -> JianghuaError:
        return JianghuaError(f"{self._path}: damaged in {name}; take another backup")


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Read the list of a backup; raises one of many errors where it is none."""
    info = archive.getinfo(MANIFEST)
    if info.file_size > _LARGEST_MANIFEST:
        raise ValueError(MANIFEST)
    fields = json.loads(archive.read(info))
    files = {name: (int(size), str(digest)) for name, (size, digest) in fields.pop("files").items()}
    known = {name: fields[name] for name in Manifest.__dataclass_fields__.keys() - {"files"}}
    if not all(map(_is_plain, files)):
        raise ValueError(MANIFEST)
    return Manifest(**known, files=files)


def _is_plain(name: str) -> bool:
    """Whether a name leads nowhere but below the folder into which it is written."""
    parts = PurePosixPath(name).parts
    return (
        name == CONFIG_MEMBER or (name.startswith(DATA) and len(parts) > 1 and "\\" not in name and "\0" not in name)
    ) and not {"..", "/"} & set(parts)
