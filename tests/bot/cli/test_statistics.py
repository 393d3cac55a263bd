"""`jianghua stats`: the figures and the questions as lines."""

from pathlib import Path

import pytest

from bot.cli.main import main
from bot.storage.database import Database
from bot.storage.statistics import record


def test_the_figures_are_printed_as_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "No questions yet.\n"
    database = Database(tmp_path)
    for question in ("火星", "火星", "一\n二"):
        record(database, "group", question, answered=False, passage=None)
    database.close()
    assert main(["stats", "--data", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "questions\t3 (group 3)" in lines
    assert "without an answer\t3" in lines
    assert "     2  火星" in lines
    assert "     1  一 二" in lines
