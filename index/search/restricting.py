"""The speeches that meet what a question demands of them: their titles, speakers and the years they were given in."""

from collections.abc import Iterable, Iterator, Sequence

from index.analysis.folding import fold
from index.dates.partial_date import parse_iso
from index.model import Restriction, Speech
from index.query.conditions import Conditions
from index.query.syntax import Query


def meets(speech: Speech, conditions: Conditions) -> bool | None:
    """Tell whether a speech meets some conditions; None where that hangs on its date, which is not known."""
    known = fold(" ".join(filter(None, (speech.speaker, speech.office))))
    if not all(fold(words) in known for words in conditions.speakers):
        return False
    if conditions.first is None and conditions.last is None:
        return True
    date = parse_iso(speech.date) if speech.date else None
    if date is None:
        return None
    return (conditions.first or date.year) <= date.year <= (conditions.last or date.year)


def restrict(
    speeches: Iterable[tuple[Speech, range]], query: Query, parts: Sequence[range] | None
) -> tuple[Restriction, list[range]]:
    """Give what a question demands of the speeches and the rows of those that meet it, among the rows `parts` if given.

    Rows that follow each other are one range. The titles are those that `parts` were chosen by.
    """
    met: list[range] = []
    undated = 0
    for speech, rows in speeches:
        if not rows or (parts is not None and not any(rows.start in part for part in parts)):
            continue
        fits = meets(speech, query.conditions)
        undated += fits is None
        if fits:
            met.append(rows)
    return restriction(query, len(met), undated), list(_joined(met))


def restriction(query: Query, speeches: int, undated: int = 0) -> Restriction:
    """Give what a question demands of the speeches, met by so many."""
    conditions = query.conditions
    return Restriction(query.titles, conditions.speakers, conditions.first, conditions.last, speeches, undated)


def _joined(ranges: Iterable[range]) -> Iterator[range]:
    last: range | None = None
    for rows in sorted(ranges, key=lambda each: each.start):
        if last is not None and last.stop == rows.start:
            last = range(last.start, rows.stop)
            continue
        if last is not None:
            yield last
        last = rows
    if last is not None:
        yield last
