"""A speech opened, turned and saved: what the reading handlers look up, off the event loop."""

from dataclasses import replace

from bot.callbacks import Link, link_payload
from bot.context import Desk, Reader
from bot.render.draft import Draft
from bot.render.files import as_docx, as_text, file_name
from bot.render.reading import ReadingView, contents, page_with, paginate, reading
from bot.render.speeches import ListView, speeches
from bot.storage.messages import Card, ListCard, ReadingCard
from index import Index, Speech
from index.analysis.folding import fold


def open_at(desk: Desk, reader: Reader, link: Link) -> tuple[Draft, int] | None:
    """Give the page that a link points to, with its new card; None where the collection does not have it."""
    index = desk.live.get()
    anchor = 0
    number = link.speech
    if link.passage is not None:
        passage = index.passage(link.passage)
        if passage is None:
            return None
        number, anchor = passage.speech, passage.id
    view = _view(index, number, anchor, reader) if number is not None else None
    if view is None:
        return None
    card = desk.memory.remember(reader.user, reader.chat, ReadingCard(view.speech.id, anchor))
    place = page_with(view.pages, anchor) if anchor else 0
    return reading(replace(view, card=card, page=place or 0), reader.texts), card


def turn(index: Index, card: Card, reader: Reader, passage: int, place: int) -> Draft | None:
    """Give the page of an open speech with a character of a passage; None where the collection has neither now."""
    body = card.body
    if not isinstance(body, ReadingCard):
        return None
    view = _view(index, body.speech, body.anchor, reader)
    page = page_with(view.pages, passage, place) if view else None
    return reading(replace(view, card=card.id, page=page), reader.texts) if view and page is not None else None


def table(index: Index, card: Card, reader: Reader, start: int) -> Draft | None:
    """Give the table of contents of an open speech."""
    body = card.body
    if not isinstance(body, ReadingCard):
        return None
    view = _view(index, body.speech, body.anchor, reader)
    if view is None:
        return None
    page = (page_with(view.pages, body.anchor) if body.anchor else 0) or 0
    return contents(replace(view, card=card.id, page=page), start, reader.texts)


def saved(index: Index, card: Card, ending: str) -> tuple[bytes, str, str] | None:
    """Give the open speech as a file: its bytes, its name and the speech's title. Blocks for a while."""
    body = card.body
    speech = index.speech(body.speech) if isinstance(body, ReadingCard) else None
    if speech is None:
        return None
    passages = index.passages(speech.id)
    data = as_docx(speech, passages) if ending == "docx" else as_text(speech, passages)
    return data, file_name(speech.title, ending), speech.title


def listing(index: Index, card: int, body: ListCard, page: int, reader: Reader) -> Draft:
    """Give a page of the speeches whose titles hold the card's query, Traditional and Simplified alike."""
    wanted = fold(body.query).split()
    found = [speech for speech in index.speeches() if _holds(speech, wanted)]
    address = reader.address if reader.group and reader.bot else None
    return speeches(ListView(card, found, page, body.query, address), reader.texts)


def _holds(speech: Speech, wanted: list[str]) -> bool:
    title = fold(speech.title) if wanted else ""
    return all(word in title for word in wanted)


def _view(index: Index, number: int, anchor: int, reader: Reader) -> ReadingView | None:
    speech = index.speech(number)
    passages = index.passages(number) if speech else ()
    if speech is None or not passages:
        return None
    payload = link_payload(passage=anchor) if anchor else link_payload(speech=number)
    pages = paginate(passages, len(speech.outer))
    return ReadingView(0, speech, pages, 0, anchor, reader.address(payload))
