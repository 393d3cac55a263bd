"""Pieces that count on are told here: by markers, numbers on lines of their own or before titles, ordinals, dates."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from index.lines import Label, Line
from index.structure.boundaries import (
    LEAST,
    LEAST_APART,
    PIECE_LENGTH,
    TOP_LINES,
    Boundary,
    Cut,
    Text,
    cut_speeches,
    holds_text,
    lengths,
)
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import RUNNING_NUMBER
from index.structure.rules.markers import Marker, marker
from index.structure.rules.numbering import HEADING_LENGTH, NUMBER_BEFORE, ORDINAL, number_value, numbered

COUNTED_KINDS = ("han", "paren-han", "arabic", "paren-arabic", "formal")
"""Kinds of numbers by which the titles of pieces are counted, as section headings are."""

SKIPPED = 3
"""A number may be at most so much greater than the one before it: a piece in between may be missing."""


def by_markers(text: Text) -> Cut | None:
    """Cut at piece markers: sure ones, and doubtful ones that count on from the one before; not at a list of them."""
    found: list[tuple[int, Marker]] = []
    for place, line in enumerate(text.lines):
        mark = marker(line.text)
        if mark is not None:
            counts_on = mark.number == (found[-1][1].number + 1 if found else 1)
            if mark.sure or counts_on:
                found.append((place, mark))
    last = {mark.title: place for place, mark in found}
    listed = {here for (here, mark), (after, _) in pairwise(found) if after == here + 1 and last[mark.title] > here}
    starts = [
        Boundary(place, place + 1, mark.title, f"marker of piece {mark.number}")
        for place, mark in found
        if place not in listed
    ]
    return cut_speeches("markers", 0.95, starts if len(starts) > 1 or (starts and found[0][1].sure) else ())


def by_counted_talks(text: Text) -> Cut | None:
    """Cut at titles of talks or reports that are counted as section headings are, `（一）…讲话稿`, each with a text."""
    lines = text.lines
    if any(line.label is Label.HEADING for line in lines):
        return None
    numbers = [
        (place, opening)
        for place, line in enumerate(lines)
        if len(line.text) <= HEADING_LENGTH and (opening := numbered(line.text)) is not None
    ]
    for kind in COUNTED_KINDS:
        starts: list[Boundary] = []
        count, inside = 0, False
        for place, opening in numbers:
            if opening.kind != kind:
                continue
            words = lines[place].text[opening.end :]
            follows = opening.number == count + 1
            if (
                (follows or opening.number == 1)
                and has_mark(words, Mark.SPEECH)
                and not has_mark(words, Mark.HOLDS_SENTENCE)
            ):
                if (starts and place == starts[-1].place + 1) or _heads_group(lines, place):
                    starts = []
                    break
                starts.append(Boundary(place, place + 1, words, f"counted title {opening.number} of a talk"))
                count, inside = opening.number, False
            elif follows and not inside:
                starts = []
                break
            else:
                inside = inside or opening.number == 1
        if len(starts) > 1:
            return cut_speeches("counted talks", 0.9, starts)
    return None


def _heads_group(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line stands over the first talk of a group, as `一、书记讲话` over `（一）在教育大会上的讲话`."""
    under = lines[place + 1].text if place + 1 < len(lines) else ""
    opening = numbered(under) if len(under) <= HEADING_LENGTH and under else None
    return opening is not None and opening.number == 1 and has_mark(under[opening.end :], Mark.SPEECH)


def by_running_numbers(text: Text) -> Cut | None:
    """Cut at lines that hold only a number, where these count on and a title stands under each."""
    lines = text.lines
    found = [
        (place, number_value(match[1]))
        for place, line in enumerate(lines[:-1])
        if (match := RUNNING_NUMBER.match(line.text)) is not None and _stands_as_title(lines[place + 1])
    ]
    starts = [
        Boundary(place, place + 2, lines[place + 1].text, f"line that says only {number}", open=True)
        for place, number in _counting(found)
    ]
    return cut_speeches("running numbers", 0.9, _checked(starts, lines, LEAST))


def by_ordinals(text: Text) -> Cut | None:
    """Cut at titles that open with an ordinal of talks or letters, such as `第三讲 怎样记账`, which count on.

    The ordinal says that they are pieces, in whatever words the title goes on.
    """
    return cut_speeches("ordinals", 0.8, _by_number(text, ORDINAL.pattern, LEAST, lambda line, _: line.text))


def by_numbers_before_titles(text: Text) -> Cut | None:
    """Cut at titles with a number and a space before them, which count on from the top of the file.

    No more than half of them are worded as the headings of sections are.
    """
    starts = _by_number(text, NUMBER_BEFORE.pattern, LEAST_APART, lambda line, end: line.text[end:].strip())
    own = sum(not has_mark(each.title, Mark.SECTION) for each in starts)
    return cut_speeches("numbers before titles", 0.8, starts if 2 * own > len(starts) else ())


def _by_number(
    text: Text, pattern: re.Pattern[str], least: int, title: Callable[[Line, int], str]
) -> Sequence[Boundary]:
    """Give the boundaries at short titles behind a number, none where they do not count on."""
    lines = text.lines
    found: list[tuple[int, int]] = []
    titles: dict[int, str] = {}
    for place, line in enumerate(lines):
        match = pattern.match(line.text) if len(line.text) <= HEADING_LENGTH else None
        if match is None or line.label is Label.ROW:
            continue
        words = title(line, match.end())
        if words and has_mark(words, Mark.SHORT_TITLE):
            found.append((place, number_value(match[1])))
            titles[place] = words
    starts = [
        Boundary(place, place + 1, titles[place], f"title number {number} of a series", open=True)
        for place, number in _counting(found)
    ]
    return _checked(starts, lines, least)


def by_dates(text: Text) -> Cut | None:
    """Cut at dates that stand alone over an address, as those of letters do; they are their titles."""
    lines = text.lines
    dates = [
        place
        for place, line in enumerate(lines[:-1])
        if has_mark(line.text, Mark.DATE)
        and not has_mark(line.text, Mark.BRACKETED)
        and not has_mark(lines[place + 1].text, Mark.DATE)
    ]
    starts = [
        Boundary(place, place + 1, lines[place].text, "date over a letter")
        for place in dates
        if lines[place + 1].text[-1] in "：:" and len(lines[place + 1].text) <= 20
    ]
    above = [lines[each.place - 1] for each in starts if each.place]
    titled = 2 * sum(_stands_as_title(line) for line in above) > len(above)
    few = titled or len(starts) < LEAST_APART or 2 * len(starts) < len(dates)
    return cut_speeches("dates", 0.8, () if few else _checked(starts, lines, LEAST_APART))


def _stands_as_title(line: Line) -> bool:
    return line.label not in {Label.ROW, Label.LIST_ITEM} and has_mark(line.text, Mark.SHORT_TITLE)


def _counting(numbered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the numbers that count on from 1, or from 0."""
    kept: list[tuple[int, int]] = []
    for place, number in numbered:
        last = kept[-1][1] if kept else None
        if (last is None and number in {0, 1}) or (last is not None and last < number <= last + SKIPPED):
            kept.append((place, number))
    return kept


def _checked(starts: Sequence[Boundary], lines: Sequence[Line], least: int) -> list[Boundary]:
    """Give the boundaries back where they are enough, begin at the top, and hold text."""
    if len(starts) < least or (starts[0].place > TOP_LINES and holds_text(lines[: starts[0].place])):
        return []
    sizes = lengths(starts, lines)
    return list(starts) if min(sizes) > 0 and sum(sizes) >= PIECE_LENGTH * len(sizes) else []
