"""A reindex in a process of its own, so that questions go on being answered: `python -m bot.rebuild` is that process.

It prints a JSON object a line: steps, and one outcome at the end.
"""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.collection import remember
from bot.lost_answers import PASSAGE_GONE, lost_answers
from bot.uploads import left_out
from index import JianghuaError

if TYPE_CHECKING:
    from index import Progress

_NAMED = 20
"""Files that an outcome names of each kind."""

_LINE = 16 * 2**20
"""Bytes one line may have: a refused file has a line's share, and a collection may have many of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the rebuild is."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """Some files: how many, and the names of the first."""

    count: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the rebuild ended. `error` is one line where it failed; `refused` and `warnings` hold paths and reasons."""

    speeches: int = 0
    passages: int = 0
    files: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    refused: tuple[tuple[str, str], ...] = ()
    error: str = ""
    added: NamedFiles = NamedFiles()
    changed: NamedFiles = NamedFiles()
    removed: NamedFiles = NamedFiles()
    warnings: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False

    @property
    def refused_files(self) -> int:
        """How many files were refused; of some, several reasons are told."""
        return len({path for path, _ in self.refused})


class Rebuild:
    """One reindex of `corpus` into `data`, in a child process."""

    def __init__(self, data: Path, corpus: Sequence[Path]) -> None:
        self._arguments = [str(data), *map(str, corpus)]
        self._child: asyncio.subprocess.Process | None = None
        self._stopped = False
        self._cancelled = False

    async def run(self) -> AsyncGenerator[Step | Outcome, None]:
        """Start it; gives steps as they come and ends with an Outcome."""
        child = self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.rebuild", *self._arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LINE,
        )
        assert child.stdout is not None  # noqa: S101 - a pipe was asked for
        if self._stopped:
            child.terminate()
        try:
            async for line in child.stdout:
                said = _read(line)
                if isinstance(said, Outcome):
                    await child.wait()
                    yield said
                    return
                if said:
                    yield said
            code = await child.wait()
            if self._cancelled:
                yield Outcome(cancelled=True)
                return
            yield Outcome(error=f"the process that rebuilds ended with code {code}; `jianghua reindex` may say more")
        finally:
            self.stop()
            await child.wait()

    def cancel(self) -> None:
        """End it before its time because a person wishes so; its outcome says that."""
        self._cancelled = True
        self.stop()

    def stop(self) -> None:
        """End it before its time, as when the bot stops; the index that was there stays."""
        self._stopped = True
        if self._child is not None and self._child.returncode is None:
            self._child.terminate()


def _read(line: bytes) -> Step | Outcome | None:
    """Give a line of the child; None for anything else, such as a library's chatter."""
    try:
        fields: dict[str, Any] = json.loads(line)
        if "stage" in fields:
            return Step(**fields)
        for name in ("refused", "warnings"):
            fields[name] = tuple((path, reason) for path, reason in fields[name])
        for name in ("added", "changed", "removed"):
            fields[name] = NamedFiles(fields[name]["count"], tuple(fields[name]["names"]))
        return Outcome(**fields)
    except (ValueError, TypeError, KeyError):
        return None


def main(arguments: Sequence[str]) -> None:
    """Rebuild the index in the data directory named first from the files and folders named after it."""
    from index import reindex  # the bot itself imports this module, and builds nothing: 5 MB
    from index.semantic.background import start_embedding

    data, *corpus = map(Path, arguments)

    def tell(said: Step | Outcome) -> None:
        sys.stdout.write(json.dumps(asdict(said)) + "\n")
        sys.stdout.flush()

    def progress(now: "Progress") -> None:
        tell(Step(now.stage, now.done, now.total))

    try:
        report = reindex(data, corpus, progress, left_out(data))
        remember(data, corpus)
        start_embedding(data)
    except JianghuaError as error:
        tell(Outcome(error=str(error)))
    except OSError as error:
        tell(Outcome(error=f"{error.filename or data}: {error.strerror or error}"))
    else:
        refused = tuple((str(each.path), each.reason) for each in report.refused)
        gone = [(each.question, PASSAGE_GONE) for each in lost_answers(data)]
        warnings = (*gone, *((str(each.path), each.warning) for each in report.warnings))[:_NAMED]
        changes = report.changes
        tell(
            Outcome(
                *(report.speeches, report.passages, report.files, report.unchanged, report.seconds),
                refused,
                added=_first(changes.added),
                changed=_first(changes.changed),
                removed=_first(changes.removed),
                warnings=warnings,
            )
        )


def _first(names: Sequence[str]) -> NamedFiles:
    return NamedFiles(len(names), tuple(names[:_NAMED]))


if __name__ == "__main__":
    main(sys.argv[1:])
