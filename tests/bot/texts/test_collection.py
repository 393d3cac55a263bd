"""What administrators of the collection are told: all of it in every language, in its own script."""

from dataclasses import fields
from string import Formatter

import opencc
import pytest

from bot.texts import LANGUAGES
from bot.texts.collection import ADMIN_COLLECTION, AdminCollectionTexts

NAMES = [field.name for field in fields(AdminCollectionTexts)]


def test_every_language_has_them() -> None:
    assert ADMIN_COLLECTION.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_has_the_same_places_in_all_languages(name: str) -> None:
    sentences = [getattr(texts, name) for texts in ADMIN_COLLECTION.values()]
    assert all(sentence.strip() for sentence in sentences)
    places = [{place for _, place, _, _ in Formatter().parse(sentence) if place} for sentence in sentences]
    assert places == [places[0]] * len(places)


def test_each_language_is_written_in_its_own_script() -> None:
    said = {code: "".join(getattr(texts, name) for name in NAMES) for code, texts in ADMIN_COLLECTION.items()}
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in said["en"])
    assert opencc.OpenCC("t2s").convert(said["zh-Hans"]) == said["zh-Hans"]
    converted = opencc.OpenCC("s2t").convert(said["zh-Hant"])
    changed = {before for before, after in zip(said["zh-Hant"], converted, strict=True) if before != after}
    assert changed <= set("里裡麼么群")
