"""Lines become paragraphs here: what a page break or a fixed line width tore apart is one paragraph again.

A file in which every line is wrapped at one width is told by its widths; in any other file only a long line that
ends in mid-sentence, or a heading cut off the paragraph it ran into, goes on in the next line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.lines import Label, Line
from index.structure.layout import WHOLE_LABELS, Layout, is_far, is_full
from index.structure.rules import Mark, has_mark
from index.structure.rules.line_ends import OPEN_LENGTH
from index.structure.rules.numbering import HEADING_LENGTH, numbered
from index.structure.seams import cuts_word

LONG_LINE = 30
"""In a file that is not wrapped, a line of this many characters without an end goes on in the next one."""

SHORT_LINE = 8
"""A line shorter than this goes on in no other, even where a word seems to be cut."""

_ALONE = (Mark.SALUTATION, Mark.DATE, Mark.BYLINE, Mark.CAPTION, Mark.BRACKETED, Mark.DASHED)
"""Lines without an end that do not go on in the next."""

_SPACED = re.compile(r"[A-Za-z,;:.%)!?][A-Za-z0-9(]|[0-9][A-Za-z]")


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
    return before.label in WHOLE_LABELS or line.label in WHOLE_LABELS or line.label is Label.LIST_ITEM


def _goes_on(before: Line, line: Line, length: int, form: Layout, run_in: frozenset[str]) -> bool:
    """Tell whether a line continues the paragraph of the line before it, which is `length` characters long so far."""
    text = line.text
    if has_mark(text, Mark.TORN) and not has_mark(text, Mark.DOTTED):
        return True
    ended = form.width is None and before.text[-1] in "。！？" and len(before.text) > HEADING_LENGTH
    apart = ended or _changes_script(before.text, text)
    apart = apart or (form.width is None and has_mark(text, Mark.DATE))
    resumes = _resumes(before.text, text, length) or _counts_inside(before, line, form)
    opens = apart or (has_mark(text, Mark.OPENS) and not resumes)
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
    ended = has_mark(before.text, Mark.ENDED)
    if not ended and len(before.text) >= SHORT_LINE and cuts_word(before.text, line.text):
        return True
    far = is_far(before, form) and not _stands_alone(before.text)
    return far and (not ended or (form.indented and line.gap <= form.gap))


def _resumes(before: str, text: str, length: int) -> bool:
    """Tell whether what could open a paragraph stands in the middle of a sentence that a line end cut."""
    if has_mark(text, Mark.DASHED):
        return length >= LONG_LINE and not has_mark(before, Mark.ENDED)
    spoken = has_mark(text, Mark.NUMBERED) and not has_mark(text, Mark.COUNTED)
    return spoken and length >= LONG_LINE and has_mark(before, Mark.PAUSED)


def _counts_inside(before: Line, line: Line, form: Layout) -> bool:
    """Tell whether a full line of a text that sets in its paragraphs breaks off before a number."""
    apart = has_mark(before.text, Mark.ENDED) or line.gap or line.indent or not form.indented
    return not apart and has_mark(line.text, Mark.NUMBERED) and is_full(before, line, form)


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
