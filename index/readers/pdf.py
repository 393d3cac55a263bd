"""PDF files become lines here: their text with its place on each page, put in reading order."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import UnreadableFile, install_command
from index.readers.encodings import likelihood
from index.readers.page_layout import OutlineEntry, PlacedPage, TextBox, page_lines
from index.readers.reading import FileLines
from index.readers.recognition import can_recognise, recognised
from index.readers.scans import LONGEST_SIDE
from index.readers.square_glyphs import system_fonts, use_square_glyphs

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

PAGES = 20_000
"""A PDF of more pages is refused."""

_PAGE_CHARACTERS = 50_000
"""Characters of a page beyond so many are left out."""

PAGE_TEXT = 8
"""A page with fewer characters is taken for a picture."""

RENDERED_DPI = 200
"""So fine are pages drawn that are to be recognised."""

_BREAK = 0.35
"""A gap of so many heights of the text parts two boxes: what is written later may stand in it."""

_UNMAPPED = 0.2
"""A page of which so much has no Unicode character is taken for a picture."""

_READABLE = 0.05
"""The least likelihood of a text whose characters are what they seem."""

_SAMPLE = 7
"""One character in so many is tried for whether the file tells what it is."""

_DROPPED = frozenset("\r\n\x00\ufeff\ufffe\uffff\u00ad\u200b")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]")


@dataclass(frozen=True, slots=True)
class PdfText:
    """The pages of a PDF that have a text, its outline, and the numbers of the pages that are pictures."""

    pages: tuple[PlacedPage, ...]
    outline: tuple[OutlineEntry, ...]
    pictures: tuple[int, ...]
    unmapped: tuple[int, ...] = ()


def pdf_lines(path: Path) -> FileLines:
    """Give the lines of a PDF; raise UnreadableFile.

    Pages that are pictures are recognised where the extra [ocr] is installed, else left out, which a warning says.
    """
    text = pdf_text(path)
    missing = sorted((*text.pictures, *text.unmapped))
    pages = list(text.pages)
    warnings: tuple[str, ...] = ()
    if missing and can_recognise():
        with system_fonts():
            pages = sorted([*pages, *_recognised_pages(path, missing)], key=lambda page: page.number)
    elif missing:
        kind = "text without a map to characters" if len(text.unmapped) > len(text.pictures) else "pictures of text"
        if not pages:
            raise UnreadableFile(path, f"holds {kind}; the extra [ocr] reads it: {install_command('ocr')}")
        warnings = (f"pages {_ranges(missing)} are {kind}; the extra [ocr] reads them: {install_command('ocr')}",)
    return FileLines(page_lines(pages, text.outline), warnings)


def _recognised_pages(path: Path, numbers: Sequence[int]) -> Iterator[PlacedPage]:
    document = open_pdf(path)
    try:
        for number in numbers:
            page = document[number - 1]
            try:
                scale = min(RENDERED_DPI / 72, LONGEST_SIDE / max(*page.get_size(), 1))
                picture = page.render(scale=scale, grayscale=True).to_numpy()
                yield recognised(np.ascontiguousarray(picture.reshape(picture.shape[:2])), number)
            finally:
                page.close()
    finally:
        document.close()


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers in short: 3, 5–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def pdf_text(path: Path) -> PdfText:
    """Read the text of a PDF; raise UnreadableFile."""
    use_square_glyphs()
    document = open_pdf(path)
    try:
        pages: list[PlacedPage] = []
        pictures: list[int] = []
        unmapped: list[int] = []
        for number in range(1, len(document) + 1):
            read = _page(document, number)
            if read is None or sum(len(box.text) for box in read.placed.boxes) < PAGE_TEXT:
                if read is None or _has_picture(document, number):
                    pictures.append(number)
                elif read.placed.boxes:
                    pages.append(read.placed)
            elif read.unmapped > _UNMAPPED or not _reads(read.placed):
                unmapped.append(number)
            else:
                pages.append(read.placed)
        return PdfText(tuple(pages), tuple(_outline(document)), tuple(pictures), tuple(unmapped))
    finally:
        document.close()


def open_pdf(path: Path) -> "PdfDocument":
    """Open a PDF; raise UnreadableFile where it is none, damaged, protected or too long."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableFile(path, "is protected with a password; save it without one") from None
        raise UnreadableFile(path, "is no PDF that can be read") from None
    if pages > PAGES:
        document.close()
        raise UnreadableFile(path, f"has too many pages ({pages}; at most {PAGES})")
    return document


@dataclass(frozen=True, slots=True)
class _ReadPage:
    placed: PlacedPage
    unmapped: float


def _page(document: "PdfDocument", number: int) -> _ReadPage | None:
    """Read one page, None where it cannot be loaded."""
    import pypdfium2

    try:
        page = document[number - 1]
        try:
            return _read_page(page, number)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None


def _read_page(page: "PdfPage", number: int) -> _ReadPage:
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        count = min(raw.FPDFText_CountChars(text.raw), _PAGE_CHARACTERS)
        turned = _turned(text.raw, count)
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        boxes, unmapped = _boxes(text.raw, count, _Turn(turned, width, height))
        return _ReadPage(PlacedPage(number, width if turned in {90, 270} else height, tuple(boxes)), unmapped)
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


def _reads(page: PlacedPage) -> bool:
    """Tell whether the text of a page is one, and not characters that a wrong map made."""
    text = "".join(box.text for box in page.boxes)
    chinese = sum("\u3400" <= char <= "\u9fff" for char in text)
    return chinese < 40 or 2 * chinese < len(text) or likelihood(text) >= _READABLE


def _has_picture(document: "PdfDocument", number: int) -> bool:
    from pypdfium2 import raw

    page = document[number - 1]
    try:
        return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3))
    finally:
        page.close()


def _outline(document: "PdfDocument") -> Iterator[OutlineEntry]:
    import pypdfium2

    try:
        for entry in document.get_toc(max_depth=6):
            target = entry.get_dest()
            page = target.get_index() if target else None
            title = entry.get_title()
            if page is not None and title.strip():
                yield OutlineEntry(title.strip(), entry.level + 1, page + 1)
    except (pypdfium2.PdfiumError, ValueError):
        return
