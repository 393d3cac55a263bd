"""The chats of a simulated Telegram: members, messages, and the updates that people's actions cause."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from bot.utf16 import utf16_length

JSON = dict[str, Any]
BOT: JSON = {
    "id": 987654321,
    "is_bot": True,
    "first_name": "讲话",
    "username": "jianghua_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
_MARKS = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")),
    ("mention", re.compile(r"(?<![\w@/])@\w{4,32}")),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who writes to the bot. `language` is the code that a Telegram app would send."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None

    @property
    def user(self) -> JSON:
        """The person as a `User` of the Bot API."""
        optional = {"username": self.username, "language_code": self.language}
        return {"id": self.id, "is_bot": False, "first_name": self.name, **{k: v for k, v in optional.items() if v}}


@dataclass(frozen=True, slots=True)
class Group:
    """A group the bot is in. Its id is negative, as Telegram has it."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something the bot did. `body` is the message as it then is, or the parameters of a call that leaves none."""

    kind: Literal["sent", "edited", "deleted", "notice", "action", "reaction", "results", "guest"]
    body: JSON


def buttons(message: Mapping[str, Any]) -> list[JSON]:
    """Return the buttons under a message, row by row, from the left."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", ()) for button in row]


class Chats:
    """Every chat that one bot has. People act through these methods, the bot through `bot.fake_telegram.call`.

    A person's method returns the update that Telegram would deliver, as JSON; nobody delivers it here.
    `events` is all that the bot did, in order; `listen` hears it as it happens. Messages, updates and queries are
    numbered from `first`.
    """

    def __init__(self, clock: Callable[[], float] = time.time, first: int = 1) -> None:
        self.events: list[Event] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.settings: dict[str, list[JSON]] = {}
        self.open_queries: set[str] = set()
        self._clock = clock
        self._chats: dict[int, JSON] = {}
        self._messages: dict[tuple[int, int], JSON] = {}
        self._listeners: list[Callable[[Event], None]] = []
        self._updates, self._numbers, self._queries = count(first), count(first), count(first)

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    def tell(self, event: Event) -> None:
        """Note an event and tell the listeners."""
        self.events.append(event)
        for listener in self._listeners:
            listener(event)

    def chat(self, number: int) -> JSON | None:
        """Return a chat that someone opened by writing in it."""
        return self._chats.get(number)

    def messages(self, chat: int) -> Iterator[JSON]:
        """Iterate over the messages of a chat, oldest first, the bot's and the people's, as they now are."""
        return (message for (where, _), message in self._messages.items() if where == chat)

    def message(self, chat: int, number: int) -> JSON | None:
        """One message as it now is; None if it never was or was deleted."""
        return self._messages.get((chat, number))

    def add(self, content: JSON) -> JSON:
        """Keep a new message; its number and date are added."""
        message = {"message_id": next(self._numbers), "date": int(self._clock()), **content}
        self._messages[message["chat"]["id"], message["message_id"]] = message
        return message

    def replace(self, message: JSON) -> JSON:
        """Keep an edited message in the place of the one with its number."""
        message = message | {"edit_date": int(self._clock())}
        self._messages[message["chat"]["id"], message["message_id"]] = message
        return message

    def remove(self, chat: int, number: int) -> JSON | None:
        """Forget a message and return what it was."""
        return self._messages.pop((chat, number), None)

    def add_file(self, name: str, data: bytes) -> JSON:
        """Keep a file and return it as a `Document` of the Bot API."""
        number = f"file-{len(self.files) + 1}"
        self.files[number] = (name, data)
        return self.document(number)

    def document(self, number: str) -> JSON:
        """Return a kept file as a `Document`."""
        name, data = self.files[number]
        return {"file_id": number, "file_unique_id": number, "file_name": name, "file_size": len(data)}

    def say(
        self,
        person: Person,
        text: str,
        *,
        group: Group | None = None,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> JSON:
        """Let a person write to the bot, or in a group, there or here in a topic."""
        content: JSON = {"text": text, **_marked(text)}
        if topic is not None:
            content |= {"message_thread_id": topic, "is_topic_message": True}
        if reply_to is not None:
            content["reply_to_message"] = self._messages[group.id if group else person.id, reply_to]
        return self._update("message", self.add(self._from(person, group) | content))

    def revise(self, person: Person, number: int, text: str, *, group: Group | None = None) -> JSON:
        """Let a person edit a message of theirs."""
        before = self._messages[group.id if group else person.id, number]
        after = {key: value for key, value in before.items() if key != "entities"}
        return self._update("edited_message", self.replace(after | {"text": text, **_marked(text)}))

    def upload(
        self,
        person: Person,
        name: str,
        data: bytes,
        caption: str = "",
        *,
        group: Group | None = None,
        album: str = "",
        author: Person | None = None,
        photo: bool = False,
    ) -> JSON:
        """Let a person send the bot a file, or put one into a group; one of an `album`, one forwarded of `author`.

        A `photo` comes in two sizes, of which the larger is the file.
        """
        file = self.add_file(name, data)
        sizes = [file | {"width": 90, "height": 120, "file_id": "small"}, file | {"width": 900, "height": 1200}]
        content: JSON = {"photo": sizes} if photo else {"document": file}
        if album:
            content["media_group_id"] = album
        if author:
            content["forward_origin"] = {"type": "user", "date": int(self._clock()), "sender_user": author.user}
        if caption:
            content |= {"caption": caption, "caption_entities": _marked(caption).get("entities", [])}
        return self._update("message", self.add(self._from(person, group) | content))

    def invite(self, person: Person, group: Group) -> JSON:
        """Let a person add the bot to a group."""
        return self._update("message", self.add(self._from(person, group) | {"new_chat_members": [BOT]}))

    def press(self, person: Person, message: JSON, data: str) -> JSON:
        """Let a person press a button; `data` need not be on one of the message's, as in a forged press."""
        chat = message["chat"]["id"]
        kept = self._messages.get((chat, message["message_id"]), message)
        query = {"id": self._query(), "from": person.user, "message": kept, "chat_instance": str(chat), "data": data}
        return self._update("callback_query", query)

    def call_as_guest(self, person: Person, text: str, group: Group) -> JSON:
        """Let a person mention the bot in a group that it is no member of."""
        message = self.add(self._from(person, group) | {"text": text, **_marked(text), "guest_query_id": self._query()})
        del self._chats[group.id]
        return self._update("guest_message", message)

    def inquire(self, person: Person, query: str, offset: str = "") -> JSON:
        """Let a person type `@bot query` in some chat."""
        body = {"id": self._query(), "from": person.user, "query": query, "offset": offset, "chat_type": "sender"}
        return self._update("inline_query", body)

    def _from(self, person: Person, group: Group | None) -> JSON:
        chat: JSON = {"id": person.id, "type": "private", "first_name": person.name}
        if group:
            chat = {"id": group.id, "type": "supergroup", "title": group.title}
        self._chats[chat["id"]] = chat
        return {"from": person.user, "chat": chat}

    def _query(self) -> str:
        number = str(next(self._queries))
        self.open_queries.add(number)
        return number

    def _update(self, kind: str, body: JSON) -> JSON:
        return {"update_id": next(self._updates), kind: body}


def _marked(text: str) -> JSON:
    """Find the entities that Telegram finds by itself in what a person writes: commands and mentions."""
    entities = [
        {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])}
        for kind, pattern in _MARKS
        for match in pattern.finditer(text)
    ]
    return {"entities": sorted(entities, key=lambda entity: entity["offset"])} if entities else {}
