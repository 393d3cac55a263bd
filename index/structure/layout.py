"""How the lines of a text were set is measured here: wrapped at one width or not, indented or not, with gaps."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.lines import Label, Line
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import MOST_OF_LINE
from index.structure.rules.line_ends import OPEN_LENGTH
from index.structure.rules.numbering import numbered

FORM_LINES = 500
"""About so many lines tell how a text is set: from all over it, or of its top where that or its pages are read."""

WRAPPED_LINES = 6
WRAPPED_SHARE = 0.5
WRAPPED_WIDTHS = (24, 200)
"""A text is wrapped when of at least so many lines half end near one width, in columns, and in mid-sentence; lines of
less than half of it may be as many again."""

EDGE_SHARE = 0.05
NEARLY_ALL_OPEN = 0.8
"""So many of all lines at most are wider than a text's width, and at least end at the width of narrower blocks, so many
of those within a sentence."""

WRAP_SLACK = 4
LATIN_SLACK = 14
PARAGRAPH_INDENT = 4
"""How many columns short of the width a full line may end, for a punctuation mark or a long word that had to go on; how
many a Chinese paragraph is set in."""

BROKEN_WIDTH = 22
"""A text is broken when as many of its lines stay open, and they are on average so long."""

WHOLE_LABELS = frozenset({Label.HEADING, Label.PARAGRAPH, Label.ROW})
"""Lines that their file says to be whole: they go on in no other, and continue none."""

_NARROW = re.compile("[\x00-\u10ff\uff61-\uffdc]+")
_FIRST_WORD = re.compile(r"[A-Za-z0-9%.+\-/]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were set: wrapped at `width` columns or not, new paragraphs indented or not.

    `even`: the width was counted in characters, each as two columns wide. `narrow` is the width of blocks set in on
    both sides, None where there are none. `gap`: so many blank lines stand between most paragraphs. `broken`: not
    wrapped at one width, but most lines end in mid-sentence, as in copies of a page.
    """

    width: int | None
    indented: bool
    even: bool = False
    gap: int = 0
    broken: bool = False
    narrow: int | None = None


def layout(lines: Sequence[Line]) -> Layout:
    """Measure how a text is set, by lines from all over it."""
    lines = lines[:: len(lines) // FORM_LINES + 1]
    gaps = Counter(line.gap for line in lines)
    lines = [line for line in lines if line.label not in WHOLE_LABELS]
    indents = sum(line.indent > 0 for line in lines)
    by_columns = by_characters = _Wrap(None, 0)
    broken = sum(not has_mark(line.text, Mark.ENDED) for line in lines)
    if broken >= WRAPPED_SHARE * WRAPPED_SHARE * len(lines):
        by_columns, by_characters = _wrap_width(lines, even=False), _wrap_width(lines, even=True)
    even = by_characters.lines > by_columns.lines
    wrap = by_characters if even else by_columns
    width = wrap.width
    gap = gaps.most_common(1)[0][0] if gaps else 0
    may_be_broken = width is None and broken >= WRAPPED_LINES
    torn = may_be_broken and _is_broken(lines)
    return Layout(width, 0 < indents < 0.9 * len(lines), even, gap, torn, wrap.narrow)


def is_full(before: Line, line: Line, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a line reached the width where the next one had to begin."""
    if form.width is None or (form.indented and line.indent):
        return False
    word = _FIRST_WORD.match(line.text)
    slack = max(len(word[0]) * (1 + form.even) + 1, WRAP_SLACK) if word else WRAP_SLACK
    width = _width(before, even=form.even)
    if form.narrow is None or has_mark(before.text, Mark.ENDED):
        return width >= form.width - slack
    opening = numbered(before.text)
    words = width if opening is None else _width(Line(before.text[opening.end :]), even=form.even)
    return width >= form.width - slack or any(abs(form.narrow - each) <= slack for each in (width, words))


def is_far(line: Line, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a line gets most of the way across the page."""
    return form.width is not None and _width(line, even=form.even) >= MOST_OF_LINE * form.width


def _is_broken(lines: Sequence[Line]) -> bool:
    """Tell whether most lines that could hold a sentence end within one; verses do too, but are shorter."""
    long = [line.text for line in lines if len(line.text) >= OPEN_LENGTH and not has_mark(line.text, Mark.NUMBERED)]
    torn = [text for text in long if not has_mark(text, Mark.ENDED, Mark.ROW)]
    wide = sum(map(len, torn)) >= BROKEN_WIDTH * len(torn)
    return len(torn) >= WRAPPED_LINES and 2 * len(torn) >= len(long) and wide


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width at which lines end, None where they do not, how many lines show it, and that of narrower blocks."""

    width: int | None
    lines: int
    narrow: int | None = None


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
    long = sum(1 for w in widths if 2 * w >= width)
    least = long if len(near) >= WRAPPED_LINES else len(lines)  # a few lines may end at one width by chance
    shown = len(near) >= WRAPPED_SHARE * max(least, WRAPPED_SHARE * len(lines))
    if shown and wider <= EDGE_SHARE * len(lines) and broken >= WRAPPED_SHARE * len(near):
        return _Wrap(width, len(near), _narrow_width(lines, widths, width - slack))
    return _Wrap(None, 0)


def _narrow_width(lines: Sequence[Line], widths: Sequence[int], below: int) -> int | None:
    """Find a width less than `below` at which nearly all lines stop within a sentence, in a share of all lines."""
    open_lines: Counter[int] = Counter()
    all_lines: Counter[int] = Counter()
    for line, width in zip(lines, widths, strict=True):
        if MOST_OF_LINE * below <= width < below:
            all_lines[width] += 1
            open_lines[width] += not has_mark(line.text, Mark.ENDED)
    width, stopped = max(open_lines.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    found = stopped >= EDGE_SHARE * len(lines) and stopped >= NEARLY_ALL_OPEN * all_lines[width]
    return width if found else None


def _width(line: Line, *, even: bool) -> int:
    """Count the columns a line takes with its indent, where a Chinese character takes two, and any other if `even`.

    What is taken from a printed page has spaces of any width: between Chinese characters they count for nothing, in
    front for a paragraph's indent at least.
    """
    text, indent = line.text, line.indent
    if not text.isascii():
        text, indent = text.replace(" ", ""), max(indent, PARAGRAPH_INDENT) if indent else 0
    if even:
        return indent + 2 * len(text)
    return indent + 2 * len(text) - sum(map(len, _NARROW.findall(text)))
