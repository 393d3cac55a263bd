"""`bot.db`: records of the messages that the bot sent, people's languages and the statistics, each with a lifetime."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.callbacks import LARGEST
from bot.storage.bot_file import BotFile
from bot.storage.messages import Content, SentMessage, from_row, to_row

DAY = 86_400.0
MESSAGES_LIVE = 30 * DAY
PEOPLE_LIVE = 400 * DAY
QUESTIONS_LIVE = 400 * DAY
_PURGE_EVERY = 3_600.0

_MESSAGE = "select id, user, chat, message, asked, made, kind, body from cards where"


class Database(BotFile):
    """The bot's own database. Methods block; call them in a worker thread, from as many as you like.

    Attributes:
        on_question: Called with place, certainty and search time of each question that is counted.
    """

    def __init__(self, data: Path, clock: Callable[[], float] = time.time, question_days: int = 30) -> None:
        """Open or make `bot.db` in the data directory; `clock` tells the time in seconds.

        What people wrote is kept for `question_days`.

        Raises JianghuaError where that cannot be done.
        """
        self._clock = clock
        self._purged = 0.0
        self.on_question: Callable[[str, str, float | None], None] = lambda *_: None
        self._texts_live = question_days * DAY
        super().__init__(data)

    def add_message(self, user: int, chat: int, content: Content, *, question: int | None = None) -> int:
        """Add a record of a message that is about to be sent; returns its id, 0 where the disk is full.

        A message without a record has buttons that say they expired, which is better than no answer.
        """
        now = self._clock()
        if now - self._purged > _PURGE_EVERY:
            self._purged = now
            self._purge(now)
        return self.execute(
            "insert into cards (user, chat, asked, made, kind, body) values (?, ?, ?, ?, ?, ?)",
            (self.pseudonym(user), self.pseudonym(chat), question, now, *to_row(content)),
        )

    def set_message(self, sent_id: int, message: int) -> None:
        """Note Telegram's number of a message that was sent."""
        self.execute("update cards set message = ? where id = ?", (message, sent_id))

    def update_content(self, sent_id: int, content: Content) -> None:
        """Note that a message shows something else now."""
        self.execute("update cards set kind = ?, body = ? where id = ?", (*to_row(content), sent_id))

    def message(self, sent_id: int) -> SentMessage | None:
        """Return a record by its id, None where it is too old, of another version of the bot, or was never there."""
        return self._one(f"{_MESSAGE} id = ? and made > ?", (sent_id, self._oldest()))

    def message_at(self, chat: int, message: int) -> SentMessage | None:
        """Return the record of the bot's message with that number."""
        where = "chat = ? and message = ? and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), message, self._oldest()))

    def answer_to(self, chat: int, question: int) -> SentMessage | None:
        """Return the answer to a message that a person wrote."""
        where = "chat = ? and asked = ? and kind = 'answer' and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), question, self._oldest()))

    def last_answer(
        self, chat: int, user: int, seconds: float, before: SentMessage | None = None
    ) -> SentMessage | None:
        """Return the last answer a person got in a chat, or the last `before` another, if not older than `seconds`."""
        since = (before.created if before else self._clock()) - seconds
        newest = before.id if before else LARGEST
        where = "chat = ? and user = ? and kind = 'answer' and made > ? and id < ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), since, newest))

    def last_shown(self, chat: int, user: int, seconds: float) -> SentMessage | None:
        """Return the last answer or open speech that a person was shown in a chat, if not older than `seconds`."""
        where = "chat = ? and user = ? and kind in ('answer', 'reading') and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), self._clock() - seconds))

    def last_sent(self, chat: int, user: int, seconds: float) -> SentMessage | None:
        """Return the last message with buttons that a person was sent in a chat, if not older than `seconds`."""
        where = "chat = ? and user = ? and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), self._clock() - seconds))

    def language(self, user: int) -> str | None:
        """Return the language a person has chosen, None where they have not."""
        row = (
            self._connection().execute("select language from people where user = ?", (self.pseudonym(user),)).fetchone()
        )
        return row[0] if row else None

    def set_language(self, user: int, language: str) -> None:
        """Note the language a person has chosen."""
        self.execute(
            "insert into people (user, language, chosen) values (?, ?, ?)"
            " on conflict (user) do update set language = excluded.language, chosen = excluded.chosen",
            (self.pseudonym(user), language, self._clock()),
        )

    def forget(self, user: int) -> int:
        """Delete what a person asked and chose, and how they marked answers; returns the number of questions."""
        person = (self.pseudonym(user),)
        (questions,) = self._connection().execute("select count(*) from questions where user = ?", person).fetchone()
        for statement in (
            "delete from marks where user = ?1 or question in (select id from questions where user = ?1)",
            "delete from questions where user = ?",
            "delete from cards where user = ?",
            "delete from people where user = ?",
        ):
            self.execute(statement, person)
        return int(questions)

    def time(self) -> float:
        """Return the time, in seconds."""
        return self._clock()

    def _one(self, sql: str, values: tuple[Any, ...]) -> SentMessage | None:
        row = self._connection().execute(sql, values).fetchone()
        if row is None:
            return None
        number, user, chat, message, question, created, kind, text = row
        content = from_row(kind, text)
        return SentMessage(number, user, chat, message, question, created, content) if content else None

    def _oldest(self) -> float:
        return self._clock() - min(MESSAGES_LIVE, self._texts_live)

    def _purge(self, now: float) -> None:
        self.execute("delete from cards where made < ?", (self._oldest(),))
        self.execute("delete from people where chosen < ?", (now - PEOPLE_LIVE,))
        self.execute("delete from questions where asked < ?", (now - QUESTIONS_LIVE,))
        forgotten = "update questions set question = '', user = null where asked < ? and question != ''"
        self.execute(forgotten, (now - self._texts_live,))
        self.execute("delete from marks where question not in (select id from questions)", ())
