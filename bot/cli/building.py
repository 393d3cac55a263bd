"""Building the index from the shell: of which files, a bar while it goes, and what is told at the end."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.invocation import Invocation
from bot.collection import Collection, collection, remember, with_uploads
from bot.data_directory import prepare
from bot.uploads import left_out
from index import IndexDamaged, IndexMissing, JianghuaError
from index.storage.connection import connect, current

if TYPE_CHECKING:
    from index import Live, Progress, Report


def build(call: Invocation, paths: Sequence[Path]) -> tuple["Report", Collection]:
    """Index `paths`, or the collection where none are given; returns the report, and what was indexed.

    Raises Interrupted, which says what became of the index, besides what a reindex raises.
    """
    from index import reindex

    settings = call.settings
    chosen = Collection(with_uploads(settings.data, paths)) if paths else collection(settings)
    if settings.data.is_dir():
        prepare(settings.data)
    before = _generation(settings.data)
    try:
        with _progress(call) as progress:
            report = reindex(settings.data, list(chosen.paths), progress, left_out(settings.data))
    except KeyboardInterrupt:
        after = _generation(settings.data)
        if after != before:
            raise Interrupted("interrupted when the new index was in use already") from None
        if before is None:
            raise Interrupted("interrupted; there is no index yet, the next reindex goes on from here") from None
        raise Interrupted(
            "interrupted; the index that was there is unchanged, the next reindex goes on from here"
        ) from None
    remember(settings.data, chosen.paths)
    return report, chosen


class Interrupted(JianghuaError):
    """Ctrl-C ended a reindex. Its text says what became of the index."""


def summary(call: Invocation, report: "Report", chosen: Collection) -> str:
    """Return one line on what a reindex made, and of which files and folders."""
    paths = _listed(chosen.paths)
    if chosen.before:
        paths = call.say("{paths}; before it was {before}", paths=paths, before=_listed(chosen.before))
    return call.say(
        "generation {generation}: {speeches:speech|speeches}, {passages:passage|passages} from {files:file|files}"
        " ({added} added, {changed} changed, {removed} removed, {unchanged} unchanged, {refused} refused)"
        " in {seconds} s, of {paths}",
        generation=str(report.generation),
        speeches=report.speeches,
        passages=report.passages,
        files=report.files,
        added=len(report.changes.added),
        changed=len(report.changes.changed),
        removed=len(report.changes.removed),
        unchanged=report.unchanged,
        refused=len({refused.path for refused in report.refused}),
        seconds=f"{report.seconds:.1f}",
        paths=paths,
    )


def missed(report: "Report", chosen: Collection) -> bool:
    """Whether a path that was named itself gave nothing."""
    return not {refused.path for refused in report.refused}.isdisjoint(chosen.paths)


def live(call: Invocation) -> "Live":
    """Follow the index; where there is none, or one of another version, build it first."""
    from index import Live

    if call.settings.cluster is not None:
        from index.cluster.live import ClusterLive

        return ClusterLive(call.settings.data, call.settings.cluster)
    following = Live(call.settings.data)
    try:
        following.get()
    except (IndexMissing, IndexDamaged):
        build(call, ())
    return following


def _generation(data: Path) -> int | None:
    """Return the number of the current generation, None where there is none that can be read."""
    try:
        connection = connect(data)
    except JianghuaError:
        return None
    with closing(connection):
        try:
            return current(connection, data)
        except JianghuaError:
            return None


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(map(str, paths))


@contextmanager
def _progress(call: Invocation) -> Iterator[Callable[["Progress"], None]]:
    """Show a bar on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, left)
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def show(progress: "Progress") -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(call.translate(progress.stage), rate="")
            task = bars.tasks[tasks[progress.stage]]
            speed = f"{task.speed:.1f}/s" if task.speed else ""
            bars.update(task.id, completed=progress.done, total=progress.total, rate=speed)

        yield show
