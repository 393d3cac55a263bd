"""Lines become paragraphs here: what a page break or a fixed line width tore apart is one paragraph again.

A file in which every line is wrapped at one width is told by its widths; in any other file only a long line that
ends in mid-sentence, or a heading cut off the paragraph it ran into, goes on in the next line.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import MOST_OF_LINE, OPEN_LENGTH
from index.structure.rules.numbering import HEADING_LENGTH, numbered
from index.structure.seams import cuts_word

LONG_LINE = 30
"""In a file that is not wrapped, a line of this many characters without an end goes on in the next one."""

SHORT_LINE = 8
"""A line shorter than this goes on in no other, even where a word seems to be cut."""

FORM_LINES = 500
"""About so many lines tell how a text is set: from all over it, or of its top where that or its pages are read."""

WRAPPED_LINES = 6
WRAPPED_SHARE = 0.5
WRAPPED_WIDTHS = (24, 200)
"""A text is wrapped when of at least so many lines half end near one width, in columns, and in mid-sentence."""

WRAP_SLACK = 4
LATIN_SLACK = 14
"""How many columns short of the width a full line may end, for a punctuation mark or a long word that had to go on."""

BROKEN_WIDTH = 22
"""A text is broken when as many of its lines stay open, and they are on average so long."""

_WHOLE = frozenset({Label.HEADING, Label.PARAGRAPH, Label.ROW})
"""Lines that their file says to be whole: they go on in no other, and continue none."""

_ALONE = (Mark.SALUTATION, Mark.DATE, Mark.BYLINE, Mark.CAPTION, Mark.BRACKETED, Mark.DASHED)
"""Lines without an end that do not go on in the next."""

_NARROW = re.compile("[\x00-\u10ff\uff61-\uffdc]+")
_FIRST_WORD = re.compile(r"[A-Za-z0-9%.+\-/]+")
_SPACED = re.compile(r"[A-Za-z,;:.%)!?][A-Za-z0-9(]|[0-9][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were set: wrapped at `width` columns or not, new paragraphs indented or not.

    `even`: the width was counted in characters, each as two columns wide. `gap`: so many blank lines stand between
    most paragraphs. `broken`: not wrapped at one width, but most lines end in mid-sentence, as in copies of a
    page.
    """

    width: int | None
    indented: bool
    even: bool = False
    gap: int = 0
    broken: bool = False


def layout(lines: Sequence[Line]) -> Layout:
    """Measure how a text is set, by lines from all over it."""
    lines = lines[:: len(lines) // FORM_LINES + 1]
    gaps = Counter(line.gap for line in lines)
    lines = [line for line in lines if line.label not in _WHOLE]
    indents = sum(line.indent > 0 for line in lines)
    by_columns = by_characters = _Wrap(None, 0)
    broken = sum(not has_mark(line.text, Mark.ENDED) for line in lines)
    if broken >= WRAPPED_SHARE * WRAPPED_SHARE * len(lines):
        by_columns, by_characters = _wrap_width(lines, even=False), _wrap_width(lines, even=True)
    even = by_characters.lines > by_columns.lines
    width = (by_characters if even else by_columns).width
    gap = gaps.most_common(1)[0][0] if gaps else 0
    may_be_broken = width is None and broken >= WRAPPED_LINES
    return Layout(width, 0 < indents < 0.9 * len(lines), even, gap, may_be_broken and _is_broken(lines))


def _is_broken(lines: Sequence[Line]) -> bool:
    """Tell whether most lines that could hold a sentence end within one; verses do too, but are shorter."""
    long = [line.text for line in lines if len(line.text) >= OPEN_LENGTH and not has_mark(line.text, Mark.NUMBERED)]
    torn = [text for text in long if not has_mark(text, Mark.ENDED, Mark.ROW)]
    wide = sum(map(len, torn)) >= BROKEN_WIDTH * len(torn)
    return len(torn) >= WRAPPED_LINES and 2 * len(torn) >= len(long) and wide


def run_in_kinds(lines: Iterable[Line]) -> frozenset[str]:
    """Give the kinds of numbered headings that mostly stand in one line with the paragraph they head."""
    running: Counter[str] = Counter()
    for line in lines:
        opening = numbered(line.text) if line.label is not Label.HEADING else None
        if opening is not None:
            runs_in = len(line.text) > HEADING_LENGTH or has_mark(line.text, Mark.HOLDS_SENTENCE)
            running[opening.kind] += 1 if runs_in else -1
    return frozenset(kind for kind, balance in running.items() if balance > 0)


def join(lines: Sequence[Line], form: Layout, run_in: frozenset[str] = frozenset()) -> list[Line]:
    """Give the paragraphs of a text, in order, each as its first line with the text of all its lines.

    A heading of a `run_in` kind that stands alone was cut off from a paragraph.
    """
    paragraphs: list[Line] = []
    parts: list[str] = []
    first = length = 0
    for place, line in enumerate(lines):
        if parts and (_is_known(lines[place - 1], line) or not _goes_on(lines[place - 1], line, length, form, run_in)):
            paragraphs.append(_paragraph(lines[first], parts))
            parts, length, first = [], 0, place
        elif parts and _SPACED.fullmatch(parts[-1][-1] + line.text[0]):
            parts.append(" ")
        parts.append(line.text)
        length += len(line.text)
    if parts:
        paragraphs.append(_paragraph(lines[first], parts))
    return paragraphs


def _paragraph(line: Line, parts: Sequence[str]) -> Line:
    return line if len(parts) == 1 else replace(line, text="".join(parts))


def _is_known(before: Line, line: Line) -> bool:
    """Tell whether the file itself says that a paragraph ends between two lines."""
    return before.label in _WHOLE or line.label in _WHOLE or line.label is Label.LIST_ITEM


def _goes_on(before: Line, line: Line, length: int, form: Layout, run_in: frozenset[str]) -> bool:
    """Tell whether a line continues the paragraph of the line before it, which is `length` characters long so far."""
    text = line.text
    if has_mark(text, Mark.TORN) and not has_mark(text, Mark.DOTTED):
        return True
    ended = form.width is None and before.text[-1] in "。！？" and len(before.text) > HEADING_LENGTH
    apart = ended or _changes_script(before.text, text)
    apart = apart or (form.width is None and has_mark(text, Mark.DATE))
    opens = apart or (has_mark(text, Mark.OPENS) and not _resumes(before.text, text, length))
    if opens or has_mark(text, Mark.ROW) or has_mark(before.text, Mark.ROW):
        return False
    if _cut_heading(before.text, run_in):
        return True
    if form.indented and line.indent:
        return False
    if form.width is not None:
        return _goes_over(before, line, form)
    return _stops_short(before.text, text, length) or (form.broken and not line.gap and _is_torn(before.text))


def _changes_script(before: str, text: str) -> bool:
    """Tell whether a line in Latin script and one in Chinese meet, as in a speech printed with its translation."""
    return (
        before.isascii() != text.isascii()
        and min(len(before), len(text)) >= SHORT_LINE
        and has_mark(before if before.isascii() else text, Mark.FOREIGN)
    )


def _goes_over(before: Line, line: Line, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a paragraph goes over from one line to the next."""
    if is_full(before, line, form) and not (has_mark(before.text, Mark.ENDED) and line.gap > form.gap):
        return True
    if _stands_alone(before.text):
        return False
    far = is_far(before, form)
    if has_mark(before.text, Mark.ENDED):
        return far and form.indented and line.gap <= form.gap
    return far or (len(before.text) >= SHORT_LINE and cuts_word(before.text, line.text))


def _resumes(before: str, text: str, length: int) -> bool:
    """Tell whether what could open a paragraph stands in the middle of a sentence that a line end cut."""
    if has_mark(text, Mark.DASHED):
        return length >= LONG_LINE and not has_mark(before, Mark.ENDED)
    spoken = has_mark(text, Mark.NUMBERED) and not has_mark(text, Mark.COUNTED)
    return spoken and length >= LONG_LINE and has_mark(before, Mark.PAUSED)


def _is_torn(before: str) -> bool:
    """Tell whether, in a broken text, a line stops within a sentence."""
    return len(before) >= OPEN_LENGTH and not has_mark(before, Mark.ENDED) and not _stands_alone(before)


def _stops_short(before: str, text: str, length: int) -> bool:
    """Tell whether, in a text that is not wrapped, a line ends in mid-sentence."""
    if before[-1] in "；;":
        return length >= LONG_LINE and has_mark(before, Mark.LIST_SO_FAR)
    if has_mark(before, Mark.ENDED, Mark.DOTTED):
        return False
    if length >= SHORT_LINE and cuts_word(before, text):
        return True
    if length == len(before) and _stands_alone(before):
        return False
    paused = has_mark(before, Mark.PAUSED) and length >= LONG_LINE // 2 and len(text) >= LONG_LINE
    return length >= LONG_LINE or paused


def is_full(before: Line, line: Line, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a line reached the width where the next one had to begin."""
    if form.width is None or (form.indented and line.indent):
        return False
    word = _FIRST_WORD.match(line.text)
    slack = max(len(word[0]) * (1 + form.even) + 1, WRAP_SLACK) if word else WRAP_SLACK
    return _width(before, even=form.even) >= form.width - slack


def is_far(line: Line, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a line gets most of the way across the page."""
    return form.width is not None and _width(line, even=form.even) >= MOST_OF_LINE * form.width


def _stands_alone(text: str) -> bool:
    """Tell whether a line without an end is a heading, an address or a date rather than the start of a paragraph."""
    if has_mark(text, *_ALONE):
        return True
    return has_mark(text, Mark.COUNTED) and len(text) <= HEADING_LENGTH and not has_mark(text, Mark.HOLDS_SENTENCE)


def _cut_heading(text: str, run_in: frozenset[str]) -> bool:
    """Tell whether a line is a short heading of a kind that elsewhere runs into its paragraph."""
    opening = numbered(text)
    return (
        opening is not None
        and opening.kind in run_in
        and len(text) <= HEADING_LENGTH
        and not has_mark(text, Mark.HOLDS_SENTENCE)
        and text[-1] not in "：:；;"
    )


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width at which lines end, None where they do not, and how many lines show it."""

    width: int | None
    lines: int


def _wrap_width(lines: Sequence[Line], *, even: bool) -> _Wrap:
    narrowest, widest = WRAPPED_WIDTHS
    if len(lines) < WRAPPED_LINES:
        return _Wrap(None, 0)
    widths = [(_width(line, even=even) if len(line.text) <= widest else widest + 1) for line in lines]
    if 2 * widths.count(widest + 1) > len(lines):
        return _Wrap(None, 0)
    latin = sum(line.text.isascii() for line in lines) > len(lines) / 2
    slack = LATIN_SLACK if latin else WRAP_SLACK
    ordered = sorted(widths)
    width = max(
        (w for w in set(widths) if narrowest <= w <= widest),
        key=lambda w: (bisect_right(ordered, w) - bisect_left(ordered, w - slack), w),
        default=0,
    )
    near = [line.text for line, w in zip(lines, widths, strict=True) if width - slack <= w <= width]
    wider = sum(1 for w in widths if w > width + 2)
    broken = sum(not has_mark(text, Mark.ENDED) for text in near)
    if len(near) >= WRAPPED_SHARE * len(lines) and wider <= len(lines) // 20 and broken >= WRAPPED_SHARE * len(near):
        return _Wrap(width, len(near))
    return _Wrap(None, 0)


def _width(line: Line, *, even: bool) -> int:
    """Count the columns a line takes with its indent, where a Chinese character takes two, and any other if `even`."""
    if even:
        return line.indent + 2 * len(line.text)
    return line.indent + 2 * len(line.text) - sum(map(len, _NARROW.findall(line.text)))
