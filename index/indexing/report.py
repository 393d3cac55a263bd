"""How far a reindex is, and what it made."""

from dataclasses import dataclass, field
from pathlib import Path

from index.indexing.changes import Changes
from index.readers import Refused


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reindex is: `stage` is "reading" (unit: files, or parts of large ones) or "writing" (unit: steps)."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FileWarning:
    """What a person should know of a file that was read."""

    path: Path
    warning: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex made. `changes` names the files that differ from the generation before.

    `unchanged` counts the files that are as they were; their warnings are not told again.
    """

    generation: int
    speeches: int
    passages: int
    files: int
    unchanged: int
    refused: tuple[Refused, ...]
    seconds: float
    warnings: tuple[FileWarning, ...] = ()
    changes: Changes = field(default_factory=Changes)
    is_rebuilt: bool = False
    """The database was damaged: what was whole has been taken over into another, the rest read again."""
