"""Pieces whose titles are set apart: under rules, wide gaps, blank lines and ends of texts, or at the margin."""

from collections import Counter
from collections.abc import Iterable, Sequence

from index.lines import Line
from index.structure.boundaries import BLANK_LINES, TALK_LINES, TOP_LINES, Text, is_headed, is_talk
from index.structure.layout import Layout
from index.structure.piece_titles import PieceTitle, is_closing, is_own
from index.structure.rules import Mark, has_mark
from index.structure.rules.line_ends import BODY_LENGTH
from index.structure.rules.people import SIGNING

NEARLY_ALL = 0.8
"""So much of what is ruled or set apart opens with a title; so many long lines of an indented text are set in."""

AGAIN = 3
"""What is said so often where titles stand is none."""

MARGIN = 2
"""The long lines of an indented text are set in by at least so many columns."""


def set_apart(
    openings: Sequence[PieceTitle], titled: Sequence[PieceTitle], text: Text, places: Iterable[int]
) -> list[PieceTitle]:
    """Choose what stands at some places, and the first title, where nearly every one of them has a title."""
    here = set() if is_headed(text.lines) else _without_rest(places, titled, text)
    under = [title for title in titled if title.place in here and not title.kind]
    if not under or len(under) < NEARLY_ALL * len(here) or 2 * sum(map(is_own, under)) < len(under):
        return []
    if max(Counter(title.words for title in under).values()) >= AGAIN:
        return []
    first_place = min(here)
    above = [opening for opening in openings if opening.place < min(first_place, TOP_LINES)]
    first = next((opening for opening in above if opening.signed), above[0]) if above else _at_top(text.lines)
    chosen = [*([first] if first else []), *under]
    talks = [is_talk(text.lines[opening.place + 1 : opening.place + 1 + TALK_LINES]) for opening in chosen]
    if talks[0] and not any(talks[1:]) and not has_mark(under[0].words, Mark.SPEECH):
        return []  # one greeting at the top makes the titles below it headings of one talk
    documents = [has_mark(title.words, Mark.DOCUMENT) for title in chosen]
    return [] if documents[0] and not any(documents[1:]) else chosen


def _at_top(lines: Sequence[Line]) -> PieceTitle | None:
    """Read the first line as a title even where it could be a name: it stands where titles stand in this file."""
    line = lines[0]
    alone = len(lines) > 1 and len(line.text) < BODY_LENGTH and len(lines[1].text) >= BODY_LENGTH
    fits = alone and has_mark(line.text, Mark.SHORT_TITLE) and not has_mark(line.text, Mark.NUMBERED)
    return PieceTitle(0, line.text, "", False, line) if fits else None


def _without_rest(places: Iterable[int], titled: Sequence[PieceTitle], text: Text) -> set[int]:
    """Leave out places at which the text of the title above begins, a text is signed, or notes stand."""
    titles = {title.place for title in titled}
    here: set[int] = set()
    under = -1
    for place in sorted(places):
        line = text.lines[place]
        stands_under = under >= 0 and all(
            has_mark(held.text, *SIGNING, Mark.BRACKETED) for held in text.lines[under + 1 : place]
        )
        if stands_under or is_closing(line) or has_mark(line.text, Mark.NOTE, Mark.BRACKETED):
            continue
        here.add(place)
        under = place if place in titles else -1
    return here


def under_rules(lines: Sequence[Line]) -> list[int]:
    """Give the places under drawn lines."""
    return [place for place, line in enumerate(lines) if line.ruled]


def under_wide_gaps(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places under more blank lines than stand between paragraphs."""
    return [place for place, line in enumerate(lines) if place and line.gap >= form.gap + BLANK_LINES]


def under_blank_lines(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places under blank lines in a text that has none between its paragraphs."""
    return [] if form.gap else [place for place, line in enumerate(lines) if place and line.gap]


def below_ends(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places above which a text ended with its date, its source, a name or notes."""
    return [
        place
        for place in range(2, len(lines))
        if lines[place].gap > form.gap and is_closing(lines[place - 1]) and _ends_text(lines, place - 1)
    ]


def _ends_text(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a date or name stands under a text, and not under a title."""
    while place > 0 and is_closing(lines[place]):
        place -= 1
    return has_mark(lines[place].text, Mark.BEGINS)


def at_margin(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places of lines that stand at the margin of a text whose paragraphs are all set in."""
    indents = Counter(line.indent for line in lines if len(line.text) >= BODY_LENGTH)
    if not indents:
        return []
    usual, count = indents.most_common(1)[0]
    if usual < MARGIN or count < NEARLY_ALL * indents.total():
        return []
    return [place for place, line in enumerate(lines) if place and line.indent < usual and line.gap >= form.gap]
