"""Pieces that a table of contents lists are told here from the sections that the table of one report lists."""

from collections.abc import Sequence

from index.lines import Label, Line
from index.structure.boundaries import LEAST_APART, Boundary, Cut, Text, cut_speeches
from index.structure.contents import entry_core, uncounted
from index.structure.pages import PAGE_LENGTH
from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import numbered
from index.structure.rules.title_lines import FIRST_TITLE_LENGTH


def by_contents(text: Text) -> Cut | None:
    """Cut at the titles that a table of contents lists, if they are documents; of counted ones, at the kind that is."""
    if not text.listed or any(line.label is Label.HEADING for line in text.lines):
        return None
    kinds: dict[str, list[str]] = {}
    for entry in text.listed:
        opening = numbered(entry)
        kinds.setdefault(opening.kind if opening else "", []).append(entry)
    # Of two kinds with as many, the one that comes later stands inside the other.
    best = max(reversed(kinds.values()), key=_documents, default=[])
    documents = _documents(best)
    # Sections of one report are counted or bear no document's name; with two that do, all unnumbered are pieces.
    few = documents < 2 if numbered(best[0] if best else "") is None else 2 * documents < len(best)
    if few and not _is_collection(text.lines, best):
        return None
    awaited = {entry_core(uncounted(entry)) for entry in best}
    starts: list[Boundary] = []
    for place, line in enumerate(text.lines):
        said = entry_core(uncounted(line.text)) if len(line.text) <= FIRST_TITLE_LENGTH else ""
        if said in awaited:
            awaited.discard(said)
            told = "title that the table of contents lists"
            starts.append(Boundary(place, place + 1, uncounted(line.text), told, marked=not few))
    return cut_speeches("contents", 0.9, starts)


def _documents(entries: Sequence[str]) -> int:
    """Count the entries that name a kind of document."""
    return sum(has_mark(entry, Mark.DOCUMENT) for entry in entries)


def _is_collection(lines: Sequence[Line], listed: Sequence[str]) -> bool:
    """Tell whether a table lists pieces though they bear no document's name: by what is above it, and their words."""
    if len(listed) < LEAST_APART:
        return False
    own = [entry for entry in listed if not has_mark(uncounted(entry), Mark.SECTION)]
    first = entry_core(uncounted(listed[0]))
    start = next((place for place, line in enumerate(lines[:2]) if entry_core(uncounted(line.text)) == first), 2)
    named = start == 0 or (start == 1 and has_mark(lines[0].text, Mark.COLLECTION))
    long = sum(len(line.text) for line in lines) >= PAGE_LENGTH * len(listed)
    return named and long and 2 * len(own) >= len(listed)
