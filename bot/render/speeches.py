"""The list of speeches, grouped by file, a page at a time."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op, link_payload
from bot.render.buttons import callback_button, link_button
from bot.render.conditions import condition_words, order_line
from bot.render.draft import Draft, Writer, shorten, shorten_title
from bot.texts import Texts, say
from index.model import Order, Restriction, Speech

SPEECHES_PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of `listed`, the speeches whose titles hold `query` (all of them for an empty one) and meet `restriction`.

    `deep_link` makes the link that opens a speech in private, given in groups.
    """

    sent_id: int
    listed: Sequence[Speech]
    page: int
    query: str
    deep_link: Callable[[str], str] | None = None
    restriction: Restriction | None = None
    order: Order | None = None


def speeches_page(view: ListView, texts: Texts) -> Draft:
    """Give the list as a message, a button for each speech."""
    sent_id, listed, query = view.sent_id, view.listed, view.query
    pages = max(1, -(-len(listed) // SPEECHES_PER_PAGE))
    page = min(view.page, pages - 1)
    writer = Writer()
    demanded = view.restriction
    if demanded and not listed:
        writer.write(shorten(say(texts.restricted_none, conditions=condition_words(demanded, texts)), 200))
        return writer.draft()
    if query and not listed:
        writer.write(say(texts.speeches_none, query=shorten(query, 60)))
        return writer.draft(
            [[callback_button(say(texts.button_in_passages, query=shorten(query, 20)), Op.SUGGESTION, sent_id)]]
        )
    title = (
        say(texts.speeches_found, query=shorten(query, 60), speeches=len(listed))
        if query
        else say(texts.speeches, speeches=len(listed))
    )
    if demanded:
        words = shorten(condition_words(demanded, texts), 200)
        title = say(texts.speeches_met, conditions=words, speeches=len(listed))
    writer.write(title, Kind.BOLD)
    if view.order:
        writer.write("\n" + order_line(view.order, texts), Kind.ITALIC)
    of_source = Counter(speech.source for speech in listed)
    source = ""
    shown = list(enumerate(listed))[page * SPEECHES_PER_PAGE : (page + 1) * SPEECHES_PER_PAGE]
    for number, speech in shown:
        if speech.source != source:
            # A file with one speech needs no line of its own.
            if of_source[speech.source] > 1:
                writer.write("\n\n📁 ")
                writer.write(shorten(PurePath(speech.source).name, 80), Kind.ITALIC)
            elif of_source[source] != 1:
                writer.write("\n")
            source = speech.source
        writer.write(
            "\n"
            + "　" * min(3, len(speech.outer))
            + f"{number + 1}. "
            + shorten_title(speech.title, 90)
            + _dated(speech, texts)
        )
    writer.write("\n\n" + texts.speeches_advice)
    buttons = [
        link_button(str(number + 1), view.deep_link(link_payload(speech=speech.id)))
        if view.deep_link
        else callback_button(str(number + 1), Op.SPEECH, sent_id, speech.id)
        for number, speech in shown
    ]
    turn = []
    if pages > 1:
        if page > 0:
            turn.append(callback_button("◀", Op.LIST, sent_id, page - 1))
        turn.append(callback_button(f"{page + 1}/{pages}", Op.NOTHING))
        if page + 1 < pages:
            turn.append(callback_button("▶", Op.LIST, sent_id, page + 1))
    return writer.draft([buttons[:5], buttons[5:], turn])


def _dated(speech: Speech, texts: Texts) -> str:
    """Write the date of a speech behind its title, where it is known and the title does not say it."""
    date = texts.partial_date(speech.date) if speech.date else ""
    return f" · {date}" if date and date not in speech.title else ""
