"""The values that all rooms share: what a reader gives, what the index keeps, what a search returns.

Plain frozen data; every other room of the package takes and returns these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]
"""Start and end (exclusive) of characters in a text, as Python slices it."""


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """A passage as the structure reader found it: its text and the section headings it stands under.

    `headings` runs from the outermost in and holds section headings only, not the speech's title.
    `record` is the id of a JSONL record, None for text files. `page` is the page, slide or section of its file that the
    passage begins on, from 1; None where the file has none.
    """

    text: str
    headings: tuple[str, ...] = ()
    record: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who gave a speech, in which office, where and when, each None where not known.

    `date` is ISO text as far as known (`1999`, `1999-03`, `1999-03-05`); `date_source` says what it was read from,
    such as `title`, `byline` or `file name`.
    """

    speaker: str | None = None
    office: str | None = None
    place: str | None = None
    date: str | None = None
    date_source: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedSpeech:
    """One titled piece of a file. `outer` holds the titles of the pieces around a sub-article, outermost first."""

    title: str
    passages: tuple[ParsedPassage, ...]
    outer: tuple[str, ...] = ()
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech in the index. `id` stays the same over generations while its file is unchanged.

    The fields from `speaker` on are those of its `Metadata`.
    """

    id: int
    title: str
    outer: tuple[str, ...]
    source: str
    passages: int
    speaker: str | None = None
    office: str | None = None
    place: str | None = None
    date: str | None = None
    date_source: str | None = None


class Passage(NamedTuple):
    """A passage in the index, quoted as it stands in its file.

    `id` stays the same over generations while its file is unchanged and is never used again for another passage.
    `headings` runs from the outermost in: titles of the pieces around the speech, then section headings.
    `place` counts the passages of the speech from 0. `page` is the page of the file it begins on, from 1, where known.
    `speaker` and `date` are those of its speech.
    """

    id: int
    speech: int
    title: str
    headings: tuple[str, ...]
    text: str
    source: str
    record: str | None
    place: int
    page: int | None = None
    speaker: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class YearNote:
    """What an expression in a passage means in calendar years: `去年` at `span` is `1999年`."""

    span: Span
    years: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One found passage: why it was chosen and what to mark in it.

    `sentences` are the spans of the sentences that answer, `highlight` those of matched words, in order and apart;
    both index `passage.text`. `repeats` are passages that say the same and are named beside it.
    `signals` is each signal's share of `score`, by name. `notes` tell what 去年 and the like mean in what is marked.
    """

    passage: Passage
    score: float
    sentences: tuple[Span, ...] = ()
    highlight: tuple[Span, ...] = ()
    repeats: tuple[Passage, ...] = ()
    signals: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[YearNote, ...] = ()

    @property
    def begins(self) -> int:
        """Where in the passage what answers begins, 0 where nothing is marked."""
        return self.sentences[0][0] if self.sentences else 0


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where words stand letter for letter: how many times, in how many passages, and how often in which speech.

    `speeches` has the times by the id of the speech, in collection order; `hits` are the passages asked for, in
    the same order, the words marked. Where it is not `complete`, there may be more than were counted.
    """

    words: str
    total: int
    passages: int
    speeches: Mapping[int, int]
    hits: tuple[Hit, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class ListItem:
    """A point of a list: its number from 1, how it begins in the speech's own words, and the id of its passage.

    `span` is where `text` stands in the passage, None where it is the heading that the passage stands under.
    """

    number: int
    text: str
    passage: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SpeechMatch:
    """A speech that a question asks for: how it opens, its best passage, and how well it fits, from 0 to 1.

    `office` and `place` are given where who spoke, when or where is asked.
    """

    speech: int
    title: str
    speaker: str | None
    date: str | None
    opening: str
    passage: int
    score: float
    office: str | None = None
    place: str | None = None

    @classmethod
    def of(cls, speech: Speech, opening: str, passage: int) -> "SpeechMatch":
        """Give a speech that is asked for itself, with all that is known of it."""
        known = (speech.id, speech.title, speech.speaker, speech.date)
        return cls(*known, opening, passage, 1.0, speech.office, speech.place)


class Order(StrEnum):
    """An order in time: by the date of the speech, those without one last."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a question demands of the speeches it is looked up in, and how many meet that.

    `titles` and `speakers` are words of their titles and speakers, `first` and `last` the years they were given in,
    None where open. `undated` is how many more would meet it if their date were known.
    """

    titles: tuple[str, ...]
    speakers: tuple[str, ...]
    first: int | None
    last: int | None
    speeches: int
    undated: int


class Certainty(StrEnum):
    """Whether the first passage answers the question, may do no more than come near it, or does not."""

    SURE = "sure"
    UNSURE = "unsure"
    NONE = "none"


class Wording(StrEnum):
    """How the words of a quotation stand in the collection; signs count apart from letters."""

    EXACT = "exact"
    OTHER_SIGNS = "other signs"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """How the words stand that a question quotes; `changes` are those of an altered one, as typed and as they stand.

    There are none where they are many.
    """

    wording: Wording
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the collection says to a question.

    `hits` are the best passages, the first of them the answer; where `certainty` is none they are suggestions.
    `understood` is the question as it was answered where typing errors were corrected in it, else None.
    `spellings` are near spellings the collection has for words it lacks, for `您是不是要找`.
    `confidence` lies in 0..1; `index.ranking.abstention` has the borders between the certainties.
    `items` are the points of the list that the question asks for, in order; mostly none. `point` is the place among
    them of the one that it asks for.
    `speeches` are those that fit best where the question asks which speech it was, the best first; else none.
    `missing` are the parts of the question that neither the first passage nor its titles have, as they were typed.
    `restriction` is what the question demands of the speeches, None for nothing. `order` is the order in time of those
    hits that come near the first, None where they are ordered by how well they answer.
    Of a cluster, `missing_shards` are the numbers of those of its `shards` that did not answer: the collection may hold
    more. `shards` is 0 on one machine.
    `own_words` are the entries of the administrator's words that changed the first passage. `bound` is whether an
    administrator chose the first passage for this question. `quotation` is given where a quotation is checked.
    `untold` is what is asked of the first passage's speech and not told there: its `speaker`, `date` or `place`.
    """

    question: str
    certainty: Certainty
    hits: tuple[Hit, ...] = ()
    understood: str | None = None
    spellings: tuple[str, ...] = ()
    confidence: float = 0.0
    missing: tuple[str, ...] = ()
    items: tuple[ListItem, ...] = ()
    speeches: tuple[SpeechMatch, ...] = ()
    restriction: Restriction | None = None
    order: Order | None = None
    missing_shards: tuple[int, ...] = ()
    shards: int = 0
    own_words: tuple[str, ...] = ()
    bound: bool = False
    point: int | None = None
    quotation: CheckedQuotation | None = None
    untold: str = ""

    @property
    def asked_items(self) -> tuple[ListItem, ...]:
        """The points that the question asks for: all of the list, or one."""
        return self.items if self.point is None else self.items[self.point : self.point + 1]

    @property
    def answered(self) -> bool:
        """Whether an answer is given, sure or not."""
        return self.certainty != Certainty.NONE
