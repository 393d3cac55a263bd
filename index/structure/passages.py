"""Paragraphs become passages here: short ones go with their neighbour, long ones are cut at sentence ends."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SHORTEST = 40
"""A paragraph below this many characters joins the next one of its section, or else the one before."""

SHORT_RUN = 200
"""Short paragraphs in a row, such as a list, are gathered up to about this many characters."""

LIST_LINES = 3
"""Short paragraphs before a long one stand by themselves where there are at least so many, such as verses."""

SENTENCES = 12
SENTENCE_LENGTH = 45
SENTENCE_SHARE = 0.8
"""A text of at least so many paragraphs, on average so long, of which so many hold one sentence, has one a line."""

SHORTEST_OF_SENTENCES = 120
"""There, a paragraph below this many characters joins the next one."""

PASSAGE_LENGTH = 600
"""A paragraph above this many characters is cut, at sentence ends, into pieces of about equal length."""

LONGEST_SENTENCE = 2400
"""A stretch of this many characters without a sentence end is cut at a lesser pause, or anywhere."""

_SENTENCE_END = re.compile(r"[。！？!?…]+[”’」』）》】)\"']*|\.(?=\s)|\n")
_CLAUSE_END = re.compile(r"[；;，,、：: ]")


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph or a part of one, with the headings it stands under and the page of its file that it begins on."""

    text: str
    headings: tuple[str, ...] = ()
    page: int | None = None


def shortest(paragraphs: Sequence[str]) -> int:
    """Tell below how many characters a paragraph joins the next one: more where every sentence is on its own line."""
    if len(paragraphs) < SENTENCES or sum(map(len, paragraphs)) > SENTENCE_LENGTH * len(paragraphs):
        return SHORTEST
    single = sum(len(text) <= 2 * SENTENCE_LENGTH and _SENTENCE_END.search(text[:-2]) is None for text in paragraphs)
    return SHORTEST_OF_SENTENCES if single >= SENTENCE_SHARE * len(paragraphs) else SHORTEST


def gather(pieces: Iterable[TextPart], least: int = SHORTEST) -> list[TextPart]:
    """Join the pieces of one section shorter than `least` to their neighbours, each on a line of its own.

    What is joined stands under the headings that all its pieces share: one that only some have is in the text.
    """
    gathered: list[TextPart] = []
    waiting: list[TextPart] = []
    length = 0
    for piece in pieces:
        if len(piece.text) >= least and _make_list(waiting, length):
            gathered.append(_together(waiting))
            waiting, length = [], 0
        waiting.append(piece)
        length += len(piece.text)
        if len(piece.text) >= least or length >= SHORT_RUN:
            gathered.append(_together(waiting))
            waiting, length = [], 0
    if waiting and gathered and length < least:
        gathered[-1] = _together([gathered[-1], *waiting])
    elif waiting:
        gathered.append(_together(waiting))
    return gathered


def _make_list(pieces: Sequence[TextPart], length: int) -> bool:
    """Tell whether short pieces are enough for a passage of their own, and do not lead in what follows."""
    return len(pieces) >= LIST_LINES and length >= SHORTEST and pieces[-1].text[-1] not in "：:"


def _together(pieces: Sequence[TextPart]) -> TextPart:
    if len(pieces) == 1:
        return pieces[0]
    levels = zip(*(piece.headings for piece in pieces), strict=False)
    shared = itertools.takewhile(lambda words: len(set(words)) == 1, levels)
    return TextPart("\n".join(piece.text for piece in pieces), tuple(words[0] for words in shared), pieces[0].page)


def cut_passages(paragraph: str) -> list[str]:
    """Cut a long paragraph at sentence ends into pieces of about equal length; joined again they are the paragraph."""
    if len(paragraph) <= PASSAGE_LENGTH:
        return [paragraph]
    count = -(-len(paragraph) // PASSAGE_LENGTH)
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
        stop = start + PASSAGE_LENGTH
        for match in _CLAUSE_END.finditer(paragraph, start + PASSAGE_LENGTH // 2, stop):
            stop = match.end()
        yield stop
        start = stop
