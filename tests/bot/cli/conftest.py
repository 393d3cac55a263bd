"""The command line called in this process."""

from collections.abc import Callable

import pytest

from bot.cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what runs a command and returns its exit code, its output and its errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # argparse's way out of wrong usage
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call
