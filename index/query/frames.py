"""What people put around a topic (如何看待…, 关于…的论述), by a grammar, and the topic that it leaves.

The grammar is `frames.txt`. A frame is taken off only between words of the question, and only where content is left.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import heappop, heappush
from itertools import accumulate
from pathlib import Path

from index import analysis
from index.model import Span
from index.query import question_type
from index.query.stopwords import FILLER

TOPIC = "…"
"""What stands for the topic in a frame."""

_LONGEST = 32
"""Characters that a frame has at most before its topic, and behind it."""

_TRIED = 12
"""Topics that are looked into for further frames: a question of a hundred particles has no end of them."""

_EDGE = re.compile(r"[\s,。!?;:、~·—-]*")
_BRACKET = "("
_TOKEN = re.compile(r"[()|?]|[^\s()|?]+")


_KEPT = 256
"""Questions whose topics are kept: a question is looked at for its topic several times."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of the grammar as a pattern, with the characters that what it matches opens and closes with.

    Where it `may_be_empty` it fits next to any character. Patterns are compiled for the questions that they may fit.
    """

    pattern: str
    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    may_be_empty: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before a topic and behind it; either may be empty."""

    before: Expression
    after: Expression

    def may_fit(self, text: str) -> bool:
        """Tell whether the first and the last character of a text allow for this frame."""
        opens = self.before.may_be_empty or text[:1] in self.before.firsts
        return opens and (self.after.may_be_empty or text[-1:] in self.after.lasts)


@lru_cache(maxsize=_KEPT)
def find_topic(folded: str) -> Span:
    """Give where the topic of a folded question stands in it; all of a question that has no frame is its topic."""
    whole = _trimmed(folded, 0, len(folded))
    if question_type.asks_whole(folded):
        return whole
    # Frames nest, and what fits outside decides what fits inside: the shortest topic is looked into first.
    matcher = _Matcher(folded)
    spans = {whole}
    waiting = [(whole[1] - whole[0], whole)]
    for _ in range(_TRIED):
        if not waiting:
            break
        _, span = heappop(waiting)
        for inner in {_trimmed(folded, *inner) for inner in matcher.topics(*span)} - spans:
            spans.add(inner)
            heappush(waiting, (inner[1] - inner[0], inner))
    return min(spans, key=lambda span: (span[1] - span[0], span))


class _Matcher:
    """Matches frames in one text; what fits from a place on, or up to it, is found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins: dict[tuple[int, int], list[int]] = {}
        self._ends: dict[tuple[int, int], list[int]] = {}

    def topics(self, start: int, end: int) -> Iterator[Span]:
        """Give the topics that the frames which fit `text[start:end]` leave."""
        text = self._text
        words = analysis.cut(text[start:end])
        borders = {start + place for place in accumulate(map(len, words), initial=0)}

        def is_border(place: int) -> bool:
            """Tell whether a word begins here, or may: 过 | 渡口 has no more words than 过渡 | 口."""
            if place in borders:
                return True
            halves = analysis.cut(text[start:place]), analysis.cut(text[place:end])
            return sum(map(len, halves)) <= len(words)

        for number, frame in enumerate(frames()):
            if not frame.may_fit(text[start:end]):
                continue
            if (number, start) not in self._begins:
                self._begins[number, start] = self._fitting_up_to(frame.before, start)
            for opening in filter(is_border, self._begins[number, start]):
                if (number, end) not in self._ends:
                    self._ends[number, end] = self._fitting_from(frame.after, end)
                for closing in filter(is_border, self._ends[number, end]):
                    if opening < closing and _has_content(text[opening:closing]):
                        yield opening, closing

    def _fitting_up_to(self, before: Expression, start: int) -> list[int]:
        """Give the places up to which the first half of a frame fits from `start` on."""
        pattern = _compiled(before.pattern)
        if not pattern.match(self._text, start):
            return []
        stop = min(len(self._text), start + _LONGEST)
        return [place for place in range(start, stop) if pattern.fullmatch(self._text, start, place)]

    def _fitting_from(self, after: Expression, end: int) -> list[int]:
        """Give the places from which the second half of a frame fits up to `end`."""
        pattern = _compiled(rf"(?:{after.pattern})\Z")
        found = pattern.search(self._text, max(0, end - _LONGEST), end)
        if found is None:
            return []
        return [place for place in range(found.start(), end + 1) if pattern.fullmatch(self._text, place, end)]


def _has_content(text: str) -> bool:
    return any(token not in FILLER and analysis.is_word(token) for token in analysis.cut(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out white space and punctuation at both ends of a span, unless there is nothing else."""
    first = _EDGE.match(text, start, end).end()  # type: ignore[union-attr]
    last = end
    while last > first and _EDGE.fullmatch(text, last - 1, end):
        last -= 1
    return (first, last) if first < last else (start, end)


_compiled = cache(re.compile)


@cache
def frames() -> tuple[Frame, ...]:
    """Read the grammar, when the first question is asked."""
    # importlib.resources would take 40 ms to import, and packages are installed as files.
    lines = Path(__file__).with_name("frames.txt").read_text(encoding="utf-8").split("\n")
    names: dict[str, Expression] = {}
    found: list[Frame] = []
    for line in lines:
        name, equals, expression = line.partition(" = ")
        if equals:
            names[name] = _read(expression, names)
        elif line and not line.startswith("#"):
            before, _, after = line.partition(TOPIC)
            found.append(Frame(_read(before, names), _read(after, names)))
    return tuple(found)


def _read(expression: str, names: Mapping[str, Expression]) -> Expression:
    """Read an expression of words, names, alternatives, groups and what may be missing."""
    return _either(_TOKEN.findall(expression)[::-1], names)


def _either(tokens: list[str], names: Mapping[str, Expression]) -> Expression:
    """Read alternatives up to a closing bracket; the next token is the last of the list."""
    rows = [_row(tokens, names)]
    while tokens and tokens[-1] == "|":
        tokens.pop()
        rows.append(_row(tokens, names))
    return Expression(
        "|".join(row.pattern for row in rows),
        frozenset().union(*(row.firsts for row in rows)),
        frozenset().union(*(row.lasts for row in rows)),
        any(row.may_be_empty for row in rows),
    )


def _row(tokens: list[str], names: Mapping[str, Expression]) -> Expression:
    """Read what stands in a row."""
    row = Expression("")
    while tokens and tokens[-1] not in ("|", ")"):
        token = tokens.pop()
        if token == _BRACKET:
            unit = _either(tokens, names)
            tokens.pop()
        else:
            unit = names.get(token) or Expression(re.escape(token), frozenset(token[0]), frozenset(token[-1]), False)
        optional = bool(tokens) and tokens[-1] == "?"
        if optional:
            tokens.pop()
        # Groups take long to compile: where none must be, there is none.
        grouped = token == _BRACKET or token in names or (optional and len(token) > 1)
        pattern = f"(?:{unit.pattern})" if grouped else unit.pattern
        may_be_empty = unit.may_be_empty or optional
        row = Expression(
            f"{row.pattern}{pattern}{'?' * optional}",
            row.firsts | unit.firsts if row.may_be_empty else row.firsts,
            row.lasts | unit.lasts if may_be_empty else unit.lasts,
            row.may_be_empty and may_be_empty,
        )
    return row
