"""A file's lines fall into pieces here: strategies are tried in order, and what the first finds is followed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure import counted_pieces
from index.structure.boundaries import SURE, TOP_LINES, Boundary, Cut, Text, holds_text, is_headed, is_talk
from index.structure.contents import without_contents
from index.structure.headings import by_headings
from index.structure.layout import layout
from index.structure.listed_pieces import by_contents
from index.structure.rules import Mark, has_mark
from index.structure.rules.markers import plain_number
from index.structure.rules.numbering import HEADING_LENGTH, SPOKEN, numbered
from index.structure.rules.people import SIGNING
from index.structure.series import by_form
from index.structure.title_reading import opening_title, under_title
from index.structure.title_wording import unbracketed, without_notes

STRATEGIES: tuple[Callable[[Text], Cut | None], ...] = (
    counted_pieces.by_markers,
    by_headings,
    counted_pieces.by_running_numbers,
    by_contents,
    counted_pieces.by_counted_talks,
    counted_pieces.by_ordinals,
    counted_pieces.by_numbers_before_titles,
    by_form,
    counted_pieces.by_dates,
)
"""How pieces are told, the surest way first."""


BOOK_LENGTH = 20_000
"""A text of so many characters in which no pieces are told may be a book, and its top the title of the first part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines under one title; `outer` holds the titles around it.

    `marked`: it may hold articles, for something surer than its words told it. `reason` says why it is one. `headed`:
    the file itself labels its one title.
    """

    title: str
    lines: tuple[Line, ...]
    outer: tuple[str, ...] = ()
    marked: bool = False
    reason: str = ""
    headed: bool = False


def pieces(lines: Sequence[Line], name: str) -> list[Piece]:
    """Cut a file into its pieces; one in which no strategy finds any is one, named by its top or else by `name`."""
    if not lines:
        return []
    contents = without_contents(unbracketed(lines))
    text = Text(contents.lines, layout(contents.lines), contents.listed)
    found = next((cut for strategy in STRATEGIES if (cut := strategy(text)) is not None), None)
    return _assembled(text.lines, found, name) if found else [_whole(text.lines, name, "no pieces were told")]


def _whole(lines: Sequence[Line], name: str, reason: str) -> Piece:
    if len(lines) > 1 and has_mark(lines[0].text, Mark.BARE):
        return Piece(
            f"{name} {lines[0].text}", tuple(lines[1:]), reason=f"{reason}; title: the file's name and its top"
        )
    named = _named_after(lines, name)
    title, rest = ("", lines) if named else opening_title(lines)
    if named is not None and not title:
        title, rest = under_title(lines[named].text, lines[named + 1 :])
        above = (lines[0].text,) if named else ()
        return Piece(
            title, (*lines[1:named], *rest), above, reason=f"{reason}; title: the line the file is named after"
        )
    told = "top of the text" if title else "file name"
    outer = (name,) if _may_be_book(title, name, lines) else ()
    return Piece(title or name, tuple(rest), outer, reason=f"{reason}; title: {told}", headed=is_headed(lines))


def _may_be_book(title: str, name: str, lines: Sequence[Line]) -> bool:
    """Tell whether what heads a long text may name only its first part: no talk or document, nor what its file does."""
    long = sum(len(line.text) for line in lines) >= BOOK_LENGTH and not is_talk(lines[1:]) and not name.isascii()
    if not long or not title or lines[0].label is Label.HEADING or has_mark(title, Mark.DOCUMENT, Mark.SPEECH):
        return False
    return (
        has_mark(name, Mark.SHORT_TITLE)
        and letters_of(name) not in letters_of(title)
        and letters_of(title) not in letters_of(name)
    )


def _named_after(lines: Sequence[Line], name: str) -> int | None:
    """Find the title that the file is named after, on its first line or below the name of its collection."""
    said = letters_of(name)
    for place in range(min(TOP_LINES + 1, len(lines) - 1)):
        text = lines[place].text
        if len(said) > 1 and letters_of(without_notes(text, ())) == said and not holds_text(lines[:place]):
            return place
    return None


def _assembled(lines: Sequence[Line], cut: Cut, name: str) -> list[Piece]:
    """Make a piece of the lines from each boundary to the next, and one of what stands above the first."""
    starts = cut.boundaries
    kind = _volume_kind(lines, starts[0].place)
    volume, above = _volume(lines[: starts[0].place], kind)
    outer, lead, before = _preamble(above, name, grouped=bool(starts[0].outer))
    around_all = outer if outer or cut.confidence >= SURE else (name,)
    shared = Counter(start.title for start in starts)
    made = list(before)
    ends = [start.place for start in starts[1:]] + [len(lines)]
    for start, end in zip(starts, ends, strict=True):
        around = (*around_all, *(start.outer or volume))
        volume_after, own = _volume(lines[start.body : end], kind)
        volume = volume_after or volume
        title, rest = _title_and_rest(start, own)
        if shared[start.title] > 1 and start.title and not start.outer:
            inner, under = opening_title(rest)
            if inner:
                around, title, rest = (*around, title), inner, under
            else:
                title = _said(lines[start.place])
        if not title and rest and _is_short_title(rest):
            title, rest = rest[0].text, rest[1:]
        title = title or _said(lines[start.place])
        if has_mark(title, Mark.BARE):
            title, around = f"{around[-1] if around else name} {title}", around[:-1]
        reason = f"{cut.strategy} ({cut.confidence}): {start.reason}"
        made.append(Piece(title, (*lead, *start.lead, *rest), around, start.marked, reason))
        lead = ()
    return made


def _is_short_title(lines: Sequence[Line]) -> bool:
    """Tell whether what stands under the marker of a piece is a title, if a short one, over its date or text."""
    below = lines[1].text if len(lines) > 1 else ""
    other = has_mark(lines[0].text, Mark.DATE, Mark.AUTHOR, Mark.SALUTATION, Mark.NUMBERED, Mark.BRACKETED, Mark.BYLINE)
    return has_mark(lines[0].text, Mark.SHORT_TITLE) and not other and has_mark(below, Mark.BEGINS, *SIGNING)


def _title_and_rest(start: Boundary, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Read the title of a piece, which may go on in the lines below, and give the others."""
    if start.open:
        title, rest = opening_title([Line(start.title), *lines])
        if title.startswith(start.title):
            return title, rest
    return under_title(start.title, lines)


def _volume_kind(lines: Sequence[Line], first: int) -> str:
    """Tell by what kind of number the parts of a book are counted: by that of the line above its first piece."""
    opening = numbered(lines[first - 1].text) if first else None
    return "part" if opening is None or opening.number != 1 or opening.kind in SPOKEN else opening.kind


def _volume(lines: Sequence[Line], kind: str) -> tuple[tuple[str, ...], Sequence[Line]]:
    """Take off a last line that names the part of a book to which the pieces after it belong."""
    text = lines[-1].text if lines else ""
    opening = numbered(text) if text and len(text) <= HEADING_LENGTH else None
    counted = opening is not None and opening.kind == kind and not has_mark(text, Mark.ENDED)
    return ((text,), lines[:-1]) if text and (counted or has_mark(text, Mark.VOLUME)) else ((), lines)


def _said(line: Line) -> str:
    """Give the words of a marker that names no title."""
    text = plain_number(line.text)
    return text.rstrip("：:") or text


def _preamble(
    lines: Sequence[Line], name: str, *, grouped: bool
) -> tuple[tuple[str, ...], tuple[Line, ...], list[Piece]]:
    """Read what stands before the first piece: the title of all, lines that go with the first, or a piece.

    Where the pieces are `grouped`, the titles of their groups are around them, and a motto above is none.
    """
    if not lines:
        return (), (), []
    title, rest = opening_title(lines)
    if holds_text(lines):
        return (), (), [Piece(title or name, tuple(rest), reason="text before the first piece")]
    return ((), tuple(lines), []) if grouped or not title else ((title,), tuple(rest), [])
