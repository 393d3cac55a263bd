"""When a speech was given, and by what that is known: its title, its first and last lines, its file's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from index.analysis.folding import fold
from index.analysis.meetings import meetings
from index.dates.head_lines import foot_lines, head_lines
from index.dates.kinds import title_year
from index.dates.partial_date import PartialDate, parse_iso, written_dates
from index.dates.scripts import either_script
from index.model import ParsedSpeech

_OPENING = 400
"""Characters at the beginning of a text that may say when it was spoken or written."""

_FIRST, _LAST = 1800, 2100
"""Years in which a speech that people keep was given."""

_PUBLISHED = either_script(r"发布|更新|来源|上传|浏览|[电讯]$")
_SPOKEN = either_script(r"(?:今天是|现在是|发表于|刊于|写于|作于|讲于|定稿于|成稿于|成文于)[^。；\n]{0,12}$")
_MONTH_DAY = re.compile(r"[（(]?([0-9]{1,2})月([0-9]{1,2})[日号號][）)]?")
_YEAR = r"(?<![0-9])(?:18|19|20)[0-9]{2}"
_IN_NAME = re.compile(
    rf"(?P<year>{_YEAR})(?:[-_.年]?(?P<month>0[1-9]|1[0-2])(?:[-_.月]?(?P<day>0[1-9]|[12][0-9]|3[01]))?)?(?![0-9])"
)
_RANGE_IN_NAME = re.compile(rf"{_YEAR}年?[-—–~至到](?:(?:18|19|20)[0-9]{{2}}|今)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it was read from."""

    date: PartialDate
    source: str


def speech_date(speech: ParsedSpeech, name: str) -> Dated | None:
    """Tell when a speech was given; `name` is the path of its file below the folder that was indexed."""
    head = head_lines(speech.passages)
    found = (
        _full(speech.title, "title")
        or _in_lines([line for line in head if not _PUBLISHED.search(line)], "byline")
        or _in_opening(speech)
    )
    year = _title_date(speech.title)
    if found is None and year is not None:
        day = next((match for line in head if (match := _MONTH_DAY.fullmatch(line)) is not None), None)
        if day is not None:
            found = Dated(PartialDate(year.date.year, int(day[1]), int(day[2])), "byline")
    return (
        found
        or _in_lines(foot_lines(speech.passages), "signature")
        or year
        or _in_lines(head, "byline")
        or next((dated for title in reversed(speech.outer) if (dated := _title_date(title)) is not None), None)
        or _in_name(name)
    )


def _full(text: str, source: str) -> Dated | None:
    """Find a date to the day."""
    return next((Dated(date, source) for date, _, _ in written_dates(text) if date.day and _is_likely(date)), None)


def _title_date(title: str) -> Dated | None:
    """Find the year that a title names, or that of the congress or session that it names; of its dates the last one."""
    dates = [date for date, _, _ in written_dates(title) if date.month and _is_likely(date)]
    if dates:
        return Dated(max(dates, key=lambda date: date.year), "title")
    year = title_year(title)
    if year is None:
        years = [each.year for each in meetings(fold(title)) if each.year is not None]
        year = years[-1] if years else None
    return None if year is None or not _FIRST <= year <= _LAST else Dated(PartialDate(year), "title")


def _in_lines(lines: Sequence[str], source: str) -> Dated | None:
    """Find the most exact date of some lines, of equal ones the first."""
    dates = [date for line in lines for date, _, _ in written_dates(line) if _is_likely(date)]
    best = max(dates, key=lambda date: (date.day is not None, date.month is not None), default=None)
    return None if best is None else Dated(best, source)


def _in_opening(speech: ParsedSpeech) -> Dated | None:
    """Find a date of which the first sentences say that it is the day of the speech."""
    text = speech.passages[0].text[:_OPENING] if speech.passages else ""
    for date, start, _ in written_dates(text):
        if _SPOKEN.search(text, 0, start) is not None and _is_likely(date):
            return Dated(date, "opening")
    return None


@lru_cache(1)
def _in_name(name: str) -> Dated | None:
    """Find the one date in a file's name, or in that of the nearest folder that has one."""
    path = PurePosixPath(name)
    parts: Iterator[tuple[str, str]] = iter(
        [(path.stem, "file name"), *((part, "folder") for part in reversed(path.parts[:-1]))]
    )
    for part, source in parts:
        if _RANGE_IN_NAME.search(part):
            return None
        dates = {date for match in _IN_NAME.finditer(part) if (date := _written_in(match)) is not None}
        if len(dates) == 1:
            return Dated(dates.pop(), source)
        if dates:
            return None
    return None


def _written_in(match: re.Match[str]) -> PartialDate | None:
    return parse_iso("-".join(filter(None, match.group("year", "month", "day"))))


def _is_likely(date: PartialDate) -> bool:
    return _FIRST <= date.year <= _LAST
