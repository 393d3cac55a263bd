"""Lists in the passages of a speech (第一，第二; 一是，二是; headings 一、二、), and the one a question asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.analysis.folding import fold
from index.analysis.numerals import numeral_value
from index.model import ListItem, Passage
from index.query.lists import asked_count, listed, names_listed
from index.ranking.features import PASSAGES_KEPT
from index.ranking.highlighting import sentences
from index.retrieval.term_weights import WeightedQuery

_CHINESE = "[一二三四五六七八九十百]{1,4}"
_FORMS = {
    "ordinal": rf"第({_CHINESE}|[0-9]{{1,3}})"
    r"(?:\w{0,2}?(?=[，、,：:；]|是|要|\s)|个?(?:方面|问题|部分|句话|件事|层意思|点|条|项|步))",
    "is": rf"({_CHINESE})是(?!否)",
    "must": rf"({_CHINESE})要",
    "of them": rf"其({_CHINESE})",
    "comma": rf"({_CHINESE}|[0-9]{{1,2}})、",
    "dot": r"([0-9]{1,2})[.．](?![0-9])",
    "brackets": rf"[（(]({_CHINESE})[）)]",
    "figure in brackets": r"[（(]([0-9]{1,2})[）)]|([0-9]{1,2})[）)]",
    "circle": "([①-⑳])",
    "first": "(首先|其次|再次|再其次|然后|最后)(?=[，、,是要])",
}
_AT_START = r"(?:^|(?<=[。！？!?；;：:\n]))\s*"
_MARKERS = {form: re.compile(rf"{_AT_START}(?P<label>{pattern})") for form, pattern in _FORMS.items()}
_IN_SENTENCE = {form: re.compile(rf"(?<=[，,、])\s*(?P<label>{_FORMS[form]})") for form in ("is", "must", "of them")}
"""`一是修路，二是架桥` goes on within one sentence."""

_FIRST, _LATER = "首先", frozenset({"其次", "再次", "再其次", "然后", "最后"})
_ANY_LATER = 0
"""The number of a marker that only says that it is not the first."""

_LEADS_IN, _HOLDS, _AMONG, _ELSEWHERE = 0.6, 0.6, 0.3, 0.0
"""What the place of a list tells: the answer stands right before it, holds its first point, is among its points."""

_COUNTED, _AS_ASKED, _NAMED, _OTHERS = 0.3, 0.3, 0.4, 1.4
"""What it tells that the lead-in counts the points rightly; that there are as many as the question says, or not; that
the lead-in has the question's word for what is listed, or not; where the question has neither, that it is counted."""

_ENOUGH = 0.4
"""Of all this and the share of the question that the lead-in has, what makes a list the one that is asked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a list is looked for: some passages of one speech in a row; `place` is the answering one's among them."""

    passages: Sequence[Passage]
    place: int


@dataclass(frozen=True, slots=True)
class _Marker:
    """A number before a point, in the passage at `place`. `level` is the depth of its heading, None in the text."""

    form: str
    number: int
    place: int
    start: int
    level: int | None
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """The markers of one list, in order, and what stands before its first point."""

    markers: tuple[_Marker, ...]
    lead_in: str


def find_list(around: Surroundings, query: WeightedQuery, *, least: int = 2) -> tuple[ListItem, ...]:
    """Give the points, `least` or more, of the list that a question asks for; none where no list is near enough."""
    lists = [each for each in _lists(around.passages) if len(each.markers) >= least]
    scores = [_score(each, around, query) for each in lists]
    best = max(range(len(lists)), key=lambda number: (scores[number], -number), default=None)
    if best is None or scores[best] < _ENOUGH:
        return ()
    markers = lists[best].markers
    following = [*markers[1:], None]
    return tuple(_item(marker, after, around.passages) for marker, after in zip(markers, following, strict=True))


def _score(each: _List, around: Surroundings, query: WeightedQuery) -> float:
    lead_in, folded, number = fold(each.lead_in), query.terms.folded, len(each.markers)
    characters = query.characters()
    score = sum(weight for char, weight in characters.items() if char in lead_in) / (sum(characters.values()) or 1.0)
    score += _nearness(each.markers, around)
    counted, count, noun = asked_count(lead_in) == number, asked_count(folded), listed(folded)
    score += _COUNTED * counted
    if count is not None:
        score += _AS_ASKED if count == number else -_AS_ASKED
    if noun is not None:
        score += _NAMED if names_listed(noun, lead_in) else -_OTHERS
    elif count is None:
        score += _NAMED * counted
    return score


def _nearness(markers: Sequence[_Marker], around: Surroundings) -> float:
    first, passages, place = markers[0], around.passages, around.place
    if first.level is None and first.place == place:
        return _HOLDS
    if first.place == place + 1 and _follows(first, passages):
        return _LEADS_IN
    return _AMONG if first.place <= place <= _last_place(markers, passages) else _ELSEWHERE


def _follows(first: _Marker, passages: Sequence[Passage]) -> bool:
    """Tell whether a list begins with its passage, and the passage before it stands under the same headings."""
    return first.place > 0 and first.start == 0 and passages[first.place - 1].headings == first.under


def _last_place(markers: Sequence[_Marker], passages: Sequence[Passage]) -> int:
    """Give the place of the last passage that belongs to a list."""
    last = markers[-1]
    place = last.place
    if last.level is not None:
        heading = passages[place].headings[: last.level + 1]
        while place + 1 < len(passages) and passages[place + 1].headings[: last.level + 1] == heading:
            place += 1
    return place


def _item(marker: _Marker, after: _Marker | None, passages: Sequence[Passage]) -> ListItem:
    passage = passages[marker.place]
    if marker.level is not None:
        return ListItem(marker.number, passage.headings[marker.level], passage.id)
    end = next(end for _, end in sentences(passage.text) if end > marker.start)
    if after is not None and after.level is None and after.place == marker.place:
        end = min(end, after.start)
    text = passage.text[marker.start : end].rstrip()
    return ListItem(marker.number, text, passage.id, (marker.start, marker.start + len(text)))


def _lists(passages: Sequence[Passage]) -> list[_List]:
    markers = [marker for place in range(len(passages)) for marker in _markers(passages, place)]
    lists = []
    for at, marker in enumerate(markers):
        if marker.number == 1 and len(run := tuple(_run(markers[at:]))) > 1:
            lists.append(_List(run, _lead_in(marker, passages)))
    return lists


def _run(markers: Sequence[_Marker]) -> Iterator[_Marker]:
    """Give the first marker and those that go on counting from it, in its form and under its headings."""
    last = markers[0]
    yield last
    for marker in markers[1:]:
        if marker.form != last.form or marker.level != last.level:
            continue
        if marker.under != last.under or marker.number == 1:
            return
        if marker.number in (last.number + 1, _ANY_LATER):
            last = replace(marker, number=last.number + 1)
            yield last


def _markers(passages: Sequence[Passage], place: int) -> Iterator[_Marker]:
    """Give the markers of a passage in order, those of the headings that begin with it first."""
    passage = passages[place]
    before = passages[place - 1].headings if place else ()
    same = next(
        (level for level, (one, other) in enumerate(zip(before, passage.headings, strict=False)) if one != other),
        min(len(before), len(passage.headings)),
    )
    for level in range(same, len(passage.headings)):
        for form, number, start in _numbers(passage.headings[level], _MARKERS):
            if start == 0:
                yield _Marker(form, number, place, 0, level, passage.headings[:level])
    for form, number, start in _in_text(passage.text):
        yield _Marker(form, number, place, start, None, passage.headings)


@lru_cache(maxsize=PASSAGES_KEPT)
def _in_text(text: str) -> tuple[tuple[str, int, int], ...]:
    """Give the form, number and start of each marker of a passage in order; the last passages are kept."""
    found = [*_numbers(text, _MARKERS), *_numbers(text, _IN_SENTENCE)]
    return tuple(sorted(found, key=lambda each: each[2]))


def _numbers(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[str, int, int]]:
    """Give the form, number and start of each marker of a text."""
    for form, pattern in patterns.items():
        for match in pattern.finditer(text):
            number = _number(next(filter(None, match.groups()[1:])))
            if number is not None:
                yield form, number, match.start("label")


def _number(written: str) -> int | None:
    if written == _FIRST:
        return 1
    if written in _LATER:
        return _ANY_LATER
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    digits = written if written.isdecimal() else numeral_value(written)
    return int(digits) if digits is not None else None


def _lead_in(first: _Marker, passages: Sequence[Passage]) -> str:
    """Give what stands before a list: the heading that it stands under, and the sentence before it."""
    text = passages[first.place].text[: first.start] if first.level is None else ""
    if not text.strip() and _follows(first, passages):
        text = passages[first.place - 1].text
    before = [text[start:end] for start, end in sentences(text)]
    return "\n".join((*first.under[-1:], *before[-1:]))
