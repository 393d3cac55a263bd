"""A document that was sent is looked through in a process of its own.

`python -m bot.inspection DATA FILE` is that process. It writes one JSON object.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index import JianghuaError

INSPECTION_SECONDS = 120.0
"""A document that takes longer is shown as one that takes long; what was recognised in it is kept."""

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document: `warnings` and `refused` hold names and reasons; `error` where all failed.

    `unfinished` is whether it takes longer than one waits for.
    """

    speeches: int = 0
    passages: int = 0
    titles: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    error: str = ""
    unfinished: bool = False


async def look_through(data: Path, path: Path, seconds: float = INSPECTION_SECONDS) -> Findings:
    """Look through a document, for `seconds` at most."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.inspection", str(data), str(path)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        written, _ = await asyncio.wait_for(child.communicate(), seconds)
    except TimeoutError:
        return Findings(unfinished=True)
    finally:
        if child.returncode is None:
            child.terminate()
            await child.wait()
    return _read(written) or Findings(error=f"the process that read it ended with code {child.returncode}")


def _read(written: bytes) -> Findings | None:
    try:
        fields: dict[str, Any] = json.loads(written)
        for name in ("warnings", "refused"):
            fields[name] = tuple((file, reason) for file, reason in fields[name])
        return Findings(**{**fields, "titles": tuple(fields["titles"])})
    except (ValueError, TypeError, KeyError):
        return None


def main(arguments: Sequence[str]) -> None:
    """Print what is in the file named second, for the data directory named first."""
    from index.indexing.inspecting import inspect_file  # the bot itself imports this module, and reads nothing

    data, path = map(Path, arguments)
    try:
        found = inspect_file(path, data)
    except (JianghuaError, OSError) as error:
        sys.stdout.write(json.dumps(asdict(Findings(error=str(error)))))
        return
    fields = asdict(found)
    for name in ("warnings", "refused"):
        fields[name] = fields[name][:_LISTED]
    sys.stdout.write(json.dumps(fields))


if __name__ == "__main__":
    main(sys.argv[1:])
