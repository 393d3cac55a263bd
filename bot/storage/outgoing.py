"""A message that a chat is owed, and its form in the journal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from telegram import InlineKeyboardMarkup, MessageEntity

from bot.render.draft import Draft


class Delivery(StrEnum):
    """What is done to the chat."""

    MESSAGE = "message"
    DOCUMENT = "document"
    PHOTO = "photo"
    EDIT = "edit"
    KEYBOARD = "keyboard"


EDITS = frozenset({Delivery.EDIT, Delivery.KEYBOARD})
"""What is never done twice: where it may have been done, it is left."""


@dataclass(slots=True)
class Outgoing:
    """A message, or the edit of one.

    Attributes:
        draft: What is shown; of a file its caption.
        message: Telegram's number of the message that is edited.
        quote: The part of the message `reply_to` that is answered.
        sent_id: The record that keeps the content, 0 for none.
        update: The update that it answers, 0 for none.
        language: The code of the person's language.
        file: The name and the content of a file.
        id: Its number in the journal, 0 for one that is not written down.
        made: When it was made, in Unix time.
        doubtful: Whether it may have arrived before.
    """

    chat: int
    draft: Draft
    kind: Delivery = Delivery.MESSAGE
    message: int = 0
    reply_to: int | None = None
    quote: str = ""
    thread: int | None = None
    sent_id: int = 0
    update: int = 0
    language: str = ""
    file: tuple[str, bytes] | None = field(default=None, repr=False)
    id: int = 0
    made: float = 0.0
    doubtful: bool = False


_PLAIN = ("message", "reply_to", "quote", "thread", "sent_id", "update", "language")


def to_json(outgoing: Outgoing) -> str:
    """Return what the journal keeps of a message, besides its chat, its kind and its file."""
    draft = outgoing.draft
    fields: dict[str, Any] = {name: getattr(outgoing, name) for name in _PLAIN}
    fields["text"] = draft.text
    fields["entities"] = [entity.to_dict() for entity in draft.entities]
    fields["keyboard"] = draft.keyboard.to_dict() if draft.keyboard else None
    fields["name"] = outgoing.file[0] if outgoing.file else None
    return json.dumps(fields)


def from_json(kind: str, body: str, file: bytes | None) -> Outgoing:
    """Return a message from what the journal keeps, without its chat; raises ValueError, TypeError or KeyError."""
    fields: Mapping[str, Any] = json.loads(body)
    keyboard = fields["keyboard"]
    draft = Draft(
        fields["text"],
        tuple(MessageEntity.de_list(fields["entities"])),
        InlineKeyboardMarkup.de_json(keyboard) if keyboard else None,
    )
    name = fields["name"]
    plain = {key: fields[key] for key in _PLAIN}
    return Outgoing(0, draft, Delivery(kind), file=(name, file or b"") if name else None, **plain)
