"""Buttons: what stands on them and what they press."""

from telegram import CopyTextButton, InlineKeyboardButton, SwitchInlineQueryChosenChat
from telegram.constants import InlineKeyboardButtonLimit, InlineQueryLimit, KeyboardButtonStyle

from bot.callbacks import CallbackData, Op, encode_data
from bot.render.draft import shorten

LABEL = 40
COPY = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)


def callback_button(label: str, op: Op, sent_id: int = 0, first: int = 0, second: int = 0) -> InlineKeyboardButton:
    """Give a button that asks the bot to do `op`."""
    data = encode_data(CallbackData(op, sent_id, first, second))
    return InlineKeyboardButton(shorten(label, LABEL) or "…", callback_data=data)


def choice_button(label: str, data: CallbackData, *, chosen: bool) -> InlineKeyboardButton:
    """Give a button for one of several; the chosen one has points around it, and a colour where an app shows that."""
    label = f"· {label} ·" if chosen else label
    style = KeyboardButtonStyle.PRIMARY if chosen else None
    return InlineKeyboardButton(shorten(label, LABEL) or "…", callback_data=encode_data(data), style=style)


def share_button(label: str, question: str) -> InlineKeyboardButton | None:
    """Give a button that asks the same inline in a chat of the person's choice; None for too long a question."""
    if len(question) > InlineQueryLimit.MAX_QUERY_LENGTH or not question.strip():
        return None
    chats = SwitchInlineQueryChosenChat(
        question, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
    )
    return InlineKeyboardButton(label, switch_inline_query_chosen_chat=chats)


def copy_button(label: str, text: str) -> InlineKeyboardButton:
    """Give a button that copies `text`, cut to what Telegram allows."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(shorten(text, COPY)))


def link_button(label: str, url: str) -> InlineKeyboardButton:
    """Give a button that opens an address."""
    return InlineKeyboardButton(label, url=url)


def number_buttons(op: Op, sent_id: int, places: list[int], current: int | None = None) -> list[InlineKeyboardButton]:
    """Give a button for each of `places` (counted from 0, shown from 1); the one shown now is marked."""
    return [
        choice_button(str(place + 1), CallbackData(op, sent_id, place), chosen=place == current) for place in places
    ]
