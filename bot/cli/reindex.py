"""`jianghua reindex`: the index is rebuilt, and what came of it is told."""

import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import building
from bot.cli.invocation import DONE, FAILED, WRONG_USAGE, Invocation
from bot.collection import Collection
from bot.lost_answers import PASSAGE_GONE, lost_answers
from bot.uploads import uploads_folder
from index import JianghuaError

if TYPE_CHECKING:
    from index import Report

_NAMED = 20


def run_reindex(call: Invocation) -> int:
    """Rebuild the index from the paths named, else from the collection; returns the exit code."""
    if any(not path.strip() for path in call.options.paths):
        return call.fail("reindex: PATH is empty; name a file or folder", WRONG_USAGE)
    paths = tuple(map(Path, call.options.paths))
    report, chosen = building.build(call, paths)
    tell(call, report)
    print(building.summary(call, report, chosen), flush=True)
    from index.semantic.background import start_embedding

    missing = start_embedding(call.settings.data)
    if missing:
        print(
            call.say("vectors of {passages:passage|passages} are being made in the background", passages=missing),
            file=sys.stderr,
        )
    if call.options.watch:
        return _watch(call, paths, chosen)
    return FAILED if building.missed(report, chosen) else DONE


def _watch(call: Invocation, paths: Sequence[Path], chosen: Collection) -> int:
    """Reindex whenever files have changed, until Ctrl-C; returns the exit code."""
    import asyncio

    from bot.watching import settled_changes

    data = call.settings.data
    # What is sent to the bot is indexed by the bot.
    roots = [path for path in chosen.paths if path != uploads_folder(data)]
    print(call.say("watching {paths}; Ctrl-C ends it", paths=", ".join(map(str, roots))), file=sys.stderr, flush=True)
    changes = settled_changes(roots, data)
    with asyncio.Runner() as runner, suppress(KeyboardInterrupt):
        while True:
            runner.run(_next(changes))
            try:
                report, chosen = building.build(call, paths)
            except building.Interrupted:
                raise
            except JianghuaError as error:
                call.fail(str(error), FAILED)
                continue
            tell(call, report)
            print(building.summary(call, report, chosen), flush=True)
    return DONE


async def _next(changes: AsyncGenerator[None, None]) -> None:
    await anext(changes)


def tell(call: Invocation, report: "Report") -> None:
    """Name on stderr what was refused and why, what is to be known of a file, and what changed."""
    if report.is_rebuilt:
        print(f"jianghua: {call.say('the database was damaged and has been made anew')}", file=sys.stderr)
    for refused in report.refused:
        told = _named(call, str(refused.path), call.translate(refused.reason))
        print(f"jianghua: {_named(call, call.say('refused'), told)}", file=sys.stderr)
    for said in report.warnings:
        print(f"jianghua: {_named(call, str(said.path), call.translate(said.warning))}", file=sys.stderr)
    for gone in lost_answers(call.settings.data):
        print(f"jianghua: {_named(call, gone.question, call.translate(PASSAGE_GONE))}", file=sys.stderr)
    # All files are new where there was no index before, which is no news.
    if len(report.changes.added) < report.files:
        _name(call, call.say("added"), report.changes.added)
    _name(call, call.say("changed"), report.changes.changed)
    _name(call, call.say("removed"), report.changes.removed)


def _named(call: Invocation, what: str, line: str) -> str:
    """Return a line behind the name of what it is about, with the colon of the language."""
    return call.say("{what}: {line}", what=what, line=line)


def _name(call: Invocation, kind: str, names: Sequence[str]) -> None:
    for name in names[:_NAMED]:
        print(_named(call, kind, name), file=sys.stderr)
    if len(names) > _NAMED:
        print(_named(call, kind, call.say("and {count} more", count=len(names) - _NAMED)), file=sys.stderr)
