"""Lists in the passages of a speech: 第一，第二; 一是，二是; headings 一、二、; bullets; clauses between semicolons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.analysis.folding import fold
from index.model import ListItem, Passage
from index.query.lists import asked_counts
from index.ranking.enumerators import ANY_LATER, BULLET, BULLETS, CLOSES, Enumerator, in_heading, in_text
from index.ranking.sentences import sentences

_GOES_ON = {"first": ("first", "ordinal")}
"""After 首先 may come 其次 or 第二."""

_RUN_IN, _BRIEF = 120, 8
"""Characters of a line up to which it leads in as a whole, and of a sentence up to which it does not say all."""


_STOPS = "。！？!?；;…”’」』）)"
"""What a line that is a whole sentence ends in."""

_NO_MORE = 4
"""Characters up to which a sentence is no more than the number of a point: `其一。`."""


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


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The points of one list, in order, and what stands before its first point."""

    points: tuple[ListPoint, ...]
    lead_in: str


def enumerations(passages: Sequence[Passage]) -> list[Enumeration]:
    """Give the lists of two points or more in some passages of one speech in a row."""
    points = _with_bullets_counted(
        [each for place in range(len(passages)) for each in _points(passages, place)], passages
    )
    found: list[Enumeration] = []
    taken: dict[str, list[int]] = defaultdict(list)
    for at, point in enumerate(points):
        if point.number != 1:
            continue
        # A list within a point of another one, in the same form, ends where that one goes on.
        end = min((place for place in taken[point.enumerator.form] if place > at), default=len(points))
        run = _run(points[at:end])
        if len(run) > 1:
            found.append(Enumeration(tuple(each for _, each in run), _lead_in(point, passages)))
            for place, each in run:
                taken[each.enumerator.form].append(at + place)
    return found


def items(points: Sequence[ListPoint], passages: Sequence[Passage]) -> tuple[ListItem, ...]:
    """Give how each point of a list begins: its heading, or its first sentence."""
    following = [*points[1:], None]
    return tuple(_item(point, after, passages) for point, after in zip(points, following, strict=True))


def _item(point: ListPoint, after: ListPoint | None, passages: Sequence[Passage]) -> ListItem:
    passage = passages[point.place]
    if point.heading:
        return ListItem(point.number, passage.headings[len(point.under)], passage.id)
    start = point.enumerator.start + point.enumerator.sign
    least = start + _NO_MORE
    end = next((end for _, end in sentences(passage.text) if end > least), len(passage.text))
    if after is not None and not after.heading and after.place == point.place:
        end = min(end, after.enumerator.start)
    text = passage.text[start:end].rstrip()
    return ListItem(point.number, text, passage.id, (start, start + len(text)))


def _run(points: Sequence[ListPoint]) -> Sequence[tuple[int, ListPoint]]:
    """Give the first point and those that go on counting from it: where it opens a line, those that open one, too."""
    if points[0].enumerator.opens_line and len(run := list(_counted(points, opening=True))) > 1:
        return run
    return list(_counted(points, opening=False))


def _counted(points: Sequence[ListPoint], *, opening: bool) -> Iterator[tuple[int, ListPoint]]:
    """Give the points of a list, each with its place among all; lists within its points are passed over."""
    first = last = points[0]
    yield 0, last
    own: set[tuple[str, ...]] = set()
    measures: set[str] = set()
    inner: list[tuple[str, int]] = []
    for at, point in enumerate(points[1:], 1):
        if first.enumerator.bound and point.place != first.place:
            return
        if point.number == 1 and point.enumerator.form == last.enumerator.form:
            own.add(point.under)
            if point.enumerator.measure != first.enumerator.measure and point.place == last.place:
                measures.add(point.enumerator.measure)
        if point.enumerator.measure in measures and point.enumerator.form == last.enumerator.form:
            continue  # of a list within a point: 第一层, 第二层
        if point.under not in own and _beside(point, last):
            point = replace(point, under=last.under)  # noqa: PLW2901 - the same point, at its own depth
        if not _may_follow(first, last, point):
            continue
        counts = point.enumerator.opens_line or not opening
        if point.under != last.under or (point.number == 1 and counts and not inner and point.place != last.place):
            return
        if point.number == 1:
            inner.extend([(point.enumerator.form, 1)] if counts else [])
        elif (depth := _depth(inner, point.enumerator)) is not None:
            inner[depth:] = [(inner[depth][0], inner[depth][1] + 1)]
        elif point.number in (last.number + 1, ANY_LATER) and counts:
            inner.clear()
            last = replace(point, number=last.number + 1)
            yield at, last


def _depth(lists: Sequence[tuple[str, int]], enumerator: Enumerator) -> int | None:
    """Give the place of the innermost of some lists (form, last number) that goes on with an enumerator."""
    for depth in reversed(range(len(lists))):
        form, number = lists[depth]
        if _goes_on(form, enumerator) and enumerator.number in (number + 1, ANY_LATER):
            return depth
    return None


def _goes_on(form: str, enumerator: Enumerator) -> bool:
    return enumerator.form in _GOES_ON.get(form, (form,))


def _beside(point: ListPoint, last: ListPoint) -> bool:
    """Tell whether a point stands under an earlier point of its list, which is also a heading, and goes on counting."""
    return (
        point.enumerator.opens_line
        and not point.heading
        and point.number == last.number + 1
        and len(point.under) > len(last.under)
        and point.under[:-1] == last.under
        and any(
            each.form == point.enumerator.form and each.number <= last.number for each in in_heading(point.under[-1])
        )
    )


def _may_follow(first: ListPoint, last: ListPoint, point: ListPoint) -> bool:
    """Tell whether a point may be the next one of a list that has the points `first` to `last`."""
    if len(point.under) != len(last.under):
        return False
    if _goes_on(first.enumerator.form, point.enumerator):
        return True
    return (
        point.enumerator.closes
        and (point.place, point.enumerator.sentence) == (last.place, last.enumerator.sentence)
        and first.enumerator.form in CLOSES
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


def _lead_in(first: ListPoint, passages: Sequence[Passage]) -> str:
    """Give what stands before a list: the heading that it stands under, and the line or the sentence before it.

    A brief sentence (`我看有三条。`, `答：`) is given with the one before it.
    """
    text = passages[first.place].text[: first.enumerator.start] if not first.heading else ""
    if len(text.strip()) <= _BRIEF and first.place and passages[first.place - 1].headings == first.under:
        text = f"{passages[first.place - 1].text}\n{text}"
    line = text.rstrip().rpartition("\n")[2]
    if first.enumerator.opens_line and len(line) <= _RUN_IN:
        return "\n".join((*_above(first, passages), line))
    before = [text[start:end] for start, end in sentences(text)][-2:]
    if before and len(before[-1]) > _BRIEF:
        del before[:-1]
    return "\n".join((*_above(first, passages), *before))


def _above(first: ListPoint, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Give the heading over a list; of headings that stand under none it is a title that counts them."""
    title = passages[first.place].title
    return (title,) if first.heading and not first.under and asked_counts(fold(title)) else first.under[-1:]


def follows(first: ListPoint, passages: Sequence[Passage]) -> bool:
    """Tell whether a list begins with its passage, and the passage before it stands under the same headings."""
    return first.place > 0 and first.enumerator.start == 0 and passages[first.place - 1].headings == first.under
