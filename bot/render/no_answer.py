"""What is said when the collection holds no answer: near spellings, the nearest passages, other questions."""

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.buttons import callback_button
from bot.render.draft import Draft, Writer, shorten, shorten_title
from bot.texts import Texts, say


def no_answer(
    sent_id: int,
    texts: Texts,
    *,
    spellings: tuple[str, ...],
    examples: tuple[str, ...],
    nearest: bool,
    notes: tuple[str, ...] = (),
    within: str | None = None,
    alone: str | None = None,
    partial: bool = False,
    quoted: bool = False,
) -> Draft:
    """No answer; the sent_id's suggestions are `spellings` and then `examples`, each behind a button.

    `partial` is whether a part of the collection did not answer, which may hold one; `quoted` whether words are looked
    for as they stand.
    """
    writer = Writer()
    for note in notes:
        writer.write(shorten(note, 160) + "\n\n", Kind.ITALIC)
    writer.write("🔍 ")
    said = say(texts.no_answer_within, title=shorten_title(within, 60)) if within else texts.no_answer
    said = texts.quotation_absent if quoted else said
    said = texts.no_answer_partial if partial else said
    writer.write(said, Kind.BOLD)
    if not quoted:
        writer.write("\n" + texts.no_answer_advice)
    rows: list[list[InlineKeyboardButton]] = []
    if nearest:
        rows.append([callback_button(texts.button_nearest, Op.SHOW, sent_id)])
    if within:
        rows.append([callback_button(texts.button_widen, Op.WIDEN, sent_id)])
    if alone:
        rows.append([callback_button(say(texts.button_alone, question=shorten(alone, 24)), Op.ALONE, sent_id)])
    if spellings:
        writer.write(
            "\n\n" + say(texts.did_you_mean, spellings=texts.pause.join(shorten(text, 24) for text in spellings))
        )
        rows.append([callback_button(text, Op.SUGGESTION, sent_id, place) for place, text in enumerate(spellings)])
    if examples:
        writer.write("\n\n" + texts.or_try)
        rows += [
            [callback_button(text, Op.SUGGESTION, sent_id, place)]
            for place, text in enumerate(examples, len(spellings))
        ]
    return writer.draft(rows)
