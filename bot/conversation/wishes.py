"""The wishes that a text may have of the bot itself."""

from dataclasses import dataclass
from enum import Enum, auto

SECTION = "部分"
"""What the sections of a speech are counted by."""


class Intent(Enum):
    """What is wanted. All but the last are told by the text alone."""

    GREETING = auto()
    THANKS = auto()
    FAREWELL = auto()
    ACKNOWLEDGEMENT = auto()
    IDENTITY = auto()
    ABILITIES = auto()
    OTHER_SERVICE = auto()
    DISAGREEMENT = auto()
    ARITHMETIC = auto()
    VAGUE = auto()
    NEXT = auto()
    NEXT_POINT = auto()
    PREVIOUS_POINT = auto()
    ELSEWHERE = auto()
    PREVIOUS = auto()
    REPEAT = auto()
    SELECT = auto()
    POINT = auto()
    DETAIL = auto()
    LIST = auto()
    SOURCE = auto()
    FULL_TEXT = auto()
    CITE = auto()
    OVERVIEW = auto()
    OCCURRENCES = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """An intent; `number` is which passage or point, from 1; `text` which speech or word, "" for the last one.

    Of a section of a speech it is `SECTION`.
    """

    intent: Intent
    number: int = 0
    text: str = ""
