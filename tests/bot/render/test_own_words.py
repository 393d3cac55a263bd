"""The administrator's own words by number, what is wrong with some, and as many as a message holds."""

import pytest

from bot.render.own_words import entries_draft
from bot.texts import LANGUAGES, Texts
from index.query.own_words import OwnWords, WordEntry, WordMistake
from tests.bot.render.test_answer import judged

EN = LANGUAGES["en"]


def words(count: int, length: int = 1) -> tuple[WordEntry, ...]:
    return tuple(WordEntry(n, "+", (f"{n}" + "水" * length,)) for n in range(1, count + 1))


def test_entries_are_numbered_from_one() -> None:
    text = entries_draft(OwnWords(words(2)), EN).text
    assert text.startswith("2 words of your own:\n1. + 1水\n2. + 2水\n\nTo add: ")
    assert entries_draft(OwnWords(), EN).text.startswith("No words of your own yet.\n\nTo add: ")


def test_the_first_five_mistakes_are_told_and_the_others_counted() -> None:
    mistakes = tuple(WordMistake(n, "is empty") for n in range(1, 8))
    text = entries_draft(OwnWords((), mistakes), EN).text
    assert "\n⚠️ line 5 is empty\n… and 2 others\n" in text
    assert "others" not in entries_draft(OwnWords((), mistakes[:5]), EN).text.split("To add")[0]


@pytest.mark.parametrize("texts", LANGUAGES.values(), ids=lambda texts: texts.code)
def test_as_many_entries_are_listed_as_a_message_holds_and_the_others_counted(texts: Texts) -> None:
    draft = entries_draft(OwnWords(words(200, 120), tuple(WordMistake(n, "x" * 90) for n in range(9))), texts)
    assert judged(draft) == []
    listed = sum(line.endswith("…") and "水" in line for line in draft.text.split("\n"))
    assert f" {200 - listed} " in draft.text.split("\n")[-3]
    assert len(draft.text) > 3500
