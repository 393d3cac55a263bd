"""Which files and folders are the collection: those the configuration names, else those indexed last, else the sample.

What was indexed last stands in the data directory, beside the index, and so do the documents that administrators sent.
"""

import json
import site
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.config import ConfigError, Settings
from bot.uploads import has_uploads, uploads_folder
from index import JianghuaError

_FILE = "collection.json"

_SOURCES = Path(__file__).parent.parent
_SAMPLE = "corpus/speeches.txt"


@dataclass(frozen=True, slots=True)
class Collection:
    """The files and folders to index, documents that were sent among them.

    `before` are those indexed last where the configuration names others now.
    """

    paths: tuple[Path, ...]
    before: tuple[Path, ...] = ()


def collection(settings: Settings) -> Collection:
    """Tell what a reindex without paths is of.

    Raises ConfigError where nothing is named or remembered and the sample did not come with the program.
    """
    before = indexed(settings.data)
    if settings.corpus:
        same = _whole(settings.corpus) == before
        return Collection(with_uploads(settings.data, settings.corpus), () if same else before)
    return Collection(with_uploads(settings.data, before or (sample(),)))


def with_uploads(data: Path, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return paths and the folder of the documents that were sent, where there are any."""
    return (*paths, uploads_folder(data)) if has_uploads(data) else tuple(paths)


def sample() -> Path:
    """Return the folder of the sample collection: in the sources, or where it was installed; raises ConfigError."""
    installed = (sysconfig.get_path("data"), site.getuserbase(), _SOURCES)
    for place in (_SOURCES, *(Path(folder) / "share" / "jianghua" for folder in installed)):
        if (place / _SAMPLE).is_file():
            return (place / _SAMPLE).parent
    raise ConfigError("no speeches are named, and the sample is missing; name yours: `jianghua reindex PATH`")


def indexed(data: Path) -> tuple[Path, ...]:
    """Give the files and folders indexed last, whole paths; empty where that is not known."""
    try:
        paths = json.loads((data / _FILE).read_text(encoding="utf-8"))
        return tuple(Path(path) for path in paths)
    except (OSError, ValueError, TypeError):
        # Not there, or not ours: then the index itself still answers, and the next reindex notes it anew.
        return ()


def remember(data: Path, paths: Sequence[Path]) -> None:
    """Note what has just been indexed, but for what was sent; raises JianghuaError where the disk does not take it."""
    partial = data / f"{_FILE}.partial"
    try:
        named = _whole([path for path in paths if path != uploads_folder(data)])
        partial.write_text(json.dumps([str(path) for path in named]), encoding="utf-8")
        partial.replace(data / _FILE)
    except OSError as error:
        raise JianghuaError(f"{partial}: cannot be written ({error.strerror}); the index itself is new") from error


def _whole(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path.absolute() for path in paths)
