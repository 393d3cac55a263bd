"""A speech as a file to keep: plain text, or a document for a word processor."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from bot.render.draft import sendable
from bot.render.headings import opening_headings
from index.model import Passage, Speech

_UNSAFE = re.compile(r"[^\w（）()《》“”·-]+")


def text_file(speech: Speech, passages: Sequence[Passage]) -> bytes:
    """Return the speech as UTF-8 text with a byte order mark, which Windows' editors need to read Chinese."""
    lines = [*speech.outer, speech.title, ""]
    for passage, opens in _with_headings(speech, passages):
        for heading in opens:
            lines += [heading, ""]
        lines += [passage.text, ""]
    return sendable("\n".join(lines).rstrip() + "\n").encode("utf-8-sig")


def docx_file(speech: Speech, passages: Sequence[Passage]) -> bytes:
    """Return the speech as a .docx document, its headings as headings. Blocks for a while."""
    from docx import Document  # it takes a while to load, and most never ask for it

    document = Document()
    for title in speech.outer:
        document.add_paragraph(sendable(title))
    document.add_heading(sendable(speech.title), 0)
    for passage, opens in _with_headings(speech, passages):
        for heading in opens:
            document.add_heading(sendable(heading), 1)
        # A passage that was gathered from short paragraphs holds one a line.
        for paragraph in passage.text.split("\n"):
            document.add_paragraph(sendable(paragraph))
    document.core_properties.title = sendable(speech.title)[:255]
    document.core_properties.author = ""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def file_name(title: str, ending: str) -> str:
    """Return a name made of a title's letters; a title is data and may hold anything, also a path."""
    name = _UNSAFE.sub(" ", title).strip()[:60].strip()
    return f"{name or 'speech'}.{ending}"


def _with_headings(speech: Speech, passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[str]]]:
    """Yield the passages, each with the headings that are lines of their own before it."""
    for passage, opens in zip(passages, opening_headings(passages, len(speech.outer)), strict=True):
        yield passage, [heading.text for heading in opens if not heading.in_text]
