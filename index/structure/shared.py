"""Lines that other files of the folder have, too, are taken off a file here: its collection's name, lines of a site."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.lines import Label, Line
from index.structure.characters import line_key
from index.structure.rules import Mark, has_mark
from index.structure.rules.people import SIGNING

EDGE = 4
"""Lines are shared among so many at the top and at the end of a file."""

_NAMES_TEXT = (Mark.DOCUMENT, Mark.SPEECH)
_SAID = (Mark.SENTENCE, Mark.PAUSED, Mark.SALUTATION, Mark.DATE, Mark.SOURCE, Mark.NUMBERED, Mark.ROW, Mark.BULLET)
_SIGNED = (Mark.BYLINE, Mark.AUTHOR, Mark.PERSON, Mark.SPEAKER, Mark.ORGAN)


def without_shared(lines: Sequence[Line], shared: Collection[str]) -> tuple[tuple[str, ...], list[Line]]:
    """Give the names of the collection, none where no shared line is one, and the lines without those of sites.

    What may be a title, and is no talk's or document's own, names the collection at the top of a file. Any other
    shared line goes unless it is said, signs the text, or is a document's title: all files may thank their hearers.
    """
    last = len(lines) - EDGE
    names: list[str] = []
    kept: list[Line] = []
    for place, line in enumerate(lines):
        if EDGE <= place < last or len(lines) == 1 or line_key(line.text) not in shared:
            kept.append(line)
        elif place < EDGE and _names_collection(line):
            names.append(line.text)
        elif not _is_of_site(line):
            kept.append(line)
    if not kept:
        return (), list(lines)
    return tuple(names), [_as_title(kept), *kept[1:]] if names else kept


def _as_title(lines: Sequence[Line]) -> Line:
    """Label the line below the name of a collection, which may be a short title, where a text begins under it."""
    first, below = lines[0], lines[1] if len(lines) > 1 else Line("")
    alone = has_mark(first.text, Mark.SHORT_TITLE) and has_mark(below.text, Mark.BEGINS, *SIGNING)
    headed = any(line.label is Label.HEADING for line in lines)
    other = has_mark(first.text, *_SAID, Mark.BYLINE, Mark.AUTHOR, Mark.BRACKETED)
    return replace(first, label=Label.HEADING, level=1) if alone and not headed and not other else first


def _names_collection(line: Line) -> bool:
    titled = line.label is Label.HEADING or has_mark(line.text, Mark.FIRST_TITLE, Mark.BRACKETED_TITLE)
    return titled and not has_mark(line.text, *_NAMES_TEXT, *_SAID, *_SIGNED)


def _is_of_site(line: Line) -> bool:
    kept = (*_NAMES_TEXT, *_SAID, *_SIGNED, Mark.NAME, Mark.BRACKETED)
    return line.label is Label.UNKNOWN and not has_mark(line.text, *kept)
