"""The faults as a whole: each has a name and a subject of its own, and passes only where it was injected."""

from pathlib import Path

import pytest

from tests.faults.__main__ import main
from tests.faults.fault import SUBJECTS, Outcome


def test_what_was_never_injected_has_not_passed() -> None:
    assert not Outcome().passed
    assert Outcome(injected=1).passed
    assert not Outcome(injected=1, wrong=1).passed


def test_every_fault_has_a_name_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    names = capsys.readouterr().out.splitlines()
    assert len(names) == len(set(names)) > 0


def test_every_module_of_faults_has_one_subject() -> None:
    listed = sorted(name for names in SUBJECTS.values() for name in names)
    assert listed == sorted(path.stem for path in Path(__file__).parent.glob("on_*.py"))
