"""Questions without an answer, the passages that one can be bound to, and what it was bound to."""

from collections.abc import Sequence

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.buttons import callback_button, number_buttons
from bot.render.draft import Draft, Writer, plain_draft, shorten, shorten_title
from bot.texts import Texts, say
from bot.texts.bound_answers import BOUND_ANSWERS
from index.model import Passage

_QUESTION, _TITLE, _TEXT = 100, 60, 200


def unanswered_draft(questions: Sequence[str], sent_id: int, texts: Texts) -> Draft:
    """List questions, a button for each."""
    own = BOUND_ANSWERS[texts.code]
    if not questions:
        return plain_draft(f"{own.answer_none}\n{own.answer_help}")
    writer = Writer()
    writer.write(own.answer_which, Kind.BOLD)
    for number, question in enumerate(questions, 1):
        writer.write(f"\n{number}. {shorten(question, _QUESTION)}")
    writer.write("\n\n" + own.answer_help)
    return writer.draft([number_buttons(Op.ANSWER, sent_id, list(range(len(questions))))])


def candidates_draft(question: str, passages: Sequence[Passage], sent_id: int, texts: Texts) -> Draft:
    """Show passages that a question can be bound to, a button for each, and one that undoes a binding."""
    own = BOUND_ANSWERS[texts.code]
    writer = Writer()
    writer.write(say(own.answer_choose, question=shorten(question, _QUESTION)), Kind.BOLD)
    for number, passage in enumerate(passages, 1):
        writer.write(f"\n\n{number}. {shorten_title(passage.title, _TITLE)}\n")
        writer.write(shorten(passage.text, _TEXT), Kind.BLOCKQUOTE)
    writer.write("\n\n" + own.answer_help)
    places = list(range(len(passages)))
    return writer.draft(
        [number_buttons(Op.BIND, sent_id, places), [callback_button(own.button_unbind, Op.UNBIND, sent_id)]]
    )


def bound_draft(question: str, passage: Passage, sent_id: int, texts: Texts) -> Draft:
    """Say which passage a question was bound to, with a button that undoes it."""
    own = BOUND_ANSWERS[texts.code]
    writer = Writer()
    writer.write("📌 " + say(own.answer_bound, question=shorten(question, _QUESTION)), Kind.BOLD)
    writer.write(f"\n{shorten_title(passage.title, _TITLE)}\n")
    writer.write(shorten(passage.text, _TEXT), Kind.BLOCKQUOTE)
    return writer.draft([[callback_button(own.button_unbind, Op.UNBIND, sent_id)]])
