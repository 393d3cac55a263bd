"""What a web page copied as text has above and below its piece is told here, by the furniture that stands in it.

A menu, a path or a list of other pieces is known by one or two of its lines; the lines among them say nothing.
"""

from collections.abc import Iterator, Sequence, Set

from index.analysis.letters import has_letters
from index.structure.rules import Mark, has_mark
from index.structure.rules.title_lines import COLUMN_LENGTH
from index.structure.rules.web_pages import SEGMENT_BREAK

_TEXT_LENGTH = 40
"""A line of so many characters is text, whatever its end; a shorter one that ends as sentences do from `SAID` on."""

SAID = 10

KEPT_LINES = 2
"""So few lines between the foot of one page and the next sign of one may be a title and its date."""

BUTTONS_BELOW = 2
"""Buttons that stand one below another, and the furniture among them, are more than so many."""

MENU_LINES = 4
"""A menu without a path has at least so many lines."""


def around(texts: Sequence[str], furniture: Set[int]) -> set[int]:
    """Give the places of the lines that belong to a page because of the furniture they stand among."""
    dropped = _menu(texts)
    for start, end in _runs(texts, furniture):
        signs = [place for place in range(start, end) if place in furniture]
        tails = [place for place in signs if has_mark(texts[place], Mark.PAGE_TAIL)]
        paths = [place for place in signs if has_mark(texts[place], Mark.PAGE_PATH)]
        if paths and (start == 0 or tails):
            above = range(min(tails[0], paths[-1]) if tails and start else start, paths[-1])
            dropped.update(set(above) - _title(texts, above, range(paths[-1] + 1, end)))
        elif tails and end == len(texts):
            dropped.update(range(tails[0], end))
        elif tails and tails[-1] - tails[0] + 1 - len(tails) > KEPT_LINES:
            dropped.update(range(tails[0], tails[-1]))
        for path in paths:
            segments = set(SEGMENT_BREAK.pattern.split(texts[path]))
            after = (place for place in range(path + 1, min(path + 3, end)) if place not in furniture)
            dropped.update(place for place in after if texts[place] in segments)
    return dropped


def buttons_below(texts: Sequence[str], furniture: Set[int]) -> set[int]:
    """Give the places of buttons that stand one below another, with furniture of the page among or beside them."""
    dropped: set[int] = set()
    run: list[int] = []
    for place, text in enumerate((*texts, "")):
        if text and (place in furniture or has_mark(text, Mark.BUTTON) or not has_letters(text)):
            run.append(place)
            continue
        if len(run) > BUTTONS_BELOW and not furniture.isdisjoint(run):
            dropped.update(run)
        run = []
    return dropped


def _title(texts: Sequence[str], above: range, below: range) -> set[int]:
    """Find the title above a path, where none stands below it."""
    if any(has_mark(texts[place], Mark.FIRST_TITLE) for place in below):
        return set()
    named = [place for place in above if len(texts[place]) > COLUMN_LENGTH and has_mark(texts[place], Mark.FIRST_TITLE)]
    return set(named[-1:])


def _runs(texts: Sequence[str], furniture: Set[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches of lines that are no text and hold furniture; all above the first path counts as one."""
    start = 0
    for place, text in enumerate(texts):
        if place not in furniture and _ends_menu(text):
            if any(mark in furniture for mark in range(start, place)):
                yield start, place
            start = place + 1
    if any(mark in furniture for mark in range(start, len(texts))):
        yield start, len(texts)


def _ends_menu(text: str) -> bool:
    return (
        len(text) >= _TEXT_LENGTH
        or (len(text) >= SAID and has_mark(text, Mark.SENTENCE))
        or has_mark(text, Mark.SALUTATION, Mark.BRACKETED)
    )


def _menu(texts: Sequence[str]) -> set[int]:
    """Find a menu that opens the text: `首页` and the short words under it, down to what may be a title."""
    if not texts or not has_mark(texts[0], Mark.HOME):
        return set()
    end = 0
    while end < len(texts) and len(texts[end]) <= COLUMN_LENGTH and not has_mark(texts[end], Mark.ENDED):
        end += 1
    under = texts[end] if end < len(texts) else ""
    if under and (has_mark(under, Mark.DATE, Mark.BRACKETED, Mark.BYLINE)):
        end -= 1
    return set(range(end)) if end >= MENU_LINES else set()
