"""The callback-data codec: what a button says, in at most 64 bytes, and what a deep link says."""

import re
from dataclasses import dataclass
from enum import StrEnum

CODEC_VERSION = "v1"
LARGEST = 2**63 - 1

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LINK = re.compile(r"([ps])([1-9][0-9]{0,18})")


class Op(StrEnum):
    """What a press does. The values go into buttons that people keep: never give one a new meaning."""

    SHOW = "a"
    AROUND = "c"
    OPEN = "o"
    USEFUL = "y"
    USELESS = "n"
    ALONE = "l"
    WIDEN = "w"
    SUGGESTION = "q"
    PAGE = "r"
    CONTENTS = "t"
    AS_TEXT = "ft"
    AS_DOCX = "fd"
    LIST = "s"
    SPEECH = "e"
    LANGUAGE = "g"
    HELP = "h"
    EXPORT = "k"
    CANCEL = "z"
    ADD = "ua"
    REPLACE = "ur"
    DISCARD = "ud"
    FILES = "f"
    REMOVE = "m"
    UNDO = "mu"
    ADMIT = "aa"
    DENY = "ad"
    ANSWER = "b"
    BIND = "bi"
    UNBIND = "bu"
    NOTHING = "x"


@dataclass(frozen=True, slots=True)
class CallbackData:
    """One button: what to do, on which record of a message, with at most two numbers."""

    op: Op
    sent_id: int = 0
    first: int = 0
    second: int = 0


def encode_data(data: CallbackData) -> str:
    """Return callback data, numbers in base 36. Raises ValueError for a number out of range."""
    numbers = (data.sent_id, data.first, data.second)
    if any(not 0 <= number <= LARGEST for number in numbers):
        raise ValueError(f"a button holds numbers from 0 to {LARGEST}")
    return ":".join((CODEC_VERSION, data.op.value, *map(_base36, numbers)))


def decode_data(text: str) -> CallbackData | None:
    """Return what `encode` made the text from, None for any other text."""
    try:
        _, op, *numbers = text.split(":")
        sent_id, first, second = (int(number, 36) for number in numbers)
        data = CallbackData(Op(op), sent_id, first, second)
        return data if encode_data(data) == text else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Link:
    """What a deep link opens: a passage, or a speech from its start."""

    passage: int | None = None
    speech: int | None = None


def link_payload(*, passage: int | None = None, speech: int | None = None) -> str:
    """Give the payload of a deep link that opens a passage or a speech."""
    return f"p{passage}" if passage is not None else f"s{speech}"


def read_payload(payload: str) -> Link | None:
    """Tell what a `/start` payload opens, or None where it is not ours."""
    match = _LINK.fullmatch(payload)
    if not match or int(match[2]) > LARGEST:
        return None
    number = int(match[2])
    return Link(passage=number) if match[1] == "p" else Link(speech=number)


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits
