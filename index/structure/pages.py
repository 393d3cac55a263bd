"""What the pages of a printed text add to it goes here: page numbers, and the running heads beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.characters import squeeze
from index.structure.layout import FORM_LINES, layout
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import MOST_OF_LINE, NUMBERED_HEAD, PAGE_COUNT, RUNNING_HEAD_LENGTH
from index.structure.rules.line_ends import BODY_LENGTH, OPEN_LENGTH

PAGE_LENGTH = 200
"""A bare number counts as a page number only where at least this much text lies between it and the one before."""

TWICE = 2
"""A running head is said at least so often."""

TIMES = 3
"""A head that holds its page's number is told when it stands on at least so many pages."""


def without_pages(lines: Sequence[Line]) -> list[Line]:
    """Leave out page numbers and running heads; a blank line beside one of them is kept."""
    numbers = {
        place
        for place, line in enumerate(lines)
        if line.label is not Label.HEADING and has_mark(line.text, Mark.PAGE_NUMBER)
    }
    numbers |= _counted(lines, numbers)
    dropped = numbers | _running_heads(lines, numbers) | _numbered_heads(lines) | _dated_heads(lines)
    if not dropped:
        return list(lines)
    kept: list[Line] = []
    gap = 0
    for place, line in enumerate(lines):
        gap = max(gap, line.gap)
        if place not in dropped:
            kept.append(replace(line, gap=gap) if gap != line.gap else line)
            gap = 0
    return kept


def _counted(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Find numbers that stand alone and count up through the file with a page of text between them."""
    bare: list[tuple[int, int]] = []
    pages: set[int] = set()
    since = 0
    for place, line in enumerate(lines):
        match = PAGE_COUNT.match(line.text) if place not in numbers else None
        if match is None or has_mark(line.text, Mark.YEAR_ALONE) or _counts_pieces(lines, place):
            since += len(line.text)
            continue
        number = int(match[1])
        far = since >= PAGE_LENGTH or place == len(lines) - 1
        if bare and far and number == bare[-1][1] + 1:
            pages.update((bare[-1][0], place))
        bare.append((place, number))
        since = 0
    return pages


def _counts_pieces(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a number that stands alone belongs to the title of a piece below it, with a date under that."""
    text = lines[place].text
    if text.startswith("0") and len(text) > 1:
        return True
    below = [line.text for line in lines[place + 1 : place + 3]]
    return len(below) > 1 and len(below[0]) < BODY_LENGTH and has_mark(below[1], Mark.DATE)


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Find short lines beside page numbers that are said more than once; a title where it heads its text stays."""
    if not numbers:
        return set()
    said: dict[str, list[int]] = defaultdict(list)
    width = layout(lines[:FORM_LINES]).width or 4 * RUNNING_HEAD_LENGTH
    for place, line in enumerate(lines):
        if place not in numbers and 2 * len(line.text) <= MOST_OF_LINE * width and _may_run(line.text):
            said[squeeze(line.text)].append(place)
    heads = _beside(lines, numbers, said)
    return heads | _beside(lines, numbers | heads, said) if heads else heads


def _beside(lines: Sequence[Line], numbers: set[int], said: Mapping[str, Sequence[int]]) -> set[int]:
    """Find what is said more than once beside a page number, or beside a head that is."""
    beside = {place for number in numbers for place in (number - 1, number + 1)} - numbers
    heads: set[int] = set()
    for places in said.values():
        if len(places) < TWICE or beside.isdisjoint(places):
            continue
        runs = len(beside.intersection(places)) >= TWICE
        first = places[0] if _heads_text(lines, places[0], numbers) else -1
        for place in places:
            torn = place in beside and (first >= 0 or not _ended_before(lines, place, numbers))
            if place != first and (runs or torn):
                heads.add(place)
    return heads


def _may_run(text: str) -> bool:
    return len(text) <= RUNNING_HEAD_LENGTH and not has_mark(text, Mark.ENDED, Mark.BRACKETED, Mark.NUMBERED)


def _heads_text(lines: Sequence[Line], place: int, numbers: set[int]) -> bool:
    following = lines[place + 1].text if place + 1 < len(lines) else ""
    if place <= 1 or (following and has_mark(following, Mark.DATE, Mark.SALUTATION)):
        return True
    return has_mark(lines[place].text, Mark.DOCUMENT) and _ended_before(lines, place, numbers)


def _ended_before(lines: Sequence[Line], place: int, numbers: set[int]) -> bool:
    before = place - 1
    while before in numbers:
        before -= 1
    return before < 0 or has_mark(lines[before].text, Mark.ENDED)


def _dated_heads(lines: Sequence[Line]) -> set[int]:
    """Find heads that name a meeting and its day beside the number of the page."""
    heads: set[int] = set()
    for place, line in enumerate(lines):
        if has_mark(line.text, Mark.DATED_HEAD):
            beside = [at for at in (place - 1, place + 1) if 0 <= at < len(lines) and PAGE_COUNT.match(lines[at].text)]
            if beside:
                heads.update((place, *beside))
    return heads


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Find lines that say the same on page after page beside a number that grows, at least once in mid-sentence."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, line in enumerate(lines):
        match = NUMBERED_HEAD.match(line.text)
        if match is not None:
            found[letters_of(match["head"] or match["tail"])].append((place, int(match["a"] or match["b"])))
    heads: set[int] = set()
    for words, stood in found.items():
        growing = all(one[1] < other[1] for one, other in pairwise(stood))
        broken = any(place > 0 and _breaks_off(lines[place - 1].text) for place, _ in stood)
        spread = all(has_mark(lines[place].text, Mark.SPREAD) for place, _ in stood)
        paged = spread and all(_is_page_apart(lines, one, other) for one, other in pairwise(stood))
        if words and len(stood) >= TIMES and growing and (broken or paged):
            heads.update(place for place, _ in stood)
    return heads


def _is_page_apart(lines: Sequence[Line], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether a page of text lies between two numbered heads that count on."""
    between = sum(len(line.text) for line in lines[one[0] + 1 : other[0]])
    return other[1] == one[1] + 1 and between >= PAGE_LENGTH


def _breaks_off(text: str) -> bool:
    return len(text) >= OPEN_LENGTH and not has_mark(text, Mark.ENDED)
