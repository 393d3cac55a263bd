"""What a person wrote becomes a reply: understood, searched, recorded, counted. Everything here blocks."""

from dataclasses import dataclass, replace

from bot.context import EXAMPLES, BotState, Recipient
from bot.conversation.followup import complete
from bot.render.draft import Reply, plain, sendable
from bot.storage import statistics
from bot.storage.messages import AnswerContent, ReadingContent, SentMessage, StoredHit
from bot.texts import say, words
from bot.views.answers import answer_message
from index import Certainty, Index

HITS = 15
"""Passages kept of an answer: three pages of a message."""

SPELLINGS = 3
_FOLLOW_UP_SECONDS = 10 * 60.0
_MORE_SECONDS = 60 * 60.0


@dataclass(frozen=True, slots=True)
class UserMessage:
    """What a person wrote. `id` is the number of the message, `reply_to` that of the bot's message it replies to."""

    recipient: Recipient
    text: str = ""
    id: int | None = None
    reply_to: int | None = None


def respond(state: BotState, message: UserMessage) -> Reply:
    """Answer what a person wrote: a question, a follow-up, or a wish for more. Raises IndexMissing."""
    index = state.live.get()
    text = sendable(message.text).strip()
    replied = state.database.message_at(message.recipient.chat, message.reply_to) if message.reply_to else None
    before = replied if replied and isinstance(replied.content, AnswerContent) else None
    if words.asks_for_more(text):
        before = before or state.database.last_answer(message.recipient.chat, message.recipient.user, _MORE_SECONDS)
        return _more(state, index, message, before)
    if not _has_words(text):
        return Reply(plain(_nothing_asked(index, message.recipient, text)))
    before = before or state.database.last_answer(message.recipient.chat, message.recipient.user, _FOLLOW_UP_SECONDS)
    question, within, base = _understood(text, before, _speech_of(index, replied))
    return answer_question(state, message, question, typed=text, within=within, base=base)


def answer_edited(state: BotState, message: UserMessage) -> Reply | None:
    """Answer an edited question in the place of its old answer, or anew where it had none; None if it asks nothing."""
    text = sendable(message.text).strip()
    if not _has_words(text) or words.asks_for_more(text):
        return None
    sent = state.database.answer_to(message.recipient.chat, message.id) if message.id else None
    if sent is None:
        return respond(state, message)
    if sent.user != message.recipient.user or not isinstance(sent.content, AnswerContent) or text == sent.content.typed:
        return None
    before = state.database.last_answer(message.recipient.chat, message.recipient.user, _FOLLOW_UP_SECONDS, sent)
    question, within, base = _understood(text, before, sent.content.within)
    return answer_question(state, message, question, typed=text, within=within, replaces=sent, base=base)


def answer_question(
    state: BotState,
    message: UserMessage,
    question: str,
    *,
    typed: str,
    within: int | None = None,
    replaces: SentMessage | None = None,
    named: bool = False,
    base: str = "",
) -> Reply:
    """Search `question` and draft the answer; it takes the place of the message `replaces` where one is given.

    With `named` the answer names its question, as after a button. `base` is what a follow-up goes on from.
    """
    index = state.live.get()
    if within is not None and index.speech(within) is None:
        within = None
    answer = index.search(question, HITS, within)
    answered = answer.answered and bool(answer.hits)
    first = answer.hits[0].passage.id if answer.hits else None
    place = "group" if message.recipient.group else "private"
    usage = statistics.record(state.database, place, typed, answered=answered, passage=first)
    spellings = () if answered else answer.spellings[:SPELLINGS]
    examples = () if answered else tuple(index.examples(EXAMPLES))
    content = AnswerContent(
        typed=typed,
        question=question,
        within=within,
        understood=answer.understood,
        answered=answered,
        hits=tuple(map(StoredHit.of, answer.hits)),
        shown=0 if answered else None,
        suggestions=(*spellings, *examples),
        spellings=len(spellings),
        usage=usage,
        named=named,
        base=base,
        unsure=answer.certainty == Certainty.UNSURE,
        missing=answer.missing,
    )
    if replaces:
        state.database.update_content(replaces.id, content)
        sent_id = replaces.id
    else:
        recipient = message.recipient
        sent_id = state.database.add_message(recipient.user, recipient.chat, content, question=message.id)
    draft = answer_message(index, sent_id, content, message.recipient)
    return Reply(draft or plain(message.recipient.texts.failed), sent_id, replaces.message if replaces else None)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _understood(text: str, before: SentMessage | None, within: int | None) -> tuple[str, int | None, str]:
    """Return the question that a text asks after the answer before it, the speech to search, and its own base."""
    content = before.content if before else None
    if isinstance(content, AnswerContent) and (completed := complete(content.base or content.question, text)):
        return completed.question, content.within if within is None else within, completed.base
    return text, within, ""


def _more(state: BotState, index: Index, message: UserMessage, before: SentMessage | None) -> Reply:
    content = before.content if before else None
    if not isinstance(content, AnswerContent):
        return Reply(plain(message.recipient.texts.nothing_before))
    number = 0 if content.shown is None else content.shown + 1
    if number >= len(content.hits):
        return Reply(plain(message.recipient.texts.no_more))
    following = replace(content, shown=number, part=None, named=True)
    sent_id = state.database.add_message(message.recipient.user, message.recipient.chat, following)
    draft = answer_message(index, sent_id, following, message.recipient)
    return Reply(draft or plain(message.recipient.texts.nothing_before), sent_id)


def _nothing_asked(index: Index, recipient: Recipient, text: str) -> str:
    example = next(iter(index.examples(1)), "")
    if text or not example:
        return recipient.texts.no_letters
    return say(recipient.texts.group_ask if recipient.group else recipient.texts.nothing_asked, example=example)


def _speech_of(index: Index, sent: SentMessage | None) -> int | None:
    """Return the speech that a message of the bot shows, to ask within it."""
    if sent is None:
        return None
    if isinstance(sent.content, ReadingContent):
        return sent.content.speech if index.speech(sent.content.speech) else None
    if isinstance(sent.content, AnswerContent):
        if sent.content.shown is None:
            return sent.content.within
        passage = index.passage(sent.content.hits[sent.content.shown].passage)
        return passage.speech if passage else None
    return None
