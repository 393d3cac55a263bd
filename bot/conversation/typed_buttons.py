"""The buttons under the newest message of each private chat: typing the label of one presses it."""

from collections import OrderedDict
from dataclasses import fields

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Op, decode_data
from bot.texts import LANGUAGES, Texts, command_names

CHATS = 2_000
"""Chats whose buttons are known; those that were silent longest are forgotten."""

_FORWARD, _BACK = ("▸", "▶"), ("◂", "◀")
_TURNS = {
    **dict.fromkeys(command_names.NEXT_PAGE, _FORWARD),
    **dict.fromkeys(command_names.PREVIOUS_PAGE, _BACK),
}


class TypedButtons:
    """The labels that may be typed, by chat. Only the event loop calls it."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, dict[str, InlineKeyboardButton]] = OrderedDict()

    def note(self, chat: int, keyboard: InlineKeyboardMarkup | None) -> None:
        """Note the buttons that a message was sent with; one without any leaves those before it.

        What a button copies can be copied on under the messages that follow.
        """
        if keyboard is None:
            return
        copying = {label: button for label, button in self._chats.get(chat, {}).items() if button.copy_text}
        buttons = (button for row in keyboard.inline_keyboard for button in row)
        self._chats[chat] = copying | {button.text.lower(): button for button in buttons if _can_be_typed(button)}
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)

    def find(self, chat: int, text: str) -> InlineKeyboardButton | None:
        """Return the button that a text stands for, in whichever language it is typed."""
        labels, typed = self._chats.get(chat), text.strip().lower()
        if not labels or not typed:
            return None
        return next((labels[label] for label in (typed, *_SAME.get(typed, ())) if label in labels), None)


def _can_be_typed(button: InlineKeyboardButton) -> bool:
    if button.copy_text:
        return True
    data = decode_data(button.callback_data) if isinstance(button.callback_data, str) else None
    # A suggested question that is typed is a question like any other.
    return data is not None and data.op not in {Op.NOTHING, Op.SUGGESTION}


def _same() -> dict[str, tuple[str, ...]]:
    """Give for each label what stands on that button in all languages."""
    same: dict[str, tuple[str, ...]] = dict(_TURNS)
    for name in (field.name for field in fields(Texts) if field.name.startswith("button_")):
        labels = tuple(str(getattr(texts, name)).lower() for texts in LANGUAGES.values())
        for label in labels:
            same[label] = (*same.get(label, ()), *labels)
    return same


_SAME = _same()
