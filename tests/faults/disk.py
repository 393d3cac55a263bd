"""What a disk holds: the system calls of a program are recorded with `strace`, and its files are made again from them.

Names change in the order in which they were changed, and those before a sync of their folder or of the file have;
content that was synced is there, and of each later write chance decides whether it is.
"""

import ast
import os
import re
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.commands import running

_CALLS = (
    "openat,write,pwrite64,lseek,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
    "link,linkat,sendto"
)

_CALL = re.compile(r"(\d+\.\d+) (\w+)\((.*)\) += (\d+)(?:<.*>)?$")
_NUMBER = re.compile(r"(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FLAG = re.compile(r"O_\w+")


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that succeeded, as it was recorded."""

    name: str
    arguments: str
    result: int


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

    def follow(self, call: Call) -> None:
        """Follow one call."""
        numbers = _NUMBER.findall(call.arguments)
        if call.name in {"write", "pwrite64", "lseek", "fsync", "fdatasync", "ftruncate"}:
            number, path = numbers[0]
            known = self.names.get(path)
            if call.name in {"fsync", "fdatasync"} and (path in self.names or path == self._folder):
                self._sync(path)
            elif known is not None:
                self._change(call, (number, path), known)
        elif call.name != "sendto":
            under = numbers[0][1] if numbers else ""
            paths = [os.path.join(under, text.decode()) for text in _texts(call)]  # noqa: PTH118 - as the system does it
            if paths and paths[0].startswith(self._folder):
                self._rename(call, paths)

    def _change(self, call: Call, place: tuple[str, str], known: File) -> None:
        last = call.arguments.rpartition(", ")[2]
        if call.name == "lseek":
            self._places[place] = call.result
        elif call.name == "ftruncate":
            known.later.append((int(last), None))
        elif call.name == "pwrite64":
            known.later.append((int(last), _texts(call)[0][: call.result]))
        else:
            at = self._places.get(place, 0)
            at = len(known.now()) if at < 0 else at
            known.later.append((at, _texts(call)[0][: call.result]))
            self._places[place] = -1 if self._places.get(place, 0) < 0 else at + call.result

    def _rename(self, call: Call, paths: list[str]) -> None:
        path = paths[0]
        if call.name == "openat":
            flags = set(_FLAG.findall(call.arguments))
            if "O_CREAT" in flags and path not in self.names:
                self.names[path] = File()
            known = self.names.get(path)
            if known is not None and "O_TRUNC" in flags:
                known.later.append((0, None))
            self._places[str(call.result), path] = -1 if "O_APPEND" in flags else 0
            if "O_CREAT" not in flags:
                return
        elif call.name.startswith("rename"):
            below = [name for name in self.names if name == path or name.startswith(f"{path}/")]
            for name in below:
                self.names[paths[1] + name.removeprefix(path)] = self.names.pop(name)
        elif call.name.startswith("link"):
            self.names[paths[1]] = self.names[path]
        elif call.name.startswith("mkdir"):
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

    def lose_power(self, target: Path, chance: Random) -> Path:
        """Write the files into a folder, made anew, as a disk may hold them if the power went now; gives the folder."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        names = chance.choice(self._history)
        for path in sorted(names):
            held, place = names[path], target / Path(path).relative_to(self._folder)
            if held is None:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir():
                place.write_bytes(held.after_loss(chance))
        return target


def _texts(call: Call) -> list[bytes]:
    return [ast.literal_eval(f'b"{text}"') for text in _TEXT.findall(call.arguments)]


def record(trace: Path) -> Sequence[str]:
    """Give what goes before a command to record its system calls in an empty folder; it stays a child of its own."""
    whole = ["-ttt", "-y", "-xx", "-s", "100000000"]
    return (
        "strace",
        "-D",
        "-ff",
        "--seccomp-bpf",
        *whole,
        "-e",
        f"trace={_CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(trace / "t"),
    )


def recorded(trace: Path) -> list[Call]:
    """Wait for the end of a record, and give its calls that succeeded, in the order in which they began."""
    while running(str(trace)):
        time.sleep(0.05)
    found: list[tuple[str, Call]] = []
    for path in trace.iterdir():
        for line in path.read_text("ascii").splitlines():
            if matched := _CALL.match(_named(line)):
                at, name, arguments, result = matched.groups()
                found.append((at, Call(name, arguments, int(result))))
    return [call for _, call in sorted(found, key=lambda each: each[0])]


def plain(text: str) -> str:
    """Give a record's text with the bytes that `-xx` writes in hexadecimal, one character for each."""
    return re.sub(
        r"(?:\\x[0-9a-f]{2})+", lambda found: bytes.fromhex(found[0].replace("\\x", "")).decode("latin-1"), text
    )


def _named(line: str) -> str:
    """Put the names of open files, which `-xx` writes in hexadecimal too, as they are."""
    return re.sub(r"(?<=\d<)(?:\\x[0-9a-f]{2})+(?=>)", lambda found: plain(found[0]), line)
