"""A question to a message, outside Telegram and off the event loop: understood, searched, remembered, counted."""

from dataclasses import dataclass, replace

from bot.context import EXAMPLES, Desk, Reader
from bot.conversation.followup import complete
from bot.render.draft import Draft, sendable
from bot.render.guide import plain
from bot.storage import statistics
from bot.storage.messages import AnswerCard, Card, Found, ReadingCard
from bot.texts import say, words
from bot.views.answers import shown
from index import Certainty, Index

HITS = 15
"""Passages kept of an answer: three pages of a message."""

SPELLINGS = 3
_LEAN = 10 * 60.0
_MORE = 60 * 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came. `message` is the one that holds it; `reply_to` the bot's message it replies to, if any."""

    reader: Reader
    text: str = ""
    message: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send, and the card to note the sent message on (0 for none). `replaces` is the message to edit."""

    draft: Draft
    card: int = 0
    replaces: int | None = None


def respond(desk: Desk, asked: Asked) -> Reply:
    """Answer what a person wrote: a question, a follow-up, or a wish for more. Raises IndexMissing."""
    index = desk.live.get()
    text = sendable(asked.text).strip()
    replied = desk.memory.card_at(asked.reader.chat, asked.reply_to) if asked.reply_to else None
    before = replied if replied and isinstance(replied.body, AnswerCard) else None
    if words.asks_for_more(text):
        before = before or desk.memory.last_answer(asked.reader.chat, asked.reader.user, _MORE)
        return _more(desk, index, asked, before)
    if not _has_words(text):
        return Reply(plain(_nothing_asked(index, asked.reader, text)))
    before = before or desk.memory.last_answer(asked.reader.chat, asked.reader.user, _LEAN)
    question, within, base = _understood(text, before, _speech_of(index, replied))
    return search(desk, asked, question, typed=text, within=within, base=base)


def again(desk: Desk, asked: Asked) -> Reply | None:
    """Answer an edited question in the place of its old answer, or anew where it had none; None if it asks nothing."""
    text = sendable(asked.text).strip()
    if not _has_words(text) or words.asks_for_more(text):
        return None
    card = desk.memory.answer_to(asked.reader.chat, asked.message) if asked.message else None
    if card is None:
        return respond(desk, asked)
    if card.user != asked.reader.user or not isinstance(card.body, AnswerCard) or text == card.body.typed:
        return None
    before = desk.memory.last_answer(asked.reader.chat, asked.reader.user, _LEAN, card)
    question, within, base = _understood(text, before, card.body.within)
    return search(desk, asked, question, typed=text, within=within, card=card, base=base)


def search(
    desk: Desk,
    asked: Asked,
    question: str,
    *,
    typed: str,
    within: int | None = None,
    card: Card | None = None,
    named: bool = False,
    base: str = "",
) -> Reply:
    """Search `question` and draft the answer; it takes the place of `card`'s message where one is given.

    `named` is for a question that a button asked: the answer then names it. `base` is what the next one goes on from.
    """
    index = desk.live.get()
    if within is not None and index.speech(within) is None:
        within = None
    found = index.search(question, HITS, within)
    answered = found.answered and bool(found.hits)
    first = found.hits[0].passage.id if found.hits else None
    place = "group" if asked.reader.group else "private"
    line = statistics.record(desk.memory, place, typed, answered=answered, passage=first)
    spellings = () if answered else found.spellings[:SPELLINGS]
    examples = () if answered else tuple(index.examples(EXAMPLES))
    body = AnswerCard(
        typed=typed,
        question=question,
        within=within,
        understood=found.understood,
        answered=answered,
        found=tuple(map(Found.of, found.hits)),
        shown=0 if answered else None,
        suggestions=(*spellings, *examples),
        spellings=len(spellings),
        usage=line,
        named=named,
        base=base,
        unsure=found.certainty == Certainty.UNSURE,
        missing=found.missing,
    )
    if card:
        desk.memory.change(card.id, body)
        number = card.id
    else:
        number = desk.memory.remember(asked.reader.user, asked.reader.chat, body, asked=asked.message)
    draft = shown(index, number, body, asked.reader)
    return Reply(draft or plain(asked.reader.texts.failed), number, card.message if card else None)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _understood(text: str, before: Card | None, within: int | None) -> tuple[str, int | None, str]:
    """Give the question that a text asks after the answer before it, the speech to ask within, and the card's base."""
    body = before.body if before else None
    if isinstance(body, AnswerCard) and (completed := complete(body.base or body.question, text)):
        return completed.question, body.within if within is None else within, completed.base
    return text, within, ""


def _more(desk: Desk, index: Index, asked: Asked, before: Card | None) -> Reply:
    body = before.body if before else None
    if not isinstance(body, AnswerCard):
        return Reply(plain(asked.reader.texts.nothing_before))
    number = 0 if body.shown is None else body.shown + 1
    if number >= len(body.found):
        return Reply(plain(asked.reader.texts.no_more))
    following = replace(body, shown=number, part=None, named=True)
    card = desk.memory.remember(asked.reader.user, asked.reader.chat, following)
    draft = shown(index, card, following, asked.reader)
    return Reply(draft or plain(asked.reader.texts.nothing_before), card)


def _nothing_asked(index: Index, reader: Reader, text: str) -> str:
    example = next(iter(index.examples(1)), "")
    if text or not example:
        return reader.texts.no_letters
    return say(reader.texts.group_ask if reader.group else reader.texts.nothing_asked, example=example)


def _speech_of(index: Index, card: Card | None) -> int | None:
    """Give the speech that a message of the bot shows, to ask within it."""
    if card is None:
        return None
    if isinstance(card.body, ReadingCard):
        return card.body.speech if index.speech(card.body.speech) else None
    if isinstance(card.body, AnswerCard):
        if card.body.shown is None:
            return card.body.within
        passage = index.passage(card.body.found[card.body.shown].passage)
        return passage.speech if passage else None
    return None
