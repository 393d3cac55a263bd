"""Records of the messages that the bot sent with buttons: their content, and its form in the database."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from index.model import Hit, Order, Passage, Restriction, Span

HIGHLIGHTS = 200
"""Matched words kept of a passage; a message shows fewer."""


@dataclass(frozen=True, slots=True)
class StoredHit:
    """A hit without its text: the id of its passage, and the spans that are marked in it."""

    passage: int
    sentences: tuple[Span, ...] = ()
    highlight: tuple[Span, ...] = ()
    repeats: tuple[int, ...] = ()

    @classmethod
    def of(cls, hit: Hit) -> "StoredHit":
        """Return what is stored of a hit."""
        return cls(
            hit.passage.id, hit.sentences, hit.highlight[:HIGHLIGHTS], tuple(repeat.id for repeat in hit.repeats)
        )

    def hit(self, passage: Passage, repeats: tuple[Passage, ...]) -> Hit:
        """Return the hit; a passage keeps its id only as long as its text, so the spans still fit."""
        return Hit(passage, 0.0, self.sentences, self.highlight, repeats)


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A point of a list: its number, how it begins, and the place of its passage among the hits."""

    number: int
    text: str
    hit: int


@dataclass(frozen=True, slots=True)
class AnswerContent:
    """An answer: `typed` is the question as the person wrote it, `question` as it was searched.

    `shown` is the number of the passage in full, None where there is no answer; `part` the part of a long one.
    `understood` is `question` with its typing errors corrected, where there were any. `suggestions` are what can be
    asked instead, the first `spellings` of them near spellings; with an answer,
    what else the message asked. `usage` is its row in the statistics, 0 for none.
    `named` is whether the message names its question, since no message of the person's above it does. `base` is the
    question that a follow-up goes on from, where that is not `question`. `unsure` is whether the first passage may do
    no more than come near the question; `missing` are then the parts of the question that it lacks.
    `items` are the points of the list that was asked for. `asks_speech` is whether it asks which speech it was.
    `wording` says how the words stand that the question quotes, "" where it quotes none; `changes` are the differences.
    `untold` is what its speech does not tell that is asked, as in the `Answer`.
    `missing_shards` of the `shards` of a cluster did not answer.
    `restriction` and `order` are those of the `Answer`.
    """

    typed: str
    question: str
    within: int | None = None
    understood: str | None = None
    answered: bool = False
    hits: tuple[StoredHit, ...] = ()
    shown: int | None = None
    part: int | None = None
    suggestions: tuple[str, ...] = ()
    spellings: int = 0
    usage: int = 0
    mark: int = 0
    named: bool = False
    base: str = ""
    unsure: bool = False
    bound: bool = False
    missing: tuple[str, ...] = ()
    items: tuple[StoredItem, ...] = ()
    asks_speech: bool = False
    missing_shards: int = 0
    shards: int = 0
    restriction: Restriction | None = None
    order: Order | None = None
    wording: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    untold: str = ""

    @property
    def shown_hit(self) -> StoredHit | None:
        """The hit that is shown, None where none is."""
        return None if self.shown is None else self.hits[self.shown]


@dataclass(frozen=True, slots=True)
class ReadingContent:
    """A speech that is open for reading; `anchor` is the passage it was opened at."""

    speech: int
    anchor: int


@dataclass(frozen=True, slots=True)
class ListContent:
    """A list of the speeches whose titles hold `query`; where none does, it can be asked for in the passages."""

    query: str

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What a button offers to ask."""
        return (self.query,) if self.query else ()


@dataclass(frozen=True, slots=True)
class GuideContent:
    """A page of the bot's own, with questions to try."""

    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A document that an administrator sent: its name, its size in bytes, and what was found in it.

    `state` is "new", "taken" where the collection has a file of that name, or "same" where that has the same content.
    `notes` are warnings and refusals, a line each. `other` is the path of the file of that name outside of the uploads.
    """

    name: str
    size: int
    speeches: int = 0
    passages: int = 0
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    state: str = "new"
    other: str = ""
    unfinished: bool = False

    @property
    def usable(self) -> bool:
        """Whether there is anything to add."""
        return self.state != "same" and (self.passages > 0 or self.unfinished)


@dataclass(frozen=True, slots=True)
class UploadContent:
    """Documents that an administrator sent and has not decided on; none once that is done."""

    documents: tuple[SentDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesContent:
    """A page of the files of the collection; `paths` are those on it. With `removing` its buttons take them out."""

    removing: bool = False
    query: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BindingContent:
    """Questions without an answer, or one of them with the ids of the passages that it can be bound to."""

    questions: tuple[str, ...] = ()
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovalContent:
    """A file that was taken out of the collection when `generation` was the current one."""

    path: str
    generation: int


Content = (
    AnswerContent
    | ReadingContent
    | ListContent
    | GuideContent
    | UploadContent
    | FilesContent
    | RemovalContent
    | BindingContent
)

_KINDS: Mapping[str, type[Content]] = {
    "answer": AnswerContent,
    "reading": ReadingContent,
    "list": ListContent,
    "guide": GuideContent,
    "upload": UploadContent,
    "files": FilesContent,
    "removal": RemovalContent,
    "binding": BindingContent,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of the bot.

    Attributes:
        id: The id of this record, as buttons carry it.
        user: The person whose presses change the message.
        message: Telegram's number of the message, None until that is known.
        question: Telegram's number of the message it answers.
        created: The time in seconds.
    """

    id: int
    user: int
    chat: int
    message: int | None
    question: int | None
    created: float
    content: Content


def to_row(content: Content) -> tuple[str, str]:
    """Return the kind of a content and its JSON."""
    return _NAMES[type(content)], json.dumps(asdict(content), ensure_ascii=True, separators=(",", ":"))


def from_row(kind: str, text: str) -> Content | None:
    """Return the content of a kind from its JSON; None for a kind or a field of another version of the bot."""
    try:
        fields: dict[str, Any] = json.loads(text)
        if "hits" in fields:
            fields["hits"] = tuple(_stored_hit(each) for each in fields["hits"])
        if "items" in fields:
            fields["items"] = tuple(StoredItem(**each) for each in fields["items"])
        if demanded := fields.get("restriction"):
            words = {name: tuple(demanded[name]) for name in ("titles", "speakers")}
            fields["restriction"] = Restriction(**{**demanded, **words})
        if order := fields.get("order"):
            fields["order"] = Order(order)
        if "changes" in fields:
            fields["changes"] = tuple((typed, written) for typed, written in fields["changes"])
        if "documents" in fields:
            fields["documents"] = tuple(_sent_document(each) for each in fields["documents"])
        for name in fields.keys() & {"suggestions", "missing", "paths", "questions", "passages"}:
            fields[name] = tuple(fields[name])
        return _KINDS[kind](**fields)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _sent_document(fields: Mapping[str, Any]) -> SentDocument:
    return SentDocument(**{**fields, "titles": tuple(fields["titles"]), "notes": tuple(fields["notes"])})


def _stored_hit(fields: Mapping[str, Any]) -> StoredHit:
    return StoredHit(
        fields["passage"],
        tuple((start, end) for start, end in fields["sentences"]),
        tuple((start, end) for start, end in fields["highlight"]),
        tuple(fields["repeats"]),
    )
