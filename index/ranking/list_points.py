"""The points of lists in the passages of a speech, one after the other; which of them make a list is told elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.model import Passage
from index.ranking.enumerators import BULLET, BULLETS, Enumerator, in_heading, in_text

_STOPS = "。！？!?；;…”’」』）)"
"""What a line that is a whole sentence ends in."""


@dataclass(frozen=True, slots=True)
class ListPoint:
    """A number before a point, in the passage at `place`, under the headings `under`.

    `number` is that of the point, `heading` whether the enumerator is that of a heading.
    """

    enumerator: Enumerator
    number: int
    place: int
    heading: bool
    under: tuple[str, ...]


def list_points_of(passages: Sequence[Passage]) -> list[ListPoint]:
    """Give the points in some passages of one speech in a row."""
    return _with_bullets_counted(
        [each for place in range(len(passages)) for each in _points(passages, place)], passages
    )


def _points(passages: Sequence[Passage], place: int) -> Iterator[ListPoint]:
    """Give the points of a passage in order, those of the headings that begin with it first."""
    passage = passages[place]
    before = passages[place - 1].headings if place else ()
    same = next(
        (level for level, (one, other) in enumerate(zip(before, passage.headings, strict=False)) if one != other),
        min(len(before), len(passage.headings)),
    )
    said = f"\n{passages[place - 1].text}" if place else ""
    for level in range(same, len(passage.headings)):
        if f"\n{passage.headings[level]}" in said:
            continue  # what opens the passage before is the heading of those that follow it
        for each in in_heading(passage.headings[level]):
            yield ListPoint(replace(each, opens_line=True), each.number, place, True, passage.headings[:level])
    for each in in_text(passage.text):
        yield ListPoint(each, each.number, place, False, passage.headings)


def _with_bullets_counted(points: Sequence[ListPoint], passages: Sequence[Passage]) -> list[ListPoint]:
    """Give points with those of bullets numbered in their lists.

    A bullet of another sign opens a list within a point; another heading, or a line that announces, opens a new list.
    """
    counted: list[ListPoint] = []
    lists: dict[str, int] = {}
    under: tuple[str, ...] = ()
    for point in points:
        form = point.enumerator.form
        if not form.startswith(BULLETS):
            counted.append(point)
            continue
        if point.under != under:
            lists, under = {}, point.under
        number = 1 if _is_announced(point, passages) else lists.get(form, 0) + 1
        signs = list(lists)
        outer = signs[: signs.index(form)] if form in lists else signs
        lists = {sign: lists[sign] for sign in outer} | {form: number}
        counted.append(replace(point, number=number, enumerator=replace(point.enumerator, number=number)))
    return counted


def _is_announced(point: ListPoint, passages: Sequence[Passage]) -> bool:
    """Tell whether the line before a bullet is none itself and no whole sentence: `几点建议：`."""
    before = passages[point.place].text[: point.enumerator.start]
    if not before and point.place and passages[point.place - 1].headings == point.under:
        before = passages[point.place - 1].text
    line = before.rstrip().rpartition("\n")[2]
    return bool(line) and line[-1] not in _STOPS and BULLET.match(line) is None
