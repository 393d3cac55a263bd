"""A speech as a file to keep: plain text, or a document for a word processor."""

import re
from collections.abc import Sequence
from io import BytesIO

from bot.render.draft import sendable
from bot.render.reading import beginning
from index.model import Passage, Speech

_UNSAFE = re.compile(r"[^\w（）()《》“”·-]+")


def as_text(speech: Speech, passages: Sequence[Passage]) -> bytes:
    """Give the speech as UTF-8 text with a byte order mark, which Windows' editors need to read Chinese."""
    lines = [*speech.outer, speech.title, ""]
    for heading, passage in _laid_out(speech, passages):
        lines += [heading, ""] if heading is not None else []
        lines += [passage.text, ""] if passage else []
    return sendable("\n".join(lines).rstrip() + "\n").encode("utf-8-sig")


def as_docx(speech: Speech, passages: Sequence[Passage]) -> bytes:
    """Give the speech as a .docx document, its headings as headings. Blocks for a while."""
    from docx import Document  # it takes a while to load, and most never ask for it

    document = Document()
    for title in speech.outer:
        document.add_paragraph(sendable(title))
    document.add_heading(sendable(speech.title), 0)
    for heading, passage in _laid_out(speech, passages):
        if heading is not None:
            document.add_heading(sendable(heading), 1)
        elif passage:
            document.add_paragraph(sendable(passage.text))
    document.core_properties.title = sendable(speech.title)[:255]
    document.core_properties.author = ""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def file_name(title: str, ending: str) -> str:
    """Give a name made of a title's letters; a title is data and may hold anything, also a path."""
    name = _UNSAFE.sub(" ", title).strip()[:60].strip()
    return f"{name or 'speech'}.{ending}"


def _laid_out(speech: Speech, passages: Sequence[Passage]) -> list[tuple[str | None, Passage | None]]:
    """Headings and passages in order, each heading once where it begins."""
    laid: list[tuple[str | None, Passage | None]] = []
    before: tuple[str, ...] = ()
    for passage in passages:
        headings = passage.headings[len(speech.outer) :]
        laid += [(heading, None) for heading in beginning(before, headings)]
        laid.append((None, passage))
        before = headings
    return laid
