"""Patterns that are compiled for the first text that they may match: a start compiles few."""

import re
from collections.abc import Iterator
from functools import cached_property


class DeferredPattern:
    """A pattern whose every match holds one of some signs; without signs it may match any text."""

    def __init__(self, pattern: str, *signs: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.signs = signs
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return re.compile(self.pattern, self._flags)

    def may_match(self, text: str) -> bool:
        """Tell whether a text has one of the signs."""
        for sign in self.signs:  # a generator would take longer than what it saves
            if sign in text:
                return True
        return not self.signs

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match in a text."""
        return self.compiled.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Match a text from its beginning."""
        return self.compiled.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a whole text."""
        return self.compiled.fullmatch(text) if self.may_match(text) else None

    def sub(self, replacement: str, text: str) -> str:
        """Replace all matches in a text."""
        return self.compiled.sub(replacement, text) if self.may_match(text) else text

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give all matches in a text."""
        return self.compiled.finditer(text) if self.may_match(text) else iter(())
