"""How wide the characters of a recognised text are set is told here by where each stands in it.

By it a sign is full-width or half-width, which recognition often confuses, and the cells of a table stand apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from index.readers.page_layout import CELL_GAP

FULL_SIGN = 0.6
"""A sign that takes so many widths of a Chinese character is full-width: these take .76 at least, half-width ones .43
at most, in 950 signs of a page of 150 dpi."""

FULL_FIGURE = 0.8
"""Three figures or more that are so many widths apart are full-width: programs leave room beside one, and two that are
alike are seen further apart than they stand."""

LEAST_PAIRS = 3
"""So many pairs of characters tell how wide a character is."""

FAR_APART = 1.4
"""Pairs that are so many times as far apart as is usual stand in two cells, or have lost what stood between them."""

HEIGHT_SHARE = 0.7
"""A character of a short text is so much as wide as the place that was found for the text is high."""

LEAST_WIDTH = 0.001
"""No text has a thousand characters in a line."""

_CHINESE = "\u3400-\u9fff“”‘’《》（）、，。！？：；"
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_HALF_WIDTH = re.compile(rf"(?<=[{_CHINESE}])[,:;?!]|[,:;?!](?=[{_CHINESE}])|(?<=[%％）])[,;]$")
_BRACKETS = re.compile(rf"[(（]([^()（）]*[{_CHINESE}][^()（）]*)[)）]|[(（]([^()（）]*)）|（([^()（）]*)[)）]")
_SIGN = re.compile(r"(?<=[\u3400-\u9fff])[,:;?!()](?=[\u3400-\u9fff])")
_FIGURES = re.compile(r"[0-9][0-9.]+[0-9]")
_PROSE = re.compile("[，。；？！]")
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

    A sign between two Chinese characters is as wide as these are apart, others are what Chinese text has. Three figures
    or more are as wide as they are apart.
    """
    mended = list(with_full_width_signs(text))
    width = _character_width(text, centres)
    if not width:
        return "".join(mended)
    for match in _SIGN.finditer(text):
        place = match.start()
        full = (centres[place + 1] - centres[place - 1]) / width - 1 >= FULL_SIGN
        mended[place] = match[0].translate(_TO_FULL) if full else match[0]
    for match in _FIGURES.finditer(text):
        start, last = match.start(), match.end() - 1
        if (centres[last] - centres[start]) / (last - start) >= FULL_FIGURE * width:
            mended[start : last + 1] = match[0].translate(_TO_FULL)
    return "".join(mended)


def cells(text: str, centres: Sequence[float], height: float) -> Iterator[Cell]:
    """Give the cells that a text consists of, one in most: between two of them is the room of a character.

    `height` is that of the text as a share of its width. Prose has one cell: such room in it is that of a sign that was
    not recognised. A place that was found to reach beyond the text by more than a character ends there.
    """
    width = max(_character_width(text, centres) or HEIGHT_SHARE * height, LEAST_WIDTH)
    prose = _PROSE.search(text) is not None
    written = [place for place, char in enumerate(text) if not char.isspace()]
    cuts = [
        (before, after)
        for before, after in pairwise(written)
        if not prose and centres[after] - centres[before] - _widths(text, before, after) * width > CELL_GAP * width
    ]
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before + 1 for before, _ in cuts), len(text)]
    for start, end in zip(starts, ends, strict=True):
        left = centres[start] - width * (_width(text[start]) / 2 if cuts else 1)
        right = centres[end - 1] + width * (_width(text[end - 1]) / 2 if cuts else 1)
        if text[start:end].strip():
            yield Cell(text[start:end].strip(), max(left, 0.0), min(right, 1.0))


def _character_width(text: str, centres: Sequence[float]) -> float:
    """Give the width of a Chinese character as a share of the text's, 0 where the text is too short to tell."""
    apart = [
        (centres[place + 1] - centres[place]) / _widths(text, place, place + 1)
        for place in range(len(text) - 1)
        if " " not in text[place : place + 2]
    ]
    if len(apart) < LEAST_PAIRS:
        return 0.0
    usual = median(apart)
    return mean(each for each in apart if each <= FAR_APART * usual)


def _widths(text: str, before: int, after: int) -> float:
    return (_width(text[before]) + _width(text[after])) / 2


def _width(char: str) -> float:
    return 0.5 if char.isascii() else 1.0
