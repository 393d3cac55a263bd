"""A question to a message, outside Telegram and off the event loop: understood, searched, remembered, counted."""

from dataclasses import dataclass, replace

from bot import usage
from bot.callbacks import link_payload
from bot.cards import AnswerCard, Card, Found, ReadingCard
from bot.desk import EXAMPLES, Desk, Reader
from bot.followup import complete
from bot.render.answer import PAGE, AnswerView, answer
from bot.render.around import AroundView, around
from bot.render.draft import Draft, sendable
from bot.render.guide import plain
from bot.render.silence import silence
from bot.texts import Texts, say, words
from index import Hit, Index, analysis

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
    question, within = _understood(text, before, _speech_of(index, replied))
    return search(desk, asked, question, typed=text, within=within)


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
    question, within = _understood(text, before, card.body.within)
    return search(desk, asked, question, typed=text, within=within, card=card)


def search(
    desk: Desk,
    asked: Asked,
    question: str,
    *,
    typed: str,
    within: int | None = None,
    card: Card | None = None,
    named: bool = False,
) -> Reply:
    """Search `question` and draft the answer; it takes the place of `card`'s message where one is given.

    `named` is for a question that a button asked: the answer then names it.
    """
    index = desk.live.get()
    if within is not None and index.speech(within) is None:
        within = None
    found = index.search(question, HITS, within)
    answered = found.answered and bool(found.hits)
    first = found.hits[0].passage.id if found.hits else None
    place = "group" if asked.reader.group else "private"
    line = usage.record(desk.memory, place, question, answered=answered, passage=first)
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
    )
    if card:
        desk.memory.change(card.id, body)
        number = card.id
    else:
        number = desk.memory.remember(asked.reader.user, asked.reader.chat, body, asked=asked.message)
    kept = Card(number, asked.reader.user, asked.reader.chat, card.message if card else None, asked.message, 0.0, body)
    draft = show(index, kept, asked.reader)
    return Reply(draft or plain(asked.reader.texts.failed), number, kept.message)


def show(index: Index, card: Card, reader: Reader) -> Draft | None:
    """Give the message of an answer as its card stands; None where its passage is no longer in the collection."""
    body, texts = card.body, reader.texts
    assert isinstance(body, AnswerCard)  # noqa: S101 - callers looked
    title = _title(index, body)
    notes = _notes(body, texts)
    alone = body.typed if body.typed != body.question else None
    if body.shown is None:
        return silence(
            card.id,
            texts,
            spellings=body.suggestions[: body.spellings],
            examples=body.suggestions[body.spellings :],
            nearest=bool(body.found),
            notes=notes,
            within=title,
            alone=alone,
        )
    first = body.shown - body.shown % PAGE
    hits = [
        (number, hit)
        for number in range(first, min(first + PAGE, len(body.found)))
        if (hit := load(index, body.found[number]))
    ]
    if body.shown not in dict(hits):
        return None
    view = AnswerView(
        card=card.id,
        hits=hits,
        shown=body.shown,
        total=len(body.found),
        part=body.part,
        notes=(*notes, say(texts.within, title=title)) if title else notes,
        answered=body.answered,
        alone=alone,
        wider=body.within is not None,
        mark=body.mark,
        address=_address(reader, dict(hits)[body.shown]),
    )
    return answer(view, texts)


def surroundings(index: Index, card: Card, reader: Reader) -> Draft | None:
    """Give the shown passage between its neighbours; None where it is no longer in the collection."""
    body = card.body
    assert isinstance(body, AnswerCard)  # noqa: S101 - callers looked
    if body.shown is None:
        return None
    hit = load(index, body.found[body.shown])
    if hit is None:
        return None
    place = hit.passage.place
    speech = index.passages(hit.passage.speech)
    before = speech[place - 1] if 0 < place <= len(speech) else None
    after = speech[place + 1] if place + 1 < len(speech) else None
    view = AroundView(card.id, body.shown, hit, before, after, _address(reader, hit))
    return around(view, reader.texts)


def load(index: Index, found: Found) -> Hit | None:
    """Give a kept hit with its text, None where the passage is no longer in the collection."""
    passage = index.passage(found.passage)
    if passage is None:
        return None
    return found.hit(passage, tuple(each for number in found.repeats if (each := index.passage(number))))


def pieces(text: str) -> list[str]:
    """`text` cut into words and what stands between them; joined again they are the text."""
    cut: list[str] = []
    place = 0
    for word in analysis.words(text):
        start = text.find(word, place)
        if start < 0:
            continue
        if start > place:
            cut.append(text[place:start])
        cut.append(word)
        place = start + len(word)
    return [*cut, text[place:]] if place < len(text) else cut


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _understood(text: str, before: Card | None, within: int | None) -> tuple[str, int | None]:
    """Give the question that a text asks after the answer before it, and the speech to ask within."""
    body = before.body if before else None
    if isinstance(body, AnswerCard) and (completed := complete(body.question, text, pieces)):
        return completed, body.within if within is None else within
    return text, within


def _more(desk: Desk, index: Index, asked: Asked, before: Card | None) -> Reply:
    body = before.body if before else None
    if not isinstance(body, AnswerCard):
        return Reply(plain(asked.reader.texts.nothing_before))
    number = 0 if body.shown is None else body.shown + 1
    if number >= len(body.found):
        return Reply(plain(asked.reader.texts.no_more))
    following = replace(body, shown=number, part=None, named=True)
    kept = desk.memory.remember(asked.reader.user, asked.reader.chat, following)
    card = Card(kept, asked.reader.user, asked.reader.chat, None, None, 0.0, following)
    draft = show(index, card, asked.reader)
    return Reply(draft or plain(asked.reader.texts.nothing_before), kept)


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


def _address(reader: Reader, hit: Hit) -> str | None:
    """Give, in a group, the link that opens a passage in private: reading there would bother the others."""
    return reader.address(link_payload(passage=hit.passage.id)) if reader.group and reader.bot else None


def _title(index: Index, body: AnswerCard) -> str | None:
    speech = index.speech(body.within) if body.within is not None else None
    return speech.title if speech else None


def _notes(body: AnswerCard, texts: Texts) -> tuple[str, ...]:
    notes = []
    if body.named and body.typed == body.question:
        notes.append(say(texts.asked, question=body.question))
    if body.typed != body.question:
        notes.append(say(texts.read_as, question=body.question))
    if body.understood:
        notes.append(say(texts.corrected, question=body.understood))
    return tuple(notes)
