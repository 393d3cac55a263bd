"""The level of headings at which the pieces of a file begin is chosen here, from headings that the file itself has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.boundaries import Boundary, Cut, Text, cut_speeches, holds_text
from index.structure.rules import Mark, has_mark
from index.structure.rules.people import SIGNING
from index.structure.title_reading import opening_title

_SIGNING_LINES = 2
"""The date or author of a piece stands in the first so many lines under its heading."""

UNSURE = 0.5
"""How sure a cut is at lesser headings with none over them, which name no document and stand over no date."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, and the place of the next one."""

    place: int
    end: int
    level: int
    text: str


def by_headings(text: Text) -> Cut | None:
    """Cut at the headings of the topmost level whose headings are titles of pieces; levels above group them."""
    lines = text.lines
    labelled = [place for place, line in enumerate(lines) if line.label is Label.HEADING]
    places = [place for place in labelled if not has_mark(lines[place].text, Mark.CAPTION)]
    if not places:
        return None
    headings = [
        _Heading(place, end, lines[place].level, lines[place].text)
        for place, end in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    title = _over_all(headings, lines)
    if title is not None:
        headings[0] = title
    groups: list[_Heading] = []
    for level in sorted({heading.level for heading in headings}):
        here = [heading for heading in headings if heading.level == level]
        below = [heading for heading in headings if heading.level > level]
        if _are_groups(here, below, lines):
            groups.extend(here)
        elif groups or _are_pieces(here, lines):
            return _cut(here, groups, lines, sure=bool(groups) or level == 1 or _are_documents(here, lines))
        elif _is_book(here, below, lines) or (title in here and _is_over_pieces(here[0], below)):
            groups.extend(here)
        else:
            return None
    return None


def _over_all(headings: Sequence[_Heading], lines: Sequence[Line]) -> _Heading | None:
    """Give the first heading, a level above its own, where all others of its level stand under it; else None.

    Converters set the title of a text as they set its sections: nothing stands under it but the next, or a table.
    """
    first, others = headings[0], [heading for heading in headings[1:] if heading.level <= headings[0].level]
    if not others or min(heading.level for heading in others) < first.level or _count([first, *others], Mark.GROUP):
        return None
    if holds_text(lines[: first.place]) or _has_text(lines[first.place + 1 : others[0].place]):
        return None
    ends = [heading.place for heading in others[1:]] + [len(lines)]
    if not all(_has_text(lines[other.place + 1 : end]) for other, end in zip(others, ends, strict=True)):
        return None
    document = has_mark(first.text, Mark.DOCUMENT)
    if len(others) == 1 and not document and (_count(others, Mark.DOCUMENT) or _has_signature(others[0], lines)):
        return None  # it names a column, the other one the text
    return replace(first, level=first.level - 1)


def _has_text(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold running text beside tables and the line right under each, which is about the table."""
    rows = [line.label is Label.ROW for line in lines]
    return holds_text([line for line, *about in zip(lines, rows, [False, *rows], strict=False) if not any(about)])


def _has_signature(heading: _Heading, lines: Sequence[Line]) -> bool:
    return any(has_mark(line.text, *SIGNING) for line in lines[heading.place + 1 : heading.end][:_SIGNING_LINES])


def _is_over_pieces(title: _Heading, below: Sequence[_Heading]) -> bool:
    """Tell whether a title without text stands over pieces: it names no document, and they are not counted."""
    pieces = [heading for heading in below if heading.level == title.level + 1]
    counted = 2 * _count(pieces, Mark.COUNTED, Mark.SECTION) > len(pieces)
    return len(pieces) > 1 and not counted and not has_mark(title.text, Mark.DOCUMENT, Mark.SPEECH)


def _are_groups(here: Sequence[_Heading], below: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether headings name parts of a book, or say the book's own title again and again."""
    if not below:
        return False
    names = {letters_of(heading.text) for heading in here}
    empty = not any(holds_text(lines[heading.place + 1 : heading.end]) for heading in here)
    if len(here) > 1 and len(names) == 1:
        return empty
    parts = [heading for heading in here if has_mark(heading.text, Mark.GROUP)]
    return bool(parts) and len(here) - len(parts) <= 1


def _is_book(here: Sequence[_Heading], below: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether one heading over all others names a collection of pieces and not one piece with its sections."""
    if len(here) != 1 or (here[0].place and holds_text(lines[: here[0].place])) or not below:
        return False
    top = min(heading.level for heading in below)
    pieces = [heading for heading in below if heading.level == top]
    if len(pieces) < 2:
        return False
    told = 2 * _count(pieces, Mark.DOCUMENT) >= len(pieces) or _are_signed(pieces, lines)
    empty = not holds_text(lines[here[0].place + 1 : here[0].end])
    named = empty and has_mark(here[0].text, Mark.COLLECTION)
    return told or (named and 2 * _count(pieces, Mark.COUNTED, Mark.SECTION) <= len(pieces))


def _are_pieces(here: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether headings of the topmost level are titles of pieces, and not of the sections of one."""
    if len(here) < 2:
        return False
    if _are_documents(here, lines):
        return True
    counted = _count(here, Mark.COUNTED)
    if 2 * counted > len(here) or _are_points(here, lines):
        return False
    return not opening_title(lines[: here[0].place])[0]


def _are_points(here: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether most headings are the points of an outline, for no text stands under them."""
    ends = [heading.place for heading in here[1:]] + [len(lines)]
    below = [lines[heading.place + 1 : end] for heading, end in zip(here, ends, strict=True)]
    bare = [not holds_text(under) and not any(has_mark(line.text, Mark.SENTENCE) for line in under) for under in below]
    return 2 * sum(bare) > len(here)


def _are_documents(here: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether headings name documents or stand over a date, an author or an address."""
    return 2 * _count(here, Mark.DOCUMENT) >= len(here) or _are_signed(here, lines)


def _count(headings: Sequence[_Heading], *marks: Mark) -> int:
    """Count the headings that bear one of some marks."""
    return sum(has_mark(heading.text, *marks) for heading in headings)


def _are_signed(headings: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether a date, an author or an address stands under at least half of some headings."""
    signed = [heading for heading in headings if _is_signed(lines[heading.place + 1 : heading.end][:_SIGNING_LINES])]
    return len(signed) >= 2 and 2 * len(signed) >= len(headings)


def _is_signed(lines: Sequence[Line]) -> bool:
    return any(has_mark(line.text, *SIGNING, Mark.SALUTATION) for line in lines)


def _cut(pieces: Sequence[_Heading], groups: Sequence[_Heading], lines: Sequence[Line], *, sure: bool) -> Cut | None:
    """Give the boundaries at some headings, each under the groups it stands in; a group's own text is a piece."""
    boundaries: list[Boundary] = []
    around: list[_Heading] = []
    lead: list[Line] = []
    parts: tuple[str, ...] = ()
    start: int | None = None
    for heading in sorted((*pieces, *groups), key=lambda heading: heading.place):
        start = heading.place if start is None else start
        outer = tuple(held.text for held in around)
        if heading in pieces:
            told = f"heading of level {heading.level}"
            parts = tuple(line.text for line in lead if has_mark(line.text, Mark.GROUP)) or parts
            left = tuple(line for line in lead if not has_mark(line.text, Mark.GROUP))
            boundaries.append(
                Boundary(start, heading.place + 1, heading.text, told, (*outer, *parts), lead=left, open=True)
            )
            lead, start = [], None
            continue
        around = [held for held in around if _stays(held, heading)]
        parts = ()
        under = lines[heading.place + 1 : heading.end]
        if holds_text(under):
            outer = tuple(held.text for held in around)
            told = f"text under the group {heading.text}"
            boundaries.append(Boundary(start, heading.place + 1, heading.text, told, outer, lead=tuple(lead)))
            lead, start = [], None
        else:
            lead.extend(under)
        around.append(heading)
    return cut_speeches("headings", 0.9 if sure else UNSURE, boundaries)


def _stays(outer: _Heading, heading: _Heading) -> bool:
    """Tell whether a group still stands around what follows the heading of another: a book does around its parts."""
    if outer.level != heading.level:
        return outer.level < heading.level and letters_of(outer.text) != letters_of(heading.text)
    return has_mark(heading.text, Mark.GROUP) and not has_mark(outer.text, Mark.GROUP)
