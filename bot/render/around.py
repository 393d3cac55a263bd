"""A passage between its neighbours, as 前后文 shows it."""

from dataclasses import dataclass

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import Op
from bot.render.answer import quotation, source
from bot.render.buttons import link, press
from bot.render.draft import Draft, Writer, shorten, units
from bot.render.split import part_with, split
from bot.texts import Texts
from index.model import Hit, Passage

_QUOTED = 1600
_NEIGHBOUR = 800


@dataclass(frozen=True, slots=True)
class AroundView:
    """A shown hit of a card and its neighbours; `address` opens the passage in private, given in groups."""

    card: int
    shown: int
    hit: Hit
    before: Passage | None
    after: Passage | None
    address: str | None


def around(view: AroundView, texts: Texts) -> Draft:
    """Give the hit as a quotation, the end of the passage before it above, the start of the one after it below."""
    hit, before, after = view.hit, view.before, view.after
    writer = Writer()
    source(writer, before or hit.passage, texts)
    if before:
        start, end = _tail(before.text)
        writer.write("\n" + ("……" if start else ""))
        writer.write(before.text[start:end])
        writer.write("\n\n")
        _heading(writer, before, hit.passage)
    parts = split(hit.passage.text, _QUOTED)
    if parts:
        quotation(writer, hit, parts[part_with(parts, hit.sentence[0] if hit.sentence else 0)])
    if after:
        writer.write("\n\n")
        _heading(writer, hit.passage, after)
        head = split(after.text, _NEIGHBOUR)[:1]
        writer.write(after.text[: head[0][1]] if head else "")
        writer.write("……" if head and head[0][1] < len(after.text) else "")
    card, shown, label = view.card, view.shown, texts.button_full
    full = link(label, view.address) if view.address else press(label, Op.OPEN, card, shown)
    return writer.draft([[press(texts.button_back, Op.SHOW, card, shown), full]])


def _heading(writer: Writer, before: Passage, passage: Passage) -> None:
    """Give the heading that begins between two passages, if one does."""
    if passage.headings and passage.headings != before.headings:
        writer.write(shorten(passage.headings[-1], 120), Kind.BOLD)
        writer.write("\n")


def _tail(text: str) -> tuple[int, int]:
    """Give the last sentences of a text that have room."""
    if units(text) <= _NEIGHBOUR:
        return 0, len(text)
    start = len(text) - _NEIGHBOUR // 2
    return split(text[start:], _NEIGHBOUR, _NEIGHBOUR // 4)[0][1] + start, len(text)
