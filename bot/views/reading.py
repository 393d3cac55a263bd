"""A speech opened, turned and saved: what the reading handlers look up, off the event loop."""

from dataclasses import replace

from bot.callbacks import Link, link_payload
from bot.context import BotState, Recipient
from bot.render.draft import Draft, Reply
from bot.render.files import docx_file, file_name, text_file
from bot.render.reading import ReadingView, contents, page_with, paginate, reading
from bot.render.speeches import ListView, speeches_page
from bot.storage.messages import ListContent, ReadingContent, SentMessage
from index import Index, Speech
from index.analysis.folding import fold
from index.query.syntax import Query, parse_question
from index.search.in_time import in_order
from index.search.restricting import meets, restriction


def open_at(state: BotState, recipient: Recipient, link: Link) -> Reply | None:
    """Return the page that a link points to; None where the collection does not have it."""
    index = state.live.get()
    anchor = 0
    number = link.speech
    if link.passage is not None:
        number, anchor = index.speech_of(link.passage), link.passage
    view = _view(index, number, anchor, recipient) if number is not None else None
    if view is None:
        return None
    sent_id = state.database.add_message(recipient.user, recipient.chat, ReadingContent(view.speech.id, anchor))
    place = page_with(view.pages, anchor) if anchor else 0
    return Reply(reading(replace(view, sent_id=sent_id, page=place or 0), recipient.texts), sent_id)


def turn(index: Index, sent: SentMessage, recipient: Recipient, passage: int, place: int) -> Draft | None:
    """Give the page of an open speech with a character of a passage; None where the collection has neither now."""
    content = sent.content
    if not isinstance(content, ReadingContent):
        return None
    view = _view(index, content.speech, content.anchor, recipient)
    page = page_with(view.pages, passage, place) if view else None
    return reading(replace(view, sent_id=sent.id, page=page), recipient.texts) if view and page is not None else None


def table(index: Index, sent: SentMessage, recipient: Recipient, start: int) -> Draft | None:
    """Give the table of contents of an open speech."""
    content = sent.content
    if not isinstance(content, ReadingContent):
        return None
    view = _view(index, content.speech, content.anchor, recipient)
    if view is None:
        return None
    page = (page_with(view.pages, content.anchor) if content.anchor else 0) or 0
    return contents(replace(view, sent_id=sent.id, page=page), start, recipient.texts)


def saved(index: Index, sent: SentMessage, ending: str) -> tuple[bytes, str, str] | None:
    """Give the open speech as a file: its bytes, its name and the speech's title. Blocks for a while."""
    content = sent.content
    speech = index.speech(content.speech) if isinstance(content, ReadingContent) else None
    if speech is None:
        return None
    passages = index.passages(speech.id)
    data = docx_file(speech, passages) if ending == "docx" else text_file(speech, passages)
    return data, file_name(speech.title, ending), speech.title


def listing(index: Index, sent_id: int, content: ListContent, page: int, recipient: Recipient) -> Draft:
    """Give a page of the speeches that a query selects by their titles, speakers and dates, or of all."""
    query = parse_question(content.query) if content.query else Query("")
    demands = bool(query.titles or query.conditions or query.order)
    words = " ".join((*query.titles, query.rest)) if demands else content.query
    listed = _selected(index, query, words)
    demanded = restriction(query, len(listed)) if query.conditions else None
    deep_link = recipient.deep_link if recipient.group and recipient.bot else None
    view = ListView(sent_id, listed, page, words.strip(), deep_link, demanded, query.order)
    return speeches_page(view, recipient.texts)


def _selected(index: Index, query: Query, words: str) -> list[Speech]:
    """Give the speeches that meet a query's conditions and whose titles hold some words, whatever the script."""
    folded = fold(words).split()
    listed = [speech for speech in index.speeches() if _holds(speech, folded) and meets(speech, query.conditions)]
    return in_order(listed, query.order, lambda speech: speech.date) if query.order else listed


def _holds(speech: Speech, words: list[str]) -> bool:
    title = fold(speech.title) if words else ""
    return all(word in title for word in words)


def _view(index: Index, number: int, anchor: int, recipient: Recipient) -> ReadingView | None:
    speech = index.speech(number)
    passages = index.passages(number) if speech else ()
    if speech is None or not passages:
        return None
    payload = link_payload(passage=anchor) if anchor else link_payload(speech=number)
    pages = paginate(passages, len(speech.outer))
    return ReadingView(0, speech, pages, 0, anchor, recipient.deep_link(payload))
