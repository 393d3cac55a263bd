"""The short run of every fault, as part of the suite."""

from pathlib import Path

import pytest

from tests.faults.__main__ import main
from tests.faults.fault import Fault, Outcome, Scope, all_faults


@pytest.mark.parametrize("fault", all_faults(), ids=lambda fault: fault.name)
def test_no_harm_is_done_by(fault: Fault, tmp_path: Path) -> None:
    if missing := fault.missing():
        pytest.skip(missing)
    outcome = fault.inject(Scope(tmp_path, short=True, seed=1))
    assert outcome.passed, outcome


def test_what_was_never_injected_has_not_passed() -> None:
    assert not Outcome().passed
    assert Outcome(injected=1).passed
    assert not Outcome(injected=1, wrong=1).passed


def test_every_fault_has_a_name_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    names = capsys.readouterr().out.splitlines()
    assert len(names) == len(set(names)) > 0
