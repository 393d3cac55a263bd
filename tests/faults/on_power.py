"""A loss of power during a reindex: what was not synced is gone, in part or whole; the old or the new index answers.

The system calls of a reindex are recorded with `strace`. From the record the files are made again as a disk may hold
them at a moment: names change in the order in which they were changed, and those before a sync of their folder or of
the file have; content that was synced is there, and of each later write chance decides whether it is.
"""

import ast
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from index import JianghuaError, open_index, reindex
from index.storage.connection import DATABASE
from tests.faults.commands import run
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.on_kills import judge_index, shown_years, two_collections
from tests.faults.on_writes import no_strace

CALLS = "openat,write,pwrite64,lseek,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"

_CALL = re.compile(r"(\d+\.\d+) (\w+)\((.*)\) += (\d+)(?:<.*>)?$")
_NUMBER = re.compile(r"(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FLAG = re.compile(r"O_\w+")


@dataclass(slots=True)
class File:
    """Content as it was synced last, and the writes since: where, and what; a size cut to has no bytes."""

    synced: bytearray = field(default_factory=bytearray)
    later: list[tuple[int, bytes | None]] = field(default_factory=list)

    def now(self) -> bytearray:
        """Give the content as the program sees it."""
        content = bytearray(self.synced)
        for at, data in self.later:
            _apply(content, at, data)
        return content

    def after_loss(self, chance: Random) -> bytes:
        """Give what a disk may hold: each write since the last sync is there, or not."""
        content = bytearray(self.synced)
        for at, data in self.later:
            if chance.random() < 0.5:
                _apply(content, at, data)
        return bytes(content)


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


Names = dict[str, File | None]
"""Files by their path, None for a folder."""


class Disk:
    """The files below a folder, followed through the calls of a program."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.names: Names = {}
        for path in folder.rglob("*"):
            self.names[str(path)] = File(bytearray(path.read_bytes())) if path.is_file() else None
        self._kept = dict(self.names)
        self._history: list[Names] = [self._kept]
        self._places: dict[tuple[str, str], int] = {}

    def follow(self, call: str, arguments: str, result: int) -> None:
        """Follow one call that succeeded."""
        numbers = _NUMBER.findall(arguments)
        texts = [ast.literal_eval(f'b"{text}"') for text in _TEXT.findall(arguments)]
        if call in {"write", "pwrite64", "lseek", "fsync", "fdatasync", "ftruncate"}:
            number, path = numbers[0]
            known = self.names.get(path)
            if call in {"fsync", "fdatasync"} and (path in self.names or path == self._folder):
                self._sync(path)
            elif known is not None:
                self._change(call, (number, path), known, arguments, texts, result)
        else:
            under = numbers[0][1] if numbers else ""
            paths = [os.path.join(under, text.decode()) for text in texts]  # noqa: PTH118 - as the system does it
            if paths and paths[0].startswith(self._folder):
                self._rename(call, paths, arguments, result)

    def _change(
        self, call: str, place: tuple[str, str], known: File, arguments: str, texts: list[bytes], result: int
    ) -> None:
        last = arguments.rpartition(", ")[2]
        if call == "lseek":
            self._places[place] = result
        elif call == "ftruncate":
            known.later.append((int(last), None))
        elif call == "pwrite64":
            known.later.append((int(last), texts[0][:result]))
        else:
            at = self._places.get(place, 0)
            at = len(known.now()) if at < 0 else at
            known.later.append((at, texts[0][:result]))
            self._places[place] = -1 if self._places.get(place, 0) < 0 else at + result

    def _rename(self, call: str, paths: list[str], arguments: str, number: int) -> None:
        path = paths[0]
        if call == "openat":
            flags = set(_FLAG.findall(arguments))
            if "O_CREAT" in flags and path not in self.names:
                self.names[path] = File()
            known = self.names.get(path)
            if known is not None and "O_TRUNC" in flags:
                known.later.append((0, None))
            self._places[str(number), path] = -1 if "O_APPEND" in flags else 0
            if "O_CREAT" not in flags:
                return
        elif call.startswith("rename"):
            below = [name for name in self.names if name == path or name.startswith(f"{path}/")]
            for name in below:
                self.names[paths[1] + name.removeprefix(path)] = self.names.pop(name)
        elif call.startswith("mkdir"):
            self.names[path] = None
        else:
            self.names.pop(path, None)
        self._history.append(dict(self.names))

    def _sync(self, path: str) -> None:
        """Note that a file's content is on the disk, and with it all changes of names up to now, as in a journal."""
        known = self.names.get(path)
        if known is not None:
            known.synced, known.later = known.now(), []
        self._history = [dict(self.names)]

    def lose_power(self, target: Path, chance: Random) -> None:
        """Write the files into a folder as a disk may hold them if the power went now."""
        names = chance.choice(self._history)
        for path in sorted(names):
            held, place = names[path], target / Path(path).relative_to(self._folder)
            if held is None:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir():
                place.write_bytes(held.after_loss(chance))


def recorded(lines: Iterator[str]) -> list[tuple[str, str, int]]:
    """Give the calls of a record that succeeded, in order: name, arguments, result."""
    found = [matched.groups() for line in lines if (matched := _CALL.match(line))]
    return [(call, arguments, int(result)) for _, call, arguments, result in sorted(found, key=lambda each: each[0])]


def _power_lost(scope: Scope) -> Outcome:
    outcome, chance = Outcome(), scope.random()
    data, collections = two_collections(scope, files=2)
    trace = scope.folder / "trace"
    disk = Disk(data)
    trace.mkdir()
    command = ["strace", "-ff", "-ttt", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(trace / "t")]
    ended = run("reindex", str(collections[1]), "--data", str(data), before=command)
    if ended.code or shown_years(data) != {"2002"}:
        outcome.crashed += 1
        outcome.notes.append(f"the recorded reindex: {ended.code} {ended.error[-300:]}")
        return outcome
    lines = (line for path in sorted(trace.iterdir()) for line in path.read_text("ascii").splitlines())
    calls = recorded(_named(line) for line in lines)
    touching = [place for place, (_, arguments, _) in enumerate(calls) if str(data) in _plain(arguments)]
    moments = set(chance.sample(touching, min(len(touching), scope.times(10, 300))))
    for place, (call, arguments, result) in enumerate(calls):
        disk.follow(call, arguments, result)
        if place in moments:
            after = scope.folder / "after"
            shutil.rmtree(after, ignore_errors=True)
            after.mkdir()
            disk.lose_power(after, chance)
            _judge(outcome, after, collections[1], f"power lost at call {place} of {len(calls)} ({call})")
    return outcome


def _named(line: str) -> str:
    """Put the names of open files, which `-xx` writes in hexadecimal too, as they are."""
    return re.sub(r"(?<=\d<)(?:\\x[0-9a-f]{2})+(?=>)", lambda found: _plain(found[0]), line)


def _plain(text: str) -> str:
    return re.sub(
        r"(?:\\x[0-9a-f]{2})+", lambda found: bytes.fromhex(found[0].replace("\\x", "")).decode("latin-1"), text
    )


def _judge(outcome: Outcome, data: Path, folder: Path, what: str) -> None:
    """Count what came of a loss: one of both indexes, whole, and a reindex that makes the new one."""
    outcome.injected += 1
    try:
        index = open_index(data)
        index.verify()
        index.search("经费多少万元")
        judge_index(outcome, data, what)
    except JianghuaError as error:
        outcome.lost += 1
        outcome.notes.append(f"{what}: {error}")
    try:
        reindex(data, [folder])
        again = shown_years(data)
    except JianghuaError as error:
        again = {str(error)}
    if again != {"2002"}:
        outcome.lost += 1
        outcome.notes.append(f"{what}: then a reindex gives {again}")
    assert (data / DATABASE).is_file()


FAULTS = (Fault("the power is lost during a reindex", _power_lost, no_strace),)
