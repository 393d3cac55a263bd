"""A fault: what is done to the program, how often, and what came of it.

A module of this folder whose name begins with `on_` lists its faults as `FAULTS`; the runner and the suite find them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
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


def all_faults() -> list[Fault]:
    """Give the faults of all modules, in the order of their names."""
    package = Path(__file__).parent
    names = sorted(module.name for module in iter_modules([str(package)]) if module.name.startswith("on_"))
    listed: list[Fault] = []
    for name in names:
        listed.extend(import_module(f"tests.faults.{name}").FAULTS)
    return listed
