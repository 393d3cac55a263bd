"""Paragraphs become passages here: short ones go with their neighbour, long ones are cut at sentence ends."""

import re
from collections.abc import Iterator, Sequence

SHORTEST = 40
"""A paragraph below this many characters joins the next one of its section, or else the one before."""

SHORT_RUN = 200
"""Short paragraphs in a row, such as a list, are gathered up to about this many characters."""

LONGEST = 600
"""A paragraph above this many characters is cut, at sentence ends, into pieces of about equal length."""

LONGEST_SENTENCE = 2400
"""A stretch of this many characters without a sentence end is cut at a lesser pause, or anywhere."""

_SENTENCE_END = re.compile(r"[。！？!?…]+[”’」』）》】)\"']*|\.(?=\s)|\n")
_CLAUSE_END = re.compile(r"[；;，,、：: ]")


def passages(paragraphs: Sequence[str]) -> list[str]:
    """Give the passages of one section, with the same text; merged paragraphs stand on lines of their own."""
    pieces = [piece for paragraph in paragraphs for piece in cut(paragraph)]
    gathered: list[str] = []
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        if len(piece) >= SHORTEST:
            gathered.append("\n".join([*waiting, piece]))
            waiting, length = [], 0
            continue
        waiting.append(piece)
        length += len(piece)
        if length >= SHORT_RUN:
            gathered.append("\n".join(waiting))
            waiting, length = [], 0
    if waiting and gathered and length < SHORTEST:
        gathered[-1] = "\n".join([gathered[-1], *waiting])
    elif waiting:
        gathered.append("\n".join(waiting))
    return gathered


def cut(paragraph: str) -> list[str]:
    """Cut a long paragraph at sentence ends into pieces of about equal length; joined again they are the paragraph."""
    if len(paragraph) <= LONGEST:
        return [paragraph]
    count = -(-len(paragraph) // LONGEST)
    target = len(paragraph) / count
    pieces: list[str] = []
    start = 0
    before = 0
    for end in _ends(paragraph):
        goal = (len(pieces) + 1) * target
        if end >= goal:
            stop = before if before > start and goal - before < end - goal else end
            pieces.append(paragraph[start:stop])
            start = stop
        before = end
    if start < len(paragraph):
        pieces.append(paragraph[start:])
    return pieces


def _ends(paragraph: str) -> Iterator[int]:
    """Give the places where a piece may end: after sentences, and inside one that goes on without an end."""
    last = 0
    for match in _SENTENCE_END.finditer(paragraph):
        yield from _forced(paragraph, last, match.end())
        last = match.end()
        yield last
    yield from _forced(paragraph, last, len(paragraph))


def _forced(paragraph: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST_SENTENCE:
        stop = start + LONGEST
        for match in _CLAUSE_END.finditer(paragraph, start + LONGEST // 2, stop):
            stop = match.end()
        yield stop
        start = stop
