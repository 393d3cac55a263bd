"""Everyday words and the words of speeches for the same thing: who asks of 看病 is answered by 医疗.

They are in `synonyms.txt`: a line has an everyday word, then what speeches call it, at least one of them a word that
jieba keeps whole, since it is as words that they are looked up. An everyday word that speeches use themselves for
something else does not belong there: it would bring passages on that.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path


def of_speeches(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the everyday words of a folded text, the longest at each place, with the words of speeches for them."""
    words, longest = lexicon(), _longest()
    place = 0
    while place < len(text):
        for end in range(min(place + longest, len(text)), place + 1, -1):
            said = text[place:end]
            if said in words and not _cut_off(text, place, end):
                yield said, words[said]
                place = end
                break
        else:
            place += 1


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Read the list, when the first question is asked."""
    # importlib.resources would take 40 ms to import, and packages are installed as files.
    lines = Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").split("\n")
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return {said: tuple(same) for said, *same in entries}


@cache
def _longest() -> int:
    return max(map(len, lexicon()))


def _cut_off(text: str, start: int, end: int) -> bool:
    """Tell whether a piece is part of a longer Latin word, as ai is of chair."""
    edges = (text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1])
    return any(len(edge) == 2 and edge.isascii() and edge.isalnum() for edge in edges)
