"""Updates that wait to be handled: which one is next, by the rules of docs/reliability.md. Nothing here blocks."""

import re
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.texts import command_names

FRESH_SECONDS = 60.0
"""A question that waited longer is late: those of the last minute go before it."""

STALE_SECONDS = 300.0
"""A late question older than this is not answered where its person has asked a newer one; one word is said of all."""

PLACES_PER_CHAT = 8
"""Updates of one chat that are handled at a time."""

WAITING_PER_CHAT = 100
"""Updates of one chat that may wait."""

_ASK = re.compile(rf"/(?:ask|{'|'.join(command_names.ASK)})(?:@\w+)?(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QueuedUpdate:
    """An update as it came, in JSON, and what decides when it is handled.

    `sent` is when a message was written, or else when the update came. `question` is whether a newer question of the
    same person may take its place. `message` is the number of a message that was written, 0 for any other update.
    """

    id: int
    chat: int
    person: int
    sent: float
    question: bool
    body: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What is done next: `update` is handled, or, where `missed` counts, a word is said of what is not answered."""

    update: QueuedUpdate
    missed: tuple[int, ...] = ()


def queued(raw: Mapping[str, Any], body: str, now: float, bot: str) -> QueuedUpdate:
    """Read what decides when an update is handled; `raw` may be of any shape. `bot` is the bot's user name."""
    kind = next((name for name, value in raw.items() if isinstance(value, dict)), "")
    content = _table(raw, kind)
    message = content if "chat" in content else _table(content, "message")
    person = _number(_table(content, "from"), "id")
    chat = _number(_table(message, "chat"), "id") or person
    fresh = kind == "message"
    return QueuedUpdate(
        id=_number(raw, "update_id"),
        chat=chat,
        person=person,
        sent=float(_number(content, "date") or now) if fresh else now,
        question=fresh and _is_question(content, bot),
        body=body,
        message=_number(content, "message_id") if fresh else 0,
    )


def edited_message(raw: Mapping[str, Any]) -> int:
    """Return the number of the message that an update says was edited, 0 for any other update."""
    return _number(_table(raw, "edited_message"), "message_id")


def as_it_stands(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Give the update of an edited message as if the message had been written like that."""
    written = {key: value for key, value in raw["edited_message"].items() if key != "edit_date"}
    return {"update_id": raw["update_id"], "message": written}


class UpdateQueue:
    """The updates that wait, by chat and person.

    What was written within the last minute goes first, in order. Then each person's newest late question, then the
    other late updates in order. Late ones wait until `caught_up`: until Telegram has given all that it kept.
    """

    def __init__(self, has_room: Callable[[int], bool] = lambda _: True) -> None:
        """`has_room` tells whether the outbox takes more answers for a chat: without room its questions wait here."""
        self.caught_up = False
        self._has_room = has_room
        self._waiting: dict[int, QueuedUpdate] = {}
        self._ready: deque[QueuedUpdate] = deque()
        self._newest: OrderedDict[tuple[int, int], list[QueuedUpdate]] = OrderedDict()
        self._late: deque[QueuedUpdate] = deque()
        self._missed: deque[Turn] = deque()
        self._parked: dict[int, deque[QueuedUpdate]] = {}
        self._in_chat: Counter[int] = Counter()
        self._handled: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, update: QueuedUpdate) -> QueuedUpdate | None:
        """Let an update wait. Where its chat has too many, one gives way, which is returned.

        That is the oldest waiting question of the same person, else the update itself.
        """
        gone = None
        if self._in_chat[update.chat] >= WAITING_PER_CHAT:
            gone = self._oldest_question(update)
            if gone is None:
                return update
            self._leave(gone)
        self._waiting[update.id] = update
        self._in_chat[update.chat] += 1
        self._ready.append(update)
        return gone

    def take_back(self, chat: int, message: int) -> QueuedUpdate | None:
        """Let a message that was written no longer wait, and return it; None where it does not wait."""
        same = (each for each in self._waiting.values() if (each.chat, each.message) == (chat, message))
        if before := next(same, None):
            self._leave(before)
        return before

    def take(self, now: float) -> Turn | None:
        """Take what is next, None where nothing can be done at `now`; `done` gives its place back."""
        while self._ready:
            update = self._ready.popleft()
            if update.id not in self._waiting:
                continue
            if now - update.sent > FRESH_SECONDS:
                self._put_off(update)
            elif self._has_place(update):
                return self._begin(update)
        return self._take_late(now) if self.caught_up else None

    def done(self, update: QueuedUpdate) -> None:
        """Give back the place of an update that was taken and handled."""
        self._handled[update.chat] -= 1
        if not self._handled[update.chat]:
            del self._handled[update.chat]
        self.release(update.chat)

    def release(self, chat: int) -> None:
        """Look again at an update that had no place and waits still."""
        parked = self._parked.get(chat, deque())
        while parked and parked[0].id not in self._waiting:
            parked.popleft()
        if parked:
            self._ready.appendleft(parked.popleft())
        if not parked:
            self._parked.pop(chat, None)

    def _take_late(self, now: float) -> Turn | None:
        while self._newest:
            _, questions = self._newest.popitem(last=False)
            questions = [each for each in questions if each.id in self._waiting]
            if not questions:
                continue
            *older, newest = sorted(questions, key=lambda each: (each.sent, each.id))
            stale = [each for each in older if now - each.sent > STALE_SECONDS]
            for each in stale:
                self._leave(each)
            if stale:
                self._missed.append(Turn(stale[-1], tuple(each.id for each in stale)))
            self._late.extend(each for each in older if each not in stale)
            if self._has_place(newest):
                return self._begin(newest)
        if self._missed:
            return self._missed.popleft()
        while self._late:
            update = self._late.popleft()
            if update.id in self._waiting and self._has_place(update):
                return self._begin(update)
        return None

    def _put_off(self, update: QueuedUpdate) -> None:
        if update.question:
            self._newest.setdefault((update.chat, update.person), []).append(update)
        else:
            self._late.append(update)

    def _has_place(self, update: QueuedUpdate) -> bool:
        """Whether the update's chat has a place free; without one it waits until `release`."""
        if self._handled[update.chat] < PLACES_PER_CHAT and (not update.question or self._has_room(update.chat)):
            return True
        self._parked.setdefault(update.chat, deque()).append(update)
        return False

    def _begin(self, update: QueuedUpdate) -> Turn:
        self._leave(update)
        self._handled[update.chat] += 1
        return Turn(update)

    def _leave(self, update: QueuedUpdate) -> None:
        del self._waiting[update.id]
        self._in_chat[update.chat] -= 1
        if not self._in_chat[update.chat]:
            del self._in_chat[update.chat]

    def _oldest_question(self, update: QueuedUpdate) -> QueuedUpdate | None:
        if not update.question:
            return None
        place = (update.chat, update.person)
        others = (each for each in self._waiting.values() if each.question and (each.chat, each.person) == place)
        return next(others, None)


def _is_question(message: Mapping[str, Any], bot: str) -> bool:
    text = message.get("text") or message.get("caption")
    if not isinstance(text, str):
        return False
    if text.startswith("/"):
        return bool(_ASK.match(text))
    if _table(message, "chat").get("type") == "private":
        return True
    replied = _table(_table(message, "reply_to_message"), "from")
    return f"@{bot}".lower() in text.lower() or replied.get("username") == bot


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = values.get(key)
    return value if isinstance(value, dict) else {}


def _number(values: Mapping[str, Any], key: str) -> int:
    value = values.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def readable(items: Iterable[object]) -> list[Mapping[str, Any]]:
    """Return the updates among what Telegram gave: tables with a number; anything else cannot be confirmed either."""
    return [item for item in items if isinstance(item, dict) and _number(item, "update_id") > 0]
