"""The docs are held to the code: commands, options and settings that are not documented fail here."""

import argparse
import configparser
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.invocation import WRONG_USAGE
from bot.cli.output import answer_object, speech_object
from bot.cli.parser import make_parser
from bot.config import Access, Http, Limits, Monitoring, Settings, Webhook, load
from bot.http.openapi import description
from bot.monitoring.health import Watched
from bot.monitoring.metrics import LOOKED_UP, Metrics
from bot.texts import LANGUAGES
from bot.transport.commands import group_commands, private_commands
from index import Live, open_index
from index.evaluation.question_set import GOLD_KEYS, QUESTION_KEYS, read_question
from index.readers import SUFFIXES

ROOT = Path(__file__).parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
FORMATS = (ROOT / "docs" / "questions.md", ROOT / "docs" / "questions.zh-CN.md")
GUIDES = (ROOT / "docs" / "operating.md", ROOT / "docs" / "operating.zh-CN.md")
DOCUMENTS = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", *READMES)


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
def test_every_chat_command_is_in_the_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    texts = next(iter(LANGUAGES.values()))
    listed = [*private_commands(texts, admin=True), *group_commands(texts)]
    assert [name for name, _ in listed if not re.search(rf"`/{name}\b", text)] == []


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
    for settings in (Settings, Limits, Webhook, Http, Monitoring):
        for setting in fields(settings):
            assert re.search(rf"^(?:# )?\[?{setting.name}\b", text, re.MULTILINE), setting.name
    uncommented = re.sub(r"^# (?=\[\w+\]$|\w+ = )", "", text, flags=re.MULTILINE)
    assert {"webhook", "http", "metrics"} <= set(tomllib.loads(uncommented))
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    given = load(tmp_path / "config.toml")
    assert given == Settings(corpus=tuple(tmp_path / path for path in Settings().corpus), data=tmp_path / "data")


def settings_keys(settings: type = Settings, prefix: str = "") -> Iterator[str]:
    for each in fields(settings):
        table = {"limits": Limits, "access": Access, "webhook": Webhook, "http": Http, "metrics": Monitoring}.get(
            each.name
        )
        yield from settings_keys(table, f"{each.name}.") if table else [prefix + each.name]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_setting_is_in_the_operating_guides(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert [key for key in settings_keys() if f"`{key}`" not in text] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_metric_is_in_the_operating_guides_and_none_else(guide: Path, sample_data: Path) -> None:
    text = Metrics(Watched(Live(sample_data), lambda: False)).exposition().decode()
    counted = set(re.findall(r"^# TYPE (jianghua_\w+) (?:counter|histogram)$", text, re.MULTILINE))
    assert counted
    named = re.findall(r"^\| `(jianghua_\w+)` \|", guide.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted({*counted, *LOOKED_UP})


@pytest.mark.parametrize(
    "document",
    [*READMES, *(ROOT / "docs").glob("*.md"), ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda path: path.name,
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


def test_the_readmes_name_the_same_questions_and_the_sample_answers_each(sample_data: Path) -> None:
    english, chinese = map(examples, READMES)
    assert sorted(english) == sorted(chinese) != []
    index = open_index(sample_data)
    assert [question for question in chinese if not index.search(question).answered] == []


@pytest.mark.parametrize("guide", FORMATS, ids=lambda path: path.name)
def test_question_sets_and_answers_are_documented_key_by_key(guide: Path, sample_data: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    answer = answer_object("1", open_index(sample_data).search("牡蛎壳能做什么"), explain=True)
    keys = {
        *answer,
        *answer["passages"][0],
        "missing",
        "quotation",
        "missing_shards",
        "shards",
        "understood",
        "restriction",
        "order",
        *QUESTION_KEYS,
        *GOLD_KEYS,
    }
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
    examples = [json.loads(line) for line in code(guide, "jsonl")[0].splitlines()]
    assert [read_question(example).answerable for example in examples] == [True, False, True]


def test_every_field_of_the_api_is_documented(sample_data: Path) -> None:
    text = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
    schemas = description("http://x")["components"]["schemas"]
    fields = {name for each in ("Speech", "SpeechText", "Record", "Error") for name in schemas[each]["properties"]}
    index = open_index(sample_data)
    fields |= {"id", *speech_object(index.speeches()[0])}
    assert [name for name in sorted(fields) if not re.search(rf'[`"]{name}[`"]', text)] == []
    paths = description("http://x")["paths"]
    assert [path for path in paths if f"{path}" not in text] == []


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for package in (ROOT / "index", ROOT / "bot"):
        rooms = [path for path in package.iterdir() if path.suffix == ".py" and not path.name.startswith("__")]
        folders = [path for path in package.iterdir() if (path / "__init__.py").is_file()]
        assert rooms != [] != folders
        names = [f"`{package.name}/{path.name}{'' if path.suffix else '/'}`" for path in (*rooms, *folders)]
        assert [name for name in sorted(names) if f"| {name} |" not in text] == []


def test_files_that_the_developers_documents_name_are_there() -> None:
    for document in (ROOT / "docs" / "architecture.md", ROOT / "CONTRIBUTING.md"):
        named = re.findall(r"`((?:index|bot|tests|docs|corpus)/[\w./]*)`", document.read_text(encoding="utf-8"))
        assert named != []
        assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_modules_that_a_document_names_are_there(document: Path) -> None:
    paths = {f"/{path.relative_to(ROOT)}" for path in ROOT.rglob("*.py")}
    named = re.findall(r"`([\w/]+\.py)`", document.read_text(encoding="utf-8"))
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in paths)] == []


def test_a_room_has_one_row_in_the_architecture() -> None:
    rows = re.findall(
        r"^\| (`(?:index|bot)/[^`]*`) \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) == len(set(rows)) > 20


def test_what_the_architecture_names_in_a_file_is_there() -> None:
    text = " ".join((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split())
    named = [each for each in re.findall(r"`([\w/]+\.py)`, `([\w.]+)`", text) if not each[1].endswith(".py")]
    assert len(named) > 20
    for file, name in named:
        paths = [ROOT / file, ROOT / "index" / file, ROOT / "bot" / file]
        sources = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
        words = rf"\b{name.rpartition('.')[2]}\b"
        assert any(re.search(words, source) for source in sources), f"{file}: {name}"


def test_every_chore_is_in_the_contributing_guide() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    justfile = (ROOT / "justfile").read_text(encoding="utf-8")
    recipes = re.findall(r"^([a-z][\w-]*)[^\n:]*:(?!=)", justfile, re.MULTILINE)
    assert "test" in recipes
    assert [recipe for recipe in recipes if f"`just {recipe}`" not in text] == []
