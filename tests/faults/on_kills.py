"""A reindex that is killed at any moment: the old or the new index answers, whole, and the next reindex ends well."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from index import open_index, reindex
from index.storage.connection import DATABASE
from tests.faults.commands import run, start
from tests.faults.fault import Fault, Outcome, Scope

PLACES = ("云岭县", "石桥镇", "青溪乡", "柳河区", "松岗村", "白沙镇")


def write_collection(folder: Path, year: int, files: int = 6) -> None:
    """Write speeches that name a year, so that two collections can be told apart."""
    folder.mkdir(exist_ok=True)
    for number in range(files):
        place = PLACES[number % len(PLACES)]
        lines = [f"{place}第{number}次工作会议上的讲话"]
        lines.extend(f"{year}年{place}第{item}项工作已经安排，经费{item * 7 + 3}万元。" for item in range(40))
        (folder / f"{number:02}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def shown_years(data: Path) -> set[str]:
    """Give the years that the passages of an index name: one for an index of one collection."""
    index = open_index(data)
    return {
        year
        for speech in index.speeches()
        for passage in index.passages(speech.id)
        for year in ("2001", "2002")
        if f"{year}年" in passage.text
    }


def is_sound(data: Path) -> bool:
    """Tell whether SQLite finds the database whole."""
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        return bool(connection.execute("pragma integrity_check").fetchone() == ("ok",))


def judge_index(outcome: Outcome, data: Path, what: str) -> None:
    """Count an index that does not show one collection, or whose database is damaged, after `what` was done to it."""
    if len(shown_years(data)) != 1:
        outcome.wrong += 1
        outcome.notes.append(f"{what}: passages of two collections, or of none")
    if not is_sound(data):
        outcome.lost += 1
        outcome.notes.append(f"{what}: the database is damaged")


def two_collections(scope: Scope, files: int = 6) -> tuple[Path, Sequence[Path]]:
    """Write two collections and index the first; gives the data directory and the folders of both."""
    collections = (scope.folder / "first", scope.folder / "second")
    for number, folder in enumerate(collections):
        write_collection(folder, 2001 + number, files)
    data = scope.folder / "data"
    reindex(data, [collections[0]])
    return data, collections


def kill_after(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Kill a process and its children after a time, where it has not ended by itself."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _killed(scope: Scope) -> Outcome:
    outcome = Outcome()
    random = scope.random()
    data, collections = two_collections(scope)
    for number in range(scope.times(6, 300)):
        folder = collections[(number + 1) % 2]
        kill_after(start(["reindex", str(folder), "--data", str(data)]), random.uniform(0.2, 1.6))
        outcome.injected += 1
        judge_index(outcome, data, f"kill {number}")
    ended = run("reindex", str(collections[1]), "--data", str(data))
    if ended.code or shown_years(data) != {"2002"}:
        outcome.crashed += 1
        outcome.notes.append(ended.error)
    left = [path.name for path in (data / "generations").iterdir()]
    if len(left) != 1:
        outcome.lost += 1
        outcome.notes.append(f"left behind: {left}")
    return outcome


FAULTS = (Fault("a reindex is killed at a random moment", _killed),)
