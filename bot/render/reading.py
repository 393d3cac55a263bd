"""A speech for reading: pages that a message can hold, a table of contents, the buttons to turn."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.buttons import callback_button, copy_button
from bot.render.draft import Draft, Writer, shorten, shorten_title
from bot.render.headings import OpeningHeading, opening_headings
from bot.render.split import split_text
from bot.texts import Texts, say
from bot.utf16 import utf16_length
from index.model import Passage, Speech

ROOM = 3300
"""Units of the speech's text on a page; what is left of a message is for its title."""

HEADING = 200
CHAPTERS = 8


@dataclass(frozen=True, slots=True)
class PagePart:
    """A passage on a page, or the part of it that has room; `opens` are the headings that begin with it."""

    passage: Passage
    start: int
    end: int
    opens: tuple[OpeningHeading, ...] = ()


Pages = Sequence[tuple[PagePart, ...]]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One page of an open speech. `anchor` is the passage it was opened at; `link` the address that opens it again."""

    sent_id: int
    speech: Speech
    pages: Pages
    page: int
    anchor: int
    link: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading in the table of contents: how deep it lies, and the passage it begins with."""

    heading: str
    depth: int
    passage: int
    page: int


def paginate(passages: Sequence[Passage], outer: int = 0) -> Pages:
    """Lay passages out on pages of `ROOM` units: whole passages, and only those longer than a page cut at sentences.

    `outer` is how many headings of every passage belong to the pieces around the speech; they are not shown.
    """
    pages: list[tuple[PagePart, ...]] = []
    page: list[PagePart] = []
    used = 0
    for passage, opens in zip(passages, opening_headings(passages, outer), strict=True):
        size = sum(utf16_length(shorten(heading.text, HEADING)) + 2 for heading in opens if not heading.in_text) + 2
        for start, end in split_text(passage.text, ROOM - size):
            length = utf16_length(passage.text[start:end]) + size
            if page and used + length > ROOM:
                pages.append(tuple(page))
                page, used = [], 0
            page.append(PagePart(passage, start, end, opens if start == 0 else ()))
            used += length
    if page:
        pages.append(tuple(page))
    return pages


def page_with(pages: Pages, passage: int, place: int = 0) -> int | None:
    """Give the number of the page that holds a character of a passage, None where the speech does not have it."""
    for number, page in enumerate(pages):
        for piece in page:
            if piece.passage.id == passage and piece.start <= place < piece.end:
                return number
    return None


def chapters(pages: Pages) -> list[Chapter]:
    """Give the table of contents."""
    return [
        Chapter(heading.text, heading.depth, piece.passage.id, number)
        for number, page in enumerate(pages)
        for piece in page
        for heading in piece.opens
    ]


def reading(view: ReadingView, texts: Texts) -> Draft:
    """Give a page of a speech; the passage it was opened at is set off as a quotation."""
    writer = Writer()
    _title(writer, view, say(texts.page, page=view.page + 1, pages=len(view.pages)) if len(view.pages) > 1 else "")
    for piece in view.pages[view.page]:
        writer.write("\n")
        for heading in piece.opens:
            if not heading.in_text:
                writer.write("\n")
                writer.write(shorten(heading.text, HEADING), Kind.BOLD)
        text = piece.passage.text[piece.start : piece.end]
        # The line end before a quotation belongs to it in Telegram's layout: no empty line is needed.
        writer.write("\n")
        writer.write(text, *([Kind.BLOCKQUOTE] if piece.passage.id == view.anchor else []))
    writer.write("\n\n")
    writer.write("💬 " + texts.reply_hint, Kind.ITALIC)
    return writer.draft(_keyboard(view, texts))


def contents(view: ReadingView, start: int, texts: Texts) -> Draft:
    """Give the table of contents, a button for each heading, from the heading number `start`."""
    listed = chapters(view.pages)
    start = min(start - start % CHAPTERS, (max(0, len(listed) - 1) // CHAPTERS) * CHAPTERS)
    top = min((chapter.depth for chapter in listed), default=0)
    writer = Writer()
    _title(writer, view, texts.contents)
    rows = []
    for chapter in listed[start : start + CHAPTERS]:
        label = "· " * min(3, chapter.depth - top) + shorten(chapter.heading, 36)
        rows.append([callback_button(label, Op.PAGE, view.sent_id, chapter.passage)])
    turn = []
    if start:
        turn.append(callback_button("◀", Op.CONTENTS, view.sent_id, start - CHAPTERS))
    turn.append(callback_button(texts.button_text, Op.PAGE, view.sent_id, *_place(view.pages[view.page])))
    if start + CHAPTERS < len(listed):
        turn.append(callback_button("▶", Op.CONTENTS, view.sent_id, start + CHAPTERS))
    return writer.draft([*rows, turn])


def _title(writer: Writer, view: ReadingView, line: str) -> None:
    writer.write("📖 ")
    writer.write(shorten_title(view.speech.title, 150), Kind.BOLD)
    if view.speech.outer:
        writer.write("\n" + shorten(" › ".join(view.speech.outer), 150), Kind.ITALIC)
    if line:
        writer.write("\n" + line, Kind.ITALIC)


def _keyboard(view: ReadingView, texts: Texts) -> list[list[InlineKeyboardButton]]:
    sent_id, page, pages = view.sent_id, view.page, view.pages
    turn = []
    if len(pages) > 1:
        if page > 0:
            turn.append(callback_button("◀", Op.PAGE, sent_id, *_place(pages[page - 1])))
        turn.append(callback_button(f"{page + 1}/{len(pages)}", Op.NOTHING))
        if page + 1 < len(pages):
            turn.append(callback_button("▶", Op.PAGE, sent_id, *_place(pages[page + 1])))
    more = [
        callback_button(".txt", Op.AS_TEXT, sent_id),
        callback_button(".docx", Op.AS_DOCX, sent_id),
        copy_button(texts.button_link, view.link),
    ]
    if any(piece.opens for each in pages for piece in each):
        more.insert(0, callback_button(texts.button_contents, Op.CONTENTS, sent_id))
    return [turn, more]


def _place(page: tuple[PagePart, ...]) -> tuple[int, int]:
    """Tell what a button names a page by: a passage is never given another's id, a page number would drift."""
    return page[0].passage.id, page[0].start
