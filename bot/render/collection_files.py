"""The files of the collection, a page at a time, and what was taken out."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.buttons import callback_button
from bot.render.draft import Draft, Writer, plain_draft, shorten, shorten_title
from bot.render.uploads import size_text
from bot.texts import Texts, say
from bot.texts.collection import ADMIN_COLLECTION
from bot.views.files import CollectionFile

FILES_PER_PAGE = 10
_IN_A_ROW = 5


def files_draft(
    files: Sequence[CollectionFile], page: int, sent_id: int, texts: Texts, *, query: str = "", removing: bool = False
) -> Draft:
    """List files with sizes, dates and what is indexed of each; with `removing` a button for each takes it out."""
    own = ADMIN_COLLECTION[texts.code]
    if not files:
        return plain_draft(say(own.files_no_match, query=shorten(query, 60)) if query else own.files_none)
    shown = page_of(files, page)
    writer = Writer()
    writer.write(say(own.files, files=len(files), size=size_text(sum(file.size for file in files))), Kind.BOLD)
    if removing:
        writer.write("\n" + own.files_remove)
    first = min(page, _pages(files) - 1) * FILES_PER_PAGE
    for number, file in enumerate(shown, first + 1):
        writer.write(f"\n\n{number}. ")
        writer.write(shorten_title(file.name, 80), Kind.BOLD)
        writer.write("\n" + _line(file, texts))
    numbered = [
        callback_button(("↩ " if file.state == "left out" else "") + str(first + place + 1), Op.REMOVE, sent_id, place)
        for place, file in enumerate(shown)
    ]
    rows = [numbered[at : at + _IN_A_ROW] for at in range(0, len(numbered), _IN_A_ROW)] if removing else []
    return writer.draft([*rows, _turning(files, page, sent_id)])


def removed_draft(name: str, sent_id: int, texts: Texts) -> Draft:
    """Say that a file was taken out, with a button that brings it back."""
    own = ADMIN_COLLECTION[texts.code]
    writer = Writer()
    writer.write(say(own.file_removed, name=shorten_title(name, 80)))
    return writer.draft([[callback_button(own.button_undo, Op.UNDO, sent_id)]])


def page_of(files: Sequence[CollectionFile], page: int) -> Sequence[CollectionFile]:
    """Return the files of a page, of the last one where there are fewer."""
    first = min(page, _pages(files) - 1) * FILES_PER_PAGE
    return files[first : first + FILES_PER_PAGE]


def _line(file: CollectionFile, texts: Texts) -> str:
    own = ADMIN_COLLECTION[texts.code]
    day = texts.day(file.modified) if file.modified else "?"
    if file.state == "indexed":
        size = size_text(file.size)
        return say(own.file_line, size=size, date=day, speeches=file.speeches, passages=file.passages)
    notes = {"new": own.file_not_indexed, "gone": own.file_gone, "left out": own.file_left_out}
    return notes[file.state] if file.state == "gone" else f"{size_text(file.size)} · {day} · {notes[file.state]}"


def _turning(files: Sequence[CollectionFile], page: int, sent_id: int) -> list[InlineKeyboardButton]:
    pages = _pages(files)
    page = min(page, pages - 1)
    turns = [("◀", page - 1)] if page else []
    turns += [("▶", page + 1)] if page + 1 < pages else []
    return [callback_button(label, Op.FILES, sent_id, to) for label, to in turns]


def _pages(files: Sequence[CollectionFile]) -> int:
    return max(1, -(-len(files) // FILES_PER_PAGE))
