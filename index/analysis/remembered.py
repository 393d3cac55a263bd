"""Texts that are looked at several times while a question is answered: what is found out of the last few is kept."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_LONGEST = 256
"""Characters of a text up to which it may be a question: longer ones are passages, which come once."""

_TEXTS = 32
"""Texts that are remembered: those of one question and of a few others that are answered at the same time."""

_Found = TypeVar("_Found")


def remembered(find: Callable[[str], _Found]) -> Callable[[str], _Found]:
    """Have a function of a text remember what it gives for the last short ones; nothing may change what it gives."""
    kept = lru_cache(maxsize=_TEXTS)(find)

    @wraps(find)
    def found(text: str) -> _Found:
        return kept(text) if len(text) <= _LONGEST else find(text)

    return found
