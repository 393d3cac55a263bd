"""Passages that say the same: a summary and its body, two reports that share a paragraph."""

from collections.abc import Sequence

_LENGTH = 3
_SAME = 0.8
"""Share of the shorter text's runs of three characters in the longer one, from which on they say the same."""

_SHORTEST = 15
"""Characters of the shortest text that can repeat another."""


def repeated(texts: Sequence[str]) -> list[int | None]:
    """Give for each text, the best first, the place of the earlier one that it repeats; None for one that is new."""
    runs: list[frozenset[str]] = []
    firsts: list[int | None] = []
    for text in texts:
        own = frozenset(text[at : at + _LENGTH] for at in range(len(text) - _LENGTH + 1))
        firsts.append(
            next(
                (place for place, other in enumerate(runs) if firsts[place] is None and _same(own, other)),
                None,
            )
        )
        runs.append(own)
    return firsts


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= _SHORTEST and len(one & other) >= _SAME * shorter
