"""The docs are held to the code: commands, options and settings that are not documented fail here."""

import argparse
import configparser
import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.invocation import WRONG_USAGE
from bot.cli.parser import make_parser
from bot.config import Http, Limits, Settings, Webhook, load
from bot.storage.database import FILE, Database
from bot.storage.messages import GuideContent
from index import open_index
from index.readers import SUFFIXES

ROOT = Path(__file__).parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
GUIDES = (ROOT / "docs" / "operating.md", ROOT / "docs" / "operating.zh-CN.md")


def commands() -> dict[str, argparse.ArgumentParser]:
    action = next(action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(action.choices)


def code(document: Path, language: str) -> list[str]:
    text = document.read_text(encoding="utf-8")
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)


def examples(readme: Path) -> list[str]:
    after = readme.read_text(encoding="utf-8").split("可以这样问：", 1)[1]
    return re.findall(r"(?:^- |`)([^`\n]+？)(?:$|`)", after.split("\n## ")[0], re.MULTILINE)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_and_option_is_in_the_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert "`jianghua --version`" in text
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
    for settings in (Settings, Limits, Webhook, Http):
        for setting in fields(settings):
            assert re.search(rf"^(?:# )?\[?{setting.name}\b", text, re.MULTILINE), setting.name
    uncommented = re.sub(r"^# (?=\[\w+\]$|\w+ = )", "", text, flags=re.MULTILINE)
    assert {"webhook", "http"} <= set(tomllib.loads(uncommented))
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    given = load(tmp_path / "config.toml")
    assert given == Settings(corpus=tuple(tmp_path / path for path in Settings().corpus), data=tmp_path / "data")


def settings_keys(settings: type = Settings, prefix: str = "") -> Iterator[str]:
    for each in fields(settings):
        table = {"limits": Limits, "webhook": Webhook, "http": Http}.get(each.name)
        yield from settings_keys(table, f"{each.name}.") if table else [prefix + each.name]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_setting_is_in_the_operating_guides(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert [key for key in settings_keys() if f"`{key}`" not in text] == []


@pytest.mark.parametrize(
    "document", [*READMES, *(ROOT / "docs").glob("*.md"), ROOT / "CHANGELOG.md"], ids=lambda path: path.name
)
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link


def test_the_operating_guides_give_the_same_commands() -> None:
    english, chinese = GUIDES
    for language in ("ini", "sh"):
        assert code(english, language) == code(chinese, language) != []
    used = re.findall(r"bin/jianghua (\w+)", "".join(guide.read_text(encoding="utf-8") for guide in GUIDES))
    assert set(used) <= set(commands())


def test_the_unit_starts_a_command_that_is_there_and_leaves_a_wrong_configuration_alone() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read_string(code(GUIDES[0], "ini")[0])
    service = unit["Service"]
    program, command = service["ExecStart"].split()
    assert program == service["WorkingDirectory"] + "/.venv/bin/jianghua"
    assert command in commands()
    assert service["RestartPreventExitStatus"] == str(WRONG_USAGE)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_finds_who_wrote_to_the_bot_last_in_private(readme: Path, tmp_path: Path) -> None:
    (query,) = re.findall(rf'sqlite-utils data/{FILE} "(.*)"', readme.read_text(encoding="utf-8"))
    memory = Database(tmp_path)
    for user, chat in ((11, 11), (12, 12), (13, -100)):
        memory.add_message(user, chat, GuideContent())
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute(query).fetchall() == [(12,)]
    memory.close()


def test_the_readmes_name_the_same_questions_and_the_sample_answers_each(sample_data: Path) -> None:
    english, chinese = map(examples, READMES)
    assert sorted(english) == sorted(chinese) != []
    index = open_index(sample_data)
    assert [question for question in chinese if not index.search(question).answered] == []
