"""The statistics: what was asked, what found nothing, what was marked."""

from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.statistics import Summary, Tally, add_mark, record, summary
from index import JianghuaError


def test_without_a_bot_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert summary(tmp_path) == Summary()
    (tmp_path / "bot.db").touch()
    assert summary(tmp_path) == Summary()


def test_questions_are_counted_by_place_and_outcome(tmp_path: Path) -> None:
    database = Database(tmp_path, lambda: 1_700_000_000.0)
    found = record(database, "private", "就业率", answered=True, passage=3)
    record(database, "group", "火星", answered=False, passage=None)
    record(database, "group", "火星", answered=False, passage=9)
    add_mark(database, found, 7, useful=True)
    add_mark(database, found, 7, useful=False)
    add_mark(database, found, 8, useful=True)
    told = summary(tmp_path)
    assert (told.questions, told.silent, told.useful, told.useless) == (3, 2, 1, 1)
    assert told.by_place == (("group", 2), ("private", 1))
    assert told.unanswered == (Tally("火星", 2),)
    assert told.disliked == (Tally("就业率", 1),)
    assert told.frequent[0] == Tally("火星", 2)
    database.close()


def test_a_damaged_memory_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(JianghuaError, match=r"bot\.db: damaged"):
        summary(tmp_path)
    with pytest.raises(JianghuaError, match=r"bot\.db: damaged"):
        Database(tmp_path)
