"""The commands that tell an administrator of the installation: settings, use, and what is wrong."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import chain
from pathlib import Path

from bot.cli.invocation import DONE, FAILED, Invocation
from bot.config import SECRETS


def config(call: Invocation) -> int:
    """Print every setting in force as TOML, secrets masked, with its origin; returns the exit code."""
    print("# " + (call.say("read from {file}", file=str(call.file)) if call.file else call.say("no file was read")))
    for line in _lines(call, call.settings, ""):
        print(line)
    return DONE


def doctor(call: Invocation) -> int:
    """Print what is wrong with this installation; returns the exit code."""
    from bot.cli.doctor import Finding, examine

    findings: Iterable[Finding] = examine(call.settings)
    if call.options.online:
        from bot.cli.online import ask_telegram

        findings = chain(findings, ask_telegram(call.settings))
    good = True
    for finding in findings:
        print(call.translate(finding.line))
        good = good and finding.good
    return DONE if good else FAILED


def _lines(call: Invocation, settings: object, prefix: str) -> Iterator[str]:
    """Give the lines of one table: its values, then the tables in it."""
    tables: list[tuple[str, object]] = []
    for each in fields(settings):  # type: ignore[arg-type]  # a settings dataclass
        value, key = getattr(settings, each.name), prefix + each.name
        if is_dataclass(value):
            tables.append((each.name, value))
        elif value is None:
            yield f"# [{key}]  # {call.say('not set')}"
        else:
            origin = call.origins.get(key) or call.say("default")
            yield f"{each.name} = {_toml(key, value)}  # {origin}"
    for name, value in tables:
        yield f"\n[{prefix}{name}]"
        yield from _lines(call, value, f"{prefix}{name}.")


def _toml(key: str, value: object) -> str:
    if key in SECRETS and value:
        return '"********"'
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(key, each) for each in value)}]"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
