"""Long text is cut here into pieces a message can hold, at sentence ends, with nothing lost between them."""

import re
import unicodedata

from bot.utf16 import utf16_length
from index.model import Span

# A place to cut is behind these, the better ones first; closing marks stay with their sentence.
_CLOSING = "”’」』）)】》〉\"'"
_PLACES = (
    re.compile(f"(?:[。！？!?…]+[{_CLOSING}]*|\n)\\s*"),
    re.compile(f"[；;：:][{_CLOSING}]*\\s*"),
    re.compile(f"[，,、][{_CLOSING}]*\\s*"),
    re.compile("\\s+"),
)
# A cut in the first part of the room would leave a message nearly empty: a worse place further on is better.
_LEAST = 0.4
_JOINERS = "\u200d\ufe0e\ufe0f"


def split_text(text: str, limit: int, first: int | None = None) -> list[Span]:
    """Cut `text` into spans of at most `limit` units each (the first at most `first`), as long as sentences allow.

    The spans follow each other without a gap, none is empty, and no character is cut in two.
    """
    spans: list[Span] = []
    start = 0
    room = limit if first is None else first
    while start < len(text):
        end = _end(text, start, max(2, room))
        spans.append((start, end))
        start, room = end, limit
    return spans


def part_with(spans: list[Span], place: int) -> int:
    """Give the number of the span that holds the character at `place`."""
    return next((number for number, (start, end) in enumerate(spans) if start <= place < end), 0)


def _end(text: str, start: int, room: int) -> int:
    last = _reach(text, start, room)
    if last == len(text):
        return last
    least = start + int((last - start) * _LEAST)
    for place in _PLACES:
        # One character behind the window shows a closing mark or a second 。 that belongs to the sentence.
        ends = [match.end() for match in place.finditer(text, start, min(len(text), last + 1))]
        good = [end for end in ends if least < end <= last]
        if good:
            return good[-1]
    return _between_characters(text, start, last)


def _reach(text: str, start: int, room: int) -> int:
    """How far a window of `room` units goes from `start`."""
    end = min(len(text), start + room)
    while utf16_length(text[start:end]) > room:
        end -= max(1, (utf16_length(text[start:end]) - room) // 2)
    return end


def _between_characters(text: str, start: int, end: int) -> int:
    """Give a place at or before `end` that does not part a character from its marks."""
    for place in range(end, max(start, end - 16), -1):
        following, before = text[place], text[place - 1]
        if not unicodedata.combining(following) and following not in _JOINERS and before != "\u200d":
            return place
    return end
