"""What scanning and copying do to lines is undone here: spaces inside words, numbers, paragraphs put in one line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.lines import Label, Line
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import LINE_NUMBER

SCANNED_LENGTH = 20
"""A line of so many characters is running text, by which a scan is told."""

SPACED_SHARE = 0.02
"""A text is scanned when at so many of its characters a space stands between two Chinese ones."""

SPACED_LEAST = 12
"""And when there are at least so many such spaces."""

APART = 0.7
"""A line is set apart when so many of its words are single characters."""

NUMBERED_LINES = 8
"""Line numbers are told from at least so many lines, of which all but a tenth have one."""

TIMED_LINES = 3
"""Subtitles have at least so many lines with times."""

TOGETHER = 100
"""A line of so many characters may hold several paragraphs."""

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_SIGNS = "，。、；：？！“”‘’（）《》〈〉【】—…"
_BETWEEN = rf"(?<=[{_HAN}]) (?=[{_HAN}])"
_CLOSED = rf"(?<=[{_HAN}{_SIGNS}]) (?=[{_HAN}{_SIGNS}])|(?<=[{_SIGNS}]) (?=\w)|(?<=\w) (?=[{_SIGNS}])"
_LONE = rf"(?<![^ ])[{_HAN}](?![^ ])"
"""They are compiled when they are first needed: few files hold spaces between Chinese characters."""

_PAUSES = frozenset("，。；")
_GAP = re.compile(r" {2,}| *\u3000[ \u3000]*")
_PARAGRAPH = re.compile(r"(?<=[。！？；：…”’）])(?:\u3000{2,}| {3,})(?=\S)")
_GAPS = re.compile(r"(?<=\S)(?:\u3000{2,}| {3,})(?=\S)")


def restored(lines: Sequence[Line]) -> Sequence[Line]:
    """Write lines without the numbers before them and the spaces inside their words, and each paragraph on its own.

    Only lines that their file says nothing of are changed.
    """
    return _closed(_apart(_unnumbered(_untimed(lines))))


def _untimed(lines: Sequence[Line]) -> Sequence[Line]:
    """Take off the times between the lines of subtitles, and the numbers above the times."""
    timed = {
        place for place, line in enumerate(lines) if "-->" in line.text and has_mark(line.text.strip(), Mark.TIMES)
    }
    if len(timed) < TIMED_LINES:
        return lines
    dropped = timed | {place - 1 for place in timed if place and lines[place - 1].text.strip().isdecimal()}
    dropped |= {place for place, line in enumerate(lines[:TIMED_LINES]) if line.text.strip().startswith("WEBVTT")}
    return [line for place, line in enumerate(lines) if place not in dropped and line.text.strip()]


def _unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """Take off the numbers that an editor or a printer put before all lines, and which count on by one."""
    if not any(LINE_NUMBER.pattern.match(line.text) for line in lines[:NUMBERED_LINES]):
        return lines
    filled = [line for line in lines if line.text.strip()]
    found = [match for line in filled if (match := LINE_NUMBER.pattern.match(line.text)) is not None]
    steps = sum(int(after[1]) - int(before[1]) == 1 for before, after in pairwise(found))
    known = any(line.label is not Label.UNKNOWN for line in filled)
    if known or len(found) < max(NUMBERED_LINES, 0.9 * len(filled)) or steps < 0.9 * (len(found) - 1):
        return lines
    return [replace(line, text=LINE_NUMBER.pattern.sub("", line.text, count=1)) for line in lines]


def _apart(lines: Sequence[Line]) -> Sequence[Line]:
    """Break lines in which paragraphs follow one another with a gap between them, as they do on some web pages."""
    if not any(_may_hold_paragraphs(line) and ("　　" in line.text or "   " in line.text) for line in lines):
        return lines
    return [part for line in lines for part in _paragraphs(line)]


def _may_hold_paragraphs(line: Line) -> bool:
    return len(line.text) >= TOGETHER and line.label in {Label.UNKNOWN, Label.PARAGRAPH}


def _paragraphs(line: Line) -> list[Line]:
    ends = len(_PARAGRAPH.findall(line.text)) if _may_hold_paragraphs(line) else 0
    if not ends:
        return [line]
    # With an end of a sentence before most gaps, the others stand behind a title or a heading.
    sign = _GAPS if ends > 1 and 2 * ends > len(_GAPS.findall(line.text)) else _PARAGRAPH
    parts = enumerate(sign.split(line.text))
    return [replace(line, text=f"　　{part}" if place else part) for place, part in parts]


def _closed(lines: Sequence[Line]) -> Sequence[Line]:
    """Close the spaces inside words: in lines set apart character by character, and in a text full of such spaces."""
    text = [line.text for line in lines if len(line.text) >= SCANNED_LENGTH and " " in line.text]
    if sum(map(_is_apart, text)) * 2 > sum(len(line.text) >= SCANNED_LENGTH for line in lines):
        return [
            replace(line, text=_tight(line.text)) if _is_apart(line.text) or len(line.text) < SCANNED_LENGTH else line
            for line in lines
        ]
    prose = [line for line in text if not _PAUSES.isdisjoint(line)]
    spaces = sum(len(re.findall(_BETWEEN, line)) for line in prose)
    if spaces < SPACED_LEAST:
        return lines
    if spaces < SPACED_SHARE * sum(len(line.text) for line in lines):
        return lines
    return [
        replace(line, text=re.sub(_CLOSED, "", line.text))
        if not _PAUSES.isdisjoint(line.text) or re.search(_LONE, line.text)
        else line
        for line in lines
    ]


def _is_apart(line: str) -> bool:
    words = line.split()
    return len(words) > 2 and sum(len(word) == 1 for word in words) >= APART * len(words)


def _tight(line: str) -> str:
    start = len(line) - len(line.lstrip())
    parts = (part.replace(" ", "") for part in _GAP.split(line[start:].rstrip()))
    return line[:start] + " ".join(part for part in parts if part)
