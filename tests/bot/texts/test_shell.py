"""The shell's lines are there in every language: help, what commands print, and every error that can be raised."""

import argparse
import ast
import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import opencc
import pytest

import bot
import index
from bot.cli.main import main
from bot.cli.parser import make_parser
from bot.texts.shell import catalogue, environment_language, log_catalogue, logged, phrase, translated
from index import JianghuaError

SOURCES = [path for room in (bot, index) for path in sorted(Path(str(room.__file__)).parent.rglob("*.py"))]
OWN = [path for path in SOURCES if path.parent.name not in ("texts", "fake_telegram") and path.name != "mcp.py"]
RAISED = re.compile(
    r"\w*Error|WrongValue|_WrongRow|UnreadableFile|NothingToIndex|PathRefused|IndexMissing|IndexDamaged|Busy|NotText|Refused"
    r"|Interrupted|Finding|_refuse|fail"
)
"""Calls whose text becomes a line of the shell."""

OF_PYTHON = re.compile("argument |the following arguments|unrecognized")
NOT_SHOWN = re.compile("(Assertion|Lookup|Attribute|Type|Value|Telegram|ModuleNotFound)Error")


def pattern(node: ast.expr) -> str | None:
    """Return a text with {} for what stands in its places, None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return "".join(parts).replace("{}{}", "{}")
    return None


def bare(key: str) -> str:
    """Return a pattern of the catalogue with {} for its places."""
    return "".join(text + ("{}" if name else "") for text, name, _, _ in Formatter().parse(key))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def texts_of(call: ast.Call) -> Iterator[str]:
    """Give the texts handed to a call that a person could read."""
    for argument in call.args:
        options = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        for option in options:
            text = pattern(option)
            if text and re.search(r"[a-z]{2,} [a-z]{2,}|[a-z]{4,}", text.replace("{}", "")):
                yield text


def raised() -> set[str]:
    found: set[str] = set()
    for path in OWN:
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            name = name_of(call)
            if RAISED.fullmatch(name) and not NOT_SHOWN.fullmatch(name):
                found.update(texts_of(call))
            elif name == "say" and "cli" in path.parts:
                found.update(bare(text) for text in texts_of(call))
    return found


KEYS = {bare(key): key for key in catalogue("zh-Hans")}


def written() -> set[str]:
    """Return all texts of the sources, with {} for what stands in their places."""
    found: set[str] = set()
    for path in OWN:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = pattern(node) if isinstance(node, ast.expr) else None
            if text is not None:
                found.add(text)
                with contextlib.suppress(ValueError):  # no pattern, only text with braces
                    found.add(bare(text))
    return found


def test_every_line_that_is_printed_or_raised_is_in_the_catalogue() -> None:
    missing = {text for text in raised() - KEYS.keys() if translated("zh-Hans", text) == text}
    assert missing == set()


def test_the_catalogue_has_nothing_that_nobody_says() -> None:
    said = written()
    assert {text for text in KEYS.keys() - said if not OF_PYTHON.match(text)} == set()


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_places_are_the_same_in_all_languages(language: str) -> None:
    for key, translation in catalogue(language).items():
        english, other = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in (key, translation))
        assert english == other, key


def test_each_language_is_written_in_its_own_script() -> None:
    simplified = "".join(catalogue("zh-Hans").values())
    assert opencc.OpenCC("t2s").convert(simplified) == simplified
    traditional = catalogue("zh-Hant")
    assert traditional["does not exist"] == "不存在"
    assert "檔案" in traditional["{data}: is a file; give a folder for the data, with --data or `data`"]


def actions(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.help:
            yield action.help
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help for choice in action._choices_actions if choice.help)
            for child in action.choices.values():
                yield str(child.description)
                yield from actions(child)


def test_the_help_of_every_command_and_option_is_translated() -> None:
    for said in actions(make_parser("zh-Hans")):
        assert re.search("[\u4e00-\u9fff]", said), said
    helped = make_parser("zh-Hant").format_help()
    assert helped.startswith("用法：jianghua")
    assert "選項" in helped


def test_the_options_of_a_command_stand_under_one_title(capsys: pytest.CaptureFixture[str]) -> None:
    for language, title in (("en", "options:"), ("zh-Hans", "选项:")):
        with pytest.raises(SystemExit):
            make_parser(language).parse_args(["ask", "--help"])
        assert capsys.readouterr().out.count(title) == 1


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("data: no index here yet; run `jianghua reindex`", "data：还没有索引，请执行 `jianghua reindex`"),
        (
            "no speeches found to index: a: is empty; b.pdf: does not exist",
            "没有可以索引的讲话：a: 是空的; b.pdf: 不存在",
        ),
        (
            'a: is empty; b.csv: has no column "file" (or 文件); its first row must name its columns; c: is empty',
            "a: 是空的; b.csv: 没有名为“文件”（或 file）的列；第一行必须是列名; c: 是空的",
        ),
        (
            'q.jsonl: line 2: not a question (unknown key "x"; known are id)',
            "q.jsonl：第 2 行：不是 题目（没有 x 这个键；有的是 id）",
        ),
        ("is a PDF, not a text file", "是 PDF，不是文字文件"),
        ("c.toml: port: expected a whole number from 1 to 9", "c.toml：port：应当是 1 到 9 的整数"),
        ("x: {0} {y}: does not exist", "x: {0} {y}: 不存在"),
        ("something that nobody says", "something that nobody says"),
    ],
)
def test_a_finished_line_is_recognised_and_what_it_holds_is_translated_too(line: str, chinese: str) -> None:
    assert translated("zh-Hans", line) == chinese
    assert translated("en", line) == line


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("line 2: there is no file 渠.txt beside it", "第 2 行：旁边没有文件 渠.txt"),
        (
            "渠.toml: is not valid TOML: Unclosed array (at line 3, column 5)",
            "渠.toml：不是正确的 TOML：数组没有写完，缺少 ]（第 3 行第 5 列）",
        ),
        (
            "渠.toml: is not valid TOML: Invalid value (at end of document)",
            "渠.toml：不是正确的 TOML：值不对，文字要加引号（文件末尾）",
        ),
        (
            "/渠: cannot be read (No such file or directory); give a backup file",
            "/渠：不能读取（没有这个文件或文件夹）；请给一个备份文件",
        ),
        ("[Errno 111] Connection refused", "连接被拒绝"),
    ],
)
def test_what_the_system_complains_of_is_in_the_language_too(line: str, chinese: str) -> None:
    assert translated("zh-Hans", line) == chinese
    assert translated("en", line) == line
    assert "Errno" not in translated("zh-Hant", line)


def test_numbers_and_plurals_are_written_as_in_the_bot() -> None:
    assert phrase("en", "{passages:passage|passages}", passages=1) == "1 passage"
    assert phrase("zh-Hans", "{passages:passage|passages}", passages=1) == "1 段"


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh-tw"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.GB18030"}, "zh-cn"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "de_DE@euro"}, "de-de"),
        ({}, None),
    ],
)
def test_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: str | None
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment_language() == code


def test_the_configuration_goes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert main(["stats"]) == 0
    assert capsys.readouterr().out == "還沒有人提問。\n"
    (tmp_path / "other.toml").write_text('language = "zh-Hans"\n', encoding="utf-8")
    assert main(["stats", "--config", "other.toml"]) == 0
    assert capsys.readouterr().out == "还没有人提问。\n"
    assert main(["speeches", "--config=other.toml"]) == 1
    assert "还没有索引" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["ask", "-n", "0", "x"])
    assert "請給 1 到 100 的數" in capsys.readouterr().err


def log_messages() -> set[str]:
    """Return the messages of all calls that log, also those that such a message holds (a question was %s)."""
    found: set[str] = set()
    for path in (path for path in OWN if path.parts[-2] != "benchmarks"):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            if ast.unparse(call.func).startswith("_LOG."):
                found.update(
                    str(node.value) for node in ast.walk(call) if isinstance(node, ast.Constant) and node.value
                )
    return {message for message in found if re.search(r"%|[a-z]{3} ", message)}


def test_every_line_of_the_log_is_in_the_catalogue_with_the_same_places() -> None:
    assert log_catalogue("zh-Hans").keys() == log_messages()
    places = re.compile(r"%\.?\d*[sdf]")
    for language in ("zh-Hans", "zh-Hant"):
        for message, said in log_catalogue(language).items():
            assert places.findall(said) == places.findall(message)


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("bot.x", logging.WARNING, "x.py", 1, message, arguments, None)


def test_a_line_of_the_log_is_said_in_the_language_with_what_goes_into_it() -> None:
    failed = record("reindex failed: %s", "data: no index here yet; run `jianghua reindex`")
    assert logged("zh-Hans", failed) == "重建失败：data：还没有索引，请执行 `jianghua reindex`"
    assert logged("zh-Hant", record("a question was %s", "bound to a passage")) == "一個問題指定了段落"
    assert logged("zh-Hans", record("%s", JianghuaError("b.txt: is empty"))) == "b.txt: 是空的"
    assert logged("zh-Hans", record("%d documents added", 3)) == "新增 3 个文件"
    assert logged("en", failed) == failed.getMessage()
    assert logged("zh-Hans", record("what a library says: 100%")) == "what a library says: 100%"
    assert logged("zh-Hans", record("a library's %(line)s", {"line": "line"})) == "a library's line"
