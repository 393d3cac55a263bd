"""Buttons: what stands on them and what they press."""

from telegram import CopyTextButton, InlineKeyboardButton
from telegram.constants import InlineKeyboardButtonLimit

from bot.callbacks import CallbackData, Op, encode_data
from bot.render.draft import shorten

LABEL = 40
COPY = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)


def callback_button(label: str, op: Op, sent_id: int = 0, first: int = 0, second: int = 0) -> InlineKeyboardButton:
    """Give a button that asks the bot to do `op`."""
    return InlineKeyboardButton(
        shorten(label, LABEL) or "…", callback_data=encode_data(CallbackData(op, sent_id, first, second))
    )


def copy_button(label: str, text: str) -> InlineKeyboardButton:
    """Give a button that copies `text`, cut to what Telegram allows."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(shorten(text, COPY)))


def link_button(label: str, url: str) -> InlineKeyboardButton:
    """Give a button that opens an address."""
    return InlineKeyboardButton(label, url=url)


def number_buttons(op: Op, sent_id: int, places: list[int], current: int | None = None) -> list[InlineKeyboardButton]:
    """Give a button for each of `places` (counted from 0, shown from 1); the one shown now is marked."""
    return [
        callback_button(f"· {place + 1} ·" if place == current else str(place + 1), op, sent_id, place)
        for place in places
    ]
