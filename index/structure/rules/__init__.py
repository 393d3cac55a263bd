"""The table of line rules: every look that structure takes at one line, with an example and a counter-example.

A rule looks at a line without whitespace around it and at nothing else. What stands around a line is the business of
the rooms that ask for its marks.
"""

from functools import lru_cache

from index.structure.characters import simple
from index.structure.rules import forms, listing, markers, naming, numbering, people, web_pages, wording
from index.structure.rules.line_rule import FOLDED_LENGTH, LinePart, LineRule, Mark

__all__ = ["LINE_PARTS", "LINE_RULES", "LinePart", "LineRule", "Mark", "has_mark", "rules_of"]

LINE_RULES: tuple[LineRule, ...] = (
    *forms.FORM_RULES,
    *people.PEOPLE_RULES,
    *numbering.NUMBER_RULES,
    *markers.MARKER_RULES,
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

MARKS_KEPT = 32_768
"""So many answers are remembered: a line is labelled once, though several strategies ask for its marks."""

_BY_MARK = {mark: tuple(rule for rule in LINE_RULES if rule.mark is mark) for mark in Mark}
_LONGEST = {mark: max(rule.longest for rule in rules) for mark, rules in _BY_MARK.items()}
_FOLDED = {mark for mark, rules in _BY_MARK.items() if not all(rule.literal for rule in rules)}


def has_mark(text: str, *marks: Mark) -> bool:
    """Tell whether a line bears one of some marks."""
    for mark in marks:  # noqa: SIM110  # asked some fifty times of every line: a generator doubles its time
        if len(text) <= _LONGEST[mark] and _is_marked(text, mark):
            return True
    return False


def rules_of(text: str) -> tuple[str, ...]:
    """Name the rules by which a line bears its marks."""
    return tuple(rule.name for rule in LINE_RULES if rule.holds(text, simple(text), has_mark))


@lru_cache(MARKS_KEPT)
def _is_marked(text: str, mark: Mark) -> bool:
    folded = simple(text) if mark in _FOLDED and len(text) <= FOLDED_LENGTH else text
    for rule in _BY_MARK[mark]:  # noqa: SIM110  # as above
        if len(text) <= rule.longest and rule.holds(text, folded, has_mark):
            return True
    return False
