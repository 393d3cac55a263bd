"""A message before it is sent: text and entities counted in Telegram's UTF-16 units, and a keyboard."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import MessageEntityType, MessageLimit

from bot.utf16 import utf16_length
from index.model import Span

MESSAGE_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
ENTITIES = 95
"""Telegram shows about 100 entities of a message; a few are left for those it finds itself."""

# Telegram turns these into spaces or drops them; one for one, so that offsets stay.
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

Keyboard = Sequence[Sequence[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be sent. Texts go out with entities only, never with a parse mode."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send, and the id of the record that keeps its content, 0 for none.

    `edits` is the number of the bot's message to edit instead of sending a new one, 0 where it is on its way still.
    """

    draft: Draft
    sent_id: int = 0
    edits: int | None = None


class Writer:
    """Collects text and entities from front to back."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._entities: list[MessageEntity] = []
        self.units = 0

    def write(self, text: str, *kinds: MessageEntityType) -> None:
        """Append `text` as it is, under `kinds` from the outermost in."""
        text = sendable(text)
        length = utf16_length(text)
        if text.strip():
            self._entities += [MessageEntity(kind, self.units, length) for kind in kinds]
        self._parts.append(text)
        self.units += length

    def quote(self, text: str, sentences: Iterable[Span] = (), highlight: Iterable[Span] = (), *, fold: bool) -> None:
        """Append `text` as a quotation, its answering sentences bold and the matched words underlined."""
        text = sendable(text)
        start = self.units
        kind = MessageEntityType.EXPANDABLE_BLOCKQUOTE if fold else MessageEntityType.BLOCKQUOTE
        self.write(text, kind)
        room = ENTITIES - len(self._entities) - 12
        self._entities += _marks(text, start, list(sentences), list(highlight), room)

    def draft(self, keyboard: Keyboard = ()) -> Draft:
        """Give the finished message; rows without buttons are left out."""
        rows = [list(row) for row in keyboard if row]
        entities = sorted(self._entities[:ENTITIES], key=lambda entity: (entity.offset, -entity.length))
        return Draft("".join(self._parts), tuple(entities), InlineKeyboardMarkup(rows) if rows else None)


def plain_draft(text: str) -> Draft:
    """Return a message that is a sentence and nothing else, cut where it repeats too much of what somebody wrote."""
    text = sendable(text)
    if utf16_length(text) > MESSAGE_UNITS:
        text = _head(text, MESSAGE_UNITS - 1).rstrip() + "…"
    return Draft(text)


def sendable(text: str) -> str:
    """`text` with characters that cannot be sent replaced one for one, so that offsets stay."""
    return _UNSENDABLE.sub(lambda match: "\ufffd" if match[0] >= "\ud800" else " ", text)


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line and in at most `limit` units, with an ellipsis at its end where it was cut."""
    line, whole = _line(text, limit)
    return line if whole else _head(line, limit - 1).rstrip() + "…"


def shorten_title(title: str, limit: int) -> str:
    """Return a title on one line and in at most `limit` units, cut in its middle: titles often differ at their end."""
    line = " ".join(sendable(title).split())
    if utf16_length(line) <= limit:
        return line
    end = _head(line[::-1], (limit - 1) // 2)[::-1]
    return _head(line, limit - 1 - utf16_length(end)).rstrip() + "…" + end.lstrip()


def _line(text: str, limit: int) -> tuple[str, bool]:
    """Return the beginning of `text` with its white space made single, and whether that is all and has room."""
    # Long passages are not joined as a whole: what is read is enough for the limit, unless it is white space.
    for size in (4 * limit, len(text)):
        line = " ".join(sendable(text[:size]).split())
        if utf16_length(line) > limit:
            return line, False
    return line, True


def _head(line: str, limit: int) -> str:
    kept = line[:limit]
    while utf16_length(kept) > limit:
        kept = kept[:-1]
    return kept


def _marks(text: str, start: int, sentences: list[Span], highlight: list[Span], room: int) -> list[MessageEntity]:
    """Bold and underline inside a quotation: underlines are cut at the edges of the bold so that nothing crosses."""
    bold = [span for span in _apart(sentences, len(text)) if text[slice(*span)].strip()]
    marks: list[tuple[MessageEntityType, Span]] = [(MessageEntityType.BOLD, span) for span in bold[:room]]
    edges = [edge for span in bold for edge in span]
    words = [span for word in _apart(highlight, len(text)) for span in _cut_at(word, edges)]
    words = [span for span in words if text[slice(*span)].strip()]
    # The words of the answering sentences go first where there are more than can be shown.
    words.sort(key=lambda word: (not any(begin <= word[0] < end for begin, end in bold), word))
    marks += [(MessageEntityType.UNDERLINE, span) for span in words[: room - len(marks)]]
    return [
        MessageEntity(kind, start + utf16_length(text[:begin]), utf16_length(text[begin:end]))
        for kind, (begin, end) in marks
    ]


def _clip(span: Span, length: int) -> Span | None:
    begin, end = max(0, span[0]), min(length, span[1])
    return (begin, end) if begin < end else None


def _apart(spans: list[Span], length: int) -> list[Span]:
    """Spans in order, inside the text, touching ones joined."""
    apart: list[Span] = []
    for span in sorted(spans):
        clipped = _clip(span, length)
        if clipped and apart and clipped[0] <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], clipped[1]))
        elif clipped:
            apart.append(clipped)
    return apart


def _cut_at(span: Span, edges: Iterable[int]) -> list[Span]:
    places = [span[0], *(edge for edge in edges if span[0] < edge < span[1]), span[1]]
    return list(pairwise(places))
