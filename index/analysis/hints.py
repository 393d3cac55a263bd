"""Patterns that are costly to try are tried only where a text has a hint of them, which is quickly looked for."""

import re
from collections.abc import Iterator

from index.deferred_pattern import DeferredPattern


def matches_at_hints(pattern: DeferredPattern, hint: re.Pattern[str], ahead: int, text: str) -> Iterator[re.Match[str]]:
    """Find what `finditer` finds of a pattern whose every match begins so many characters ahead of a hint at most."""
    done = 0
    for found in hint.finditer(text):
        for start in range(max(done, found.start() - ahead), found.start() + 1):
            if match := pattern.compiled.match(text, start):
                yield match
                done = match.end()
                break
