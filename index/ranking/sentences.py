"""The sentences of a passage: where they stand in it, and what each one's looks tell."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.analysis.folding import Folded
from index.model import Span
from index.ranking.candidate import Candidate
from index.ranking.enumerators import BULLET
from index.ranking.table_rows import headers, row_cells

_END = re.compile(r"[。！？!?；;]+[”’」』）)》\"']*|\n+|…{2,}[”’」』）)]*")
_FIGURES = "0-9一二三四五六七八九十"
_NUMBERED = re.compile(rf"\s*(?:第[{_FIGURES}]+[,、]|[(][{_FIGURES}]+[)]|[{_FIGURES}]+[、.])")
_ANNOUNCES = re.compile(
    r"(?:[几两二三四五六七八九十0-9]+(?:个|点|条|项|句|件|层)[^,;0-9]{0,4}|的话|如下|以下[^,;]{0,6})[。:]?$"
)

_SEMICOLONS = ("；", ";")

_HEADING = 18
"""Characters of a numbered sentence up to which it is a heading."""

_ANNOUNCEMENT = 24
"""Characters of a sentence up to which it may be one that only announces."""

_DAY = re.compile(
    r"[\d〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]?"
)
_SIGNATURE = re.compile(r"[\w（）()· \u3000]{2,30}")
"""The last line of a document that is signed, and what stands above it."""


def sentences(text: str) -> list[Span]:
    """Cut a text into sentences, white space around them left out; every visible character lies in one."""
    spans: list[Span] = []
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        piece = text[start:end].lstrip()
        if piece:
            first = end - len(piece)
            spans.append((first, first + len(piece.rstrip())))
        start = end
    return spans


def without_bullets(text: str) -> list[Span]:
    """Give the sentences of a text without the bullets that they open with."""
    after = {match.start("sign"): match.end() for match in BULLET.finditer(text)}
    return [(after.get(start, start), end) for start, end in sentences(text)]


class Sentence(NamedTuple):
    """A sentence: where it stands in its passage, and folded.

    `asks` is whether it is a question, `heading` whether it looks like a heading, `announces` like an announcement of
    the next one, `clause` whether it ends at a semicolon. It is `outside` of what is said where it is the name or the
    date that a document ends with, or an address to the hearers. `header` is the number of the sentence that is the
    header of its row, and `cells` are those of a row under one.
    """

    span: Span
    text: str
    asks: bool
    heading: bool
    announces: bool
    outside: bool
    clause: bool
    header: int | None
    cells: tuple[str, ...]


def folded_passage(candidate: Candidate) -> Folded:
    """Give the text of a candidate's passage, folded in place."""
    return candidate.folding.in_place()


def sentences_of(candidate: Candidate) -> tuple[Sentence, ...]:
    """Give the sentences of a candidate's passage with what their looks tell."""
    text, folded = candidate.folding.text, candidate.once(folded_passage)
    spans = without_bullets(text)
    header_of = headers(text, spans)
    closing = _closing(text, spans)
    parts = []
    for number, (start, end) in enumerate(spans):
        piece = folded.text[slice(*folded.within(start, end))]
        clause = text[end - 1] in _SEMICOLONS
        header = header_of.get(number)
        parts.append(
            Sentence(
                (start, end),
                piece,
                asks=piece.rstrip().endswith("?"),
                heading=not clause and len(piece) <= _HEADING and _NUMBERED.match(piece) is not None,
                announces=len(piece) <= _ANNOUNCEMENT and _ANNOUNCES.search(piece.rstrip()) is not None,
                outside=number >= closing or _addresses(text[start:end]),
                clause=clause,
                header=header,
                cells=() if header is None else row_cells(piece),
            )
        )
    return tuple(parts)


def _addresses(sentence: str) -> bool:
    """Tell whether a line addresses the hearers: `同志们，朋友们：`."""
    if sentence[-1] not in ":：":
        return False
    from index.structure.rules import Mark, has_mark

    return has_mark(sentence, Mark.SALUTATION)


def _closing(text: str, spans: Sequence[Span]) -> int:
    """Give the number of the first line of the name and the date that a document ends with."""
    first = len(spans)
    if spans and _DAY.fullmatch(text[slice(*spans[-1])]):
        first -= 1
        while (
            first > 1 and _SIGNATURE.fullmatch(text[slice(*spans[first - 1])]) and _opens_line(text, spans[first - 1])
        ):
            first -= 1
    return first


def _opens_line(text: str, span: Span) -> bool:
    return text[: span[0]].rstrip(" \t\u3000")[-1:] == "\n"
