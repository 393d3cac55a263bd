"""When a text speaks: the year and month from which its relative expressions count, and what lies before and after."""

from dataclasses import dataclass
from enum import StrEnum

Years = tuple[int, int]
"""The first and the last year of a span."""

_BEGUN = 4
"""The month up to which a report of the past years does not count the one that it is given in."""

_ENDS = 11
"""The month from which on the past year is the one that ends."""


class Tense(StrEnum):
    """Where a span of years lies, seen from when it is spoken of; of a year that has only begun, one tells plans."""

    PAST = "past"
    PRESENT = "present"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are counted from: the year spoken of as this one, and the month of the speech.

    `written` is the year in which a letter or summary on another year was written, and `letter` whether it is a letter.
    """

    year: int
    month: int | None = None
    written: int | None = None
    letter: bool = False
    spoken: int | None = None
    """The year that a text speaks of where it names none, if another one: a report in March of the year before."""

    @property
    def begins(self) -> bool:
        """Whether the year has only begun, so that the past years end with the one before."""
        return self.month is not None and self.month <= _BEGUN

    @property
    def ends(self) -> bool:
        """Whether the year is nearly over, so that it is the last of the past years."""
        return self.month is not None and self.month >= _ENDS

    def tense(self, years: Years) -> Tense:
        """Tell whether some years are past, present or still to come."""
        now = self.written or self.year
        if years[1] < now:
            return Tense.PAST
        begun = years == (now, now) and self.begins
        return Tense.PLANNED if years[0] > now or begun else Tense.PRESENT
