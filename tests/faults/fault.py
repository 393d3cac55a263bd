"""A fault: what is done to the program, how often, and what came of it.

A module of this folder whose name begins with `on_` lists its faults as `FAULTS`, and stands under its subject here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a fault is injected, and where: an empty folder of its own, and chance that can be repeated.

    `part` is how much of the full run is made, up to 1.
    """

    folder: Path
    short: bool
    seed: int
    part: float = 1.0

    def times(self, short: int, full: int) -> int:
        """Give how often to inject."""
        return short if self.short else max(short, round(full * self.part))

    def random(self) -> Random:
        """Give a source of chance; the same for one seed."""
        return Random(self.seed)  # noqa: S311 - which fault comes next is no secret


@dataclass(slots=True)
class Outcome:
    """What came of a fault.

    `lost` counts what should have been kept or answered and was not, `wrong` what was answered or shown and is not
    so, `crashed` tracebacks, ends by a signal that nobody sent, and waits beyond the promised limit. `notes` has a
    line for each of them, enough to repeat it.
    """

    injected: int = 0
    lost: int = 0
    wrong: int = 0
    crashed: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether the fault was injected at all, and did no harm."""
        return self.injected > 0 and not (self.lost or self.wrong or self.crashed)


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault; `inject` does it. A part that is missing on this machine is named by `missing`."""

    name: str
    inject: Callable[[Scope], Outcome]
    missing: Callable[[], str] = lambda: ""


SUBJECTS: Mapping[str, Sequence[str]] = {
    "index": ("on_damage", "on_files", "on_kills", "on_writes"),
    "machine": ("on_network", "on_power", "on_secrets", "on_stops"),
    "telegram": ("on_telegram",),
}
"""The modules by what their faults are done to; the suite runs each subject from a file of its own."""


def all_faults() -> list[Fault]:
    """Give the faults of all modules."""
    return [fault for subject in SUBJECTS for fault in faults_of(subject)]


def faults_of(subject: str) -> list[Fault]:
    """Give the faults of a subject."""
    return [fault for name in SUBJECTS[subject] for fault in import_module(f"tests.faults.{name}").FAULTS]
