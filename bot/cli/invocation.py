"""One run of a command: its options, the settings, the language it speaks, and its exit codes."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import ConfigError, Settings
from bot.texts.shell import phrase, translated
from index.errors import install_command

DONE, FAILED, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command as it was called. `origins` tells where each setting came from, `file` the configuration file read."""

    options: argparse.Namespace
    settings: Settings
    language: str
    origins: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None

    def say(self, pattern: str, **values: int | str) -> str:
        """Return an English pattern in the shell's language, with values in its places."""
        return phrase(self.language, pattern, **values)

    def translate(self, line: str) -> str:
        """Return a finished English line, such as an error's, in the shell's language."""
        return translated(self.language, line)

    def fail(self, line: str, code: int) -> int:
        """Print one line on stderr; returns the exit code."""
        return fail(self.language, line, code)


def fail(language: str, line: str, code: int) -> int:
    """Print one line on stderr in a language; returns the exit code."""
    print(f"jianghua: {translated(language, ' '.join(line.split()))}", file=sys.stderr)
    return code


def program_version() -> str:
    """Return the version of the program as it is installed."""
    from importlib import metadata

    try:
        return metadata.version("jianghua")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def need(extra: str, *modules: str) -> None:
    """Raise ConfigError where a module of an extra is not installed."""
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ConfigError(f"{missing[0]} is not installed; install the extra: {install_command(extra)}")
