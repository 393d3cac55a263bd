"""Pieces that no marker opens are told here by their common form: rules, wide gaps, an author or date under each title.

One such title says nothing, for a report may be ruled, too, and its sections dated; a file of pieces has a series.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.structure import bylines, marks, openings, wording
from index.structure.paragraphs import Layout, is_full, layout
from index.structure.titles import bracketed, goes_on_as_title, is_speech, labelled

LEAST = 2
LEAST_APART = 3
"""A series has at least so many pieces; the second where only blank lines tell them."""

TITLED = 0.8
"""So much of what is ruled or set apart must open with a title."""

OWN = 0.5
"""So much of it must be in a writer's own words, and not in those that head sections."""

LONGEST = 90
"""A line longer than this is no title, with its number."""

BODY_LENGTH = 25
"""A line of so many characters is text, whatever its end."""

PIECE_LENGTH = 100
"""A piece of a series has on average at least so many characters."""

UNDER_LINES = 5
"""A subtitle, an author, a date and who published it take at most so many lines under a title."""

SIGNED_LINES = 3
"""The text begins at most so many lines below what stands under a title."""

TOP_LINES = 3
"""So many lines may stand above the first piece, such as the name of the collection."""

TALK_LINES = 4
"""What addresses its hearers in its first so many lines is a talk."""

BLANK_LINES = 2
"""So many more blank lines than between paragraphs stand between one piece and the next."""

_LABEL, _BRACKET = "label", "bracket"
_COLUMNS = re.compile(r"[\u3000|｜]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may be the title of a piece: its words, how it is counted, what stands under it."""

    place: int
    title: str
    kind: str
    signed: bool
    line: Line


def in_series(lines: Sequence[Line]) -> list[Opening]:
    """Find the titles of pieces that all open in the same form; none where a file has no such series."""
    form = layout(lines)
    titled = [title for place in range(len(lines)) if (title := _titled(lines, place)) is not None]
    found = [opening for title in titled if (opening := _opening(title, lines, form)) is not None]
    ruled = [place for place, line in enumerate(lines) if line.ruled]
    wide = [place for place, line in enumerate(lines) if place and line.gap >= form.gap + BLANK_LINES]
    series = (
        (_marked(titled, _LABEL), LEAST),
        (_signed(found, titled, form), LEAST),
        (_set_apart(found, titled, lines, ruled), LEAST),
        (_set_apart(found, titled, lines, wide), LEAST_APART),
        (_marked(titled, _BRACKET), LEAST_APART),
    )
    for chosen, least in series:
        if len(chosen) >= least and _are_long(chosen, lines):
            return chosen
    return []


def _titled(lines: Sequence[Line], place: int) -> Opening | None:
    """Read the title at a place, whatever stands around it."""
    line = lines[place]
    if len(line.text) > LONGEST or line.text[-1] in "。；，：" or line.label in {Label.ROW, Label.LIST_ITEM}:
        return None
    kind, title = _counted(line)
    if not marks.is_first_title(title) or bylines.is_author(title) or marks.is_byline(title):
        return None
    return Opening(place, title, kind, False, line)


def _opening(title: Opening, lines: Sequence[Line], form: Layout) -> Opening | None:
    """Tell whether a text begins under a title, and whether somebody signed it there or said when."""
    place = title.place
    if place and not _begins(lines, place, form):
        return None
    signed = False
    under = place + 1
    while under < len(lines) and under <= place + UNDER_LINES:
        text = lines[under].text
        signs = marks.is_date(text) or marks.is_byline(text) or bylines.is_author(text)
        named = title.title in _COLUMNS.split(text)  # among the pieces before and after it
        if not (signs or named or marks.is_bracketed(text) or goes_on_as_title(lines[under - 1].text, text)):
            break
        signed = signed or signs
        under += 1
    # A name or a date right under a title says enough; a summary without an end may come between them and the text.
    reach = SIGNED_LINES if signed else 1
    told = any(_is_body(line) for line in lines[under : under + reach])
    return replace(title, signed=signed) if told else None


def _begins(lines: Sequence[Line], place: int, form: Layout) -> bool:
    """Tell whether the text above has ended where a line stands."""
    before, line = lines[place - 1], lines[place]
    if line.ruled or marks.is_terminated(before.text) or line.label is Label.HEADING:
        return True
    closed = before.text[-1] in "）)】" or marks.is_date(before.text)
    return not is_full(before, line, form) and (line.gap > form.gap or closed or place <= TOP_LINES)


def _counted(line: Line) -> tuple[str, str]:
    """Give how a title is counted or marked, and its words."""
    text = line.text
    if line.label is Label.HEADING:
        return f"heading-{line.level}", text
    for kind, words in ((_LABEL, labelled(text)), (_BRACKET, bracketed(text))):
        if words:
            return kind, words
    opening = openings.numbered(text)
    if opening is None:
        return "", text
    return opening.kind, "" if opening.kind in openings.SPOKEN else text[opening.end :]


def _is_body(line: Line) -> bool:
    opening = openings.numbered(line.text)
    if opening is not None and opening.kind not in openings.SPOKEN:
        return opening.number == 1
    return len(line.text) >= BODY_LENGTH or marks.is_terminated(line.text) or marks.is_salutation(line.text)


def _signed(found: Sequence[Opening], titled: Sequence[Opening], form: Layout) -> list[Opening]:
    """Choose the titles with an author or a date under them, and those set apart as they are."""
    signed = [opening for opening in found if opening.signed]
    if len(signed) < LEAST or signed[0].place > TOP_LINES:
        return []
    kind = signed[0].kind
    alike = [opening for opening in found if opening.kind == kind]
    signed = [opening for opening in signed if opening.kind == kind]
    if kind.startswith("heading"):
        return alike if 2 * len(signed) >= len(alike) else []
    gap = min((opening.line.gap for opening in signed if opening.place > signed[0].place), default=0)
    if gap <= form.gap or 2 * len(signed) < len(alike):
        return signed
    later = [title for title in titled if title.kind == kind and title.place > signed[0].place]
    others = [title for title in later if title.line.gap >= gap and _is_own(title)]
    return sorted(
        {opening.place: opening for opening in (*others, *signed)}.values(), key=lambda opening: opening.place
    )


def _marked(titled: Sequence[Opening], kind: str) -> list[Opening]:
    """Choose the titles that a label or brackets mark, where such a title opens the file."""
    marked = [title for title in titled if title.kind == kind]
    return marked if marked and marked[0].place == 0 and 2 * sum(map(_is_own, marked)) >= len(marked) else []


def _set_apart(
    found: Sequence[Opening], titled: Sequence[Opening], lines: Sequence[Line], places: Sequence[int]
) -> list[Opening]:
    """Choose what stands at some places, and the first title, where nearly every one of them has a title."""
    here = frozenset(places)
    under = [title for title in titled if title.place in here and not title.kind]
    if not under or len(under) < TITLED * len(places) or sum(map(_is_own, under)) < OWN * len(under):
        return []
    above = [opening for opening in found if opening.place < min(places[0], TOP_LINES)]
    first = next((opening for opening in above if opening.signed), above[0]) if above else None
    chosen = [*([first] if first else []), *under]
    talks = [_is_talk(lines, opening.place) for opening in chosen]
    # One greeting at the top makes the titles below it headings of one talk.
    return [] if talks[0] and not any(talks[1:]) and not is_speech(under[0].title) else chosen


def _is_talk(lines: Sequence[Line], place: int) -> bool:
    return any(marks.is_salutation(line.text) for line in lines[place + 1 : place + 1 + TALK_LINES])


def _is_own(opening: Opening) -> bool:
    """Tell whether a title is in words of its own, not in those that head the sections of a report."""
    return is_speech(opening.title) or wording.SECTION.search(marks.simple(opening.title)) is None


def _are_long(chosen: Sequence[Opening], lines: Sequence[Line]) -> bool:
    ends = [opening.place for opening in chosen[1:]] + [len(lines)]
    texts = [lines[opening.place + 1 : end] for opening, end in zip(chosen, ends, strict=True)]
    sizes = [sum(len(line.text) for line in text) for text in texts]
    return all(any(map(_is_body, text)) for text in texts) and sum(sizes) >= PIECE_LENGTH * len(sizes)
