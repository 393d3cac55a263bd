"""What the bot says: all of it in every language, and none of it anywhere else."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from string import Formatter

import opencc
import pytest

import bot
from bot.texts import LANGUAGES, Texts, match_language, say

ROOM = Path(bot.__file__).parent
SENTENCES = [field.name for field in fields(Texts) if field.name not in ("code", "name", "day", "partial_date")]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_is_there_with_the_same_places_in_all_languages(name: str) -> None:
    sentences = [getattr(texts, name) for texts in LANGUAGES.values()]
    assert all(sentence.strip() for sentence in sentences)
    assert len({frozenset(places(sentence)) for sentence in sentences}) == 1


def test_each_language_is_written_in_its_own_script() -> None:
    said = {code: "".join(getattr(texts, each) for each in SENTENCES) for code, texts in LANGUAGES.items()}
    quoted = {
        "“原话”",
        "词",
        "标题:就业",
        "那和平区呢？",
        "就业",
        "讲话人:县长",
        "2012年以后",
        "最新",
        "最早提到“就业”的是哪篇",
    }
    english = said["en"]
    for each in sorted(quoted, key=len, reverse=True):
        english = english.replace(each, "")
    assert not re.search(r"[\u4e00-\u9fff]", english)
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
    assert to_simplified.convert(said["zh-Hans"]) == said["zh-Hans"]
    converted = to_traditional.convert(said["zh-Hant"])
    changed = {before for before, after in zip(said["zh-Hant"], converted, strict=True) if before != after}
    assert changed <= set("里裡麼么群")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh-Hans"), ("zh-hans", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-hant", "zh-Hant"), ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"), ("zh-hant-beta", "zh-Hant"), ("en", "en"), ("en-GB", "en"), ("de", "en"),
        (None, "zh-Hant"),
    ],
)  # fmt: skip
def test_languages_are_matched_by_script(code: str | None, language: str) -> None:
    assert match_language(code, "zh-Hant") == language


def test_plurals_and_dates_are_right() -> None:
    en, hans = LANGUAGES["en"], LANGUAGES["zh-Hans"]
    assert say(en.speeches, speeches=1) == "1 speech"
    assert say(en.speeches, speeches=1234) == "1,234 speeches"
    assert say(hans.speeches, speeches=1) == "共 1 篇讲话"
    assert en.day(date(2024, 3, 5)) == "5 March 2024"
    assert hans.day(date(2024, 3, 5)) == "2024年3月5日"


def test_what_a_person_wrote_is_not_read_as_a_pattern() -> None:
    assert say(LANGUAGES["zh-Hans"].read_as, question="{question} {0} {") == "理解为：{question} {0} {"


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give the string constants of a module that are no docstrings."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


def rooms() -> list[Path]:
    own = [path for path in ROOM.rglob("*.py") if path.relative_to(ROOM).parts[0] not in ("texts", "fake_telegram")]
    return [
        path
        for path in own
        if path.name
        not in {
            "cantonese.py",
            "followup.py",
            "question_parts.py",
            "intents.py",
            "wishes.py",
            "wish_wording.py",
            "asked_of_speeches.py",
            "out_of_place.py",
            "listed_speeches.py",
            "titles.py",
            "mcp.py",
        }
    ]


@pytest.mark.parametrize("path", rooms(), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_chinese_sentence_stands_outside_the_texts(path: Path) -> None:
    found = [node.value for node in strings(ast.parse(path.read_text(encoding="utf-8")))]
    assert [text for text in found if re.search(r"[\u4e00-\u9fff]{2}", str(text))] == []


@pytest.mark.parametrize("name", SENTENCES)
def test_nothing_is_said_that_nobody_says(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in rooms())
    assert f"texts.{name}" in code


@pytest.mark.parametrize(
    "path", [*(ROOM / "handlers").glob("*.py"), *(ROOM / "render").glob("*.py")], ids=lambda path: path.name
)
def test_no_english_sentence_stands_in_what_is_shown(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    logged = {
        id(constant)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func).startswith("_LOG.")
        for constant in ast.walk(call)
    }
    found = [node.value for node in strings(tree) if id(node) not in logged]
    sentences = [text for text in found if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", str(text))]
    assert [text for text in sentences if "|" not in str(text)] == []
