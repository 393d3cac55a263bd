"""Slides (.pptx) become lines here: the title of each heads a section, and what is noted under it is its text too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.packages import BROKEN_PACKAGE, opened_package
from index.readers.reading import FileLines

_Part = Any
"""A part of a presentation: the library has no types."""


def pptx_lines(path: Path) -> FileLines:
    """Give the lines of a .pptx file, its slides as pages; raise UnreadableFile."""
    import pptx
    from pptx.exc import PackageNotFoundError, PythonPptxError

    with opened_package(path, "presentation"):
        pass
    try:
        slides = pptx.Presentation(str(path)).slides
        return FileLines([line for number, slide in enumerate(slides, 1) for line in _slide(slide, number)])
    except (PackageNotFoundError, PythonPptxError, *BROKEN_PACKAGE):
        raise UnreadableFile(path, "is no presentation that can be read") from None


def _slide(slide: _Part, number: int) -> Iterator[Line]:
    if slide.element.get("show") in {"0", "false"}:
        return
    title = slide.shapes.title
    heading = " ".join(title.text_frame.text.split()) if title is not None else ""
    if heading:
        yield Line(heading, Label.HEADING, level=1 if number == 1 else 2, page=number)
    yield from _shapes(slide.shapes, title.shape_id if title is not None else None, number)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _paragraphs(slide.notes_slide.notes_text_frame, number)


def _shapes(shapes: _Part, title: int | None, number: int) -> Iterator[Line]:
    for shape in shapes:
        if shape.shape_id == title:
            continue
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes, title, number)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                text = "\t".join(" ".join(cell.text_frame.text.split()) for cell in row.cells)
                yield Line(text, Label.ROW, page=number)
        elif shape.has_text_frame and not _is_furniture(shape):
            yield from _paragraphs(shape.text_frame, number)


def _is_furniture(shape: _Part) -> bool:
    """Tell whether a shape holds the date, the foot or the number of its slide."""
    return bool(shape.is_placeholder) and int(shape.placeholder_format.type or 0) in {13, 15, 16}


def _paragraphs(frame: _Part, number: int) -> Iterator[Line]:
    for paragraph in frame.paragraphs:
        text = "".join(run.text for run in paragraph.runs).replace("\v", "\n")
        for line in text.split("\n"):
            if line.strip():
                yield Line(line, Label.LIST_ITEM if paragraph.level else Label.PARAGRAPH, page=number)
