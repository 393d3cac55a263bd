"""A page of a PDF to boxes of text: its characters, joined where they stand one behind the other, and upright."""

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.readers.page_layout import PlacedPage, TextBox

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_PAGE_CHARACTERS = 50_000
"""Characters of a page beyond so many are left out."""

_BREAK = 0.35
"""A gap of so many heights of the text parts two boxes: what is written later may stand in it."""

_SAMPLE = 7
"""One character in so many is tried for whether the file tells what it is."""

_DROPPED = frozenset("\r\n\x00\ufeff\ufffe\uffff\u00ad\u200b")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]")


@dataclass(frozen=True, slots=True)
class PdfPageText:
    """A page with its text in boxes; `unmapped` is the share of its characters that the file does not name."""

    placed: PlacedPage
    unmapped: float


def pdf_page_text(page: "PdfPage", number: int) -> PdfPageText:
    """Read the text of a page; `number` counts the pages from 1."""
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        count = min(raw.FPDFText_CountChars(text.raw), _PAGE_CHARACTERS)
        turned = _turned(text.raw, count)
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        boxes, unmapped = _boxes(text.raw, count, _Turn(turned, width, height))
        return PdfPageText(PlacedPage(number, width if turned in {90, 270} else height, tuple(boxes)), unmapped)
    finally:
        text.close()


def _turned(text: object, count: int) -> int:
    """Tell by how many degrees the page must be turned to the right for its text to be read."""
    from pypdfium2 import raw

    angles = Counter(
        round(math.degrees(raw.FPDFText_GetCharAngle(text, place)) / 90) % 4
        for place in range(0, count, 1 + count // 40)
    )
    return {0: 0, 1: 270, 2: 180, 3: 90}[angles.most_common(1)[0][0]] if angles else 0


@dataclass(frozen=True, slots=True)
class _Turn:
    """Turns a page of the file, which counts up from its lower left corner, so that its text stands upright."""

    degrees: int
    width: float
    height: float

    def __call__(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Give the left, top, right and bottom edge, counted from the upper left corner."""
        if self.degrees == 90:
            return bottom, left, top, right
        if self.degrees == 180:
            return self.width - right, bottom, self.width - left, top
        if self.degrees == 270:
            return self.height - top, self.width - right, self.height - bottom, self.width - left
        return left, self.height - top, right, self.height - bottom


@dataclass(slots=True)
class _Run:
    """Characters that stand one behind the other; `edges` are left, top, right, bottom."""

    edges: list[float]
    parts: list[str] = field(default_factory=list)

    def box(self) -> TextBox | None:
        text = "".join(self.parts).strip()
        left, top, right, bottom = self.edges
        return TextBox(text, left, top, right, bottom) if text else None


def _boxes(text: object, count: int, turn: _Turn) -> tuple[list[TextBox], float]:
    """Give the characters of a page in boxes, and the share of them that the file does not name."""
    from pypdfium2 import raw

    rectangle = raw.FS_RECTF()
    reference = ctypes.byref(rectangle)
    seen: set[tuple[int, int, int]] = set()
    runs: list[_Run] = []
    space = ""
    tried = unnamed = 0
    unicode, loose = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for place in range(count):
        code = unicode(text, place)
        char = chr(code) if code < 0x110000 else "\ufffd"
        if char in _DROPPED:
            continue
        if char in " \u00a0":
            space = space or ("generated" if raw.FPDFText_IsGenerated(text, place) == 1 else "typed")
            continue
        if not loose(text, place, reference):
            continue
        if place % _SAMPLE == 0:
            tried += 1
            unnamed += raw.FPDFText_HasUnicodeMapError(text, place) == 1 or "\ue000" <= char <= "\uf8ff" or char < " "
        left, top, right, bottom = turn(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        # Bold letters are sometimes made by printing them twice.
        key = (code, round(left / 2), round(top / 2))
        if key in seen:
            continue
        seen.add(key)
        char = "-" if char == "\x02" else char
        run = runs[-1] if runs else None
        if run is None or not _follows(run.edges, left, top, bottom):
            runs.append(_Run([left, top, right, bottom], [char]))
        else:
            if space and _is_meant(space, run.parts[-1], char):
                run.parts.append(" ")
            run.parts.append(char)
            edges = run.edges
            edges[2] = max(edges[2], right)
            edges[3] = max(edges[3], bottom)
            edges[1] = min(edges[1], top)
        space = ""
    boxes = [box for run in runs if (box := run.box()) is not None]
    return boxes, unnamed / tried if tried else 0.0


def _follows(edges: list[float], left: float, top: float, bottom: float) -> bool:
    """Tell whether a character stands in the same row as a run, right behind it."""
    height = max(edges[3] - edges[1], bottom - top)
    if min(edges[3], bottom) - max(edges[1], top) < 0.5 * min(edges[3] - edges[1], bottom - top):
        return False
    return -0.5 * height <= left - edges[2] <= _BREAK * height


def _is_meant(space: str, before: str, after: str) -> bool:
    """Tell whether a space was typed: programs leave gaps between Chinese and figures that are none."""
    if space == "typed":
        return True
    return _CHINESE.match(before) is None and _CHINESE.match(after) is None
