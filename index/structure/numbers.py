"""Pieces that count on are told here: by markers, numbers on lines of their own or before titles, ordinals, dates."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from index.lines import Label, Line
from index.structure import marks, openings, wording
from index.structure.boundaries import TOP_LINES, Boundary, Cut, Text, cut_speeches, holds_text, lengths
from index.structure.titles import is_speech

COUNTED_KINDS = ("han", "paren-han", "arabic", "paren-arabic", "formal")
"""Kinds of numbers by which the titles of pieces are counted, as section headings are."""

_LEAST = 2
LEAST_BARE = 3
"""A series has at least so many pieces; the second where only a number before each title tells them."""

SKIPPED = 3
"""A number may be at most so much greater than the one before it: a piece in between may be missing."""

_PIECE_LENGTH = 60
"""A counted piece has on average at least so many characters."""

_ALONE = re.compile(r"[（(〔\[]?([0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,5})[）)〕\]]?[.．、]?")
_BEFORE = re.compile(r"([0-9０-９]{1,3})[ \u3000\t]{1,4}(?=\S)")
_ORDINAL = re.compile(
    r"第\s*([一二三四五六七八九十百零〇两]{1,5}|[0-9０-９]{1,3})\s*(?:讲|講|回|封信?|课|課|夜|日|场|場|次|期|话|話|集|幕|问|問)(?=$|[\s：:、.．，,—《])"
)


def by_markers(text: Text) -> Cut | None:
    """Cut at piece markers: sure ones, and doubtful ones that count on from the one before; not at a list of them."""
    found: list[tuple[int, openings.Marker]] = []
    for place, line in enumerate(text.lines):
        mark = openings.marker(line.text)
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
        if len(line.text) <= marks.HEADING_LENGTH and (opening := openings.numbered(line.text)) is not None
    ]
    for kind in COUNTED_KINDS:
        starts: list[Boundary] = []
        count, inside = 0, False
        for place, opening in numbers:
            if opening.kind != kind:
                continue
            words = lines[place].text[opening.end :]
            follows = opening.number == count + 1
            if (follows or opening.number == 1) and is_speech(words) and not marks.sentences_inside(words):
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
    opening = openings.numbered(under) if len(under) <= marks.HEADING_LENGTH and under else None
    return opening is not None and opening.number == 1 and is_speech(under[opening.end :])


def by_running_numbers(text: Text) -> Cut | None:
    """Cut at lines that hold only a number, where these count on and a title stands under each."""
    lines = text.lines
    found = [
        (place, openings.number_value(match[1]))
        for place, line in enumerate(lines[:-1])
        if len(line.text) <= 8 and (match := _ALONE.fullmatch(line.text)) is not None and _may_title(lines[place + 1])
    ]
    starts = [
        Boundary(place, place + 2, lines[place + 1].text, f"line that says only {number}", open=True)
        for place, number in _counting(found)
    ]
    return cut_speeches("running numbers", 0.9, _checked(starts, lines, _LEAST))


def by_ordinals(text: Text) -> Cut | None:
    """Cut at titles that open with an ordinal of talks or letters, such as `第三讲 怎样记账`, which count on."""
    return _by_number(text, _ORDINAL, "ordinals", _LEAST, lambda line, _: line.text)


def by_numbers_before_titles(text: Text) -> Cut | None:
    """Cut at titles with a number and a space before them, which count on from the top of the file."""
    return _by_number(text, _BEFORE, "numbers before titles", LEAST_BARE, lambda line, end: line.text[end:].strip())


def _by_number(
    text: Text, pattern: re.Pattern[str], name: str, least: int, title: Callable[[Line, int], str]
) -> Cut | None:
    lines = text.lines
    found: list[tuple[int, int]] = []
    titles: dict[int, str] = {}
    for place, line in enumerate(lines):
        match = pattern.match(line.text) if len(line.text) <= marks.HEADING_LENGTH else None
        if match is None or line.label is Label.ROW:
            continue
        words = title(line, match.end())
        if words and marks.is_first_title(words, 2) and marks.simple(words)[-1] not in "。；，":
            found.append((place, openings.number_value(match[1])))
            titles[place] = words
    starts = [
        Boundary(place, place + 1, titles[place], f"title number {number} of a series", open=True)
        for place, number in _counting(found)
    ]
    starts = _checked(starts, lines, least)
    own = [each for each in starts if wording.SECTION.search(marks.simple(pattern.sub("", each.title))) is None]
    return cut_speeches(name, 0.8, starts if 2 * len(own) > len(starts) else ())


def by_dates(text: Text) -> Cut | None:
    """Cut at dates that stand alone over an address, as those of letters do; they are their titles."""
    lines = text.lines
    dates = [
        place
        for place, line in enumerate(lines[:-1])
        if marks.is_date(line.text) and not marks.is_bracketed(line.text) and not marks.is_date(lines[place + 1].text)
    ]
    starts = [
        Boundary(place, place + 1, lines[place].text, "date over a letter")
        for place in dates
        if lines[place + 1].text[-1] in "：:" and len(lines[place + 1].text) <= 20
    ]
    above = [lines[each.place - 1] for each in starts if each.place]
    titled = 2 * sum(_may_title(line) for line in above) > len(above)
    few = titled or len(starts) < LEAST_BARE or 2 * len(starts) < len(dates)
    return cut_speeches("dates", 0.8, () if few else _checked(starts, lines, LEAST_BARE))


def _may_title(line: Line) -> bool:
    return (
        line.label not in {Label.ROW, Label.LIST_ITEM}
        and marks.is_first_title(line.text, 2)
        and line.text[-1] not in "。；，：:"
    )


def _counting(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the numbers that count on from 1, or from 0."""
    kept: list[tuple[int, int]] = []
    for place, number in found:
        last = kept[-1][1] if kept else None
        if (last is None and number in {0, 1}) or (last is not None and last < number <= last + SKIPPED):
            kept.append((place, number))
    return kept


def _checked(starts: Sequence[Boundary], lines: Sequence[Line], least: int) -> list[Boundary]:
    """Give the boundaries back where they are enough, begin at the top, and hold text."""
    if len(starts) < least or (starts[0].place > TOP_LINES and holds_text(lines[: starts[0].place])):
        return []
    sizes = lengths(starts, lines)
    return list(starts) if min(sizes) > 0 and sum(sizes) >= _PIECE_LENGTH * len(sizes) else []
