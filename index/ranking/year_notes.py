"""The notes under a quotation that say which years it means: 去年 = 1999年."""

from collections.abc import Sequence

from index.dates.mentions import mentions
from index.dates.passage_years import Situation
from index.dates.year_span import written_years
from index.model import Passage, Span, YearNote

_TOLD = 0.8
"""How surely an expression must mean its years to be told; 近年来 and 上半年 speak for themselves."""


def year_notes(passage: Passage, sentences: Sequence[Span]) -> tuple[YearNote, ...]:
    """Tell what relative expressions mean in the marked sentences of a passage, or in all of it; each is told once."""
    situation = Situation.of(passage.title, passage.date, passage.headings)
    if situation.anchor is None:
        return ()
    told: dict[str, YearNote] = {}
    for mention in mentions(passage.text, situation.anchor):
        inside = not sentences or any(start <= mention.start < end for start, end in sentences)
        if mention.relative and mention.weight >= _TOLD and inside:
            span = mention.start, mention.end
            told.setdefault(passage.text[slice(*span)], YearNote(span, written_years(mention.years)))
    return tuple(told.values())
