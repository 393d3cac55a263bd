"""A speech as a whole in a message: its source, its own words on its purpose, its contents; and where a word stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op, link_payload
from bot.render.buttons import callback_button, link_button
from bot.render.draft import Draft, Writer, shorten, shorten_title
from bot.render.speech_fields import known_fields
from bot.texts import Texts, say
from index.model import Speech

HEADINGS_SHOWN = 10
"""Headings under one message; the rest stands in the table of contents."""

SPEECHES_SHOWN = 10
"""Speeches named with how often they mention a word."""

_TITLE, _SENTENCE, _OPENING, _LABEL = 150, 400, 300, 36


@dataclass(frozen=True, slots=True)
class OverviewView:
    """A speech, sentences on its purpose, and its contents: what each begins with and its passage.

    `first` is the passage that the speech begins with; `deep_link` opens the speech in private, given in groups.
    `asks_place` is whether it is asked where the speech was given.
    """

    sent_id: int
    speech: Speech
    purpose: Sequence[str]
    contents: Sequence[tuple[str, int]]
    first: int
    deep_link: str | None = None
    asks_place: bool = False


def overview_draft(view: OverviewView, texts: Texts) -> Draft:
    """Return the message on what a speech is about, a button for each point of its contents."""
    writer = Writer()
    _head(writer, view, texts)
    for sentence in view.purpose:
        writer.write("\n")
        writer.quote(shorten(sentence, _SENTENCE), fold=False)
    rows: list[list[InlineKeyboardButton]] = []
    if view.contents:
        writer.write("\n\n" if view.purpose else "\n")
        writer.write(texts.contents, Kind.BOLD)
        for text, passage in view.contents[:HEADINGS_SHOWN]:
            writer.write("\n• " + shorten(text, 60))
            rows.append([callback_button(shorten(text, _LABEL), Op.PAGE, view.sent_id, passage)])
        if len(view.contents) > HEADINGS_SHOWN:
            writer.write("\n……")
    full = (
        link_button(texts.button_full, view.deep_link)
        if view.deep_link
        else callback_button(texts.button_full, Op.PAGE, view.sent_id, view.first)
    )
    more = (
        [callback_button(texts.button_contents, Op.CONTENTS, view.sent_id)]
        if len(view.contents) > HEADINGS_SHOWN
        else []
    )
    return writer.draft([*([] if view.deep_link else rows), [*more, full]])


def source_draft(view: OverviewView, opening: str, closing: str, texts: Texts) -> Draft:
    """Return the message on who held a speech and when: what is known of it, and how it begins and ends."""
    writer = Writer()
    _head(writer, view, texts, all_fields=True)
    writer.write("\n" + texts.opening)
    writer.write("\n")
    writer.quote(shorten(opening, _OPENING), fold=False)
    if closing:
        writer.write("\n" + texts.closing)
        writer.write("\n")
        writer.quote(shorten(closing, _OPENING), fold=False)
    full = (
        link_button(texts.button_full, view.deep_link)
        if view.deep_link
        else callback_button(texts.button_full, Op.PAGE, view.sent_id, view.first)
    )
    return writer.draft([[full]])


def mentions_draft(
    sent_id: int,
    word: str,
    counts: Sequence[tuple[Speech, int]],
    texts: Texts,
    deep_link: Callable[[str], str] | None = None,
    *,
    complete: bool = True,
) -> Draft:
    """Return how often a word stands in the collection, a button for each speech; `deep_link` makes links in groups.

    Where the count is not `complete`, it is the least that there are.
    """
    writer = Writer()
    if not counts:
        writer.write(say(texts.mentions_none if complete else texts.mentions_none_yet, word=shorten(word, 60)))
        return writer.draft()
    total = sum(count for _, count in counts)
    sentence = texts.mentions if complete else texts.mentions_least
    writer.write(say(sentence, word=shorten(word, 60), count=total, speeches=len(counts)), Kind.BOLD)
    buttons = []
    for number, (speech, count) in enumerate(sorted(counts, key=lambda each: -each[1])[:SPEECHES_SHOWN], 1):
        writer.write(f"\n{number}. {shorten_title(speech.title, 60)} · " + say(texts.times, count=count))
        payload = link_payload(speech=speech.id)
        buttons.append(
            link_button(str(number), deep_link(payload))
            if deep_link
            else callback_button(str(number), Op.SPEECH, sent_id, speech.id)
        )
    if len(counts) > SPEECHES_SHOWN:
        writer.write("\n……")
    return writer.draft([buttons[:5], buttons[5:]])


def _head(writer: Writer, view: OverviewView, texts: Texts, *, all_fields: bool = False) -> None:
    speech = view.speech
    writer.write("📖 ")
    writer.write(shorten_title(speech.title, _TITLE), Kind.BOLD)
    if speech.outer:
        writer.write("\n" + shorten(" › ".join(speech.outer), _TITLE), Kind.ITALIC)
    if known := known_fields(speech, texts, all_fields=all_fields, place=view.asks_place):
        writer.write("\n" + shorten(" · ".join(known), 200), Kind.ITALIC)
    writer.write("\n")
