"""Patterns that are costly to try are tried only where a text has a hint of them, which is quickly looked for."""

import re
from collections.abc import Iterator, Sequence

from index.deferred_pattern import DeferredPattern


def matches_at_hints(
    pattern: DeferredPattern, hints: Sequence[re.Pattern[str]], ahead: int, text: str
) -> Iterator[re.Match[str]]:
    """Find what `finditer` finds of a pattern whose every match begins so many characters ahead of a hint at most.

    Each of the `hints` begins with one character: that is looked for in a tenth of the time that one of several takes.
    """
    done = 0
    for place in sorted(found.start() for hint in hints for found in hint.finditer(text)):
        for start in range(max(done, place - ahead), place + 1):
            if match := pattern.compiled.match(text, start):
                yield match
                done = match.end()
                break
