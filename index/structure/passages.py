"""Paragraphs become passages here: short ones go with their neighbour, long ones are cut at sentence ends."""

import itertools
import math
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

LONGEST_SENTENCE = 2 * PASSAGE_LENGTH
"""A longer stretch without a sentence end is cut at a lesser pause, or anywhere."""

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
    """Cut a long paragraph at sentence ends into pieces of about equal length; joined again they are the paragraph.

    Of all ways to cut, it is the one whose pieces differ least from an equal share, by the sum of squares; of two as
    good, the one with the later cut.
    """
    if len(paragraph) <= PASSAGE_LENGTH:
        return [paragraph]
    share = len(paragraph) / -(-len(paragraph) // PASSAGE_LENGTH)
    ends = [0, *_ends(paragraph)]
    costs = [0.0]
    starts = [0]
    for place, end in enumerate(ends[1:], start=1):
        least, start = math.inf, place
        for before in range(place - 1, -1, -1):
            length = end - ends[before]
            if length > LONGEST_SENTENCE and before < place - 1:
                break
            cost = costs[before] + (length - share) ** 2
            if cost < least:
                least, start = cost, before
        costs.append(least)
        starts.append(start)
    cuts = [len(ends) - 1]
    while cuts[-1]:
        cuts.append(starts[cuts[-1]])
    return [paragraph[ends[start] : ends[end]] for end, start in itertools.pairwise(cuts)][::-1]


def _ends(paragraph: str) -> list[int]:
    """Give the places where a piece may end, at least `SHORTEST` characters apart: after sentences, and at the end.

    Inside a sentence that goes on without an end, it is after clauses, or anywhere.
    """
    ends: list[int] = []
    last = 0
    for end in itertools.chain((match.end() for match in _SENTENCE_END.finditer(paragraph)), (len(paragraph),)):
        if end - last > LONGEST_SENTENCE:
            ends.extend(_inside(paragraph, last, end))
            last = ends[-1]
        if end - last >= SHORTEST:
            ends.append(end)
            last = end
    ends[-1] = len(paragraph)
    return ends


def _inside(paragraph: str, start: int, end: int) -> Iterator[int]:
    """Give the places inside a long sentence where a piece may end; stretches between them are no long sentences."""
    for match in itertools.chain(_CLAUSE_END.finditer(paragraph, start, end - SHORTEST), (None,)):
        pause = match.end() if match else end
        while pause - start > LONGEST_SENTENCE:
            start += PASSAGE_LENGTH
            yield start
        if match and pause - start >= SHORTEST:
            start = pause
            yield start
