"""The table of line rules: every look that structure takes at one line, with an example and a counter-example.

A rule looks at a line without whitespace around it and at nothing else. What stands around a line is the business of
the rooms that ask for its marks.
"""

from dataclasses import dataclass
from functools import lru_cache

from index.structure.characters import simple
from index.structure.rules import forms, listing, markers, naming, numbering, people, web_pages, wording
from index.structure.rules.line_rule import FOLDED_LENGTH, LinePart, LineRule, Mark

__all__ = ["LINE_PARTS", "LINE_RULES", "LinePart", "LineRule", "Mark", "has_mark", "rules_of"]

LINE_RULES: tuple[LineRule, ...] = (
    *forms.FORM_RULES,
    *people.PEOPLE_RULES,
    *numbering.NUMBER_RULES,
    *naming.TITLE_RULES,
    *wording.WORDING_RULES,
    *listing.CONTENTS_RULES,
    *web_pages.PAGE_RULES,
)
LINE_PARTS: tuple[LinePart, ...] = (
    *forms.FORM_PARTS,
    *people.PEOPLE_PARTS,
    *numbering.NUMBER_PARTS,
    *markers.MARKER_PARTS,
    *naming.TITLE_PARTS,
    *wording.WORDING_PARTS,
    *listing.CONTENTS_PARTS,
    *web_pages.PAGE_PARTS,
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A line as it is read by most rules, with Simplified characters, and what is known of its marks."""

    folded: str
    known: dict[Mark, bool]


_BY_MARK = {mark: tuple(rule for rule in LINE_RULES if rule.mark is mark) for mark in Mark}
_LONGEST = {mark: max(rule.longest for rule in rules) for mark, rules in _BY_MARK.items()}


def has_mark(text: str, /, *marks: Mark) -> bool:
    """Tell whether a line bears one of some marks."""
    known = _judged(text).known
    for mark in marks:
        holds = known.get(mark)
        if holds is None:
            holds = known[mark] = len(text) <= _LONGEST[mark] and _is_marked(text, mark)
        if holds:
            return True
    return False


def rules_of(text: str) -> tuple[str, ...]:
    """Name the rules by which a line bears its marks."""
    return tuple(
        rule.name for rule in LINE_RULES if len(text) <= rule.longest and rule.holds(text, simple(text), has_mark)
    )


@lru_cache(numbering.LINES_KEPT)
def _judged(text: str) -> _Judged:
    return _Judged(simple(text) if len(text) <= FOLDED_LENGTH else text, {})


def _is_marked(text: str, mark: Mark) -> bool:
    folded = _judged(text).folded
    length = len(text)
    for rule in _BY_MARK[mark]:  # noqa: SIM110  # asked some fifty times of every line: a generator doubles its time
        if length <= rule.longest and rule.holds(text, folded, has_mark):
            return True
    return False
