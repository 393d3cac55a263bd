"""Cards: what the bot remembers of each message it sent with buttons on it, and their form in the database."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from index.model import Hit, Passage, Span

HIGHLIGHTS = 200
"""Matched words kept of a passage; a message shows fewer."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit without its text: the passage by its id, and what is marked in it."""

    passage: int
    sentence: Span | None = None
    highlight: tuple[Span, ...] = ()
    repeats: tuple[int, ...] = ()

    @classmethod
    def of(cls, hit: Hit) -> "Found":
        """Tell what has to be kept of a hit."""
        return cls(hit.passage.id, hit.sentence, hit.highlight[:HIGHLIGHTS], tuple(repeat.id for repeat in hit.repeats))

    def hit(self, passage: Passage, repeats: tuple[Passage, ...]) -> Hit:
        """Give the hit again; a passage keeps its id only as long as its text, so the spans still fit."""
        return Hit(passage, 0.0, self.sentence, self.highlight, repeats)


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """An answer: `typed` is the question as the person wrote it, `question` as it was searched.

    `shown` is the number of the passage in full, None where silence stands; `part` the part of a long one.
    `understood` is `question` with its typing errors corrected, where there were any. `suggestions` are what can be
    asked instead, the first `spellings` of them near spellings. `usage` is the line of the statistics, 0 for none.
    `named` is whether the message names its question, since no message of the person's above it does. `base` is the
    question that a follow-up goes on from, where that is not `question`. `unsure` is whether the first passage may do
    no more than come near the question; `missing` are then the parts of the question that it lacks.
    """

    typed: str
    question: str
    within: int | None = None
    understood: str | None = None
    answered: bool = False
    found: tuple[Found, ...] = ()
    shown: int | None = None
    part: int | None = None
    suggestions: tuple[str, ...] = ()
    spellings: int = 0
    usage: int = 0
    mark: int = 0
    named: bool = False
    base: str = ""
    unsure: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A speech that is open for reading; `anchor` is the passage it was opened at."""

    speech: int
    anchor: int


@dataclass(frozen=True, slots=True)
class ListCard:
    """A list of the speeches whose titles hold `query`; where none does, it can be asked for in the passages."""

    query: str

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What a button offers to ask."""
        return (self.query,) if self.query else ()


@dataclass(frozen=True, slots=True)
class GuideCard:
    """A page of the bot's own, with questions to try."""

    suggestions: tuple[str, ...] = ()


Body = AnswerCard | ReadingCard | ListCard | GuideCard

_KINDS: Mapping[str, type[Body]] = {
    "answer": AnswerCard,
    "reading": ReadingCard,
    "list": ListCard,
    "guide": GuideCard,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Card:
    """A message of the bot: whose it is, where it stands (`message`), and what it answers (`asked`).

    `user` is the person whose presses move it; `made` is the time in seconds.
    """

    id: int
    user: int
    chat: int
    message: int | None
    asked: int | None
    made: float
    body: Body


def to_row(body: Body) -> tuple[str, str]:
    """Give the kind of a body and its JSON."""
    return _NAMES[type(body)], json.dumps(asdict(body), ensure_ascii=True, separators=(",", ":"))


def from_row(kind: str, text: str) -> Body:
    """Give the body again."""
    fields: dict[str, Any] = json.loads(text)
    if "found" in fields:
        fields["found"] = tuple(_found(each) for each in fields["found"])
    for name in fields.keys() & {"suggestions", "missing"}:
        fields[name] = tuple(fields[name])
    return _KINDS[kind](**fields)


def _found(fields: Mapping[str, Any]) -> Found:
    sentence = fields["sentence"]
    return Found(
        fields["passage"],
        (sentence[0], sentence[1]) if sentence else None,
        tuple((start, end) for start, end in fields["highlight"]),
        tuple(fields["repeats"]),
    )
