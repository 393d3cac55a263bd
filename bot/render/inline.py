"""Answers for inline mode: each passage as a result that is sent as a quotation with its source."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import link_payload
from bot.render.answer import QUOTATION, one_line, write_quotation, write_source
from bot.render.buttons import link_button
from bot.render.draft import Writer, shorten_title
from bot.render.split import part_with, split_text
from bot.texts import Texts
from index.model import Hit

RESULTS = 10


def inline_result(hit: Hit, bot: str, texts: Texts, *, notes: Sequence[str] = ()) -> InlineQueryResultArticle:
    """One passage: title and snippet in the list; when chosen, notes, the quotation and a link back into the bot."""
    passage = hit.passage
    writer = Writer()
    for note in notes:
        writer.write(note, Kind.ITALIC)
        writer.write("\n\n")
    write_source(writer, passage, texts)
    parts = split_text(passage.text, QUOTATION)
    write_quotation(writer, hit, parts[part_with(parts, hit.begins)])
    draft = writer.draft()
    payload = link_payload(passage=passage.id)
    return InlineQueryResultArticle(
        id=payload,
        title=shorten_title(passage.title, 80) or "…",
        description=one_line(hit, 120),
        input_message_content=InputTextMessageContent(
            draft.text, entities=draft.entities, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup([[link_button(texts.inline_open, f"https://t.me/{bot}?start={payload}")]]),
    )
