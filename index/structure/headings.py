"""The level of headings at which the pieces of a file begin is chosen here, from headings that the file itself has."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.lines import Label, Line
from index.structure import bylines, marks, openings, wording
from index.structure.boundaries import Boundary, Cut, Text, cut_speeches, holds_text
from index.structure.titles import is_document, is_group, opening_title

HALF = 0.5
"""So many of the headings of one level must look like titles of pieces for the level to be theirs."""

_UNDER_LINES = 2
"""The date or author of a piece stands in the first so many lines under its heading."""


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
    places = [place for place, line in enumerate(lines) if line.label is Label.HEADING]
    if not places:
        return None
    headings = [
        _Heading(place, end, lines[place].level, lines[place].text)
        for place, end in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    groups: list[_Heading] = []
    for level in sorted({heading.level for heading in headings}):
        here = [heading for heading in headings if heading.level == level]
        below = [heading for heading in headings if heading.level > level]
        if _are_groups(here, below, lines):
            groups.extend(here)
        elif groups or _are_pieces(here, lines):
            return _cut(here, groups, lines)
        elif _is_book(here, below, lines):
            groups.extend(here)
        else:
            return None
    return None


def _are_groups(here: Sequence[_Heading], below: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether headings name parts of a book, or say the book's own title again and again."""
    if not below:
        return False
    names = {marks.core(heading.text) for heading in here}
    empty = not any(holds_text(lines[heading.place + 1 : heading.end]) for heading in here)
    if len(here) > 1 and len(names) == 1:
        return empty
    parts = [heading for heading in here if is_group(heading.text)]
    return bool(parts) and len(here) - len(parts) <= 1


def _is_book(here: Sequence[_Heading], below: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether one heading over all others names a collection of pieces and not one piece with its sections."""
    if len(here) != 1 or (here[0].place and holds_text(lines[: here[0].place])) or not below:
        return False
    top = min(heading.level for heading in below)
    pieces = [heading for heading in below if heading.level == top]
    if len(pieces) < 2:
        return False
    told = sum(map(_is_document, pieces)) >= HALF * len(pieces) or _are_signed(pieces, lines)
    empty = not holds_text(lines[here[0].place + 1 : here[0].end])
    named = empty and wording.COLLECTION.search(marks.simple(here[0].text)) is not None
    return told or (named and sum(map(_is_own, pieces)) >= HALF * len(pieces))


def _are_pieces(here: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether headings of the topmost level are titles of pieces, and not of the sections of one."""
    if len(here) < 2:
        return False
    if sum(map(_is_document, here)) >= HALF * len(here) or _are_signed(here, lines):
        return True
    counted = sum(_is_counted(heading.text) for heading in here)
    if 2 * counted > len(here):
        return False
    return not opening_title(lines[: here[0].place])[0]


def _are_signed(headings: Sequence[_Heading], lines: Sequence[Line]) -> bool:
    """Tell whether a date, an author or an address stands under at least half of some headings."""
    signed = [heading for heading in headings if _is_signed(lines[heading.place + 1 : heading.end][:_UNDER_LINES])]
    return len(signed) >= 2 and len(signed) >= HALF * len(headings)


def _is_signed(lines: Sequence[Line]) -> bool:
    return any(
        marks.is_date(line.text)
        or marks.is_byline(line.text)
        or bylines.is_author(line.text)
        or marks.is_salutation(line.text)
        for line in lines
    )


def _is_document(heading: _Heading) -> bool:
    return is_document(heading.text)


def _is_counted(text: str) -> bool:
    opening = openings.numbered(text)
    return opening is not None and opening.kind not in openings.SPOKEN


def _is_own(heading: _Heading) -> bool:
    return not _is_counted(heading.text) and wording.SECTION.search(marks.simple(heading.text)) is None


def _cut(pieces: Sequence[_Heading], groups: Sequence[_Heading], lines: Sequence[Line]) -> Cut | None:
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
            parts = tuple(line.text for line in lead if is_group(line.text)) or parts
            left = tuple(line for line in lead if not is_group(line.text))
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
    return cut_speeches("headings", 0.9, boundaries)


def _stays(held: _Heading, heading: _Heading) -> bool:
    """Tell whether a group still stands around what follows the heading of another: a book does around its parts."""
    if held.level != heading.level:
        return held.level < heading.level and marks.core(held.text) != marks.core(heading.text)
    return is_group(heading.text) and not is_group(held.text)
