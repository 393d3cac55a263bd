"""`jianghua backup`: everything is written into one file, as it was at one moment, while the bot goes on."""

import io
import os
import sqlite3
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from bot.backup.archive import CONFIG_MEMBER, DATA, MANIFEST, Manifest, Packing
from bot.config import SECRETS
from bot.logs import redact
from index import IndexMissing, JianghuaError
from index.storage.connection import DATABASE, GENERATIONS
from index.storage.transfer import copy_database, frozen

_PASSING = (".lock", "-wal", "-shm", "-journal", ".partial")
"""Endings of files that are of no use later."""

_SQLITE = b"SQLite format 3\0"


def write_backup(data: Path, configuration: Path | None, path: Path, version: str) -> Manifest:
    """Write a backup of the data directory and the configuration file to `path`; returns what it holds.

    The original files of the collection are not in it, but all that was read from them is. Raises JianghuaError.
    """
    if not data.is_dir():
        raise JianghuaError(f"{data}: there is nothing to back up; name the data directory with --data")
    if path.absolute().parent.resolve().is_relative_to(data.resolve()):
        raise JianghuaError(f"{path}: lies in the data directory; name a file elsewhere, best on another disk")
    try:
        if path.exists() and not _is_backup(path):
            raise JianghuaError(f"{path}: is there already and is no backup; name another file")
        packing = Packing(path)
    except OSError as error:
        raise JianghuaError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    try:
        return _pack(data, configuration, packing, path.absolute().parent, version)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise JianghuaError(
            f"{path}: the backup failed ({reason}); see that there is room, and `jianghua doctor`"
        ) from error
    finally:
        packing.abandon()


def without_secrets(text: str) -> str:
    """Return a configuration without its secrets, comments and all; raises ValueError where that cannot be done."""
    kept: list[str] = []
    table = ""
    for line in text.splitlines():
        bare = line.strip().lstrip("# ")
        if bare.startswith("["):
            table = bare.strip("[] ").split("#")[0].strip("[] ") + "."
        key = bare.partition("=")[0].strip().strip("\"'")
        if table + key not in SECRETS and key not in SECRETS:
            kept.append(redact(line))
    found = "\n".join(kept) + "\n"
    wanted, values = _bare(tomllib.loads(text))
    # An inline table or a text of several lines would hide one from the look at lines.
    if tomllib.loads(found) != wanted or any(value in found for value in values):
        raise ValueError("a secret stands in an unusual place")
    return found


def _bare(tables: dict[str, object]) -> tuple[dict[str, object], list[str]]:
    """Return tables without their secrets, and the secrets."""
    wanted: dict[str, object] = {}
    values: list[str] = []
    for key, value in tables.items():
        if isinstance(value, dict):
            wanted[key] = {name: each for name, each in value.items() if f"{key}.{name}" not in SECRETS}
            values += [str(each) for name, each in value.items() if f"{key}.{name}" in SECRETS and each]
        elif key in SECRETS:
            values += [str(value)] if value else []
        else:
            wanted[key] = value
    return wanted, values


def _pack(data: Path, configuration: Path | None, packing: Packing, place: Path, version: str) -> Manifest:
    generation: int | None = None
    with ExitStack() as held:
        scratch = Path(held.enter_context(tempfile.TemporaryDirectory(prefix=".jianghua-backup-", dir=place)))
        try:
            index = held.enter_context(frozen(data, scratch))
        except IndexMissing:
            pass
        else:
            generation = index.generation
            _add(packing, DATA + DATABASE, index.database)
            for file in sorted(index.directory.iterdir()):
                _add(packing, f"{DATA}{GENERATIONS}/{generation}/{file.name}", file)
        for number, file in enumerate(_others(data)):
            source = file
            if _is_database(file):
                source = scratch / f"{number}.db"
                with closing(sqlite3.connect(file, timeout=30)) as connection:
                    copy_database(connection, source)
            _add(packing, DATA + file.relative_to(data).as_posix(), source)
        if configuration is not None:
            try:
                text = without_secrets(configuration.read_text(encoding="utf-8-sig"))
            except ValueError as error:
                raise JianghuaError(
                    f"{configuration}: {error}; write token, webhook.secret and http.key on lines of their own"
                ) from error
            packing.add(CONFIG_MEMBER, io.BytesIO(text.encode()))
    created = datetime.now(UTC).isoformat(timespec="seconds")
    return packing.finish(
        lambda files: Manifest(created, version, str(data.absolute()), generation, files=dict(sorted(files.items())))
    )


def _others(data: Path) -> Iterator[Path]:
    """Give the files of a data directory that are not the index's; links are left out."""
    for folder, folders, files in os.walk(data):
        here = Path(folder)
        if here == data:
            folders[:] = [name for name in folders if name != GENERATIONS]
        folders[:] = sorted(name for name in folders if not name.endswith(_PASSING))
        for name in sorted(files):
            path = here / name
            of_the_index = here == data and name == DATABASE
            if not of_the_index and not name.endswith(_PASSING) and path.is_file() and not path.is_symlink():
                yield path


def _add(packing: Packing, name: str, path: Path) -> None:
    with path.open("rb") as source:
        packing.add(name, source)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _is_backup(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except PermissionError:
        raise
    except (OSError, zipfile.BadZipFile):
        return False
