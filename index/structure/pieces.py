"""A file's lines fall into pieces here: at piece markers, at Markdown headings, at titles listed or counted, or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.lines import Label, Line
from index.structure import marks, openings, wording
from index.structure.contents import core, uncounted, without_contents
from index.structure.series import Opening, in_series
from index.structure.titles import is_document, is_speech, is_volume, opening_title, unbracketed, under_title

COUNTED_KINDS = ("han", "paren-han", "arabic", "paren-arabic", "formal")
"""Kinds of numbers by which the titles of pieces are counted, as section headings are."""

LISTED = 3
"""A collection whose pieces bear no document's name lists at least so many."""

LISTED_LENGTH = 200
"""A piece that a table of contents lists has on average at least so many characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines under one title; `outer` holds the titles around it. `marked`: a piece marker opened it."""

    title: str
    lines: tuple[Line, ...]
    outer: tuple[str, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a piece begins; one that is not `marked` was told by its words only, and seldom holds articles itself."""

    place: int
    title: str
    marked: bool = True


def pieces(lines: Sequence[Line], name: str) -> list[Piece]:
    """Cut a file into its pieces; a file without markers is one, named by its first line or else by `name`."""
    if not lines:
        return []
    contents = without_contents(unbracketed(lines))
    lines = contents.lines
    starts = _markers(lines) or ([] if _is_markdown(lines) else _listed(lines, contents.listed) or _counted(lines))
    return _cut(lines, starts, name) or _series(lines, name) or _by_markdown(lines, name) or _whole(lines, name)


def _whole(lines: Sequence[Line], name: str) -> list[Piece]:
    title, rest = opening_title(lines)
    return [Piece(title or name, tuple(rest))]


def _series(lines: Sequence[Line], name: str) -> list[Piece]:
    """Cut before titles that open all pieces in the same form."""
    starts = in_series(lines)
    if not starts:
        return []
    outer, before = _preamble(lines[: starts[0].place], name)
    ends = [start.place for start in starts[1:]] + [len(lines)]
    cut = [_titled(start, lines[start.place : end], outer) for start, end in zip(starts, ends, strict=True)]
    return [*before, *cut]


def _titled(start: Opening, lines: Sequence[Line], outer: tuple[str, ...]) -> Piece:
    title, rest = opening_title([replace(lines[0], text=start.title, label=Label.UNKNOWN), *lines[1:]])
    if not title.startswith(start.title):
        title, rest = under_title(start.title, lines[1:])
    return Piece(title, tuple(rest), outer)


def _cut(lines: Sequence[Line], starts: Sequence[_Start], name: str) -> list[Piece]:
    if not starts:
        return []
    kind = _volume_kind(lines, starts[0].place)
    volume, above = _volume(lines[: starts[0].place], kind)
    outer, before = _preamble(above, name)
    shared = Counter(start.title for start in starts)
    cut = list(before)
    for start, stretch in _stretches(lines, starts):
        around = (*outer, *volume)
        volume_after, own_lines = _volume(stretch, kind)
        volume = volume_after or volume
        title, rest = under_title(start.title, own_lines)
        if shared[start.title] > 1 and start.title:
            own, under = opening_title(rest)
            if own:
                around, title, rest = (*around, title), own, under
            else:
                title = _said(lines[start.place])
        cut.append(Piece(title or _said(lines[start.place]), tuple(rest), around, start.marked))
    return cut


def _volume_kind(lines: Sequence[Line], first: int) -> str:
    """Tell by what kind of number the parts of a book are counted: by that of the line above its first piece."""
    opening = openings.numbered(lines[first - 1].text) if first else None
    return "part" if opening is None or opening.number != 1 or opening.kind in openings.SPOKEN else opening.kind


def _volume(lines: Sequence[Line], kind: str) -> tuple[tuple[str, ...], Sequence[Line]]:
    """Take off a last line that names the part of a book to which the pieces after it belong."""
    text = lines[-1].text if lines else ""
    opening = openings.numbered(text) if text and len(text) <= marks.HEADING_LENGTH else None
    counted = opening is not None and opening.kind == kind and not marks.is_terminated(text)
    return ((text,), lines[:-1]) if text and (counted or is_volume(text)) else ((), lines)


def _said(line: Line) -> str:
    """Give the words of a marker that names no title."""
    text = openings.plain(line.text)
    return text.rstrip("：:") or text


def _preamble(lines: Sequence[Line], name: str) -> tuple[tuple[str, ...], list[Piece]]:
    """Read what stands before the first piece: only a title is the title of all pieces, anything more is a piece."""
    if not lines:
        return (), []
    title, rest = opening_title(lines)
    if title and not rest:
        return (title,), []
    return (), [Piece(title or name, tuple(rest))]


def _stretches(lines: Sequence[Line], starts: Sequence[_Start]) -> list[tuple[_Start, Sequence[Line]]]:
    ends = [start.place for start in starts[1:]] + [len(lines)]
    return [(start, lines[start.place + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _markers(lines: Sequence[Line]) -> list[_Start]:
    """Find the piece markers: sure ones, and doubtful ones that count on from the one before; not a list of them."""
    found: list[tuple[int, openings.Marker]] = []
    for place, line in enumerate(lines):
        mark = openings.marker(line.text)
        if mark is not None:
            counts_on = mark.number == (found[-1][1].number + 1 if found else 1)
            if mark.sure or counts_on:
                found.append((place, mark))
    last = {mark.title: place for place, mark in found}
    listed = {here for (here, mark), (after, _) in pairwise(found) if after == here + 1 and last[mark.title] > here}
    starts = [_Start(place, mark.title) for place, mark in found if place not in listed]
    return starts if len(starts) > 1 or (starts and found[0][1].sure) else []


def _listed(lines: Sequence[Line], listed: Sequence[str]) -> list[_Start]:
    """Find the titles that a table of contents lists, if they are documents; of those counted, the kind that is."""
    kinds: dict[str, list[str]] = {}
    for entry in listed:
        opening = openings.numbered(entry)
        kinds.setdefault(opening.kind if opening else "", []).append(entry)
    # Of two kinds with as many, the one that comes later stands inside the other.
    best = max(reversed(kinds.values()), key=lambda entries: sum(map(is_document, entries)), default=[])
    documents = sum(map(is_document, best))
    # Sections of one report are counted or bear no document's name; with two that do, all unnumbered are pieces.
    few = documents < 2 if openings.numbered(best[0] if best else "") is None else 2 * documents < len(best)
    if few and not _is_collection(lines, best):
        return []
    awaited = {core(uncounted(entry)) for entry in best}
    starts: list[_Start] = []
    for place, line in enumerate(lines):
        said = core(uncounted(line.text)) if len(line.text) <= marks.FIRST_TITLE_LENGTH else ""
        if said in awaited:
            awaited.discard(said)
            starts.append(_Start(place, uncounted(line.text), not few))
    return starts


def _is_collection(lines: Sequence[Line], listed: Sequence[str]) -> bool:
    """Tell whether a table lists pieces though they bear no document's name: by what is above it, and their words."""
    if len(listed) < LISTED:
        return False
    own = [entry for entry in listed if wording.SECTION.search(marks.simple(uncounted(entry))) is None]
    first = core(uncounted(listed[0]))
    start = next((place for place, line in enumerate(lines[:2]) if core(uncounted(line.text)) == first), 2)
    named = start == 0 or (start == 1 and wording.COLLECTION.search(marks.simple(lines[0].text)) is not None)
    long = sum(len(line.text) for line in lines) >= LISTED_LENGTH * len(listed)
    return named and long and 2 * len(own) >= len(listed)


def _counted(lines: Sequence[Line]) -> list[_Start]:
    """Find titles of talks or reports that are counted as section headings are, `（一）…讲话稿`, each with a text."""
    numbers = [
        (place, opening)
        for place, line in enumerate(lines)
        if len(line.text) <= marks.HEADING_LENGTH and (opening := openings.numbered(line.text)) is not None
    ]
    for kind in COUNTED_KINDS:
        starts: list[_Start] = []
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
                starts.append(_Start(place, words))
                count, inside = opening.number, False
            elif follows and not inside:
                starts = []
                break
            else:
                inside = inside or opening.number == 1
        if len(starts) > 1:
            return starts
    return []


def _heads_group(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line stands over the first talk of a group, as `一、书记讲话` over `（一）在教育大会上的讲话`."""
    under = lines[place + 1].text if place + 1 < len(lines) else ""
    opening = openings.numbered(under) if len(under) <= marks.HEADING_LENGTH and under else None
    return opening is not None and opening.number == 1 and is_speech(under[opening.end :])


def _is_markdown(lines: Sequence[Line]) -> bool:
    return any(line.label is Label.HEADING for line in lines)


def _by_markdown(lines: Sequence[Line], name: str) -> list[Piece]:
    """Cut at the topmost headings; where one heads the file and those below it are documents, at the latter."""
    heads = [(line.level, _Start(place, line.text)) for place, line in enumerate(lines) if line.label is Label.HEADING]
    tops = _topmost(heads)
    if len(tops) == 1 and tops[0].place == 0:
        below = _topmost(heads[1:])
        documents = sum(is_document(start.title) for start in below)
        if len(below) > 1 and documents * 2 >= len(below):
            title = tops[0].title
            before = Piece(title, tuple(under_title(title, lines[1 : below[0].place])[1]))
            return [*([before] if before.lines else []), *_headed(lines, below, (title,))]
    if not tops or (len(tops) == 1 and tops[0].place > 0):
        return []
    if 2 * sum(is_document(start.title) for start in tops) < len(tops) and opening_title(lines[: tops[0].place])[0]:
        return []
    outer, before_all = _preamble(lines[: tops[0].place], name)
    return [*before_all, *_headed(lines, tops, outer)]


def _topmost(heads: Sequence[tuple[int, _Start]]) -> list[_Start]:
    top = min((depth for depth, _ in heads), default=0)
    return [start for depth, start in heads if depth == top]


def _headed(lines: Sequence[Line], starts: Sequence[_Start], outer: tuple[str, ...]) -> list[Piece]:
    return [
        Piece(start.title, tuple(under_title(start.title, stretch)[1]), outer, marked=len(starts) > 1)
        for start, stretch in _stretches(lines, starts)
    ]
