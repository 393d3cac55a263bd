"""One fault, injected a few times, as the suite does it."""

from pathlib import Path

import pytest

from tests.faults.fault import Fault, Scope


def inject_shortly(fault: Fault, folder: Path) -> None:
    """Inject a fault and fail where it did harm; skipped where a part of the machine that it needs is missing."""
    if missing := fault.missing():
        pytest.skip(missing)
    outcome = fault.inject(Scope(folder, short=True, seed=1))
    assert outcome.passed, outcome
