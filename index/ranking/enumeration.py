"""Lists in the passages of a speech: 第一，第二; 一是，二是; headings 一、二、; clauses between semicolons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.model import ListItem, Passage
from index.ranking.highlighting import sentences
from index.ranking.markers import ANY_LATER, CLOSES, Mark, in_heading, in_text

_GOES_ON = {"first": ("first", "ordinal")}
"""After 首先 may come 其次 or 第二."""

_RUN_IN, _BRIEF = 120, 8
"""Characters of a line up to which it leads in as a whole, and of a sentence up to which it does not say all."""


_MARKER = 4
"""Characters up to which a sentence is no more than the number of a point: `其一。`."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A number before a point, in the passage at `place`, under the headings `under`.

    `number` is that of the point, `heading` whether the mark is that of a heading.
    """

    mark: Mark
    number: int
    place: int
    heading: bool
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The markers of one list, in order, and what stands before its first point."""

    markers: tuple[Marker, ...]
    lead_in: str


def enumerations(passages: Sequence[Passage]) -> list[Enumeration]:
    """Give the lists of two points or more in some passages of one speech in a row."""
    markers = [marker for place in range(len(passages)) for marker in _markers(passages, place)]
    return [
        Enumeration(run, _lead_in(marker, passages))
        for at, marker in enumerate(markers)
        if marker.number == 1 and len(run := _run(markers[at:])) > 1
    ]


def items(markers: Sequence[Marker], passages: Sequence[Passage]) -> tuple[ListItem, ...]:
    """Give how each point of a list begins: its heading, or its first sentence."""
    following = [*markers[1:], None]
    return tuple(_item(marker, after, passages) for marker, after in zip(markers, following, strict=True))


def _item(marker: Marker, after: Marker | None, passages: Sequence[Passage]) -> ListItem:
    passage = passages[marker.place]
    if marker.heading:
        return ListItem(marker.number, passage.headings[len(marker.under)], passage.id)
    least = marker.mark.start + _MARKER
    end = next((end for _, end in sentences(passage.text) if end > least), len(passage.text))
    if after is not None and not after.heading and after.place == marker.place:
        end = min(end, after.mark.start)
    text = passage.text[marker.mark.start : end].rstrip()
    return ListItem(marker.number, text, passage.id, (marker.mark.start, marker.mark.start + len(text)))


def _run(markers: Sequence[Marker]) -> tuple[Marker, ...]:
    """Give the first marker and those that go on counting from it: where it opens a line, those that open one, too."""
    if markers[0].mark.opens_line and len(run := tuple(_counted(markers, opening=True))) > 1:
        return run
    return tuple(_counted(markers, opening=False))


def _counted(markers: Sequence[Marker], *, opening: bool) -> Iterator[Marker]:
    first = last = markers[0]
    yield last
    own: set[tuple[str, ...]] = set()
    measures: set[str] = set()
    for marker in markers[1:]:
        if first.mark.bound and marker.place != first.place:
            return
        if marker.number == 1 and marker.mark.form == last.mark.form:
            own.add(marker.under)
            if marker.mark.measure != first.mark.measure and marker.place == last.place:
                measures.add(marker.mark.measure)
        if marker.mark.measure in measures and marker.mark.form == last.mark.form:
            continue  # of a list within a point: 第一层, 第二层
        if marker.under not in own and _beside(marker, last):
            marker = replace(marker, under=last.under)  # noqa: PLW2901 - the same point, at its own depth
        if not _may_follow(first, last, marker):
            continue
        if marker.under != last.under or (marker.number == 1 and (marker.mark.opens_line or not opening)):
            return
        if marker.number in (last.number + 1, ANY_LATER) and (marker.mark.opens_line or not opening):
            last = replace(marker, number=last.number + 1)
            yield last


def _beside(marker: Marker, last: Marker) -> bool:
    """Tell whether a point stands under an earlier point of its list, which is also a heading, and goes on counting."""
    return (
        marker.mark.opens_line
        and not marker.heading
        and marker.number == last.number + 1
        and len(marker.under) > len(last.under)
        and marker.under[:-1] == last.under
        and any(each.form == marker.mark.form and each.number <= last.number for each in in_heading(marker.under[-1]))
    )


def _may_follow(first: Marker, last: Marker, marker: Marker) -> bool:
    """Tell whether a marker may count a point of a list that has the markers `first` to `last`."""
    if len(marker.under) != len(last.under):
        return False
    if marker.mark.form in _GOES_ON.get(first.mark.form, (first.mark.form,)):
        return True
    return (
        marker.mark.closes
        and (marker.place, marker.mark.sentence) == (last.place, last.mark.sentence)
        and first.mark.form in CLOSES
    )


def _markers(passages: Sequence[Passage], place: int) -> Iterator[Marker]:
    """Give the markers of a passage in order, those of the headings that begin with it first."""
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
        for mark in in_heading(passage.headings[level]):
            yield Marker(replace(mark, opens_line=True), mark.number, place, True, passage.headings[:level])
    for mark in in_text(passage.text):
        yield Marker(mark, mark.number, place, False, passage.headings)


def _lead_in(first: Marker, passages: Sequence[Passage]) -> str:
    """Give what stands before a list: the heading that it stands under, and the line or the sentence before it.

    A brief sentence (`我看有三条。`, `答：`) is given with the one before it.
    """
    text = passages[first.place].text[: first.mark.start] if not first.heading else ""
    if len(text.strip()) <= _BRIEF and first.place and passages[first.place - 1].headings == first.under:
        text = f"{passages[first.place - 1].text}\n{text}"
    line = text.rstrip().rpartition("\n")[2]
    if first.mark.opens_line and len(line) <= _RUN_IN:
        return "\n".join((*_above(first, passages), line))
    before = [text[start:end] for start, end in sentences(text)][-2:]
    if before and len(before[-1]) > _BRIEF:
        del before[:-1]
    return "\n".join((*_above(first, passages), *before))


def _above(first: Marker, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Give the heading over a list; of headings that stand under none it is the title."""
    return (passages[first.place].title,) if first.heading and not first.under else first.under[-1:]


def follows(first: Marker, passages: Sequence[Passage]) -> bool:
    """Tell whether a list begins with its passage, and the passage before it stands under the same headings."""
    return first.place > 0 and first.mark.start == 0 and passages[first.place - 1].headings == first.under
