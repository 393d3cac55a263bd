"""The command line: a command is read and run, and its errors become one line and an exit code.

0 done, 1 the work failed, 2 wrong usage or configuration. Results go to stdout, everything else to stderr.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.cli.invocation import DONE, FAILED, WRONG_USAGE, Invocation, fail
from bot.cli.parser import Run, make_parser
from bot.config import ConfigError, Settings, load_with_origins, place_of
from bot.texts import match_language
from bot.texts.shell import environment_language
from index import JianghuaError

CONFIG = Path("config.toml")
"""The configuration file that is read where none is named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _speak_utf8()
    # What is written, the index, questions and the key of the pseudonyms, is for the owner alone.
    before = os.umask(0o077)
    try:
        return _run(arguments)
    finally:
        os.umask(before)


def _run(arguments: Sequence[str] | None) -> int:
    language = _language(sys.argv[1:] if arguments is None else arguments)
    parser = make_parser(language)
    options = parser.parse_args(arguments)
    if options.run is None:
        parser.print_help()
        return DONE
    run: Run = options.run
    try:
        return run(_invocation(options, language))
    except ConfigError as error:
        return fail(language, str(error), WRONG_USAGE)
    except JianghuaError as error:
        return fail(language, str(error), FAILED)
    except BrokenPipeError:
        # The reader of our output has left (`jianghua speeches | head`); nothing more can be said to it.
        # What is still buffered goes nowhere: at the end of the process it would fail again, with another exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return fail(language, "interrupted", FAILED)


def _invocation(options: argparse.Namespace, language: str) -> Invocation:
    for name in ("config", "data"):
        if getattr(options, name) == "":
            raise ConfigError(f"--{name} is empty; name a file or folder")
    file = _file(options.config)
    settings, found = load_with_origins(file)
    origins: Mapping[str, str] = found
    if options.data:
        settings, origins = replace(settings, data=place_of(Path(), options.data)), {**origins, "data": "--data"}
    _check_data(settings)
    return Invocation(options, settings, language, origins, file)


def _check_data(settings: Settings) -> None:
    if os.path.isfile(settings.data):  # noqa: PTH113 - a name too long is no file, and is told where it is used
        raise ConfigError(f"{settings.data}: is a file; give a folder for the data, with --data or `data`")


def _file(named: str | None) -> Path | None:
    return Path(named) if named else CONFIG if CONFIG.exists() else None


def _language(arguments: Sequence[str]) -> str:
    """Return the language of the configuration, else of the environment, else English; the configuration may be wrong.

    It is needed before the command line is read, to help with that.
    """
    finder = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    finder.add_argument("--config")
    try:
        settings, origins = load_with_origins(_file(finder.parse_known_args(list(arguments))[0].config))
    except (ConfigError, argparse.ArgumentError):
        return match_language(environment_language(), "en")
    return settings.language if origins["language"] else match_language(environment_language(), "en")


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "replace")
