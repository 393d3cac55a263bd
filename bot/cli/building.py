"""Building the index from the shell: of which files, a bar while it goes, and what is told at the end."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.collection import Collection, collection, remember
from bot.config import Settings
from index import IndexDamaged, IndexMissing

if TYPE_CHECKING:
    from index import Live, Progress, Report


def build(settings: Settings, paths: Sequence[Path]) -> tuple["Report", Collection]:
    """Index `paths`, or the collection where none are given; gives the report, and what was indexed."""
    from index import reindex

    chosen = Collection(tuple(paths)) if paths else collection(settings)
    with _progress() as progress:
        report = reindex(settings.data, list(chosen.paths), progress)
    remember(settings.data, chosen.paths)
    return report, chosen


def summary(report: "Report", chosen: Collection) -> str:
    """Tell in one line what a reindex made, and of which files and folders."""
    files = f"{report.files} files ({report.unchanged} unchanged, {len(report.refused)} refused)"
    where = (
        f"{_listed(chosen.paths)}; before it was {_listed(chosen.before)}" if chosen.before else _listed(chosen.paths)
    )
    return (
        f"generation {report.generation}: {report.speeches} speeches, {report.passages} passages from {files}"
        f" in {report.seconds:.1f} s, of {where}"
    )


def missed(report: "Report", chosen: Collection) -> bool:
    """Whether a path that was named itself gave nothing."""
    return not {refused.path for refused in report.refused}.isdisjoint(chosen.paths)


def live(settings: Settings) -> "Live":
    """Follow the index; where there is none, or one of another version, build it first."""
    from index import Live

    following = Live(settings.data)
    try:
        following.get()
    except (IndexMissing, IndexDamaged):
        build(settings, ())
    return following


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(map(str, paths))


@contextmanager
def _progress() -> Iterator[Callable[["Progress"], None]]:
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
                tasks[progress.stage] = bars.add_task(progress.stage, rate="")
            task = bars.tasks[tasks[progress.stage]]
            speed = f"{task.speed:.1f}/s" if task.speed else ""
            bars.update(task.id, completed=progress.done, total=progress.total, rate=speed)

        yield show
