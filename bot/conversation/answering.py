"""What a person wrote becomes a reply: a wish is done, everything else is searched. Everything here blocks."""

from collections.abc import Callable, Mapping

from bot.context import BotState
from bot.conversation import whole_speeches
from bot.conversation.dialogue import MOVE_SECONDS, Dialogue, UserMessage
from bot.conversation.followup import complete
from bot.conversation.intents import recognise
from bot.conversation.listed_speeches import asks_fact
from bot.conversation.moving import cite, has_list, move, show_more
from bot.conversation.readings import answer_point, answer_text, answer_vague
from bot.conversation.small_talk import small_talk, too_vague
from bot.conversation.wishes import SECTION, Intent, Wish
from bot.render.draft import Reply, plain_draft, sendable
from bot.storage.messages import AnswerContent
from bot.texts import say
from index.analysis.letters import has_letters
from index.query.cantonese import in_written_chinese

_ASKED_OF_SPEECHES = frozenset({Intent.OVERVIEW, Intent.OCCURRENCES})


def respond(state: BotState, message: UserMessage) -> Reply:
    """Answer what a person wrote: a wish, a question, a follow-up. Raises IndexMissing."""
    text = _said(message)
    recipient = message.recipient
    replied = state.database.message_at(recipient.chat, message.reply_to) if message.reply_to else None
    dialogue = Dialogue(state, state.live.get(), message, text, replied)
    dialogue = whole_speeches.speaker_named(dialogue)
    text = dialogue.text
    if selected := whole_speeches.list_selected(dialogue):
        return selected
    if asks_fact(text) and dialogue.tells_of_speech():
        return whole_speeches.source_reply(dialogue)
    wish = recognise(text)
    if wish and (reply := _grant(dialogue, wish)):
        return reply
    if not has_letters(text):
        return Reply(plain_draft(_nothing_asked(dialogue)))
    return whole_speeches.titled(dialogue) or answer_text(dialogue, dialogue.last_answer())


def answer_edited(state: BotState, message: UserMessage) -> Reply | None:
    """Answer an edited question in the place of its old answer, or anew where it had none; None if it asks nothing."""
    text = _said(message)
    wish = recognise(text)
    if not has_letters(text) or (wish and wish.intent not in _ASKED_OF_SPEECHES):
        return None
    sent = state.database.answer_to(message.recipient.chat, message.id) if message.id else None
    if sent is None:
        return respond(state, message)
    mine = sent.user == state.database.pseudonym(message.recipient.user)
    if not mine or not isinstance(sent.content, AnswerContent) or text == sent.content.typed:
        return None
    dialogue = Dialogue(state, state.live.get(), message, text)
    return answer_text(dialogue, dialogue.last_answer(before=sent), sent)


def _grant(dialogue: Dialogue, wish: Wish) -> Reply | None:
    """Do what a wish says; None where the text is a question after all."""
    return small_talk(dialogue, wish.intent) or _ACTIONS[wish.intent](dialogue, wish)


def _ask_of_last(dialogue: Dialogue, _: Wish) -> Reply:
    before = dialogue.last_answer()
    return (answer_vague(dialogue, before) if before else None) or too_vague(dialogue)


def _point(dialogue: Dialogue, wish: Wish) -> Reply | None:
    """Show a point of the list that was just shown, else of one in the speech last shown.

    None where the point can stand in the question before: `那第三条呢` after `第二条讲什么`.
    """
    if has_list(dialogue.last_answer(MOVE_SECONDS)):
        return move(dialogue, wish)
    if wish.text == SECTION and (section := whole_speeches.section_opened(dialogue, wish.number)):
        return section
    before = dialogue.last_answer()
    if before and complete(before.base or before.question, dialogue.text):
        return None
    return answer_point(dialogue) or too_vague(dialogue)


_ACTIONS: Mapping[Intent, Callable[[Dialogue, Wish], Reply | None]] = {
    Intent.VAGUE: _ask_of_last,
    Intent.DETAIL: lambda dialogue, _: show_more(dialogue),
    Intent.POINT: _point,
    Intent.NEXT: move,
    Intent.NEXT_POINT: move,
    Intent.PREVIOUS_POINT: move,
    Intent.ELSEWHERE: move,
    Intent.PREVIOUS: move,
    Intent.REPEAT: move,
    Intent.SELECT: move,
    Intent.LIST: lambda dialogue, _: whole_speeches.list_all(dialogue),
    Intent.SOURCE: lambda dialogue, _: whole_speeches.source_reply(dialogue),
    Intent.FULL_TEXT: lambda dialogue, _: whole_speeches.full_text(dialogue),
    Intent.CITE: lambda dialogue, _: cite(dialogue),
    Intent.OVERVIEW: whole_speeches.overview_reply,
    Intent.OCCURRENCES: lambda dialogue, wish: whole_speeches.mentions_reply(dialogue, wish.text),
}


def _said(message: UserMessage) -> str:
    """Give what a person wrote as everything here reads it."""
    return in_written_chinese(sendable(message.text).strip())


def _nothing_asked(dialogue: Dialogue) -> str:
    texts = dialogue.message.recipient.texts
    example = next(iter(dialogue.index.examples(1)), "")
    if dialogue.text or not example:
        return texts.no_letters
    return say(texts.group_ask if dialogue.message.recipient.group else texts.nothing_asked, example=example)
