"""How a title is written: whether it goes on, its lines joined, labels, brackets and notes taken off."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from index.analysis.letters import letters_of
from index.lines import Line
from index.structure.characters import squeeze
from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import numbered
from index.structure.rules.title_lines import (
    ATTACHED,
    BRACKETED_TITLE,
    COLUMN_LENGTH,
    EXAMPLE_BEHIND,
    LABELLED,
    LEAST_LETTERS,
    NOTE_INSIDE,
    NOTE_MARK,
    TITLE_LENGTH,
)


def goes_on_as_title(before: str, text: str) -> bool:
    """Tell whether a title goes on in the line below it: a subtitle, or what an organ wrote about."""
    if has_mark(text, Mark.DASHED) or text.startswith("—"):
        return len(text) <= TITLE_LENGTH and not has_mark(text, Mark.SENTENCE, Mark.DOTTED)
    if len(before) <= COLUMN_LENGTH and has_mark(before, Mark.DOCUMENT) and has_mark(text, Mark.OCCASION):
        return True
    if has_mark(before, Mark.SPEECH, Mark.COLLECTION) and has_mark(text, Mark.SPEECH):
        return False
    if has_mark(before, Mark.UNFINISHED) and has_mark(text, Mark.OCCASION_END):
        return True
    return has_mark(text, Mark.TITLE) and (
        text.startswith(("关于", "關於", "在")) or (has_mark(before, Mark.ORGAN) and len(before) <= 30)
    )


def joined(words: Sequence[str]) -> str:
    """Join the lines of a title as a person would write it in one."""
    title = words[0]
    for before, text in itertools.pairwise(words):
        ends = has_mark(before, Mark.UNFINISHED) and has_mark(text, Mark.OCCASION_END)
        tight = ends or has_mark(text, Mark.GOES_ON) or has_mark(before, Mark.ORGAN)
        title += text if tight else f" {text}"
    return title


def labelled(text: str) -> str:
    """Read a title behind a label, such as `标题：`; empty where there is none."""
    label = LABELLED.match(text)
    return next(filter(None, label.groups())).strip("\"' ") if label else ""


def bracketed(text: str) -> str:
    """Read a title that stands alone in brackets, such as `《秋到梅岭》`; empty where there is none."""
    match = BRACKETED_TITLE.match(text)
    return match[1] if match else ""


def without_form(text: str) -> str:
    """Write a title without the number it opens with and the spaces it was set with, as in `开　幕　词`."""
    opening = numbered(text) if len(text) <= TITLE_LENGTH else None
    if opening is not None and opening.kind != "part":
        return text[opening.end :]
    return squeeze(text) if has_mark(text, Mark.SPACED_OUT) else text


def unbracketed(lines: Sequence[Line]) -> Sequence[Line]:
    """Write titles without the brackets around them, where a talk begins under them; a document named so stays."""
    found = {
        place: match[1]
        for place, (line, under) in enumerate(itertools.pairwise(lines))
        if (match := BRACKETED_TITLE.match(line.text)) is not None
        and has_mark(match[1], Mark.DOCUMENT)
        and (has_mark(under.text, Mark.SALUTATION, Mark.DATE))
    }
    if not found:
        return lines
    return [replace(line, text=found[place]) if place in found else line for place, line in enumerate(lines)]


def without_notes(title: str, lines: Sequence[Line]) -> str:
    """Write a title without a note on attached pictures, a footnote's mark that opens a line below, too, and spaces.

    It is set with spaces where one stands between all its characters.
    """
    title = NOTE_INSIDE.pattern.sub("", ATTACHED.pattern.sub("", title) or title)
    if has_mark(title, Mark.SPACED_OUT) and len(squeeze(title)) >= LEAST_LETTERS:
        title = squeeze(title)
    match = NOTE_MARK.pattern.search(title)
    if match is None or not (match[1][0] == "〔" or any(line.text.startswith(match[1]) for line in lines)):
        return title
    return title[: match.start()]


def says_title(text: str, title: str) -> bool:
    """Tell whether a line says a title: with the same letters, behind a label or with a word for an example."""
    return len(text) <= 2 * len(title) + 20 and _title_core(text) == _title_core(title)


def _title_core(text: str) -> str:
    return letters_of(EXAMPLE_BEHIND.pattern.sub("", (labelled(text) or text).strip(" （(）)【】[]《》")))
