"""An older `bot.db` is brought up, a newer one is left alone, and cards of another version expire."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.bot_file import FILE, VERSION
from bot.storage.database import Database
from bot.storage.messages import GuideContent, from_row
from bot.storage.migrations import _FIRST, MIGRATIONS
from bot.storage.usage import usage
from index import JianghuaError, Live
from tests.bot.talk import QUESTION, notice, talking


def test_the_version_counts_the_steps() -> None:
    assert len(MIGRATIONS._migrations) == VERSION


def test_a_database_of_the_first_releases_keeps_what_it_remembers(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as old, old:
        for statement in _FIRST:
            old.execute(statement)
        old.execute("insert into people values (7, 'en', 1)")
        old.execute("insert into questions values (1, unixepoch(), 'private', '修路', 0, null)")
    database = Database(tmp_path)
    assert database.language(7) == "en"
    assert database.add_message(7, 7, GuideContent()) == 1
    database.close()
    assert usage(tmp_path).questions == 1
    with closing(sqlite3.connect(tmp_path / FILE)) as brought_up:
        assert brought_up.execute("pragma user_version").fetchone() == (VERSION,)


def test_a_database_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    Database(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.execute(f"pragma user_version = {VERSION + 1}")
    with pytest.raises(JianghuaError, match="newer version"):
        Database(tmp_path)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("picture", "{}"),
        ("list", '{"query": "", "page": 3}'),
        ("reading", '{"speech": 1}'),
        ("answer", '{"typed": "", "question": "", "hits": [7]}'),
        ("answer", '{"typed": "", "question": "", "hits": [{"passage": 7}]}'),
        ("guide", '["a"]'),
        ("guide", '{"suggestions": 7}'),
        ("guide", "{"),
    ],
)
def test_a_card_of_another_version_is_none(kind: str, text: str) -> None:
    assert from_row(kind, text) is None


async def test_a_button_of_another_version_expires_with_a_word(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live) as talk:
        answer = await talk.say(QUESTION)
        with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
            file.execute("update cards set body = json_insert(body, '$.unheard', 1)")
        assert "过期" in notice(await talk.press("全文", answer))
        assert (await talk.say("那和平区呢", reply_to=answer["message_id"]))["text"]
