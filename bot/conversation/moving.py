"""Moving among the passages of the last answer: the next, the one before, one by its number, the same, its context."""

from dataclasses import replace

from bot.conversation.dialogue import MOVE_SECONDS, Dialogue
from bot.conversation.wishes import Intent, Wish
from bot.render.draft import Reply, plain_draft
from bot.storage.messages import AnswerContent
from bot.texts import say
from bot.views.answers import answer_message, citation_text, context_message
from index.query.lists import LAST

_BY_POINTS = (Intent.POINT, Intent.NEXT_POINT, Intent.PREVIOUS_POINT)


def move(dialogue: Dialogue, wish: Wish) -> Reply:
    """Return the passage or point that a wish to move means, as a new message."""
    texts = dialogue.message.recipient.texts
    content = dialogue.last_answer(MOVE_SECONDS)
    if content is None:
        return Reply(plain_draft(texts.nothing_before))
    if wish.intent is Intent.REPEAT:
        return _show(dialogue, replace(content, named=True))
    # Under a list the numbers are those of its points.
    if wish.intent in (*_BY_POINTS, Intent.SELECT) and has_list(content):
        return _point(dialogue, content, wish)
    number = _elsewhere(dialogue, content) if wish.intent is Intent.ELSEWHERE else _target(content, wish)
    if 0 <= number < len(content.hits):
        return _show(dialogue, replace(content, shown=number, part=None, named=True))
    if number >= 0 and wish.intent is Intent.SELECT and content.hits:
        return Reply(plain_draft(say(texts.no_such_passage, number=wish.number, total=len(content.hits))))
    return Reply(plain_draft(texts.first_passage if number < 0 else texts.no_more))


def show_more(dialogue: Dialogue) -> Reply:
    """Return the passage last shown between its neighbours; the nearest one where none answered."""
    texts = dialogue.message.recipient.texts
    content = dialogue.last_answer(MOVE_SECONDS)
    if content is None:
        return Reply(plain_draft(texts.nothing_before))
    if content.shown is None:
        return move(dialogue, Wish(Intent.NEXT))
    recipient = dialogue.message.recipient
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    draft = context_message(dialogue.index, sent_id, content, recipient)
    return Reply(draft or plain_draft(texts.nothing_before), sent_id)


def cite(dialogue: Dialogue) -> Reply:
    """Return the passage last shown as its button copies it: the words that answer, with their source."""
    texts = dialogue.message.recipient.texts
    content = dialogue.last_answer(MOVE_SECONDS)
    told = citation_text(dialogue.index, content, texts) if content else None
    return Reply(plain_draft(told or texts.nothing_before))


def has_list(content: AnswerContent | None) -> bool:
    """Whether an answer lists points."""
    return content is not None and bool(content.items)


def _point(dialogue: Dialogue, content: AnswerContent, wish: Wish) -> Reply:
    """Return the point of a list that is meant, or say how many there are."""
    items = content.items
    if wish.number == LAST:
        place = len(items) - 1
    elif wish.intent in (Intent.POINT, Intent.SELECT):
        place = next((place for place, item in enumerate(items) if item.number == wish.number), len(items))
    else:
        place = _point_shown(content) + (1 if wish.intent is Intent.NEXT_POINT else -1)
    if not 0 <= place < len(items):
        return Reply(plain_draft(say(dialogue.message.recipient.texts.no_such_point, total=len(items))))
    return _show(dialogue, replace(content, shown=items[place].hit, part=None, named=True))


def _point_shown(content: AnswerContent) -> int:
    """Return the place of the point that is shown; of a whole list that is the first, where its passage has it."""
    shown = content.shown or 0
    at = next((place for place, item in enumerate(content.items) if item.hit == shown), None)
    if at is not None:
        return at
    return 0 if content.hits[content.items[0].hit].passage == content.hits[shown].passage else -1


def _elsewhere(dialogue: Dialogue, content: AnswerContent) -> int:
    """Return the first passage of a speech that none was shown of up to now; the number of passages for none."""
    speeches = [dialogue.index.speech_of(hit.passage) for hit in content.hits]
    seen = {None, *speeches[: 0 if content.shown is None else content.shown + 1]}
    others = (place for place, speech in enumerate(speeches) if speech not in seen)
    return next(others, len(speeches))


def _target(content: AnswerContent, wish: Wish) -> int:
    if wish.intent in (Intent.SELECT, Intent.POINT):
        return len(content.hits) - 1 if wish.number == LAST else wish.number - 1 if wish.number else len(content.hits)
    if content.shown is None:
        return 0
    if wish.intent in (Intent.PREVIOUS, Intent.PREVIOUS_POINT):
        return content.shown - 1
    # The points of a list may stand in the passage that was just read.
    read = {hit.passage for hit in content.hits[: content.shown + 1]}
    unread = (place for place, hit in enumerate(content.hits) if place > content.shown and hit.passage not in read)
    return next(unread, len(content.hits))


def _show(dialogue: Dialogue, content: AnswerContent) -> Reply:
    recipient = dialogue.message.recipient
    sent_id = dialogue.state.database.add_message(recipient.user, recipient.chat, content)
    draft = answer_message(dialogue.index, sent_id, content, recipient)
    return Reply(draft or plain_draft(recipient.texts.nothing_before), sent_id)
