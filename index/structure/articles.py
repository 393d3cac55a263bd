"""A piece falls into articles here: short lines that open one are told from those that head a section or a list."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.article_signs import (
    ARTICLE_SCORE,
    SURE_SCORE,
    ShortRun,
    heads_section,
    is_subtitle,
    reports,
    why_article,
)
from index.structure.boundaries import BLANK_LINES, LEAST, TALK_LINES, is_remark, is_talk
from index.structure.layout import Layout, is_far, is_full
from index.structure.piece_titles import UNDER_LINES
from index.structure.pieces import Piece
from index.structure.rules import Mark, has_mark
from index.structure.title_reading import TITLE_LINES
from index.structure.title_wording import joined

_HEAD_MARKS = (Mark.TITLE, Mark.DATE, Mark.BRACKETED, Mark.BYLINE, Mark.SPEAKER, Mark.NAME)
"""What a line at the head of an article, or in the signature of the one above, may be."""

_KNOWN = frozenset({Label.HEADING, Label.ROW, Label.LIST_ITEM})
"""Lines that their file says to be no title of an article."""

_RUN_LINES = TITLE_LINES + UNDER_LINES
"""A title and what stands under it take at most so many lines."""


@dataclass(frozen=True, slots=True)
class Head:
    """A title or heading found among lines: its place, how many lines it takes, its words, and why it is one."""

    place: int
    lines: int
    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """The titles of articles inside a piece, and the headings that no number tells."""

    articles: tuple[Head, ...]
    headings: tuple[Head, ...]


def heads(piece: Piece, form: Layout) -> Heads:
    """Find the titled articles inside a piece, and the short lines that only head a section.

    An article at the very top of a piece counts only beside another: alone it is what the piece's title says again. So
    is one under a remark whose words the piece's title has. A file that holds some articles beyond doubt is a
    collection, and less is asked of the others.
    """
    found = _heads(piece, form, ARTICLE_SCORE if piece.marked else SURE_SCORE)
    if piece.marked:
        return found
    if len(found.articles) >= LEAST or (found.headings and reports(piece.title, piece.lines)):
        return _heads(piece, form, ARTICLE_SCORE)
    if (
        not piece.headed
        and not found.articles
        and len(found.headings) >= LEAST
        and _are_apart(found.headings, piece.lines, form)
    ):
        return Heads(found.headings, ())
    return found


def _are_apart(heads: Sequence[Head], lines: Sequence[Line], form: Layout) -> bool:
    """Tell whether blank lines set titles in a writer's own words off from one another, as in a file of essays."""
    talk = is_talk(lines)
    own = not any(has_mark(head.words, Mark.SECTION) for head in heads)
    return own and not talk and all(lines[head.place].gap >= form.gap + BLANK_LINES for head in heads)


def _heads(piece: Piece, form: Layout, needed: int) -> Heads:
    lines = piece.lines
    articles: list[Head] = []
    headings: list[Head] = []
    first: Head | None = None
    place = 0
    begin = 0
    begun = body = False
    while place < len(lines):
        end = _short_run(lines, place, form)
        if end == place:
            begun = True
            body = body or has_mark(lines[place].text, Mark.TEXT) or is_far(lines[place], form)
            place += 1
            continue
        start = _after_signature(lines, place, end)
        words = _title_lines(lines, start, end)
        fits = 0 < len(words) <= TITLE_LINES + is_subtitle(words[-1]) and end - start <= _RUN_LINES
        if fits and end < len(lines) and _begins_body(lines, end, form):
            talk = is_talk(lines[begin : begin + TALK_LINES])
            run = ShortRun(place, start, end, tuple(words), SURE_SCORE if talk else needed)
            head = Head(start, len(words), joined(words))
            article = why_article(run, piece, form)
            if body and article and not _says_again(head.words, piece.title, lines[begin:start]):
                articles.append(replace(head, reason=article))
                body, place, begin = False, end, end
                continue
            if begun and heads_section(run, lines):
                headings.append(head)
            if place == 0 and piece.marked and article:
                first = replace(head, reason=article)
        body = body or any(has_mark(line.text, Mark.TEXT) for line in lines[place:end])
        place = end
    return Heads((first, *articles) if first and articles else tuple(articles), tuple(headings))


def _says_again(words: str, title: str, above: Sequence[Line]) -> bool:
    """Tell whether a title only has words of the piece's own, from which a remark parts it."""
    return is_remark(above) and letters_of(words) in letters_of(title)


def _title_lines(lines: Sequence[Line], start: int, end: int) -> list[str]:
    """Give the lines of the title that opens a run: those that could be one, and a subtitle under them."""
    words = [line.text for line in itertools.takewhile(_may_open, lines[start:end])]
    place = start + len(words)
    if words and place < end and is_subtitle(lines[place].text):
        words.append(lines[place].text)
    return words


def _may_open(line: Line) -> bool:
    return has_mark(line.text, Mark.TITLE) and not has_mark(line.text, Mark.AUTHOR, Mark.BYLINE)


def _short_run(lines: Sequence[Line], start: int, form: Layout) -> int:
    """Give the end of the run of short lines that could be a title, its date and the signature before it."""
    end = start
    while end < len(lines):
        line = lines[end]
        before = lines[end - 1] if end else None
        if before is not None and is_full(before, line, form) and not has_mark(before.text, Mark.ENDED):
            break
        if end + 1 < len(lines) and is_full(line, lines[end + 1], form) and not has_mark(line.text, Mark.BRACKETED):
            break
        if line.label in _KNOWN or (
            not has_mark(line.text, *_HEAD_MARKS) and not (end > start and is_subtitle(line.text))
        ):
            break
        end += 1
    return end


def _after_signature(lines: Sequence[Line], start: int, end: int) -> int:
    """Leave out what belongs to the text above: all up to a bare date line, then names and lines in brackets."""
    dates = [
        place
        for place in range(start, end)
        if has_mark(lines[place].text, Mark.DATE) and not has_mark(lines[place].text, Mark.BRACKETED)
    ]
    if dates and dates[-1] + 1 < end:
        start = dates[-1] + 1
    while start < end and not _may_open(lines[start]):
        start += 1
    return start


def _begins_body(lines: Sequence[Line], place: int, form: Layout) -> bool:
    text = lines[place].text
    return has_mark(text, Mark.BEGINS) or (is_far(lines[place], form) and not has_mark(text, Mark.COUNTED))
