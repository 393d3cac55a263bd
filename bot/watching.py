"""The files and folders of the collection are watched, and each time something changes and then keeps still is told."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index import JianghuaError

if TYPE_CHECKING:
    from watchfiles import Change

_LOG = logging.getLogger(__name__)

QUIET_SECONDS = 3.0
"""A change counts when nothing else has changed for so long: a document is copied or saved in several steps."""

MOST_SECONDS = 120.0
"""What goes on changing for so long counts all the same."""

POLL_MILLISECONDS = 5_000
"""Between two looks at a folder of a network, which tells of no changes."""

MISSING_SECONDS = 30.0
"""Between two looks for a folder that is not there, such as one of a network that is down."""

_NETWORK = ("nfs", "cifs", "smb", "afs", "9p", "fuse.", "virtiofs", "vboxsf", "ncpfs", "davfs", "ceph", "glusterfs")
"""How the kinds of file systems begin that do not tell what others changed."""


async def settled_changes(
    paths: Sequence[Path], data: Path, quiet: float = QUIET_SECONDS
) -> AsyncGenerator[None, None]:
    """Yield whenever something of `paths` has changed and kept still for `quiet` seconds; what is in `data` is not.

    Changes while the caller is at work are told afterwards, once.
    """
    changed = asyncio.Event()
    folders, files, ours = await asyncio.to_thread(_whole, paths, data)
    tasks = [asyncio.create_task(_watch(folders, ours, quiet, changed))] if folders else []
    if files:
        # A file that is replaced is another one: its folder is what is watched.
        tasks.append(asyncio.create_task(_watch_files(files, quiet, changed)))
    try:
        while True:
            waiting = asyncio.ensure_future(changed.wait())
            await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            for task in tasks:
                if task.done():
                    task.result()
            changed.clear()
            yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await task


def _whole(paths: Sequence[Path], data: Path) -> tuple[list[Path], frozenset[Path], Path]:
    """Return folders, files and the data directory as whole paths; what is not there counts as a folder."""
    roots = [path.absolute() for path in paths]
    files = frozenset(path for path in roots if path.is_file())
    return [path for path in roots if path not in files], files, data.absolute()


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether a path is on a file system of a network; `mounts` is what /proc/mounts says."""
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False  # no Linux
    place = path.resolve()
    kinds = {}
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            kinds[Path(fields[1].replace("\\040", " "))] = fields[2]
    around = [point for point in kinds if place.is_relative_to(point)]
    nearest = max(around, key=lambda point: len(point.parts), default=Path("/"))
    return kinds.get(nearest, "").startswith(_NETWORK)


def is_of_collection(path: Path, folders: Sequence[Path], data: Path) -> bool:
    """Whether a path in one of `folders` may be a file of the collection: not hidden, and not in `data`."""
    if path.is_relative_to(data):
        return False
    root = next((folder for folder in folders if path.is_relative_to(folder)), path.parent)
    return not any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)


async def _watch(folders: Sequence[Path], data: Path, quiet: float, changed: asyncio.Event) -> None:
    missing = False
    while not all(map(Path.is_dir, folders)):
        if not missing:
            _LOG.warning("%s: is not there; watched when it is", next(each for each in folders if not each.is_dir()))
        missing = True
        await asyncio.sleep(MISSING_SECONDS)
    if missing:
        changed.set()

    await _follow(folders, lambda _, name: is_of_collection(Path(name), folders, data), quiet, changed, recursive=True)


async def _watch_files(files: frozenset[Path], quiet: float, changed: asyncio.Event) -> None:
    from index.readers.files import CORRECTIONS

    folders = sorted({path.parent for path in files})
    wanted = {*files, *(folder / CORRECTIONS for folder in folders)}
    await _follow(folders, lambda _, name: Path(name) in wanted, quiet, changed, recursive=False)


async def _follow(
    folders: Sequence[Path],
    counts: "Callable[[Change, str], bool]",
    quiet: float,
    changed: asyncio.Event,
    *,
    recursive: bool,
) -> None:
    from watchfiles import awatch

    try:
        async for _ in awatch(
            *folders,
            watch_filter=counts,
            debounce=int(MOST_SECONDS * 1000),
            step=max(1, int(quiet * 1000)),
            force_polling=True if any(map(on_network, folders)) else None,
            poll_delay_ms=POLL_MILLISECONDS,
            recursive=recursive,
            ignore_permission_denied=True,
        ):
            changed.set()
    except FileNotFoundError as error:
        raise JianghuaError(f"{error.filename or folders[0]}: does not exist; name another folder") from error
    except OSError as error:
        raise JianghuaError(
            f"{folders[0]}: cannot be watched ({error.strerror or error}); raise fs.inotify.max_user_watches, or"
            " reindex without watching"
        ) from error
