"""What a process that reads files says of recognition: where recognised pages are kept, and what follows each."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecognitionOptions:
    """Where recognised pages are kept, None for nowhere, and what is called after each of them."""

    folder: Path | None = None
    after_page: Callable[[], None] = lambda: None


RECOGNITION: ContextVar[RecognitionOptions] = ContextVar("RECOGNITION", default=RecognitionOptions())  # noqa: B039 - frozen
"""Set once in a process that reads files."""
