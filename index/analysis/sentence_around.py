"""The sentence, or the clause up to a semicolon, in which a place of a text lies."""

import re

_STOPS = "。！？!?\n"
_PAUSES = f"{_STOPS}；;"
_PAUSE = re.compile(f"[{_PAUSES}]")


def sentence_start(text: str, place: int, *, clause: bool = False) -> int:
    """Give where the sentence of a place begins, or its `clause`, which ends at a semicolon, too."""
    return max(text.rfind(end, 0, place) for end in (_PAUSES if clause else _STOPS)) + 1


def clause_around(text: str, place: int) -> str:
    """Give the clause of a place without the sign that ends it."""
    end = _PAUSE.search(text, place)
    return text[sentence_start(text, place, clause=True) : end.start() if end else len(text)]
