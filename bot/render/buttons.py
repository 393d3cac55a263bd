"""Buttons: what stands on them and what they press."""

from telegram import CopyTextButton, InlineKeyboardButton
from telegram.constants import InlineKeyboardButtonLimit

from bot.callbacks import Op, Press, encode
from bot.render.draft import shorten

LABEL = 40
COPY = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)


def press(label: str, op: Op, card: int = 0, first: int = 0, second: int = 0) -> InlineKeyboardButton:
    """Give a button that asks the bot to do `op`."""
    return InlineKeyboardButton(shorten(label, LABEL) or "…", callback_data=encode(Press(op, card, first, second)))


def copy(label: str, text: str) -> InlineKeyboardButton:
    """Give a button that copies `text`, cut to what Telegram allows."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(shorten(text, COPY)))


def link(label: str, url: str) -> InlineKeyboardButton:
    """Give a button that opens an address."""
    return InlineKeyboardButton(label, url=url)


def numbers(op: Op, card: int, places: list[int], shown: int | None = None) -> list[InlineKeyboardButton]:
    """Give a button for each of `places` (counted from 0, shown from 1); the one shown now is marked."""
    return [press(f"· {place + 1} ·" if place == shown else str(place + 1), op, card, place) for place in places]
