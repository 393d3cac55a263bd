"""The tables of sentences beside `Texts`: each in every language, in its own script, and none that nobody says."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any

import opencc
import pytest

import bot
from bot.texts import LANGUAGES
from bot.texts.access import ACCESS
from bot.texts.admin import ADMIN
from bot.texts.bound_answers import BOUND_ANSWERS
from bot.texts.collection import ADMIN_COLLECTION
from bot.texts.own_words import OWN_WORDS
from bot.texts.privacy import PRIVACY
from bot.texts.terminal import TERMINAL_TEXTS
from bot.texts.web import WEB

ROOM = Path(bot.__file__).parent
CODE = "".join(
    path.read_text(encoding="utf-8")
    for kind in ("*.py", "*.html")
    for path in ROOM.rglob(kind)
    if path.relative_to(ROOM).parts[0] != "texts"
)
TABLES: tuple[Mapping[str, Any], ...] = (
    *(ACCESS, ADMIN, ADMIN_COLLECTION, BOUND_ANSWERS),
    *(OWN_WORDS, PRIVACY, TERMINAL_TEXTS, WEB),
)


def names(table: Mapping[str, Any]) -> list[str]:
    return [field.name for field in fields(table["en"]) if field.name not in ("code", "language")]


SENTENCES = [
    pytest.param(table, name, id=f"{type(table['en']).__name__}.{name}") for table in TABLES for name in names(table)
]
EACH_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: type(table["en"]).__name__)


@EACH_TABLE
def test_every_language_has_them(table: Mapping[str, Any]) -> None:
    assert table.keys() == LANGUAGES.keys()


@pytest.mark.parametrize(("table", "name"), SENTENCES)
def test_a_sentence_has_the_same_places_in_all_languages(table: Mapping[str, Any], name: str) -> None:
    sentences = [getattr(texts, name) for texts in table.values()]
    assert all(sentence.strip() for sentence in sentences)
    places = [{place for _, place, _, _ in Formatter().parse(sentence) if place} for sentence in sentences]
    assert places == [places[0]] * len(places)


@EACH_TABLE
def test_each_language_is_written_in_its_own_script(table: Mapping[str, Any]) -> None:
    said = {code: "".join(getattr(texts, name) for name in names(table)) for code, texts in table.items()}
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in said["en"])
    assert opencc.OpenCC("t2s").convert(said["zh-Hans"]) == said["zh-Hans"]
    converted = opencc.OpenCC("s2t").convert(said["zh-Hant"])
    changed = {before for before, after in zip(said["zh-Hant"], converted, strict=True) if before != after}
    assert changed <= set("里裡麼么群")


@pytest.mark.parametrize(("table", "name"), SENTENCES)
def test_nothing_is_said_that_nobody_says(table: Mapping[str, Any], name: str) -> None:
    assert re.search(rf"\.{name}\b", CODE)
