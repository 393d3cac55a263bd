"""A piece falls into articles here: short lines that open one are told from those that head a section or a list."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.structure.boundaries import BLANK_LINES, LEAST, TALK_LINES, is_talk
from index.structure.characters import simple, squeeze
from index.structure.layout import Layout, is_far, is_full
from index.structure.paragraphs import LONG_LINE
from index.structure.piece_titles import UNDER_LINES
from index.structure.pieces import Piece
from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import numbered
from index.structure.rules.people import TURN
from index.structure.rules.wording import LEADS_TO_SECTIONS
from index.structure.seams import cuts_word
from index.structure.title_reading import TITLE_LINES, is_half
from index.structure.title_wording import goes_on_as_title, joined

HALVES_APART = 2
"""The halves of a heading with a comma are of about the same length; those of a broken sentence seldom."""

ARTICLE_SCORE = 3
SURE_SCORE = 5
"""How much must speak for it that a short line is the title of an article: in a piece, in a talk or a whole file."""

_HEAD_MARKS = (Mark.TITLE, Mark.DATE, Mark.BRACKETED, Mark.BYLINE, Mark.SPEAKER, Mark.NAME)
"""What a line at the head of an article, or in the signature of the one above, may be."""

ADDRESSED_LENGTH = 8
"""What stands above a salutation is a title from so many characters on; anything shorter may head a section."""

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

    An article at the very top of a piece counts only beside another: alone it is what the piece's title says again.
    A file that holds some articles beyond doubt is a collection, and less is asked of the others.
    """
    found = _heads(piece, form, ARTICLE_SCORE if piece.marked else SURE_SCORE)
    if piece.marked:
        return found
    if len(found.articles) >= LEAST or (found.headings and _is_report(piece.title, piece.lines)):
        return _heads(piece, form, ARTICLE_SCORE)
    if (
        not piece.headed
        and not found.articles
        and len(found.headings) >= LEAST
        and _are_apart(found.headings, piece.lines, form)
    ):
        return Heads(found.headings, ())
    return found


def _is_report(title: str, lines: Sequence[Line]) -> bool:
    """Tell whether a title says what was done and the text begins with when, as a file of short reports does."""
    text = lines[0].text[:100] if lines else ""
    done = has_mark(title, Mark.DEED) and not has_mark(title, Mark.DOCUMENT)
    return done and has_mark(text, Mark.REPORTED)


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
        fits = 0 < len(words) <= TITLE_LINES + _is_subtitle(words[-1]) and end - start <= _RUN_LINES
        if fits and end < len(lines) and _begins_body(lines, end, form):
            talk = is_talk(lines[begin : begin + TALK_LINES])
            run = _Run(place, start, end, tuple(words), SURE_SCORE if talk else needed)
            head = Head(start, len(words), joined(words))
            article = _as_article(run, piece, form)
            if body and article:
                articles.append(replace(head, reason=article))
                body, place, begin = False, end, end
                continue
            if begun and _is_heading(run, lines):
                headings.append(head)
            if place == 0 and piece.marked and article:
                first = replace(head, reason=article)
        body = body or any(has_mark(line.text, Mark.TEXT) for line in lines[place:end])
        place = end
    return Heads((first, *articles) if first and articles else tuple(articles), tuple(headings))


@dataclass(frozen=True, slots=True)
class _Run:
    """Short lines from `begin` to `end`; from `start` on they no longer belong to the text above; `words` open them.

    `needed` is how much must speak for an article.
    """

    begin: int
    start: int
    end: int
    words: tuple[str, ...]
    needed: int


def _as_article(run: _Run, piece: Piece, form: Layout) -> str:
    """Tell why an article begins with a run of short lines; empty where not enough speaks for it."""
    lines, title = piece.lines, joined(run.words)
    ended = _is_ended(run, lines)
    wide = lines[run.start].gap > max(form.gap, 1)
    needed = run.needed + (not ended)
    score = _score(title, lines, run.start, run.end) + 2 * wide
    free = piece.marked and run.needed == ARTICLE_SCORE and _is_free(run, lines)
    sure = ended and (_is_dated(run, lines) or _is_addressed(run, lines))
    reasons = (
        (score >= needed, f"article inside a piece: {score} of {needed} signs of one"),
        (sure, "article inside a piece: date or address under its title"),
        (free, "article inside a piece: title in words of its own over a text"),
        (ended and _is_reported(run, piece), "article inside a piece: says what was done, as the first of its file"),
    )
    reason = next((reason for holds, reason in reasons if holds), "")
    return "" if reason and _is_part_of_sentence(run, lines) else reason


def _is_dated(run: _Run, lines: Sequence[Line]) -> bool:
    """Tell whether a date stands right under a title, as it never does under the heading of a section.

    One without brackets counts where the file opens with such a date too, for it may belong to a signature.
    """
    under = run.start + len(run.words)
    if under >= run.end or not has_mark(lines[under].text, Mark.DATE):
        return False
    return has_mark(lines[under].text, Mark.BRACKETED) or (has_mark(lines[0].text, Mark.DATE) and under == run.end - 1)


def _is_addressed(run: _Run, lines: Sequence[Line]) -> bool:
    """Tell whether a speaker greets the hearers on the line under a title, as nobody does under a section's heading."""
    text = lines[run.end].text
    return len(joined(run.words)) >= ADDRESSED_LENGTH and text[-1] in "：:" and has_mark(text, Mark.SALUTATION)


def _is_reported(run: _Run, piece: Piece) -> bool:
    """Tell whether a title and the text under it report what was done, in a file that opens with such a report."""
    title = joined(run.words)
    long = len(title) >= ADDRESSED_LENGTH and not has_mark(title, Mark.SECTION)
    return long and _is_report(piece.title, piece.lines) and _is_report(title, piece.lines[run.end :])


def _is_ended(run: _Run, lines: Sequence[Line]) -> bool:
    return run.start > run.begin or run.start == 0 or has_mark(lines[run.start - 1].text, Mark.ENDED)


def _is_part_of_sentence(run: _Run, lines: Sequence[Line]) -> bool:
    before = lines[run.start - 1].text if run.start else ""
    last = run.start + len(run.words) - 1
    return (
        is_half(lines[last : last + 2])
        or cuts_word(run.words[-1], lines[run.end].text)
        or (not _is_ended(run, lines) and cuts_word(before, joined(run.words)))
    )


def _is_heading(run: _Run, lines: Sequence[Line]) -> bool:
    """Tell whether a line heads a section: alone, not too long, no member's name, the halves by its comma alike."""
    title = run.words[0]
    before, comma, after = title.partition("，")
    above = lines[run.start - 1].text if run.start else ""
    led_in = above[-1:] in {"：", ":"} and not above.endswith(LEADS_TO_SECTIONS)
    return (
        (not led_in or has_mark(above, Mark.SALUTATION))
        and run.end - run.start == 1
        and _is_ended(run, lines)
        and len(title) < LONG_LINE
        and (not comma or abs(len(before) - len(after)) <= HALVES_APART)
        and not _is_part_of_sentence(run, lines)
        and not (has_mark(title, Mark.NAMED_FIRST) and TURN.pattern.fullmatch(simple(title)))
    )


def _title_lines(lines: Sequence[Line], start: int, end: int) -> list[str]:
    """Give the lines of the title that opens a run: those that could be one, and a subtitle under them."""
    words = [line.text for line in itertools.takewhile(_may_open, lines[start:end])]
    place = start + len(words)
    if words and place < end and _is_subtitle(lines[place].text):
        words.append(lines[place].text)
    return words


def _may_open(line: Line) -> bool:
    return has_mark(line.text, Mark.TITLE) and not has_mark(line.text, Mark.AUTHOR, Mark.BYLINE)


def _is_free(run: _Run, lines: Sequence[Line]) -> bool:
    """Tell a title in a writer's own words, such as `秋到梅岭`, from what heads a section or a verse."""
    title = run.words[0]
    return (
        run.begin == run.start == run.end - len(run.words)
        and (len(run.words) == 1 or (len(run.words) == 2 and _is_subtitle(run.words[1])))
        and (run.start == 0 or has_mark(lines[run.start - 1].text, Mark.SENTENCE))
        and has_mark(lines[run.end].text, Mark.TEXT)
        and "，" not in title
        and "、" not in title
        and not has_mark(title, Mark.SECTION)
    )


def _is_subtitle(text: str) -> bool:
    return has_mark(text, Mark.DASHED) and goes_on_as_title("", text)


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
            not has_mark(line.text, *_HEAD_MARKS) and not (end > start and _is_subtitle(line.text))
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


def _score(title: str, lines: Sequence[Line], start: int, end: int) -> int:
    """Weigh what speaks for an article beginning here: a document's name, who did what, a body that starts afresh."""
    following = lines[end].text[:100]
    opening = numbered(following)
    under = lines[start + 1 : end]
    score = 2 * has_mark(title, Mark.DOCUMENT) + has_mark(title, Mark.SPEECH)
    score += title.startswith("在") or "关于" in simple(title)
    score += has_mark(title, Mark.SUBJECT)
    score += has_mark(title, Mark.DEED)
    score += len(squeeze(title)) >= 12
    score += 2 * (has_mark(lines[end].text, Mark.SALUTATION) or has_mark(lines[end].text, Mark.SUMMARY))
    score += 2 * any(has_mark(line.text, Mark.DATE, Mark.BYLINE) for line in under)
    score += 2 * any(_is_subtitle(line.text) for line in under)
    score += has_mark(following, Mark.REPORTED)
    score += opening is not None and opening.kind == "han" and opening.number == 1
    score -= 2 * (len(squeeze(title)) < 8 and not has_mark(title, Mark.SPEECH))
    score -= "，" in title
    score -= 2 * (len(title) >= LONG_LINE and not has_mark(title, Mark.DOCUMENT))
    return score
