"""What a line rule is: a name, the mark it gives, a pattern or predicate, an example and a counter-example."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Protocol

from index.structure.characters import simple, squeeze

SHORT_LENGTH = 60
"""What is no running text is at most so long: a heading with its number, a date, what stands in brackets."""

LONG_LENGTH = 120
"""A line that says several such things at once is at most so long: a marker with its title, labels of a mail."""

ANY_LENGTH = 1_000_000
FOLDED_LENGTH = 200
"""A rule that reads Traditional characters as Simplified looks at lines up to the second length, any other at all."""


class Mark(StrEnum):
    """What a line is by its own looks; a line may bear several."""

    # how it ends, and what is inside it
    ENDED = "ends a sentence, a clause of a list or a lead-in"
    SENTENCE = "ends as spoken sentences do"
    PAUSED = "ends at a comma"
    TORN = "goes on from the line before"
    HOLDS_SENTENCE = "a sentence ends inside it"
    LIST_SO_FAR = "clauses of a list that goes on"
    # how it is set
    NUMBERED = "opens with a number"
    COUNTED = "opens with the number of a list or of sections"
    FIRST_NUMBER = "opens with the first number of a list or of sections"
    BULLET = "opens with a bullet"
    BRACKETED = "stands in brackets"
    DASHED = "opens with a dash"
    TEXT = "running text"
    BEGINS = "a text may begin with it"
    OPENS = "begins a paragraph of its own"
    ROW = "row of a table"
    DRAWN = "drawn, such as a rule"
    DOTTED = "only dots or signs"
    UNDERLINE = "underlines a heading"
    NOTE = "footnote"
    FOREIGN = "sentence in Latin letters"
    TIMES = "times of a subtitle"
    # who, when and where
    DATE = "date"
    DATE_REST = "may stand behind a date"
    SALUTATION = "address to hearers"
    TO_HEARERS = "thanks, wishes, or what names those who speak and hear"
    BYLINE = "byline"
    AUTHOR = "who wrote it"
    PERSON = "somebody with a title of respect"
    SPEAKER = "who speaks"
    NAME = "may be a name"
    TURN = "opens a turn of a dialogue"
    NAMED_FIRST = "may name somebody first"
    SOURCE = "where it is taken from"
    PUBLISHED = "when and from where a page was published"
    CAPTION = "caption"
    NOTES_HEAD = "head of the notes or sources"
    # titles
    TITLE = "may be a title"
    FIRST_TITLE = "may be the title of a file"
    SHORT_TITLE = "may be a title where titles stand"
    LABELLED_TITLE = "title behind a label"
    BRACKETED_TITLE = "title in brackets"
    DOCUMENT = "names a kind of document"
    SPEECH = "names a talk or a report"
    VOLUME = "names a part of a book"
    GROUP = "groups pieces"
    BARE = "says nothing without its book"
    ISSUED = "says which organ issued a paper, and when"
    MASTHEAD = "masthead"
    FRINGE = "stands above a title"
    FIELD = "says behind a label where, when and with whom"
    COLLECTION = "names a collection"
    SECTION = "worded as headings of sections are"
    SUBJECT = "names who does something"
    DEED = "names what is done"
    SUMMARY = "summary under a title"
    REPORTED = "begins with when it was done"
    PART_LABEL = "label before a colon"
    ORGAN = "ends with an organ"
    CONNECTS = "ends with a word that leads on"
    GOES_ON = "opens as the rest of a title"
    OCCASION = "day and meeting"
    UNFINISHED = "speaker at an occasion that goes on"
    OCCASION_END = "end of an occasion"
    SPACED_OUT = "characters set apart"
    # pages, printed and on the web
    PAGE_NUMBER = "page number"
    NUMBER_ALONE = "only a number"
    YEAR_ALONE = "only a year"
    NUMBERED_HEAD = "running head with its page"
    SPREAD = "words far apart"
    DATED_HEAD = "running head with a day"
    FURNITURE = "furniture of a web page"
    BUTTON = "only words of buttons"
    PAGE_LINE = "words of a web page"
    MENU = "menu or path of a web page"
    ADDRESS = "address of a page"
    LINK = "holds an address or the signs of a path"
    HOST = "holds the name of a host"
    PAGE_PATH = "path of a web page"
    PAGE_TAIL = "foot of a web page"
    HOME = "first word of a menu"
    CONTENTS_HEAD = "head of a table of contents"
    LED_ENTRY = "entry of a table of contents with a leader"
    PAGED_ENTRY = "entry of a table of contents with a page"


class Has(Protocol):
    """Tells whether a line bears one of some marks."""

    def __call__(self, text: str, /, *marks: Mark) -> bool:
        """Take the line and the marks."""


Predicate = Callable[[str, Has], bool]
"""A predicate gets the line and may ask which marks it, or a part of it, bears."""


@dataclass(frozen=True, slots=True, eq=False)
class LineRule:
    """One look at a whole line without whitespace around it, which gives it a mark.

    A pattern matches the whole line. It is compiled when it is first needed: with others of its mark, or alone, to say
    which rule holds and what it found. A line that bears the mark opens with one of the characters `opens`, if there
    are any. Lines over `longest` characters do not bear the mark. Traditional characters are
    read as Simplified ones unless the rule is `literal`, and whitespace does not count where it is `squeezed`.
    """

    name: str
    mark: Mark
    looks: str | Predicate
    example: str
    counter_example: str
    longest: int = FOLDED_LENGTH
    literal: bool = False
    squeezed: bool = False
    opens: Collection[str] = ""

    def match(self, text: str) -> re.Match[str] | None:
        """Match the pattern of the rule against a line; None for one that is too long."""
        if len(text) > self.longest or not isinstance(self.looks, str):
            return None
        line = text if self.literal else simple(text)
        if self.opens and line[:1] not in self.opens:
            return None
        return compiled(self.looks).fullmatch(squeeze(line) if self.squeezed else line)

    def holds(self, text: str, has: Has) -> bool:
        """Tell whether a line bears the mark by this rule."""
        if isinstance(self.looks, str):
            return self.match(text) is not None
        return len(text) <= self.longest and self.looks(text if self.literal else simple(text), has)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once."""
    return re.compile(pattern)


@dataclass(frozen=True, eq=False)
class LinePart:
    """A pattern for a part of a line, taken off or cut at; `part` is what it finds in `example`."""

    name: str
    looks: str
    example: str
    part: str
    counter_example: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile the pattern when it is first needed."""
        return re.compile(self.looks)
