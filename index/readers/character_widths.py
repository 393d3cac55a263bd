"""How wide the characters of a recognised text are set is told here by where each stands in it.

By it a sign is full-width or half-width, which recognition often confuses, and the cells of a table stand apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.page_layout import CELL_GAP

FULL_SIGN = 0.6
"""A sign that takes so many widths of a Chinese character is full-width: these take .76 at least, half-width ones .43
at most, in 950 signs of a page of 150 dpi."""

FULL_FIGURE = 0.8
"""Figures that take so many each are full-width: half-width ones are up to .62 wide, for they have room beside them."""

LEAST_PAIRS = 4
"""So many pairs of characters tell how wide a character is."""

_CHINESE = "\u3400-\u9fff“”‘’《》（）、，。！？：；"
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_HALF_WIDTH = re.compile(rf"(?<=[{_CHINESE}])[,:;?!]|[,:;?!](?=[{_CHINESE}])|(?<=[%％）])[,;]$")
_BRACKETS = re.compile(rf"[(（]([^()（）]*[{_CHINESE}][^()（）]*)[)）]|[(（]([^()（）]*)）|（([^()（）]*)[)）]")
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])(?:(?P<sign>[,:;?!()])|[0-9.]+)(?=[\u3400-\u9fff])")
_TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a text that stands apart from the rest, and where in the text's width it begins and ends (0..1)."""

    text: str
    start: float
    end: float


def with_full_width_signs(text: str) -> str:
    """Write the half-width signs that recognition gives inside Chinese text as the full-width ones they are."""
    text = _HALF_WIDTH.sub(lambda match: _FULL_WIDTH[match[0]], text)
    return _BRACKETS.sub(lambda match: f"（{match[1] or match[2] or match[3] or ''}）", text)


def as_wide_as_set(text: str, centres: Sequence[float]) -> str:
    """Write the signs and figures of a text as wide as they are set; `centres` tells where each character stands.

    Those between two Chinese characters are as wide as these are apart, other signs are what Chinese text has.
    """
    mended = list(with_full_width_signs(text))
    width = _character_width(text, centres)
    for match in _BETWEEN.finditer(text) if width else ():
        start, end = match.span()
        each = ((centres[end] - centres[start - 1]) / width - 1) / (end - start)
        full = each >= (FULL_SIGN if match["sign"] else FULL_FIGURE)
        mended[start:end] = match[0].translate(_TO_FULL) if full else match[0]
    return "".join(mended)


def cells(text: str, centres: Sequence[float]) -> Iterator[Cell]:
    """Give the cells that a text consists of, one in most: between two of them is the room of a character."""
    width = _character_width(text, centres)
    written = [place for place, char in enumerate(text) if not char.isspace()]
    cuts = [
        (before, after)
        for before, after in pairwise(written)
        if width and centres[after] - centres[before] - _widths(text, before, after) * width > CELL_GAP * width
    ]
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before + 1 for before, _ in cuts), len(text)]
    for start, end in zip(starts, ends, strict=True):
        left = centres[start] - width * _width(text[start]) / 2 if start else 0.0
        right = centres[end - 1] + width * _width(text[end - 1]) / 2 if end < len(text) else 1.0
        if text[start:end].strip():
            yield Cell(text[start:end].strip(), left, right)


def _character_width(text: str, centres: Sequence[float]) -> float:
    """Give the width of a Chinese character as a share of the text's, 0 where the text is too short to tell."""
    apart = [
        (centres[place + 1] - centres[place]) / _widths(text, place, place + 1)
        for place in range(len(text) - 1)
        if " " not in text[place : place + 2]
    ]
    return median(apart) if len(apart) >= LEAST_PAIRS else 0.0


def _widths(text: str, before: int, after: int) -> float:
    return (_width(text[before]) + _width(text[after])) / 2


def _width(char: str) -> float:
    return 0.5 if char.isascii() else 1.0
