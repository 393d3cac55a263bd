"""`jianghua reindex`: the index is rebuilt, and what came of it is told."""

import sys
from pathlib import Path

from bot.cli import building
from bot.cli.invocation import DONE, FAILED, WRONG_USAGE, Invocation


def run_reindex(call: Invocation) -> int:
    """Rebuild the index from the paths named, else from the collection; returns the exit code."""
    if any(not path.strip() for path in call.options.paths):
        return call.fail("reindex: PATH is empty; name a file or folder", WRONG_USAGE)
    report, chosen = building.build(call, tuple(map(Path, call.options.paths)))
    for refused in report.refused:
        reason = call.translate(refused.reason)
        print(f"jianghua: {call.say('refused')}: {refused.path}: {reason}", file=sys.stderr)
    for said in report.warnings:
        print(f"jianghua: {said.path}: {said.warning}", file=sys.stderr)
    print(building.summary(call, report, chosen))
    from index.semantic.background import start_embedding

    missing = start_embedding(call.settings.data)
    if missing:
        print(
            call.say("vectors of {passages:passage|passages} are being made in the background", passages=missing),
            file=sys.stderr,
        )
    return FAILED if building.missed(report, chosen) else DONE
