"""Passages that say the same: a summary and its body, two reports that share a paragraph."""

import re
from collections.abc import Sequence

from index.ranking.candidate import Candidate

_CLAUSE = re.compile(r"[^\W_]{4,}")
_SAME = 0.8
"""Share of the shorter text, in whole clauses, that the longer one has, from which on they say the same."""

_SHORTEST = 15
"""Characters of the shortest text that can repeat another."""


def repeats_of(candidates: Sequence[Candidate]) -> list[int | None]:
    """Give for each candidate, the best first, the place of the earlier one that it repeats; None for a new one."""
    clauses = [candidate.once(_clauses) for candidate in candidates]
    firsts: list[int | None] = []
    new: list[int] = []
    whole: dict[str, int] = {}
    for place, own in enumerate(clauses):
        text = candidates[place].text
        equal = whole.setdefault(text, place) if len(text) >= _SHORTEST else place
        same = (other for other in new if not own.isdisjoint(clauses[other]) and _same(own, clauses[other]))
        firsts.append(next(same, equal if equal < place else None))
        if firsts[-1] is None:
            new.append(place)
    return firsts


def _clauses(candidate: Candidate) -> frozenset[str]:
    return frozenset(_CLAUSE.findall(candidate.text))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(sum(map(len, one)), sum(map(len, other)))
    return shorter >= _SHORTEST and sum(map(len, one & other)) >= _SAME * shorter
