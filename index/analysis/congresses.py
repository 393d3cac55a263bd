"""Party congresses by their numbers: 第十六次全国代表大会 is 十六大, and each has its year."""

import re
from dataclasses import dataclass

from index.analysis.hints import matches_at_hints
from index.analysis.numerals import whole_number
from index.deferred_pattern import DeferredPattern

_DIGITS = "一二三四五六七八九十"

_CONTEXT = (
    "报告|以来|以后|以前|之后|之前|召开|开幕|闭幕|精神|路线|政治|提出|决定|党章|代表|会议|通过|选举|说|上|后|前|时|的"
)
_NOT_COUNTED_FROM = r"(?<![后来纪期代])(?:(?<!的)|(?<=党的)|(?<=社的)|(?<=国的))"
"""新世纪召开的第一次代表大会 is the first since then, not the first of all; 党的第一次 is."""

_COUNTED = "了开过历经共"
"""召开了十二次代表大会 tells how many there were."""

_CONGRESS = DeferredPattern(
    rf"(?:{_NOT_COUNTED_FROM}第(?P<full>[0-9]{{1,2}}|[{_DIGITS}])|(?<![0-9第.{_COUNTED}])(?P<bare>[12][0-9]))"
    r"次(?:全国)?(?:党员)?(?:代表大会|党代会)"
    r"|(?<![0-9第.])(?P<regular>1[1-9]|2[0-9])大(?![0-9量型小会家学众力道雨街片])"
    rf"|(?<![0-9第{_DIGITS}])(?P<early>[{_DIGITS}])大(?=$|[^\w]|{_CONTEXT})",
    *("大", "党代会"),
)
"""A single numeral before 大 names a congress only where the next words fit one: not in 四大支撑, 十大工程."""

_HINTS = tuple(map(re.compile, ("次(?:全国)?(?:党员)?(?:代表大会|党代会)", rf"大(?<=[0-9{_DIGITS}]大)")))
"""One of them is in every name of a congress."""

_BEFORE_HINT = 3
"""Characters of a name before that: 第16."""

_FIRST_REGULAR, _ITS_YEAR, _EVERY = 11, 1977, 5
_LAST = 30
_BEFORE = (1921, 1922, 1923, 1925, 1927, 1928, 1945, 1956, 1969, 1973)


@dataclass(frozen=True, slots=True)
class Congress:
    """A party congress, where a folded text names it."""

    start: int
    end: int
    number: int

    @property
    def name(self) -> str:
        """What it goes by: `16大`."""
        return f"{self.number}大"

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is looked up by."""
        return (self.name,)

    @property
    def year(self) -> int | None:
        """The year that it was held in, None where it has none yet."""
        return year_of_congress(self.number)


def congresses(folded: str) -> list[Congress]:
    """Give the party congresses that a folded text names, in its order."""
    return [
        Congress(match.start(), match.end(), whole_number(match[match.lastgroup or 0]))
        for match in matches_at_hints(_CONGRESS, _HINTS, _BEFORE_HINT, folded)
    ]


def congress_of_year(year: int) -> str | None:
    """Give the short name of the party congress held in a year, None where there was none."""
    if year in _BEFORE:
        return f"{_BEFORE.index(year) + 1}大"
    number, rest = divmod(year - _ITS_YEAR, _EVERY)
    return f"{number + _FIRST_REGULAR}大" if rest == 0 and 0 <= number <= _LAST - _FIRST_REGULAR else None


def year_of_congress(number: int) -> int | None:
    """Give the year of the party congress of a number, None where it has none yet."""
    if 1 <= number <= len(_BEFORE):
        return _BEFORE[number - 1]
    return _ITS_YEAR + _EVERY * (number - _FIRST_REGULAR) if _FIRST_REGULAR <= number <= _LAST else None
