"""What may be the title of a piece: a short line, how it is counted or marked, and whether a text begins under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.boundaries import TOP_LINES
from index.structure.layout import Layout, is_full
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import COLUMN_BREAK
from index.structure.rules.line_rule import LONG_LENGTH
from index.structure.rules.numbering import SPOKEN, numbered
from index.structure.rules.people import NAME_LENGTH, SIGNING
from index.structure.title_wording import bracketed, goes_on_as_title, labelled

UNDER_LINES = 5
"""A subtitle, an author, a date and who published it take at most so many lines under a title."""

SIGNED_LINES = 3
"""The text begins at most so many lines below what stands under a title."""

SIGNATURE_INDENT = 8
"""A name set so far in signs the text above it."""

SHORT_NAME = 3
"""What may be a name of so many characters may be a title too, where it stands as titles do."""

LABEL, BRACKET = "label", "bracket"
"""Kinds of titles that a label or brackets mark."""


@dataclass(frozen=True, slots=True)
class PieceTitle:
    """A line that may be the title of a piece: its words, how it is counted, what stands under it."""

    place: int
    words: str
    kind: str
    signed: bool
    line: Line
    addressed: bool = False


def title_at(lines: Sequence[Line], place: int) -> PieceTitle | None:
    """Read the title at a place, whatever stands around it."""
    line = lines[place]
    if len(line.text) > LONG_LENGTH or line.text[-1] in "。；，：" or line.label in {Label.ROW, Label.LIST_ITEM}:
        return None
    kind, title = _counted(line)
    if not has_mark(title, Mark.SHORT_TITLE) or has_mark(title, Mark.BYLINE) or has_mark(line.text, Mark.NOTE):
        return None
    if has_mark(title, Mark.AUTHOR) and (place == 0 or not _apart(lines, place) or len(letters_of(title)) > SHORT_NAME):
        return None
    return PieceTitle(place, title, kind, False, line)


def runs_over(lines: Sequence[Line], place: int, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a sentence goes over from a line to the next: it is no title, however set."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or below.gap > form.gap or lines[place].label is Label.HEADING:
        return False
    runs = is_full(lines[place], below, form) and not has_mark(below.text, Mark.DASHED, Mark.BRACKETED, *SIGNING)
    told = "，" in lines[place].text or has_mark(below.text, Mark.TEXT, Mark.ENDED)
    return runs and told and not has_mark(lines[place].text, Mark.ENDED)


def over_text(title: PieceTitle, lines: Sequence[Line], form: Layout) -> PieceTitle | None:
    """Give a title under which a text begins, with whether somebody signed it there; None where none begins."""
    place = title.place
    if place and not _begins(lines, place, form):
        return None
    signed = False
    under = place + 1
    while under < len(lines) and under <= place + UNDER_LINES:
        text = lines[under].text
        signs = has_mark(text, *SIGNING)
        named = title.words in COLUMN_BREAK.pattern.split(text)  # among the pieces before and after it
        if not (signs or named or has_mark(text, Mark.BRACKETED) or goes_on_as_title(lines[under - 1].text, text)):
            break
        signed = signed or signs
        under += 1
    # A name or a date right under a title says enough; a summary without an end may come between them and the text.
    reach = SIGNED_LINES if signed else 1
    told = any(has_mark(line.text, Mark.BEGINS) for line in lines[under : under + reach])
    addressed = under < len(lines) and has_mark(lines[under].text, Mark.SALUTATION)
    return replace(title, signed=signed, addressed=addressed) if told else None


def _begins(lines: Sequence[Line], place: int, form: Layout) -> bool:
    """Tell whether the text above has ended where a line stands."""
    before, line = lines[place - 1], lines[place]
    if (
        line.ruled
        or has_mark(before.text, Mark.ENDED)
        or line.label is Label.HEADING
        or has_mark(before.text, Mark.VOLUME)
    ):
        return True
    closed = before.text[-1] in "）)】" or is_closing(before)
    return not is_full(before, line, form) and (line.gap > form.gap or closed or place <= TOP_LINES)


def _counted(line: Line) -> tuple[str, str]:
    """Give how a title is counted or marked, and its words."""
    text = line.text
    if line.label is Label.HEADING:
        return f"heading-{line.level}", text
    for kind, words in ((LABEL, labelled(text)), (BRACKET, bracketed(text))):
        if words:
            return kind, words
    opening = numbered(text)
    if opening is None:
        return "", text
    return opening.kind, "" if opening.kind in SPOKEN else text[opening.end :]


def _apart(lines: Sequence[Line], place: int) -> bool:
    """Tell whether what may be a name stands by itself above a text, and not under a title."""
    before, line = lines[place - 1], lines[place]
    return line.gap > 0 and (has_mark(before.text, Mark.ENDED) or is_closing(before))


def is_own(title: PieceTitle) -> bool:
    """Tell whether a title is in words of its own, not in those that head the sections of a report."""
    return has_mark(title.words, Mark.SPEECH) or not has_mark(title.words, Mark.SECTION)


def is_closing(line: Line) -> bool:
    """Tell whether a line ends a text: a date, a source, a note, or a name set far in or in brackets."""
    text = line.text
    far = line.indent >= SIGNATURE_INDENT and len(text) <= NAME_LENGTH and not has_mark(text, Mark.ENDED)
    named = has_mark(text, Mark.BRACKETED) and has_mark(text, Mark.AUTHOR)
    return has_mark(text, Mark.DATE, Mark.SOURCE, Mark.NOTE) or named or far
