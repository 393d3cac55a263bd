"""The short run of every fault between the bot and Telegram, as part of the suite."""

from pathlib import Path

import pytest

from tests.faults.fault import Fault, faults_of
from tests.faults.short_run import inject_shortly


@pytest.mark.parametrize("fault", faults_of("telegram"), ids=lambda fault: fault.name)
def test_no_harm_is_done_by(fault: Fault, tmp_path: Path) -> None:
    inject_shortly(fault, tmp_path)
