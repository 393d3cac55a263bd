"""What people put around a topic (如何看待…, 关于…的论述), by a grammar, and the topic that it leaves.

The grammar is `frames.txt`. A frame is taken off only between words of the question, and only where content is left.
"""

import re
from collections.abc import Iterator
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
_TOKEN = re.compile(r"[()|?]|[^\s()|?]+")


_KEPT = 256
"""Questions whose topics are kept: a question is looked at for its topic several times."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before a topic and behind it, as patterns; either may be empty."""

    before: re.Pattern[str]
    after: re.Pattern[str]


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
        self._begins: dict[int, list[list[int]]] = {}
        self._ends: dict[int, list[list[int]]] = {}

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

        for begins, ends in zip(self._after_openings(start), self._before_endings(end), strict=True):
            for opening in filter(is_border, begins):
                for closing in filter(is_border, ends):
                    if opening < closing and _has_content(text[opening:closing]):
                        yield opening, closing

    def _after_openings(self, start: int) -> list[list[int]]:
        """Give the places up to which the first half of each frame fits from `start` on."""
        if start not in self._begins:
            stop = min(len(self._text), start + _LONGEST)
            self._begins[start] = [self._fitting_up_to(frame.before, start, stop) for frame in frames()]
        return self._begins[start]

    def _fitting_up_to(self, pattern: re.Pattern[str], start: int, stop: int) -> list[int]:
        if not pattern.match(self._text, start):
            return []
        return [place for place in range(start, stop) if pattern.fullmatch(self._text, start, place)]

    def _before_endings(self, end: int) -> list[list[int]]:
        """Give the places from which the second half of each frame fits up to `end`."""
        if end not in self._ends:
            self._ends[end] = [self._fitting_from(frame.after, max(0, end - _LONGEST), end) for frame in frames()]
        return self._ends[end]

    def _fitting_from(self, pattern: re.Pattern[str], first: int, end: int) -> list[int]:
        found = pattern.search(self._text, first, end)
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


@cache
def frames() -> tuple[Frame, ...]:
    """Read the grammar, when the first question is asked; frames with one side only are put together."""
    # importlib.resources would take 40 ms to import, and packages are installed as files.
    lines = Path(__file__).with_name("frames.txt").read_text(encoding="utf-8").split("\n")
    names: dict[str, str] = {}
    sides: list[tuple[str, str]] = []
    for line in lines:
        name, equals, expression = line.partition(" = ")
        if equals:
            names[name] = _pattern(expression, names)
        elif line and not line.startswith("#"):
            before, _, after = line.partition(TOPIC)
            sides.append((_pattern(before, names), _pattern(after, names)))
    openings = "|".join(before for before, after in sides if not after)
    endings = "|".join(after for before, after in sides if not before)
    around = [(before, after) for before, after in sides if before and after]
    return tuple(
        Frame(re.compile(before), re.compile(rf"(?:{after})\Z"))
        for before, after in [(openings, ""), ("", endings), *around]
    )


def _pattern(expression: str, names: dict[str, str]) -> str:
    """Give the pattern of an expression of words, names, alternatives, groups and what may be missing."""
    tokens = _TOKEN.findall(expression)
    return "".join(
        _SIGNS.get(token) or _unit(token, names, optional=following == "?")
        for token, following in zip(tokens, [*tokens, ""][1:], strict=True)
    )


_SIGNS = {"(": "(?:", ")": ")", "|": "|", "?": "?"}


def _unit(token: str, names: dict[str, str], *, optional: bool) -> str:
    """Give the pattern of a name or a word; groups, which take long to compile, where they must be."""
    if token not in names and (len(token) == 1 or not optional):
        return re.escape(token)
    return f"(?:{names.get(token) or re.escape(token)})"
