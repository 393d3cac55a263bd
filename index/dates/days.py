"""The day on which a speech was given, as what it is known by: 2026年6月1日, 6月1号, 2026年6月."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.dates.partial_date import parse_iso, written_dates

_OF_ANY_YEAR = re.compile(r"(?<![0-9年./-])(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12][0-9]|[1-9])[日号](?![线楼院门])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month, that a folded text names, and what speeches given then are known by: 2026-06-01, 06-01."""

    start: int
    end: int
    name: str


def day_names(date: str | None) -> tuple[str, ...]:
    """Give what a speech of a date in ISO format is known by; nothing where not even the month is known."""
    known = None if date is None else parse_iso(date)
    if known is None or known.month is None:
        return ()
    month = f"{known.year}-{known.month:02}"
    return (month,) if known.day is None else (month, f"{month}-{known.day:02}", f"{known.month:02}-{known.day:02}")


def days(folded: str) -> Iterator[Day]:
    """Find the days and months of a year, and the days of any year, that a folded text names."""
    written = list(written_dates(folded))
    found = [Day(start, end, str(date)) for date, start, end in written if date.month is not None]
    found += [
        Day(*match.span(), f"{int(match['month']):02}-{int(match['day']):02}")
        for match in _OF_ANY_YEAR.finditer(folded)
        if not any(start <= match.start() < end for _, start, end in written)
    ]
    yield from sorted(found, key=lambda day: day.start)
