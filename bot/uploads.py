"""Documents that administrators sent: where they lie in the data directory, and under which names.

`uploads/` holds them as they were sent and is part of the collection. Inside it `.pending/` has those that nobody has
decided on, `.removed/` those that were taken out a moment ago. `left-out.json` names files of the other folders of the
collection that are not to be indexed; they stay where they are.
"""

import json
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index import JianghuaError

NAME_BYTES = 200
"""A longer name is cut: file systems allow 255 bytes, and a number may have to be added."""

PENDING_SECONDS = 3 * 86_400.0
"""So long a document waits for a decision."""

_FOLDER, _PENDING, _REMOVED = "uploads", ".pending", ".removed"
_LEFT_OUT = "left-out.json"

# What a file system or a terminal could take for more than a name.
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\\\:*?"<>|]+')


def uploads_folder(data: Path) -> Path:
    """Return the folder of the documents that are part of the collection."""
    return data / _FOLDER


def has_uploads(data: Path) -> bool:
    """Whether any document was sent that is part of the collection."""
    folder = uploads_folder(data)
    return folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir())


def safe_name(name: str) -> str:
    """Return a file's name by which it can be kept in a folder of ours: one part of a path, printable, not hidden.

    Of something like a path the last part is the name.
    """
    last = re.split(r"[/\\]", name)[-1]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(".~$ ") or "document"
    stem, dot, suffix = clean.rpartition(".")
    if not dot or not stem:
        stem, dot, suffix = clean, "", ""
    room = NAME_BYTES - len(f"{dot}{suffix}".encode())
    if room < 1:
        return _cut(clean, NAME_BYTES)
    return f"{_cut(stem, room)}{dot}{suffix}"


def pending_folder(data: Path, sent_id: int) -> Path:
    """Return the folder of the documents that the message `sent_id` asks about."""
    return uploads_folder(data) / _PENDING / str(sent_id)


def free_path(folder: Path, name: str) -> Path:
    """Return the path of a new file in a folder: its name, with a number where that is taken."""
    stem, suffix = Path(name).stem, Path(name).suffix
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


def take_in(data: Path, sent_id: int, names: Iterable[str], *, replace: bool) -> list[str]:
    """Move pending documents into the collection; returns the names they have there. Raises JianghuaError."""
    pending, folder = pending_folder(data, sent_id), uploads_folder(data)
    taken = []
    try:
        for name in names:
            source = pending / name
            if not source.is_file():
                continue
            target = folder / name if replace else free_path(folder, name)
            source.replace(target)
            taken.append(target.name)
    except OSError as error:
        raise JianghuaError(f"{folder}: cannot be written ({error.strerror}); see to its permissions") from error
    discard(data, sent_id)
    return taken


def discard(data: Path, sent_id: int) -> None:
    """Delete the documents that the message `sent_id` asks about."""
    shutil.rmtree(pending_folder(data, sent_id), ignore_errors=True)


def drop_pending(path: Path) -> None:
    """Delete a document that nobody will be asked about, and its folder where no other waits in it."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()


def sweep_pending(data: Path, now: float) -> None:
    """Delete documents that nobody decided on for days; `now` is the time in seconds."""
    folder = uploads_folder(data) / _PENDING
    for each in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):  # two documents that come at once sweep beside each other
            if each.stat().st_mtime < now - PENDING_SECONDS:
                shutil.rmtree(each, ignore_errors=True)


def left_out(data: Path) -> frozenset[Path]:
    """Return the files that are not to be indexed, whole paths."""
    try:
        return frozenset(Path(path) for path in json.loads((data / _LEFT_OUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        # Not there, or not ours.
        return frozenset()


def leave_out(data: Path, path: Path, *, out: bool) -> None:
    """Note that a file is not to be indexed, or is again. Raises JianghuaError."""
    before = left_out(data)
    after = before | {path.absolute()} if out else before - {path.absolute()}
    partial = data / f"{_LEFT_OUT}.partial"
    try:
        partial.write_text(json.dumps(sorted(map(str, after)), ensure_ascii=False), encoding="utf-8")
        partial.replace(data / _LEFT_OUT)
    except OSError as error:
        raise JianghuaError(f"{partial}: cannot be written ({error.strerror}); see to its permissions") from error


def take_out(data: Path, path: Path, sent_id: int, generation: int) -> None:
    """Take a file out of the collection: one that was sent is put aside, another is left out. Raises JianghuaError."""
    if path.parent != uploads_folder(data):
        leave_out(data, path, out=True)
        return
    aside = _aside(data, sent_id, generation)
    try:
        aside.mkdir(parents=True, exist_ok=True)
        path.replace(aside / path.name)
    except OSError as error:
        raise JianghuaError(f"{path}: cannot be moved ({error.strerror}); see to its permissions") from error


def put_back(data: Path, path: Path, sent_id: int, generation: int) -> bool:
    """Undo `take_out`; False where the file is no longer there. Raises JianghuaError."""
    if path.parent != uploads_folder(data):
        leave_out(data, path, out=False)
        return path.exists()
    aside = _aside(data, sent_id, generation) / path.name
    try:
        aside.replace(free_path(path.parent, path.name))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise JianghuaError(f"{path}: cannot be moved ({error.strerror}); see to its permissions") from error
    shutil.rmtree(aside.parent, ignore_errors=True)
    return True


def sweep_removed(data: Path, generation: int) -> None:
    """Delete what was taken out before `generation` was made."""
    removed = uploads_folder(data) / _REMOVED
    for folder in removed.iterdir() if removed.is_dir() else ():
        number = folder.name.partition("-")[0]
        if number.isdecimal() and int(number) < generation:
            shutil.rmtree(folder, ignore_errors=True)


def _aside(data: Path, sent_id: int, generation: int) -> Path:
    return uploads_folder(data) / _REMOVED / f"{generation}-{sent_id}"


def _cut(text: str, limit: int) -> str:
    return text.encode("utf-8")[:limit].decode("utf-8", "ignore").rstrip()
