"""A table of contents is told from the text it lists here: what it says comes again below, and it goes."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.analysis.letters import letters_of
from index.lines import Line
from index.structure.boundaries import LEAST, LEAST_APART
from index.structure.rules import Mark, has_mark
from index.structure.rules.listing import BEHIND_ENTRY, ENTRY_BREAK, ENTRY_LENGTH, LED_ENTRY, PAGED_ENTRY
from index.structure.rules.numbering import numbered
from index.structure.rules.people import NAME_LENGTH

_HEAD_LINES = 60
"""The table stands in the first so many lines that hold no long one."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a text without its table of contents, and what that lists, as the lines below say it."""

    lines: Sequence[Line]
    listed: tuple[str, ...] = ()


def without_contents(lines: Sequence[Line]) -> Contents:
    """Find a table of contents near the top of a text and take it out, if at least half of it is said again below."""
    start = _start(lines)
    if start is None:
        return Contents(lines)
    headed = has_mark(lines[start].text, Mark.CONTENTS_HEAD)
    end = _end(lines, start + headed)
    below = {entry_core(line.text) for line in lines[end:] if len(line.text) <= ENTRY_LENGTH}
    entries = [_titled(_entry(line.text), below) for line in lines[start + headed : end]]
    cores = {entry_core(entry) for entry in entries}
    said = cores & below
    if 2 * len(said) < len(cores):
        # Titles are counted in the table and not where they stand, or the other way round.
        below = {entry_core(uncounted(line.text)) for line in lines[end:] if len(line.text) <= ENTRY_LENGTH}
        said = {entry_core(entry) for entry in entries if entry_core(uncounted(entry)) in below}
    if len(entries) < LEAST or 2 * len(said) < len(cores):
        return Contents(lines)
    kept = [
        line
        for line, entry in zip(lines[start + headed : end], entries, strict=True)
        if entry_core(entry) not in said and not _is_led(line)
    ]
    listed = tuple(entry for entry in entries if entry_core(entry) in said)
    return Contents([*lines[:start], *kept, *lines[end:]], listed)


def entry_core(text: str) -> str:
    """Give the letters and digits of a line, by which an entry and a title below are the same; not a date behind it."""
    return letters_of(BEHIND_ENTRY.pattern.sub("", text)) or letters_of(text)


def uncounted(text: str) -> str:
    """Write a title without the number before it."""
    opening = numbered(text)
    return text[opening.end :].strip() or text if opening else text


def _start(lines: Sequence[Line]) -> int | None:
    led = 0
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if len(line.text) > ENTRY_LENGTH:
            return None
        if has_mark(line.text, Mark.CONTENTS_HEAD) or _counts_from_one(lines, place):
            return place
        led = led + 1 if _is_led(line) else 0
        if led > LEAST:
            return place - LEAST
    return None


def _counts_from_one(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a list without a head begins here: it counts from one, and its first title comes again below it."""
    counted = [numbered(line.text) for line in lines[place : place + LEAST_APART]]
    numbers = [opening.number for opening in counted if opening is not None]
    if place > LEAST or numbers != list(range(1, LEAST_APART + 1)) or len(lines[place].text) > ENTRY_LENGTH:
        return False
    said = entry_core(uncounted(lines[place].text))
    again = (line.text for line in lines[place + LEAST_APART : place + _HEAD_LINES] if len(line.text) <= ENTRY_LENGTH)
    return any(entry_core(uncounted(text)) == said for text in again)


def _end(lines: Sequence[Line], start: int) -> int:
    """Find the line that no longer lists: a long one, one that ends a sentence, or the first that is said again."""
    seen: set[str] = set()
    end = start
    while end < len(lines):
        text = lines[end].text
        said = entry_core(uncounted(_entry(text)))
        if len(text) > ENTRY_LENGTH or text[-1] in "。！？；：" or said in seen:
            break
        seen.update((said, entry_core(uncounted(_longest_part(_entry(text))))))
        end += 1
    return end


def _entry(text: str) -> str:
    match = LED_ENTRY.match(text) or PAGED_ENTRY.match(text)
    return match["words"].strip() if match else text


def _titled(entry: str, below: Set[str]) -> str:
    """Give the title that an entry names beside a person, where lines below say only that; else the entry."""
    part = _longest_part(entry)
    named = entry_core(entry) not in below and entry_core(part) in below
    return part if named and len(letters_of(entry)) - len(letters_of(part)) <= NAME_LENGTH else entry


def _longest_part(entry: str) -> str:
    return max(ENTRY_BREAK.pattern.split(entry), key=len)


def _is_led(line: Line) -> bool:
    return has_mark(line.text, Mark.LED_ENTRY)
