"""Which number presses which button."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from bot.callbacks import Op, decode_data
from bot.fake_telegram import buttons

_LABEL = re.compile(r"\W*([1-9]\d{0,2})\W*")


def numbered_buttons(message: Mapping[str, Any]) -> list[tuple[int | None, Mapping[str, Any]]]:
    """Pair each button under a message, in reading order, with the number that presses it.

    A button that is labelled with a number has that one; the others count through what is left, from 1. One that does
    nothing, such as the number of a page, has none.
    """
    labelled: dict[int, int] = {}
    for place, button in enumerate(buttons(message)):
        if match := _LABEL.fullmatch(button["text"]):
            labelled.setdefault(int(match[1]), place)
    places = {place: number for number, place in labelled.items()}
    rest = (number for number in count(1) if number not in labelled)
    return [
        (places[place] if place in places else None if _idle(button) else next(rest), button)
        for place, button in enumerate(buttons(message))
    ]


def _idle(button: Mapping[str, Any]) -> bool:
    press = decode_data(button.get("callback_data", ""))
    return press is not None and press.op is Op.NOTHING
