"""Folders of shards and catalogs: sealed with the sizes and checksums of their files, and copied to a local disk."""

import json
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from index.cluster.manifest import SEALED
from index.errors import IndexDamaged, JianghuaError
from index.storage.syncing import sync_path

_PIECE = 1 << 20

FileFacts = tuple[int, int]
"""Size and checksum of a file."""


def seal(folder: Path, left_out: Sequence[str] = ()) -> int:
    """Write down what belongs to a folder, all of it on the disk first, and give its bytes.

    Files that begin with one of `left_out` belong to the shared path alone.
    """
    facts: dict[str, FileFacts] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sync_path(path)
            name = path.relative_to(folder).as_posix()
            if not name.startswith(tuple(left_out)):
                facts[name] = path.stat().st_size, _checksum(path)
        else:
            sync_path(path)
    (folder / SEALED).write_text(json.dumps(facts), encoding="utf-8")
    sync_path(folder / SEALED)
    sync_path(folder)
    return sum(size for size, _ in facts.values())


def publish_folder(made: Path, target: Path, left_out: Sequence[str] = ()) -> int:
    """Move what lies in a folder to the shared path, sealed, in the place of what was there, and give its bytes."""
    partial = target.with_name(f"{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    # On one file system it is renamed: it takes no room twice.
    shutil.move(made, partial)
    made.mkdir()
    size = seal(partial, left_out)
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)
    sync_path(target.parent)
    return size


def is_sealed_folder(folder: Path) -> bool:
    """Tell whether a folder was written to its end."""
    return (folder / SEALED).is_file()


def bring(source: Path, target: Path) -> None:
    """Copy a sealed folder to a local disk, unless it is there whole.

    Raises IndexDamaged where a file is not as it was written, JianghuaError where it cannot be read or written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(target.with_name(f"{target.name}.lock")):
        if not is_sealed_folder(target):
            _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    partial = target.with_name(f"{target.name}.partial")
    try:
        facts: dict[str, FileFacts] = json.loads((source / SEALED).read_text(encoding="utf-8"))
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        for name, (size, checksum) in facts.items():
            copy = partial / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, copy)
            if copy.stat().st_size != size or _checksum(copy) != checksum:
                raise IndexDamaged(
                    f"{source / name}: damaged on the shared path; delete the folder and run `jianghua cluster build`"
                )
            sync_path(copy)
        (partial / SEALED).write_text(json.dumps(facts), encoding="utf-8")
        partial.rename(target)
        sync_path(target.parent)
    except OSError as error:
        raise JianghuaError(
            f"{source}: cannot be copied to {target} ({error.strerror or error}); see that the shared path is mounted"
            " and the disk has room"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            value = zlib.crc32(piece, value)
    return value
