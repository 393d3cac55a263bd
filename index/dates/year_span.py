"""A span of calendar years that a text speaks of, how surely, and how well it meets the years that are asked for."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from index.dates.anchor import Tense, Years

OTHER_TENSE = 0.8
"""How much less a plan counts where it is asked what was, and what was where a plan is asked for."""


@dataclass(frozen=True, slots=True)
class YearSpan:
    """Years that a text speaks of; `weight` says how surely, from 0 to 1."""

    years: Years
    weight: float
    tense: Tense | None = None


def overlap(one: Years, other: Years) -> float:
    """Give how well two spans of years meet, from 0 to 1: the years they share against the longer of them, rooted.

    The root lets a statement on five years still speak of one of them, though less than one on that year.
    """
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return 0.0 if shared <= 0 else float((shared / (max(one[1] - one[0], other[1] - other[0]) + 1)) ** 0.5)


def meeting(
    spans: Iterable[YearSpan],
    wanted: Iterable[Years],
    tenses: Container[Tense | None] | None = None,
    other: float = OTHER_TENSE,
) -> float:
    """Give how surely some spans speak of the wanted years, from 0 to 1; of several, the one that is met worst.

    Spans of other `tenses` than those that are wanted, where given, count less, `other` times: a plan is not yet what
    became of it.
    """
    weighed = [
        (span.years, span.weight if tenses is None or span.tense in tenses else other * span.weight) for span in spans
    ]
    met = (max((weight * overlap(own, years) for own, weight in weighed), default=0.0) for years in wanted)
    return min(met, default=0.0)


def written_years(years: Years) -> str:
    """Write a span of years in figures: `1999年`, `2008至2012年`."""
    first, last = years
    return f"{first}年" if first == last else f"{first}至{last}年"
