"""Moving among the passages of the last answer: the next, the one before, one by its number, the same, its context."""

from dataclasses import replace

from bot.conversation.dialogue import MOVE_SECONDS, Dialogue
from bot.conversation.intents import Intent, Wish
from bot.render.draft import Reply, plain_draft
from bot.storage.messages import AnswerContent
from bot.texts import say
from bot.views.answers import answer_message, context_message
from index.query.lists import LAST


def move(dialogue: Dialogue, wish: Wish) -> Reply:
    """Return the passage that a wish of NEXT, ELSEWHERE, PREVIOUS, REPEAT, SELECT or POINT means, as a new message."""
    texts = dialogue.message.recipient.texts
    content = dialogue.last_answer(MOVE_SECONDS)
    if content is None:
        return Reply(plain_draft(texts.nothing_before))
    if wish.intent is Intent.REPEAT:
        return _show(dialogue, replace(content, named=True))
    number = _elsewhere(dialogue, content) if wish.intent is Intent.ELSEWHERE else _target(content, wish)
    if number < 0:
        return Reply(plain_draft(texts.first_passage))
    if number >= len(content.hits):
        if wish.intent in (Intent.NEXT, Intent.ELSEWHERE) or not content.hits:
            return Reply(plain_draft(texts.no_more))
        return Reply(plain_draft(say(texts.no_such_passage, number=wish.number, total=len(content.hits))))
    return _show(dialogue, replace(content, shown=number, part=None, named=True))


def show_more(dialogue: Dialogue) -> Reply:
    """Return the passage last shown between its neighbours."""
    texts = dialogue.message.recipient.texts
    content = dialogue.last_answer(MOVE_SECONDS)
    if content is None or content.shown is None:
        return Reply(plain_draft(texts.nothing_before))
    recipient = dialogue.message.recipient
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    draft = context_message(dialogue.index, sent_id, content, recipient)
    return Reply(draft or plain_draft(texts.nothing_before), sent_id)


def point_of(content: AnswerContent | None, number: int) -> bool:
    """Whether an answer lists a point of that number; `LAST` stands for the last one."""
    return content is not None and any(number in (item.number, LAST) for item in content.items)


def _elsewhere(dialogue: Dialogue, content: AnswerContent) -> int:
    """Return the first passage of a speech that none was shown of up to now; the number of passages for none."""
    passages = [dialogue.index.passage(hit.passage) for hit in content.hits]
    shown = 0 if content.shown is None else content.shown + 1
    seen = {passage.speech for passage in passages[:shown] if passage}
    others = (place for place, passage in enumerate(passages) if passage and passage.speech not in seen)
    return next(others, len(passages))


def _target(content: AnswerContent, wish: Wish) -> int:
    if wish.intent is Intent.POINT:
        items = content.items[LAST:] if wish.number == LAST else content.items
        return next((item.hit for item in items if wish.number in (item.number, LAST)), wish.number - 1)
    if wish.intent is Intent.SELECT:
        return len(content.hits) - 1 if wish.number == LAST else wish.number - 1 if wish.number else len(content.hits)
    if content.shown is None:
        return 0
    return content.shown + (1 if wish.intent is Intent.NEXT else -1)


def _show(dialogue: Dialogue, content: AnswerContent) -> Reply:
    recipient = dialogue.message.recipient
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    draft = answer_message(dialogue.index, sent_id, content, recipient)
    return Reply(draft or plain_draft(recipient.texts.nothing_before), sent_id)
