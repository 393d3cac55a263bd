"""People who talk to the bot's real handlers on played chats: write, press, look at what came."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from telegram import Update

from bot.application import build_application
from bot.config import Settings
from bot.context import BotApplication
from bot.fake_telegram import FAKE_TOKEN, Chats, Event, FakeRequest, Group, Person, buttons
from index import Answer, Certainty, Live, reindex

JSON = dict[str, Any]

READER = Person(7, "读者", "reader", "zh-hans")
OTHER = Person(8, "别人", "other", "en")
TAIWAN = Person(9, "讀者", "taiwan", "zh-hant")
ADMIN = Person(77, "管理员", "admin", "zh-hans")
GROUP = Group(-100, "政协群")
QUESTION = "鹿鸣区老城更新三年开了多少场板凳会"
ANSWER = "三年开了940多场板凳会"
"""A question to the sample collection, and the beginning of the sentence that answers it."""


UNKNOWN = "qwxz blorp"
"""A question with no word of the sample collection in it."""


class Hushed:
    """The real index, but sure of nothing: it answers no question, names the nearest passages and a spelling."""

    def __init__(self, live: Live) -> None:
        self._live = live

    def get(self) -> "Hushed":
        return self

    def search(self, question: str, limit: int = 10, within: int | None = None) -> Answer:
        found = self._live.get().search(question, limit, within)
        return replace(found, certainty=Certainty.NONE, spellings=("板凳会",))

    def __getattr__(self, name: str) -> object:
        return getattr(self._live.get(), name)


@dataclass
class Talk:
    """One bot and all who talk to it."""

    app: BotApplication
    chats: Chats
    _read: int = field(default=0)

    async def deliver(self, update: JSON) -> list[Event]:
        """Hand an update to the bot; gives what the bot did since the last one."""
        await self.app.process_update(Update.de_json(update, self.app.bot))
        return self.news()

    def news(self) -> list[Event]:
        """Give what the bot did since this was last asked."""
        new = self.chats.events[self._read :]
        self._read += len(new)
        return new

    async def say(self, text: str, who: Person = READER, **where: Any) -> JSON:  # noqa: ANN401
        """Write to the bot and give its last message, edited or new."""
        return shown(await self.deliver(self.chats.say(who, text, **where)))

    async def press(self, label: str, message: JSON, who: Person = READER) -> list[Event]:
        """Press the button whose label begins so."""
        return await self.deliver(self.chats.press(who, message, data_of(label, message)))

    def now(self, message: JSON) -> JSON:
        """Give a message as it now is."""
        found = self.chats.message(message["chat"]["id"], message["message_id"])
        assert found is not None
        return found


@asynccontextmanager
async def talking(data: Path, live: Any, **settings: Any) -> AsyncIterator[Talk]:  # noqa: ANN401
    """Start a bot whose database is in `data` and whose index is `live`."""
    chosen = {"token": FAKE_TOKEN, "data": data, "admins": (ADMIN.id,), **settings}
    chats = chosen.pop("chats", None) or Chats()
    app = build_application(Settings(**chosen), live, FakeRequest(chats))
    async with app:
        yield Talk(app, chats, len(chats.events))
    assert app.post_shutdown is not None
    await app.post_shutdown(app)


@asynccontextmanager
async def talking_over(folder: Path, data: Path, **settings: Any) -> AsyncIterator[Talk]:  # noqa: ANN401
    """Index a folder in `data`, and start a bot that has its database there, too."""
    reindex(data, [folder])
    live = Live(data)
    async with talking(data, live, **settings) as talk:
        yield talk
    live.close()


def shown(events: list[Event]) -> JSON:
    """Give the last message that the bot sent or edited."""
    return [event.body for event in events if event.kind in ("sent", "edited")][-1]


def notice(events: list[Event]) -> str:
    """Give what a press was answered with."""
    said: str = next(event.body for event in events if event.kind == "notice").get("text", "")
    return said


def data_of(label: str, message: JSON) -> str:
    """Give the callback data of the button whose label begins so."""
    data: str = next(button["callback_data"] for button in buttons(message) if button["text"].startswith(label))
    return data


def labels(message: JSON) -> list[str]:
    """Give what stands on a message's buttons."""
    return [button["text"] for button in buttons(message)]


def marked(message: JSON, kind: str) -> list[str]:
    """Give the texts that an entity of some kind covers."""
    raw = message["text"].encode("utf-16-le")
    return [
        raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in message.get("entities", ())
        if re.fullmatch(kind, entity["type"])
    ]
