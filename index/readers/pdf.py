"""PDF files become lines here: their text with its place on each page, put in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import UnreadableFile, install_command
from index.readers.encodings import likelihood
from index.readers.page_layout import OutlineEntry, PlacedPage, page_lines
from index.readers.pdf_page import PdfPageText, pdf_page_text
from index.readers.reading import FileLines
from index.readers.recognition import can_recognise, recognised
from index.readers.scans import LONGEST_SIDE
from index.readers.square_glyphs import system_fonts, use_square_glyphs

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PAGES = 20_000
"""A PDF of more pages is refused."""

PAGE_TEXT = 8
"""A page with fewer characters is taken for a picture."""

RENDERED_DPI = 200
"""So fine are pages drawn that are to be recognised."""

_UNMAPPED = 0.2
"""A page of which so much has no Unicode character is taken for a picture."""

_READABLE = 0.05
"""The least likelihood of a text whose characters are what they seem."""


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


def _page(document: "PdfDocument", number: int) -> PdfPageText | None:
    """Read one page, None where it cannot be loaded."""
    import pypdfium2

    try:
        page = document[number - 1]
        try:
            return pdf_page_text(page, number)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None


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
