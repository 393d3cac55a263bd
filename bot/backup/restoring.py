"""`jianghua restore`: what a backup holds takes the place of what is there, after a check, while a bot runs."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.backup.archive import CONFIG_MEMBER, Archive
from bot.data_directory import prepare
from bot.storage.bot_file import FILE, VERSION
from bot.storage.pseudonyms import KEY_FILE
from index import IndexDamaged, JianghuaError, open_index
from index.storage.connection import DATABASE, GENERATIONS
from index.storage.transfer import adopt, copy_database, is_read

_TAKEN = "restore.partial"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: speeches and passages of the index, 0 where it is left out; where the configuration lies."""

    speeches: int
    passages: int
    configuration: Path | None


def restore_backup(path: Path, data: Path, configuration: Path) -> Restored:
    """Put the backup `path` into a data directory, and its configuration to `configuration` or beside what is there.

    What is there stays until all of the backup has been read and checked. Raises JianghuaError.
    """
    with Archive(path) as archive:
        prepare(data)
        taken = data / _TAKEN
        shutil.rmtree(taken, ignore_errors=True)
        try:
            taken.mkdir(mode=0o700)
            names = archive.extract(taken)
            _check(path, taken, names)
            _refuse_another(data, taken)
            speeches, passages = _adopt(data, taken) if DATABASE in names else (0, 0)
            if FILE in names:
                _forget_updates(taken / FILE)
            for name in sorted(names):
                if name != DATABASE and not name.startswith(f"{GENERATIONS}/"):
                    _replace(taken / name, data / name)
            return Restored(speeches, passages, _configure(archive.text(CONFIG_MEMBER), configuration))
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise JianghuaError(
                f"{data}: the backup could not be put back ({reason}); see that there is room"
            ) from error
        finally:
            shutil.rmtree(taken, ignore_errors=True)


def _adopt(data: Path, unpacked: Path) -> tuple[int, int]:
    """Put the index back; returns its speeches and passages, 0 for one of an older version, which is left out."""
    try:
        snapshot = open_index(unpacked).snapshot
    except IndexDamaged:
        return 0, 0
    counts = snapshot.speech_count, snapshot.count
    del snapshot
    adopt(data, unpacked)
    return counts


def _forget_updates(database: Path) -> None:
    """Forget updates and messages that waited when the backup was taken: they are long overdue, or were sent."""
    with closing(sqlite3.connect(database)) as connection, connection:
        tables = {name for (name,) in connection.execute("select name from sqlite_master")}
        if "updates" in tables:
            connection.execute("update updates set body = ''")
        if "outbox" in tables:
            connection.execute("delete from outbox")


def _check(path: Path, unpacked: Path, names: list[str]) -> None:
    """Raise JianghuaError where a database of a backup is not whole, or of a later version than this program."""
    for name in names:
        if not _is_database(unpacked / name):
            continue
        try:
            with closing(sqlite3.connect(unpacked / name)) as connection:
                (found,) = connection.execute("pragma integrity_check(1)").fetchone()
                (version,) = connection.execute("pragma user_version").fetchone()
        except sqlite3.DatabaseError as error:
            found, version = str(error), 0
        if found != "ok":
            raise JianghuaError(f"{path}: damaged in data/{name}; take another backup")
        if name == FILE and version > VERSION:
            raise JianghuaError(f"{path}: made by a newer version of jianghua; install that one")


def _refuse_another(data: Path, unpacked: Path) -> None:
    """Raise JianghuaError where another installation answers from here: its numbers mean other passages."""
    here, there = data / KEY_FILE, unpacked / KEY_FILE
    same = here.is_file() and there.is_file() and here.read_bytes() == there.read_bytes()
    if not same and is_read(data):
        raise JianghuaError(f"{data}: a bot of another installation answers from here; stop it first")


def _replace(source: Path, target: Path) -> None:
    """Put a file in the place of another, a database by SQLite itself, for it may be in use."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.is_file() and _is_database(source) and _is_database(target):
        with closing(sqlite3.connect(source)) as connection:
            copy_database(connection, target)
    else:
        for ending in ("-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        source.replace(target)


def _configure(text: str | None, configuration: Path) -> Path | None:
    """Write a configuration where there is none, else beside it; returns where it lies now."""
    if text is None:
        return None
    place = configuration if not configuration.exists() else configuration.with_name(f"{configuration.name}.restored")
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return place


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"
