"""What to mark in a passage: the sentence that answers, and the characters the question shares with it."""

import re
from collections.abc import Mapping

from index.folding import Folded
from index.model import Span

_END = re.compile(r"[。！？!?；;]+[”’」』）)》\"']*|\n+|…{2,}[”’」』）)]*")

_JOINABLE = re.compile(r"[\s\W]{0,1}")
_SHORT = 2


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


def answering(text: str, weights: list[float]) -> Span | None:
    """Give the sentence with the greatest weight by character, the earliest of equals; None where nothing weighs."""
    best: Span | None = None
    most = 0.0
    for start, end in sentences(text):
        weight = sum(weights[start:end])
        if weight > most:
            best, most = (start, end), weight
    return best


def matched(folded: Folded, length: int, terms: Mapping[str, float]) -> tuple[tuple[Span, ...], list[float]]:
    """Find the terms in a folded text of an original of `length` characters.

    Gives the matched spans of the original, in order and apart, and every original character's weight: the greatest
    weight of a term over it, a term's later mentions not counted again.
    """
    covered = [False] * length
    weights = [0.0] * length
    for term, weight in terms.items():
        at = folded.text.find(term)
        share = weight / len(term)
        while at >= 0:
            start, end = folded.original(at, at + len(term))
            for place in range(start, end):
                covered[place] = True
                weights[place] = max(weights[place], share)
            at = folded.text.find(term, at + 1)
    return _spans(covered), weights


def _spans(covered: list[bool]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start: int | None = None
    for place, marked in enumerate([*covered, False]):
        if marked and start is None:
            start = place
        elif not marked and start is not None:
            spans.append((start, place))
            start = None
    return tuple(spans)
