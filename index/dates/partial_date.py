"""A date as far as it is known: a year, the month of it, the day; read where a text writes one out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.analysis import numerals
from index.deferred_pattern import DeferredPattern

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Years that a number of four figures may be."""

HAN_DIGIT = "〇○零一二三四五六七八九"
FIGURE = "0-9０-９"

_FIGURES = str.maketrans("０１２３４５６７８９○ＯOo兩", "0123456789〇〇〇〇两")
YEAR = rf"(?:[{FIGURE}]{{4}}|[一二][{HAN_DIGIT}ＯOo0０]{{3}})"
"""A pattern of the four figures of a year, however they are written."""
_PART = rf"(?:[{FIGURE}]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
REPUBLIC_YEAR = rf"(?:[{FIGURE}]{{1,3}}|[一二三四五六七八九十百零〇]{{1,5}})"
_WRITTEN = DeferredPattern(
    rf"(?<![{FIGURE}.])(?P<year>{YEAR})[ \u3000]*年(?:度?[ \u3000]*(?P<month>{_PART})[ \u3000]*月"
    rf"(?:份?[ \u3000]*(?P<day>{_PART})[ \u3000]*[日号號]?)?)?"
    rf"|(?<![{FIGURE}.])(?P<year_>[{FIGURE}]{{4}})(?P<sign>[-./])(?P<month_>[{FIGURE}]{{1,2}})"
    rf"(?:(?P=sign)(?P<day_>[{FIGURE}]{{1,2}}))?(?![{FIGURE}])"
    rf"|[民][国國][ \u3000]*(?P<republic>{REPUBLIC_YEAR})[ \u3000]*年(?:[ \u3000]*(?P<month__>{_PART})[ \u3000]*月"
    rf"(?:[ \u3000]*(?P<day__>{_PART})[ \u3000]*[日号號])?)?"
)
_BEGINS = re.compile(f"[{FIGURE}一二民]")
"""What every date that `_WRITTEN` finds begins with."""
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
REPUBLIC = 1911
"""The year before the first one of the Republic."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, and its month and day where they are known; a day is never known without a month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)


def number(text: str) -> int | None:
    """Read a number in figures or Chinese numerals; None where it is none."""
    plain = text.translate(_FIGURES)
    if plain.isdecimal():
        return int(plain)
    value = numerals.numeral_value(plain.replace("0", "〇"))
    return int(value) if value is not None and value.isdecimal() else None


def parse_iso(text: str) -> PartialDate | None:
    """Read `1999`, `1999-03` or `1999-03-05`; None where a text is no such date."""
    match = _ISO.fullmatch(text.strip())
    return None if match is None else _checked(*match.groups())


def read_date(text: str) -> PartialDate | None:
    """Read a cell or field that holds a date and nothing else but white space, in any usual form."""
    text = text.strip()
    match = _WRITTEN.fullmatch(text)
    return parse_iso(text) if match is None else _of(match)


def written_dates(text: str) -> Iterator[tuple[PartialDate, int, int]]:
    """Find the dates that a text writes out, from the year on, each with where it stands."""
    if not ("年" in text or "-" in text or "." in text or "/" in text):  # a generator would take longer than this saves
        return
    done = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() >= done and (match := _WRITTEN.compiled.match(text, begin.start())):
            done = match.end()
            found = _of(match)
            if found is not None:
                yield found, match.start(), done


def _of(match: re.Match[str]) -> PartialDate | None:
    if match["republic"]:
        years = number(match["republic"])
        year = None if years is None else str(REPUBLIC + years)
        return _checked(year, match["month__"], match["day__"])
    return _checked(match["year"] or match["year_"], match["month"] or match["month_"], match["day"] or match["day_"])


def _checked(year: str | None, month: str | None, day: str | None) -> PartialDate | None:
    """Give a date whose parts can be so; a month or day that cannot be is left out."""
    whole = None if year is None else number(year)
    if whole is None or not FIRST_YEAR <= whole <= LAST_YEAR:
        return None
    months = None if month is None else number(month)
    if months is None or not 1 <= months <= 12:
        return PartialDate(whole)
    days = None if day is None else number(day)
    if days is None:
        return PartialDate(whole, months)
    try:
        date(whole, months, days)
    except ValueError:
        return PartialDate(whole, months)
    return PartialDate(whole, months, days)
