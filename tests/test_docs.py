"""The docs are held to the code: commands, options and settings that are not documented fail here."""

import argparse
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli import _parser
from bot.config import Limits, Settings, Webhook, load
from index.readers import SUFFIXES

ROOT = Path(__file__).parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(action.choices)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_and_option_is_in_the_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    for name, parser in commands().items():
        assert f"`jianghua {name}" in text, name
        for action in parser._actions:
            for option in action.option_strings:
                assert option in text or option in ("-h", "--help"), f"{name} {option}"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_kind_of_file_is_in_the_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_two_commands_are_those_that_ci_runs(readme: Path) -> None:
    text, ci = readme.read_text(encoding="utf-8"), (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    chat, test = re.findall(r"^python3 -m venv .*$", text, re.MULTILINE)
    assert test in ci
    assert chat.replace("jianghua chat", "") in ci


def test_every_setting_is_in_the_example_with_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)
    text = (ROOT / "config.example.toml").read_text(encoding="utf-8")
    for settings in (Settings, Limits, Webhook):
        for setting in fields(settings):
            assert re.search(rf"^(?:# )?\[?{setting.name}\b", text, re.MULTILINE), setting.name
    uncommented = re.sub(r"^# (token|\[webhook\]|url|listen|port|secret)", r"\1", text, flags=re.MULTILINE)
    assert tomllib.loads(uncommented)["webhook"]
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    given = load(tmp_path / "config.toml")
    assert given == Settings(corpus=(tmp_path / "corpus",), data=tmp_path / "data")


@pytest.mark.parametrize(
    "document", [*READMES, *(ROOT / "docs").glob("*.md"), ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link
