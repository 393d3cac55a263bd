"""What to mark in a passage: the sentence that answers, and the characters the question shares with it."""

import re
from collections.abc import Mapping
from itertools import islice

from index.analysis.folding import Folded
from index.model import Span
from index.query import question_type
from index.retrieval.bm25 import K1, B

_END = re.compile(r"[。！？!?；;]+[”’」』）)》\"']*|\n+|…{2,}[”’」』）)]*")
_MORE_WITH_NUMBER = 1.3
"""How much more a sentence with a number counts where a number is asked for."""


_NEW = 6
"""Characters that a sentence has beside the question's own, up to which it only announces what the next one says."""


def sentences(text: str) -> list[Span]:
    """Cut a text into sentences, white space around them left out; every visible character lies in one."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for first, last in spans:
        piece = text[first:last]
        if piece.strip():
            trimmed.append((first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())))
    return trimmed


def answering(text: str, folded: Folded, asked: str, characters: Mapping[str, float]) -> Span | None:
    """Give the sentence that holds most of a folded question's characters by weight, for its length.

    The earliest of equal ones; None where no sentence holds any. A heading, or a sentence that repeats the question,
    comes with the next one.
    """
    spans = sentences(text)
    mean = len(text) / max(len(spans), 1) or 1.0
    best: int | None = None
    most = 0.0
    asks_number = question_type.asks_number(asked)
    for number, (start, end) in enumerate(spans):
        piece = folded.text[slice(*folded.within(start, end))]
        held = sum(weight for char, weight in characters.items() if char in piece)
        weight = held / (1 + K1 * (1 - B + B * (end - start) / mean))
        if asks_number and question_type.has_number(piece):
            weight *= _MORE_WITH_NUMBER
        if weight > most:
            best, most = number, weight
    if best is None:
        return None
    start, end = spans[best]
    if best + 1 < len(spans):
        piece = folded.text[slice(*folded.within(start, end))]
        new = islice((char for char in piece if char.isalnum() and char not in asked), _NEW)
        if len(list(new)) < _NEW:
            return start, spans[best + 1][1]
    return start, end


def matched(folded: Folded, length: int, terms: Mapping[str, float]) -> tuple[Span, ...]:
    """Find terms in a folded text of an original of `length` characters; give their spans in it, in order and apart."""
    covered = bytearray(length)
    for term in terms:
        at = folded.text.find(term)
        while at >= 0:
            start, end = folded.original(at, at + len(term))
            covered[start:end] = b"\1" * (end - start)
            at = folded.text.find(term, at + 1)
    return tuple((match.start(), match.end()) for match in re.finditer(b"\1+", covered))
