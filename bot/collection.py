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
from index.storage.snapshot import indexed_paths

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
    """Give the files and folders indexed last, whole paths, but for what was sent; empty where that is not known.

    The index itself says so. What is noted beside it counts where there is none that can be read; raises ConfigError
    where that holds anything but paths, for a reindex must not go on with others.
    """
    noted = _noted(data)
    recorded = indexed_paths(data)
    return noted if recorded is None else tuple(path for path in recorded if path != uploads_folder(data).absolute())


def _noted(data: Path) -> tuple[Path, ...]:
    path = data / _FILE
    try:
        paths = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); see that its folder may be read") from None
    except (ValueError, RecursionError):
        paths = None
    if not isinstance(paths, list) or not paths or not all(map(_is_named, paths)):
        raise ConfigError(f"{path}: holds no list of whole paths; delete it, and name yours: `jianghua reindex PATH`")
    return tuple(map(Path, paths))


def _is_named(path: object) -> bool:
    """Tell whether something is the whole path of a file or folder, which a disk as a whole is not."""
    if not isinstance(path, str) or "\0" in path:
        return False
    return Path(path).is_absolute() and Path(path).parent != Path(path)


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
