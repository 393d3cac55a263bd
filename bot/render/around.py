"""A passage between its neighbours, as 前后文 shows it."""

from dataclasses import dataclass

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.answer import write_quotation, write_source
from bot.render.buttons import callback_button, link_button
from bot.render.draft import Draft, Writer, shorten
from bot.render.split import part_with, split_text
from bot.texts import Texts
from bot.utf16 import utf16_length
from index.model import Hit, Passage

_QUOTED = 1600
_NEIGHBOUR = 800


@dataclass(frozen=True, slots=True)
class AroundView:
    """A shown hit of a sent_id and its neighbours; `deep_link` opens the passage in private, given in groups."""

    sent_id: int
    shown: int
    hit: Hit
    before: Passage | None
    after: Passage | None
    deep_link: str | None


def around_draft(view: AroundView, texts: Texts) -> Draft:
    """Give the hit as a quotation, the end of the passage before it above, the start of the one after it below."""
    hit, before, after = view.hit, view.before, view.after
    writer = Writer()
    write_source(writer, before or hit.passage, texts)
    if before:
        start, end = _tail(before.text)
        writer.write("\n" + ("……" if start else ""))
        writer.write(before.text[start:end])
        writer.write("\n\n")
        _heading(writer, before, hit.passage)
    parts = split_text(hit.passage.text, _QUOTED)
    write_quotation(writer, hit, parts[part_with(parts, hit.begins)])
    if after:
        writer.write("\n\n")
        _heading(writer, hit.passage, after)
        first, *more = split_text(after.text, _NEIGHBOUR)
        writer.write(after.text[slice(*first)] + ("……" if more else ""))
    sent_id, shown, label = view.sent_id, view.shown, texts.button_full
    full = link_button(label, view.deep_link) if view.deep_link else callback_button(label, Op.OPEN, sent_id, shown)
    return writer.draft([[callback_button(texts.button_back, Op.SHOW, sent_id, shown), full]])


def _heading(writer: Writer, before: Passage, passage: Passage) -> None:
    """Give the heading that begins between two passages, if one does."""
    if passage.headings and passage.headings != before.headings:
        writer.write(shorten(passage.headings[-1], 120), Kind.BOLD)
        writer.write("\n")


def _tail(text: str) -> tuple[int, int]:
    """Give the last sentences of a text that have room."""
    if utf16_length(text) <= _NEIGHBOUR:
        return 0, len(text)
    start = len(text) - _NEIGHBOUR // 2
    return split_text(text[start:], _NEIGHBOUR, _NEIGHBOUR // 4)[0][1] + start, len(text)
