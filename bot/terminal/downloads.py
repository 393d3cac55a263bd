"""Files from the chat go to disk here, under a name that never leads out of the folder or over another file."""

import re
from itertools import count
from pathlib import Path

_NAME_BYTES = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')


def save(folder: Path, name: str, data: bytes) -> Path:
    """Write a new file in `folder`, its name made harmless and unlike any there; raises OSError."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _UNSAFE.sub("_", last).strip(" .") or "file"
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = clean, ""
    stem = stem.encode()[:_NAME_BYTES].decode(errors="ignore")
    for number in count(1):
        path = folder / f"{stem}{f' ({number})' if number > 1 else ''}{dot if suffix else ''}{suffix}"
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        return path
    raise AssertionError("count() has no end")
