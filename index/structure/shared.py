"""Lines that other files of the folder have, too, are taken off a file here: its collection's name, lines of a site."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.structure.characters import line_key
from index.structure.rules import Mark, has_mark
from index.structure.rules.people import SIGNING


@dataclass(frozen=True, slots=True)
class SharedLines:
    """The lines of a file that others of its folder have, too.

    `edges` are the keys (`line_key`) of those at its top and end: what may be a title among them names the collection.
    `inserted` are the keys (`inserted_key`) of those anywhere that a site put in.
    """

    edges: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it shares any."""
        return bool(self.edges or self.inserted)


NOTHING_SHARED = SharedLines()

EDGE = 4
"""Lines are shared among so many at the top and at the end of a file."""

_NAMES_TEXT = (Mark.DOCUMENT, Mark.SPEECH)
_SAID = (
    Mark.SENTENCE,
    Mark.PAUSED,
    Mark.SALUTATION,
    Mark.TO_HEARERS,
    Mark.DATE,
    Mark.SOURCE,
    Mark.NUMBERED,
    Mark.ROW,
    Mark.BULLET,
)
_SIGNED = (Mark.BYLINE, Mark.AUTHOR, Mark.PERSON, Mark.SPEAKER, Mark.ORGAN)


def without_shared(lines: Sequence[Line], shared: Collection[str], *, bare: bool) -> tuple[tuple[str, ...], list[Line]]:
    """Give the names of the collection, none where no shared line is one, and the lines without those of sites.

    A `bare` name of the file says nothing without them: then a title that files share is no text's own.
    What may be a title, and is no talk's or document's own, names the collection at the top of a file. Any other
    shared line goes unless it is said, signs the text, or is a document's title: all files may thank their hearers.
    """
    if len(lines) == 1 or not shared:
        return (), list(lines)
    last = len(lines) - EDGE
    below = _end_of_own(lines, shared)
    names: list[Line] = []
    kept: list[Line] = []
    for place, line in enumerate(lines):
        own = EDGE <= place < last or line_key(line.text) not in shared
        if own or _heads_own(lines, place, kept, shared):
            kept.append(line)
        elif place < EDGE and _names_collection(line):
            titled = not bare and _stands_over_text(lines[place + 1 : place + 2])
            (kept if titled else names).append(line)
        elif EDGE <= place < below or not _is_of_site(line):
            kept.append(line)
    if not kept:
        return (), list(lines)
    return tuple(line.text for line in names), [_as_title(kept), *kept[1:]] if names else kept


def _end_of_own(lines: Sequence[Line], shared: Collection[str]) -> int:
    """Give where the running text of a file ends that no other one has: a shared line above that heads it."""
    own = (at for at in range(len(lines), 0, -1) if line_key(lines[at - 1].text) not in shared)
    return next((at for at in own if has_mark(lines[at - 1].text, Mark.TEXT, Mark.SENTENCE)), 0)


def _heads_own(lines: Sequence[Line], place: int, above: Sequence[Line], shared: Collection[str]) -> bool:
    """Tell whether a shared line stands between the file's own title and text, as the heading of its first section."""
    below = lines[place + 1 : place + 2]
    headed = any(has_mark(line.text, Mark.FIRST_TITLE) for line in above)
    return headed and any(has_mark(line.text, Mark.TEXT) and line_key(line.text) not in shared for line in below)


def _stands_over_text(below: Sequence[Line]) -> bool:
    """Tell whether a day or an address to hearers stands below a line, which then is the title of a text."""
    return any(has_mark(line.text, Mark.DATE, Mark.SALUTATION) for line in below)


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
    return line.label is Label.UNKNOWN and not has_mark(line.text, *kept) and not _is_signature(line.text)


def _is_signature(text: str) -> bool:
    """Tell whether a person's name stands behind a dash, a place or an office, or before what is in brackets."""
    words = text.lstrip("—―─－-").partition("（")[0].split()
    return bool(words) and has_mark(words[-1], Mark.AUTHOR)
