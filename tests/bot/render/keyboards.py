"""What a reader sees of the buttons under a message, and what each asks for."""

from telegram import InlineKeyboardButton

from bot.callbacks import decode_data
from bot.render.draft import Draft


def buttons(draft: Draft) -> list[list[InlineKeyboardButton]]:
    return [list(row) for row in draft.keyboard.inline_keyboard] if draft.keyboard else []


def labels(draft: Draft) -> list[list[str]]:
    return [[button.text for button in row] for row in buttons(draft)]


def pressed(draft: Draft) -> dict[str, tuple[str, int, int, int]]:
    """Give for each label that asks the bot something what it asks: the operation, the record, and two numbers."""
    found = {}
    for row in buttons(draft):
        for button in row:
            data = decode_data(str(button.callback_data)) if button.callback_data else None
            if data is not None:
                found[button.text] = (data.op.name, data.sent_id, data.first, data.second)
    return found
