"""The lines between a speech's title and its text, and those below it: who speaks, when, where."""

from collections.abc import Sequence
from itertools import takewhile

from index.model import ParsedPassage
from index.structure.rules import Mark, has_mark

_HEAD_LINES = 8
"""So many lines may stand between a title and the text."""

_FOOT_LINES = 4
"""So many lines under a text may say when it was spoken or written, and by whom."""

HEAD_LENGTH = 60
"""A line longer than this, or one that holds a sentence, belongs to the text."""


def head_end(opening: str) -> int:
    """Give where the text begins in a speech's first passage."""
    end = 0
    for line in opening.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        ends = line.endswith(("：", ":", "！", "!", "；", "？")) and not has_mark(line, Mark.FRINGE)
        if len(line) > HEAD_LENGTH or "。" in line or ends:
            return end
        end += len(line) + 1
    return min(end, len(opening))


def head_lines(passages: Sequence[ParsedPassage]) -> list[str]:
    """Give the lines above the text of a speech, whose first passages may have nothing else."""
    lines: list[str] = []
    for passage in takewhile(lambda each: each.headings == passages[0].headings, passages):
        end = head_end(passage.text)
        lines.extend(line.strip() for line in passage.text[:end].split("\n") if line.strip())
        if end < len(passage.text) or len(lines) >= _HEAD_LINES:
            break
    return lines[:_HEAD_LINES]


def foot_lines(passages: Sequence[ParsedPassage]) -> list[str]:
    """Give the short lines at the end of a speech's last passage."""
    lines = passages[-1].text.split("\n") if passages else []
    return [line for line in lines[1:][-_FOOT_LINES:] if len(line) <= HEAD_LENGTH and "。" not in line]
