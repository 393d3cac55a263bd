"""The table of line rules: every look that structure takes at one line, with an example and a counter-example.

A rule looks at a line without whitespace around it and at nothing else. What stands around a line is the business of
the rooms that ask for its marks.
"""

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from index.structure.characters import simple, squeeze
from index.structure.rules import (
    book_parts,
    controls,
    dates,
    forms,
    line_ends,
    listing,
    markers,
    mastheads,
    numbering,
    people,
    publication,
    title_lines,
    web_pages,
    wording,
)
from index.structure.rules.line_rule import FOLDED_LENGTH, LinePart, LineRule, Mark, Predicate

__all__ = ["LINE_PARTS", "LINE_RULES", "LinePart", "LineRule", "Mark", "has_mark", "rules_of"]

LINE_RULES: tuple[LineRule, ...] = (
    *line_ends.LINE_END_RULES,
    *forms.FORM_RULES,
    *dates.DATE_RULES,
    *people.PEOPLE_RULES,
    *numbering.NUMBER_RULES,
    *title_lines.TITLE_RULES,
    *mastheads.MASTHEAD_RULES,
    *book_parts.BOOK_PART_RULES,
    *wording.WORDING_RULES,
    *listing.CONTENTS_RULES,
    *controls.CONTROL_RULES,
    *web_pages.PAGE_RULES,
    *publication.PUBLICATION_RULES,
)
LINE_PARTS: tuple[LinePart, ...] = (
    *line_ends.LINE_END_PARTS,
    *forms.FORM_PARTS,
    *dates.DATE_PARTS,
    *people.PEOPLE_PARTS,
    *numbering.NUMBER_PARTS,
    *markers.MARKER_PARTS,
    *title_lines.TITLE_PARTS,
    *wording.WORDING_PARTS,
    *listing.CONTENTS_PARTS,
    *controls.CONTROL_PARTS,
    *web_pages.PAGE_PARTS,
    *publication.PUBLICATION_PARTS,
)


def has_mark(text: str, /, *marks: Mark) -> bool:
    """Tell whether a line bears one of some marks."""
    judged = _judged(text)
    for mark in marks:  # noqa: SIM110  # asked some twenty times of every line: a generator doubles its time
        if judged[mark]:
            return True
    return False


def rules_of(text: str) -> tuple[str, ...]:
    """Name the rules by which a line bears its marks."""
    return tuple(rule.name for rule in LINE_RULES if rule.holds(text, has_mark))


class _Judged(dict[Mark, bool]):
    """Which marks a line bears, as far as that was asked; it is kept as it stands and with Simplified characters."""

    __slots__ = ("folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = simple(text) if len(text) <= FOLDED_LENGTH else text
        opens = text[:1] in _OPENING or self.folded[:1] in _OPENING
        super().__init__(_not_borne(bisect_left(_LONGEST, len(text)), opens=opens))

    def __missing__(self, mark: Mark) -> bool:
        """Judge the line by the rules of a mark."""
        length = len(self.text)
        holds = False
        for longest, literal, squeezed, looks in _looks(mark):
            if length <= longest:
                line = self.text if literal else self.folded
                if isinstance(looks, re.Pattern):
                    holds = looks.fullmatch(squeeze(line) if squeezed else line) is not None
                else:
                    holds = looks(line, has_mark)
                if holds:
                    break
        self[mark] = holds
        return holds


_judged = lru_cache(numbering.LINES_KEPT)(_Judged)


class _Look(NamedTuple):
    """One look at a line for a mark: by the patterns of several rules together, or by the predicate of one."""

    longest: int
    literal: bool
    squeezed: bool
    looks: re.Pattern[str] | Predicate


@cache
def _looks(mark: Mark) -> tuple[_Look, ...]:
    together: dict[tuple[int, bool, bool], list[str]] = defaultdict(list)
    alone: list[_Look] = []
    for rule in (rule for rule in LINE_RULES if rule.mark is mark):
        kind = (rule.longest, rule.literal, rule.squeezed)
        if isinstance(rule.looks, str):
            together[kind].append(f"(?:{rule.looks})")
        else:
            alone.append(_Look(*kind, rule.looks))
    return (*(_Look(*kind, re.compile("|".join(patterns))) for kind, patterns in together.items()), *alone)


_LONGEST = [*sorted({rule.longest for rule in LINE_RULES}), sys.maxsize]
"""The lengths up to which rules look at a line, and that up to which none does."""

_OPENING = frozenset(char for rule in LINE_RULES for char in rule.opens) | frozenset(" \u3000\t")


@cache
def _not_borne(length: int, *, opens: bool) -> Mapping[Mark, bool]:
    """Say which marks a line does not bear for its length, at a place in `_LONGEST`, or for the way it `opens`."""
    fitting = (rule for rule in LINE_RULES if rule.longest >= _LONGEST[length] and (opens or not rule.opens))
    return dict.fromkeys(set(Mark) - {rule.mark for rule in fitting}, False)
