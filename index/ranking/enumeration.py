"""Lists in the passages of a speech: 第一，第二; 一是，二是; headings 一、二、; bullets; clauses between semicolons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.analysis.folding import fold
from index.model import ListItem, Passage
from index.query.lists import asked_counts
from index.ranking.enumerators import ANY_LATER, CLOSES, Enumerator, in_heading
from index.ranking.list_points import ListPoint, list_points_of
from index.ranking.sentences import sentences

_GOES_ON = {"first": ("first", "ordinal")}
"""After 首先 may come 其次 or 第二."""

_RUN_IN, _BRIEF = 120, 8
"""Characters of a line up to which it leads in as a whole, and of a sentence up to which it does not say all."""

_NO_MORE = 4
"""Characters up to which a sentence is no more than the number of a point: `其一。`."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The points of one list, in order, and what stands before its first point."""

    points: tuple[ListPoint, ...]
    lead_in: str


def enumerations(passages: Sequence[Passage]) -> list[Enumeration]:
    """Give the lists of two points or more in some passages of one speech in a row."""
    points = list_points_of(passages)
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
    yield 0, points[0]
    count = _Count(points[0], points[0], opening)
    for at, point in enumerate(points[1:], 1):
        if count.first.enumerator.bound and point.place != count.first.place:
            return
        if count.is_of_other_measure(point):
            continue
        beside = count.beside(point)
        if not _may_follow(count.first, count.last, beside):
            continue
        if count.ends_before(beside):
            return
        if count.takes(beside):
            yield at, count.last


@dataclass(slots=True)
class _Count:
    """A list as far as it has been counted: from its `first` point to its `last`.

    Where it is `opening`, only points that open lines count. `headings` are those under which another list of its form
    begins, `measures` what the lists within its points count by (第一层, 第二层), `inner` the lists within its last
    point, the outermost first, each by its form and its last number.
    """

    first: ListPoint
    last: ListPoint
    opening: bool
    headings: set[tuple[str, ...]] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)
    inner: list[tuple[str, int]] = field(default_factory=list)

    def is_of_other_measure(self, point: ListPoint) -> bool:
        """Tell whether a point belongs to a list within a point that counts by a measure of its own."""
        if point.enumerator.form != self.last.enumerator.form:
            return False
        measure = point.enumerator.measure
        if point.number == 1:
            self.headings.add(point.under)
            if measure != self.first.enumerator.measure and point.place == self.last.place:
                self.measures.add(measure)
        return measure in self.measures

    def beside(self, point: ListPoint) -> ListPoint:
        """Give a point as one under the list's own headings, where it stands under a point that is also a heading."""
        other = point.under not in self.headings and _beside(point, self.last)
        return replace(point, under=self.last.under) if other else point

    def ends_before(self, point: ListPoint) -> bool:
        """Tell whether the list has ended: under other headings, or where one begins anew in another passage."""
        anew = point.number == 1 and self._counts(point) and not self.inner and point.place != self.last.place
        return point.under != self.last.under or anew

    def takes(self, point: ListPoint) -> bool:
        """Count a point; tell whether it is the next one of the list itself, which then is its last."""
        if point.number == 1:
            self.inner.extend([(point.enumerator.form, 1)] if self._counts(point) else [])
            return False
        if (depth := _depth(self.inner, point.enumerator)) is not None:
            self.inner[depth:] = [(self.inner[depth][0], self.inner[depth][1] + 1)]
            return False
        if point.number not in (self.last.number + 1, ANY_LATER) or not self._counts(point):
            return False
        self.inner.clear()
        self.last = replace(point, number=self.last.number + 1)
        return True

    def _counts(self, point: ListPoint) -> bool:
        return point.enumerator.opens_line or not self.opening


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
