"""What kind of yearly speech a title names: it tells of which year it mostly speaks, and which it calls this one."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from index.dates.anchor import Anchor, Years
from index.dates.mentions import mentions
from index.dates.partial_date import PartialDate
from index.dates.scripts import either_script
from index.dates.year_span import YearSpan

_ON_YEAR = either_script(r"总结|年报|年度报告|述职|决算|统计公报|致.{0,24}信|股东信")
_GREETING = either_script(r"新年|元旦|新春|春节|跨年|辞岁|迎春")
_YEARLY = either_script(r"工作报告|施政报告|财政预算|预算|执行情况|计划草案")

_REVIEWS = either_script(r"(?P<plainly>回顾|总结|执行情况|完成情况|所做的工作|过去的工作)|成绩|成就")
_PLANS = either_script(r"(?P<plainly>安排|部署|打算|下一步|今后|工作要点)|任务|展望|计划|规划|目标|总体要求")
"""Words of headings. Those that do not say `plainly` what is told may stand in what was done, 落实重大战略任务; a year
that a heading above names says more."""

_LONGEST = 6
"""Years of a span in a title from which on it is no date: a century, a decade."""

_OWN, _HEADED, _HEADED_BY_WORD, _OTHER = 0.5, 0.8, 0.6, 0.3
"""How surely a passage speaks of the year of its kind of speech, of the years of its heading, of those that a word of
its heading means, and of the second year of its kind of speech."""


_REMEMBERED = 256
"""Titles whose kind is kept at hand: the passages of a speech come one after the other."""


class Kind(Enum):
    """A kind of yearly speech."""

    ON_YEAR = "a letter, report or summary on the year that its title names"
    GREETING = "a new year's address, at the turn of two years"
    YEARLY = "a report on the past year and plan for this one, given early in it"
    OTHER = "a speech of its day"


@lru_cache(_REMEMBERED)
def kind_of(title: str) -> Kind:
    """Tell the kind of a speech by its title."""
    for kind, pattern in ((Kind.ON_YEAR, _ON_YEAR), (Kind.GREETING, _GREETING), (Kind.YEARLY, _YEARLY)):
        if pattern.search(title) is not None:
            return kind
    return Kind.OTHER


@lru_cache(_REMEMBERED)
def anchor_of(title: str, date: PartialDate | None) -> Anchor | None:
    """Give what relative expressions of a speech count from; None where its date is not known.

    A letter on a year, though written in the next, calls the year of its title this one, and also the last
    (`resolution.last_year`). Of a greeting whose month is
    not known the year has only begun.
    """
    if date is None:
        return None
    kind = kind_of(title)
    if kind is Kind.ON_YEAR:
        year = title_year(title)
        other = year is not None and year != date.year
        if year is not None and other:
            return Anchor(year, 12, date.year, "信" in title)
        return Anchor(date.year, date.month or 12)
    if date.month is None and kind in (Kind.GREETING, Kind.YEARLY):
        return Anchor(date.year, 1)
    return Anchor(date.year, date.month)


def title_year(title: str) -> int | None:
    """Give the year that a title names: of several the last, of a financial year the first half."""
    years = [mention.years for mention in mentions(title, None)]
    years = [(first, last) for first, last in years if last - first < _LONGEST]
    if not years:
        return None
    first, last = max(years)
    return first if last - first == 1 else last


def year_spoken(title: str, anchor: Anchor, of_heading: Sequence[YearSpan]) -> int | None:
    """Give the year that a passage speaks of where it names none: of its heading, or of its kind of speech."""
    if of_heading:
        first, last = of_heading[0].years
        return first if first == last else None
    looks_back = kind_of(title) in (Kind.GREETING, Kind.YEARLY) and anchor.begins
    return anchor.year - 1 if looks_back else None


@lru_cache(_REMEMBERED)
def spoken_of(title: str, date: PartialDate | None) -> tuple[YearSpan, ...]:
    """Give the years that a speech of this title and date speaks of where it does not say."""
    anchor = anchor_of(title, date)
    if anchor is None or date is None:
        return ()
    kind, year = kind_of(title), anchor.year
    if kind is Kind.ON_YEAR:
        written = (date.year, date.year)
        return _spans(anchor, ((year, year), _OWN), *([(written, _OTHER)] if date.year != year else []))
    if kind is Kind.GREETING:
        over = year if anchor.ends else year - 1
        return _spans(anchor, ((over, over), _OWN), ((over + 1, over + 1), _OTHER))
    if kind is Kind.YEARLY and anchor.begins:
        return _spans(anchor, ((year - 1, year - 1), _OTHER), ((year, year), _OTHER))
    return _spans(anchor, ((year, year), _OWN))


def headed(headings: Sequence[str], title: str, anchor: Anchor | None) -> tuple[YearSpan, ...]:
    """Give the years that the section headings say their passages speak of, by the innermost that says any."""
    meant: tuple[YearSpan, ...] = ()
    for heading in reversed(headings):
        found = mentions(heading, anchor)
        if found:
            return tuple(YearSpan(mention.years, _HEADED * mention.weight, mention.tense) for mention in found)
        if anchor is None or kind_of(title) is Kind.ON_YEAR:
            continue
        for words, years in ((_REVIEWS, _reviewed(anchor)), (_PLANS, _planned(anchor))):
            if said := words.search(heading):
                spans = _spans(anchor, (years, _HEADED_BY_WORD))
                if said["plainly"]:
                    return spans
                meant = meant or spans
                break
    return meant


def _reviewed(anchor: Anchor) -> Years:
    over = anchor.year - 1 if anchor.begins else anchor.year
    return over, over


def _planned(anchor: Anchor) -> Years:
    ahead = anchor.year + 1 if anchor.ends else anchor.year
    return ahead, ahead


def _spans(anchor: Anchor, *years: tuple[Years, float]) -> tuple[YearSpan, ...]:
    return tuple(YearSpan(each, weight, anchor.tense(each)) for each, weight in years)
