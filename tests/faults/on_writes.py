"""Writes that fail while a reindex goes on: errors of the disk, no room, another reindex, other versions' databases."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index import open_index
from index.storage.connection import DATABASE
from tests.faults.commands import ROOT, Ended, environment, run, start
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.on_kills import judge_index, shown_years, two_collections

CALLS = (
    *("write", "pwrite64", "fsync,fdatasync", "rename,renameat,renameat2", "mkdir,mkdirat", "ftruncate"),
    "unlink,unlinkat",
)

STRACE = ("strace", "-f", "--seccomp-bpf")
"""Processes are only stopped at calls that are asked for."""

ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT")


def no_strace() -> str:
    """Say why system calls cannot be made to fail here; empty where they can."""
    if shutil.which("strace") is None:
        return "no strace"
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "strace may not trace"


def _judge(outcome: Outcome, data: Path, ended: Ended, what: str) -> None:
    """Count what came of a reindex that may have failed: the old or the new index, whole, and one line."""
    outcome.injected += 1
    if ended.crashed:
        outcome.crashed += 1
        outcome.notes.append(f"{what}: {ended.code} {ended.error[-400:]}")
    judge_index(outcome, data, what)


def _errors(scope: Scope) -> Outcome:
    """Let the n-th call of a kind, under the data directory, fail with an error of the disk."""
    outcome, random = Outcome(), scope.random()
    data, collections = two_collections(scope)
    for number in range(scope.times(8, 400)):
        calls, error = random.choice(CALLS), random.choice(ERRORS)
        which = random.randrange(1, 120 if "write" in calls else 25)
        folder = collections[(number + 1) % 2]
        trace = [*STRACE, "-qq", "-o", "/dev/null", "-P", str(data), "-P", str(data / DATABASE)]
        trace += ["-P", f"{data / DATABASE}-wal", "-e", f"trace={calls}"]
        trace += ["-e", f"inject={calls}:error={error}:when={which}"]
        ended = run("reindex", str(folder), "--data", str(data), before=trace)
        _judge(outcome, data, ended, f"{calls} number {which} fails with {error}")
    return outcome


def _no_room(scope: Scope) -> Outcome:
    """Let no file grow beyond a size, as a full disk would, at sizes from nothing to enough."""
    outcome, random = Outcome(), scope.random()
    data, collections = two_collections(scope)
    largest = max(path.stat().st_size for path in data.rglob("*") if path.is_file()) * 2
    for number in range(scope.times(5, 200)):
        limit = random.randrange(1, largest // 512) * 512
        folder = collections[(number + 1) % 2]
        ended = _limited(["reindex", str(folder), "--data", str(data)], limit)
        _judge(outcome, data, ended, f"files of {limit} bytes at most")
        partial = [path.name for path in (data / "generations").iterdir() if "partial" in path.name]
        if partial:
            outcome.lost += 1
            outcome.notes.append(f"files of {limit} bytes at most: left behind {partial}")
    ended = run("reindex", str(collections[1]), "--data", str(data))
    if ended.code or shown_years(data) != {"2002"}:
        outcome.lost += 1
        outcome.notes.append(f"with room again: {ended.error}")
    return outcome


def _limited(arguments: Sequence[str], limit: int) -> Ended:
    script = (
        "import resource, signal, sys; from bot.cli.main import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def _at_once(scope: Scope) -> Outcome:
    """Start two reindexes of different collections at once: one is made, the other is told so or waits its turn."""
    outcome = Outcome()
    data, collections = two_collections(scope)
    for _ in range(scope.times(2, 50)):
        processes = [start(["reindex", str(folder), "--data", str(data)]) for folder in collections]
        said = [process.communicate(timeout=120) for process in processes]
        for process, (_, error) in zip(processes, said, strict=True):
            _judge(outcome, data, Ended(process.returncode, "", error), "two at once")
            if process.returncode and not re.search("another reindex is running", error):
                outcome.crashed += 1
                outcome.notes.append(error[-300:])
    return outcome


def _other_versions(scope: Scope) -> Outcome:
    """Take columns and tables back to what other versions wrote: one line, and then a reindex is whole."""
    outcome = Outcome()
    data, collections = two_collections(scope)
    changes = [
        "alter table passages drop column sum",
        "alter table passages drop column page",
        "alter table speeches drop column speaker",
        "alter table generations drop column paths",
        "alter table counters drop column sum",
        "drop table members",
        "drop table segments",
        "alter table passages add column later text default 'x'",
        "pragma user_version = 99",
        "update documents set key = 'sha 1.1.1.1 ' || name",
    ]
    for change in scope.random().sample(changes, scope.times(2, len(changes))):
        with closing(sqlite3.connect(data / DATABASE)) as connection, connection:
            connection.execute(change)
        asked = run("ask", "经费多少万元", "--data", str(data))
        ended = run("reindex", str(collections[1]), "--data", str(data))
        outcome.injected += 1
        if asked.crashed or ended.crashed or ended.code:
            outcome.crashed += 1
            outcome.notes.append(f"{change}: {asked.error[-200:]} {ended.error[-300:]}")
        elif shown_years(data) != {"2002"} or not open_index(data).speeches():
            outcome.lost += 1
            outcome.notes.append(f"{change}: other passages")
    return outcome


FAULTS = (
    Fault("a write of a reindex fails (EIO, ENOSPC, EROFS, EDQUOT)", _errors, no_strace),
    Fault("there is no room for a reindex", _no_room),
    Fault("two reindexes at once", _at_once),
    Fault("a database of another version", _other_versions),
)
