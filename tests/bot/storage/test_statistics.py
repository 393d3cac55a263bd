"""The statistics: what was asked, how sure the answers were, what was marked, who can be told from the file."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.storage.database import DAY, Database
from bot.storage.messages import GuideContent
from bot.storage.pseudonyms import KEY_FILE, pseudonyms
from bot.storage.statistics import AnsweredQuestion, Tally, add_mark, add_reading, record
from bot.storage.usage import Usage, usage
from index import JianghuaError

USER = 7_418_529_630


class Clock:
    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def test_without_a_bot_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert usage(tmp_path) == Usage()
    (tmp_path / "bot.db").touch()
    assert usage(tmp_path) == Usage()


def test_questions_are_counted_by_place_certainty_day_and_hour(tmp_path: Path) -> None:
    database, clock = Database(tmp_path, Clock()), Clock()
    found = record(database, AnsweredQuestion("private", "就业率", "sure", 0.01, 3))
    record(database, AnsweredQuestion("group", "火星", "none", 0.03))
    record(database, AnsweredQuestion("group", "火星", "unsure", 0.02, 9))
    add_mark(database, found, 7, useful=True)
    add_mark(database, found, 7, useful=False)
    add_mark(database, found, 8, useful=True)
    add_reading(database, "甲县工作报告")
    add_reading(database, "甲县工作报告")
    database.close()
    counted = usage(tmp_path)
    assert (counted.questions, counted.certainty, counted.useful, counted.useless) == (3, (1, 1, 1), 1, 1)
    assert counted.by_place == (("group", 2), ("private", 1))
    assert counted.disliked == counted.liked == (Tally("就业率", 1),)
    assert counted.frequent[0] == Tally("火星", 2)
    assert counted.read == (Tally("甲县工作报告", 2),)
    assert counted.seconds == pytest.approx((0.02, 0.029))
    for periods in (counted.by_day, counted.by_week, counted.by_hour):
        assert sum(period.total for period in periods) == 3
    assert counted.by_day[-1].counts == (1, 1, 1)
    assert {(group.question, group.none, group.marked) for group in counted.problems} == {
        ("火星", 1, 0),
        ("就业率", 0, 1),
    }
    assert clock.now == 1_700_000_000.0


def test_no_number_of_a_person_is_in_the_file_and_the_key_is_its_owners_alone(tmp_path: Path) -> None:
    database = Database(tmp_path)
    row = record(database, AnsweredQuestion("private", "就业率", "sure", user=USER))
    add_mark(database, row, USER, useful=True)
    database.add_message(USER, USER, GuideContent())
    database.set_language(USER, "en")
    dump = "\n".join(database._connection().iterdump())
    database.close()
    assert str(USER) not in dump
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    again = Database(tmp_path)
    assert again.language(USER) == "en"
    again.close()


def test_the_words_of_a_question_live_as_long_as_configured_and_then_it_only_counts(tmp_path: Path) -> None:
    clock = Clock()
    database = Database(tmp_path, clock, question_days=2)
    record(database, AnsweredQuestion("private", "就业率", "none", user=USER))
    clock.now += 2 * DAY + 1
    database.add_message(8, 8, GuideContent())
    counted = usage(tmp_path)
    assert (counted.questions, counted.frequent, counted.problems) == (1, (), ())
    assert database.forget(USER) == 0
    database.close()


def test_what_a_person_asked_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    database = Database(tmp_path)
    mine = record(database, AnsweredQuestion("private", "就业率", "sure", user=USER))
    theirs = record(database, AnsweredQuestion("private", "茶叶", "sure", user=8))
    for row in (mine, theirs):
        add_mark(database, row, USER, useful=True)
    add_mark(database, theirs, 8, useful=False)
    card = database.add_message(USER, USER, GuideContent())
    database.set_language(USER, "en")
    assert database.forget(USER) == 1
    assert database.message(card) is None
    assert database.language(USER) is None
    counted = usage(tmp_path)
    assert (counted.questions, counted.useful, counted.useless) == (1, 0, 1)
    database.close()


def test_processes_that_begin_at_once_have_one_key_and_leave_nothing_else(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(lambda _: pseudonyms(tmp_path)(USER), range(8)))
    assert len(set(given)) == 1
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


def test_a_damaged_database_or_key_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(JianghuaError, match=r"is (no|not a) key"):
        Database(tmp_path)
    (tmp_path / KEY_FILE).unlink()
    (tmp_path / "bot.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(JianghuaError, match=r"bot\.db: damaged"):
        usage(tmp_path)
    with pytest.raises(JianghuaError, match=r"bot\.db: damaged"):
        Database(tmp_path)
