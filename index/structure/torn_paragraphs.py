"""Paragraphs that a copied page has torn at its links and bold words, each on a line of its own, are put together."""

import re
from collections.abc import Sequence

from index.structure.rules.line_ends import CONTINUING

_TEAR = re.compile(rf"\n[ \t]*[{''.join(map(re.escape, sorted(CONTINUING)))}]")
_INDENT = re.compile(r"\u3000{2,}[ \t]*")
_INDENT_ALONE = re.compile(r"\n[ \t]*\n\u3000{2,}[ \t]*\n(?=\S)")

_LEAST_PARAGRAPHS = 5
"""Paragraphs of a text from which on it is told how they are set apart."""


def in_one_line(text: str) -> str:
    """Give a text with each torn paragraph in one line; other texts as they are.

    A paragraph is torn where a line opens with a sign that opens none, or where its indent stands alone. Only a text
    that sets paragraphs apart by blank lines, and most of them in a line, says that the lines between two are one.
    """
    if _TEAR.search(text) is None and _INDENT_ALONE.search(text) is None:
        return text
    lines = text.split("\n")
    blocks = _blocks(lines)
    if len(blocks) < _LEAST_PARAGRAPHS or 2 * sum(end == begin + 1 for begin, end in blocks) < len(blocks):
        return text
    written: list[str] = []
    done = 0
    for begin, end in blocks:
        indent = _indent_alone(lines, begin)
        if indent or any(line.lstrip()[0] in CONTINUING for line in lines[begin + 1 : end]):
            written += lines[done : begin - bool(indent)]
            written.append(indent + _joined(lines[begin:end]))
            done = end
    return "\n".join((*written, *lines[done:]))


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Give where lines that hold something begin and end, between those that do not."""
    held = [bool(line.strip()) for line in (*lines, "")]
    begins = [place for place, holds in enumerate(held) if holds and not (place and held[place - 1])]
    return [(begin, held.index(False, begin)) for begin in begins]


def _indent_alone(lines: Sequence[str], begin: int) -> str:
    """Give the indent that stands alone above the first line of a paragraph, below a line that holds nothing at all."""
    above = lines[begin - 1] if begin > 1 and lines[begin][0].strip() and not lines[begin - 2].strip() else ""
    return above if _INDENT.fullmatch(above) else ""


def _joined(lines: Sequence[str]) -> str:
    first, *others = lines
    text = first.rstrip()
    for line in others:
        part = line.strip()
        meeting = text[-1:] + part[:1]
        text += f" {part}" if meeting.isascii() and meeting.isalpha() else part
    return text
