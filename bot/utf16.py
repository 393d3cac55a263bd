"""Text in the units Telegram counts in: UTF-16 code units, of which a character beyond the BMP takes two."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any


def utf16_length(text: str) -> int:
    """Count how many UTF-16 units the text takes."""
    return len(text) + sum(char > "\uffff" for char in text)


def utf16_index(text: str, offset: int) -> int:
    """Find the index into `text` of the character at a UTF-16 offset; its length for offsets behind the end."""
    if text.isascii():
        return min(offset, len(text))
    starts = accumulate((2 if char > "\uffff" else 1 for char in text), initial=0)
    return next((place for place, start in enumerate(starts) if start >= offset), len(text))


def trimmed(text: str, entities: Sequence[Mapping[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Strip white space from the ends of a text, as Telegram does, and move its entities along."""
    kept = text.strip()
    before, size = utf16_length(text[: len(text) - len(text.lstrip())]), utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - before, 0)
        end = min(entity["offset"] + entity["length"] - before, size)
        if start < end:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, sorted(moved, key=lambda entity: (entity["offset"], -entity["length"]))
