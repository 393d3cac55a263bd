"""What a strategy of segmentation gives: where the pieces of a file begin, by what that was told, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.lines import Label, Line
from index.structure.layout import Layout
from index.structure.rules import Mark, has_mark

TOP_LINES = 3
"""So many lines may stand above the first piece, such as the name of the collection."""

LEAST = 2
LEAST_APART = 3
"""A series has at least so many pieces; the second where only blank lines, the margin or bare numbers tell them."""

PIECE_LENGTH = 60
"""A piece of a series has on average at least so many characters."""

REMARK_LENGTH = 100
"""A remark under a title, such as where the text was taken from, has fewer characters."""

BLANK_LINES = 2
"""So many more blank lines than between paragraphs stand between one piece and the next."""

TALK_LINES = 4
"""What addresses its hearers in its first so many lines is a talk."""

SURE = 0.6
"""Pieces that were told less surely than this stand under the name of their file, too."""


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a file, how they are set, and the titles that its table of contents lists."""

    lines: Sequence[Line]
    form: Layout
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a piece begins: its title, number and group take the lines from `place` to before `body`.

    Without a `title`, it is read from the lines of the body. `outer` holds the titles around it where the strategy
    knows them, `lead` lines above its title that belong to its text. A `marked` piece may hold articles; the title of
    one that is `open` may go on in the lines below.
    """

    place: int
    body: int
    title: str
    reason: str
    outer: tuple[str, ...] = ()
    lead: tuple[Line, ...] = ()
    marked: bool = True
    open: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The boundaries that one strategy found, and from 0 to 1 how sure they are."""

    strategy: str
    confidence: float
    boundaries: tuple[Boundary, ...]


def cut_speeches(strategy: str, confidence: float, boundaries: Sequence[Boundary]) -> Cut | None:
    """Give a cut where there are boundaries."""
    return Cut(strategy, confidence, tuple(boundaries)) if boundaries else None


def lengths(boundaries: Sequence[Boundary], lines: Sequence[Line]) -> list[int]:
    """Count the characters of each piece."""
    ends = [each.place for each in boundaries[1:]] + [len(lines)]
    return [sum(len(line.text) for line in lines[each.body : end]) for each, end in zip(boundaries, ends, strict=True)]


def is_remark(lines: Sequence[Line]) -> bool:
    """Tell whether some lines are hardly more than a remark, beside bylines and notes, and no piece of their own."""
    said = (line for line in lines if not has_mark(line.text, Mark.BYLINE, Mark.NOTE))
    return sum(len(line.text) for line in said) < REMARK_LENGTH


def is_talk(lines: Sequence[Line]) -> bool:
    """Tell whether a speaker addresses the hearers in the first of some lines."""
    return any(has_mark(line.text, Mark.SALUTATION) for line in lines[:TALK_LINES])


def is_headed(lines: Sequence[Line]) -> bool:
    """Tell whether the first line is the one heading that the file itself labels: it names all that stands below."""
    labelled = [line for line in lines if line.label is Label.HEADING]
    return len(labelled) == 1 and lines[0].label is Label.HEADING


def holds_text(lines: Sequence[Line]) -> bool:
    """Tell whether some lines hold running text, and not only titles, names, dates and mottoes."""
    return any(has_mark(line.text, Mark.TEXT) for line in lines)
