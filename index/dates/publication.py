"""What a site says above a speech of when and from where it was published is no word of the speech."""

from collections.abc import Sequence
from dataclasses import replace

from index.model import ParsedPassage
from index.structure.rules import Mark, has_mark

_ABOVE = 8
"""Such lines are among so many below the title."""

_TOGETHER = 4
"""So many lines, a field or two in each, may say it together."""


def without_publication(passages: Sequence[ParsedPassage]) -> tuple[ParsedPassage, ...]:
    """Give a speech's passages without those lines, unless nothing else is left of it."""
    if not passages:
        return ()
    lines = passages[0].text.split("\n")
    kept: list[str] = []
    place = 0
    while place < min(len(lines), _ABOVE):
        taken = _published(lines[place:_ABOVE])
        if not taken and has_mark(lines[place], Mark.TEXT, Mark.SALUTATION, Mark.SENTENCE):
            break
        kept.extend([] if taken else [lines[place]])
        place += taken or 1
    rest = [*kept, *lines[place:]]
    if len(rest) == len(lines):
        return tuple(passages)
    first = [replace(passages[0], text="\n".join(rest))] if rest else []
    return (*first, *passages[1:]) if first or len(passages) > 1 else tuple(passages)


def _published(lines: Sequence[str]) -> int:
    """Count the lines at the beginning of some that say it, alone or together with a label in each; 0 where none do."""
    labelled = next((place for place, line in enumerate(lines) if "：" not in line and ":" not in line), len(lines))
    counts = range(min(labelled, _TOGETHER), 1, -1)
    together = next((count for count in counts if has_mark(" ".join(lines[:count]), Mark.PUBLISHED)), 0)
    return together or int(has_mark(lines[0], Mark.PUBLISHED))
