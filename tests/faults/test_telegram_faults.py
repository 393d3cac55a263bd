"""The short run of every fault between the bot and Telegram, as part of the suite."""

from pathlib import Path

import pytest

from tests.faults.fault import Fault, Scope, faults_of


@pytest.mark.parametrize("fault", faults_of("telegram"), ids=lambda fault: fault.name)
def test_no_harm_is_done_by(fault: Fault, tmp_path: Path) -> None:
    if missing := fault.missing():
        pytest.skip(missing)
    outcome = fault.inject(Scope(tmp_path, short=True, seed=1))
    assert outcome.passed, outcome
