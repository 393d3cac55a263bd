"""The title at the top of some lines is read here: from one line or several, said once or again."""

from collections.abc import Sequence

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.layout import FORM_LINES, Layout, is_full, layout
from index.structure.rules import Mark, has_mark
from index.structure.rules.line_ends import BODY_LENGTH, OPEN_LENGTH
from index.structure.rules.title_lines import COLUMN_LENGTH, FIRST_TITLE_LENGTH
from index.structure.title_wording import goes_on_as_title, joined, labelled, says_title, without_form

TITLE_LINES = 3
"""A title takes at most so many lines, and so many above its subtitle."""

AGAIN_LETTERS = 6
"""A line says a title again when its first so many letters stand there."""

FRINGE_LINES = 6
"""So many lines such as a date, a page's path or a letter's head may stand above a file's title."""


def opening_title(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Read the title at the top of some lines, and give the others; it is empty where they open with none."""
    form = layout(lines[:FORM_LINES])
    above = _under_masthead(lines)
    if above:
        title, rest = opening_title(lines[above:])
        if title:
            return title, [*lines[:above], *rest]
    masthead: tuple[str, Sequence[Line]] | None = None
    for place in range(min(FRINGE_LINES, len(lines))):
        if has_mark(lines[place].text, Mark.MASTHEAD):
            masthead = masthead or (lines[place].text, [*lines[:place], *lines[place + 1 :]])
            continue
        apart = has_mark(lines[place].text, Mark.PERSON, Mark.ISSUED, Mark.FIELD)
        title, rest = ("", lines) if apart else _title_here(lines[place:], form)
        if title:
            surer = _surer(title, lines, len(lines) - len(rest))
            if surer:
                title, rest = _title_here(lines[surer:], form)
                return title, [*lines[:surer], *rest]
            return title, [*lines[:place], *rest]
        if not has_mark(lines[place].text, Mark.FRINGE, Mark.FIELD, Mark.BYLINE):
            break
    return masthead or ("", lines)


def _under_masthead(lines: Sequence[Line]) -> int:
    """Find the line below the number of a paper that stands under its issuer's name; 0 where there is none."""
    for place in range(1, min(FRINGE_LINES, len(lines) - 1)):
        if has_mark(lines[place].text, Mark.MASTHEAD):
            return place + 1
        if has_mark(lines[place].text, Mark.TEXT, Mark.SALUTATION):
            break
    return 0


def under_title(title: str, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Drop the lines that only say the title again; read the title from them where there is none yet."""
    if not title:
        return opening_title(lines)
    if (
        has_mark(title, Mark.CONNECTS)
        and lines
        and lines[0].label is not Label.HEADING
        and has_mark(lines[0].text, Mark.TITLE)
    ):
        title, lines = f"{title}{lines[0].text}", lines[1:]
    kept: list[Line] = []
    start = 0
    while start < len(lines) and start < FRINGE_LINES + len(kept):
        again = _lines_again(lines[start : start + TITLE_LINES], title)
        if again:
            start += again
        elif has_mark(lines[start].text, Mark.FRINGE, Mark.FIELD, Mark.BYLINE):
            kept.append(lines[start])
            start += 1
        else:
            break
    if kept and not any(_lines_again(lines[place : place + TITLE_LINES], title) for place in range(start)):
        return title, lines
    return title, [*kept, *lines[start:]]


def _surer(title: str, lines: Sequence[Line], start: int) -> int:
    """Find a line below what may only name a site or a column that is surer to be the title; 0 where there is none.

    It is said again, or the name of a talk with its speaker or date under it, or what stands above a byline or a
    subtitle.
    """
    if has_mark(title, Mark.DOCUMENT) and len(title) > COLUMN_LENGTH:
        return 0
    dated = False
    for place in range(start, min(start + FRINGE_LINES, len(lines) - 1)):
        text, under = lines[place].text, lines[place + 1].text
        if len(text) > FIRST_TITLE_LENGTH or has_mark(text, Mark.SENTENCE, Mark.SALUTATION):
            return 0
        dated = dated or has_mark(text, Mark.DATE)
        named = has_mark(text.partition("（")[0], Mark.AUTHOR)
        if lines[place].label is Label.HEADING and lines[place].level == 1 and lines[start - 1].label is Label.UNKNOWN:
            return 0 if named or has_mark(text, Mark.COUNTED, Mark.SECTION) else place
        if named or lines[place].label is Label.HEADING or not has_mark(text, Mark.FIRST_TITLE):
            continue
        again = any(says_title(line.text, text) for line in lines[place + 1 : place + TITLE_LINES + 1])
        headed = has_mark(text, Mark.SPEECH) and (has_mark(under, Mark.SPEAKER, Mark.DATE, Mark.SALUTATION))
        if (
            again
            or headed
            or _is_rubric(title, lines[place:])
            or (has_mark(under, Mark.BYLINE) and (dated or len(title) <= COLUMN_LENGTH))
        ):
            return place
    return 0


def _is_rubric(title: str, below: Sequence[Line]) -> bool:
    """Tell whether what stands above a title with a subtitle names its column, as `校长致辞` does."""
    subtitled = len(below) > 1 and has_mark(below[1].text, Mark.DASHED) and goes_on_as_title("", below[1].text)
    named = len(below[0].text) > COLUMN_LENGTH and has_mark(below[0].text, Mark.DOCUMENT)
    return subtitled and len(title) <= COLUMN_LENGTH and (named or has_mark(title, Mark.SPEECH))


def _lines_again(lines: Sequence[Line], title: str) -> int:
    """Tell how many lines say the title once more, 0 where they do not."""
    for count in range(1, len(lines) + 1):
        if says_title("".join(line.text for line in lines[:count]), title):
            return count
    return 0


def _title_here(lines: Sequence[Line], form: Layout) -> tuple[str, Sequence[Line]]:
    """Read the title that the first of some lines opens, and give the lines below; it is empty where it opens none."""
    title = _marked_title(lines[0])
    count = 1
    if not title:
        title, count = _wrapped_title(lines, form) or _plain_title(lines)
    elif len(lines) > 1 and _is_subtitle_of(title, lines[1].text):
        title, count = f"{title}{lines[1].text}", 2
    return under_title(title, lines[count:]) if title else ("", lines)


def _marked_title(line: Line) -> str:
    """Read a title that the file labels, that a label stands before, or that is set like one; empty for any other."""
    if line.label is Label.HEADING:
        return line.text
    said = without_form(line.text)
    return labelled(line.text) or (said if said != line.text and has_mark(said, Mark.SPEECH) else "")


def _wrapped_title(lines: Sequence[Line], form: Layout) -> tuple[str, int] | None:
    """Read a title that the width of the page broke in two; None where the first line does not go over."""
    if len(lines) < 2 or not is_full(lines[0], lines[1], form) or _opens(lines[1].text):
        return None
    whole = f"{lines[0].text}{lines[1].text}"
    below = lines[2] if len(lines) > 2 else Line("")
    opened = (
        (form.indented and below.indent > 0)
        or (below.text != "" and _opens(below.text))
        or has_mark(whole, Mark.DOCUMENT)
    )
    return (whole, 2) if opened and has_mark(whole, Mark.FIRST_TITLE) else ("", 0)


def _plain_title(lines: Sequence[Line]) -> tuple[str, int]:
    """Read a title told by its words and what stands under it, and count its lines."""
    text = lines[0].text
    if _leads_on(lines):
        return f"{text}{lines[1].text}", 2
    subtitle = _subtitle(lines)
    if subtitle:
        return joined([line.text for line in lines[: subtitle + 1]]), subtitle + 1
    if not has_mark(text, Mark.FIRST_TITLE) or is_half(lines):
        return "", 0
    end = 1
    while (
        end < min(len(lines), TITLE_LINES)
        and lines[end].label is not Label.HEADING
        and goes_on_as_title(lines[end - 1].text, lines[end].text)
    ):
        if any(says_title(line.text, lines[end].text) for line in lines[end + 1 : end + 1 + TITLE_LINES]):
            break  # what is said again is the title, and what stands above it a site's name
        end += 1
    return joined([line.text for line in lines[:end]]), end


def _is_subtitle_of(title: str, text: str) -> bool:
    return has_mark(text, Mark.DASHED) and goes_on_as_title(title, text)


def _subtitle(lines: Sequence[Line]) -> int:
    """Find the subtitle under a title, which may take more than one line then; 0 where there is none."""
    for count in range(1, min(TITLE_LINES + 1, len(lines))):
        if count == 1 and _is_rubric(lines[0].text, lines[1:]):
            return 0
        if has_mark(lines[count].text, Mark.DASHED):
            return count if goes_on_as_title("", lines[count].text) else 0
        above = lines[count].text
        again = letters_of(above)[:AGAIN_LETTERS] in letters_of(lines[0].text)
        if again or not has_mark(above, Mark.TITLE) or has_mark(lines[count - 1].text, Mark.DOCUMENT, Mark.PERSON):
            return 0
        if has_mark(above, Mark.DATE, Mark.AUTHOR) or lines[count].label is Label.HEADING:
            return 0
    return 0


def is_half(lines: Sequence[Line]) -> bool:
    """Tell whether what might be a title is the first part of a sentence that goes on, or several of its clauses."""
    line, below = lines[0], lines[1] if len(lines) > 1 else Line("")
    commas = line.text.count("，") + line.text.count(",")
    if not commas or line.label is Label.HEADING or has_mark(line.text, Mark.DOCUMENT):
        return False
    headed = not below.text or _opens(below.text) or has_mark(below.text, Mark.SPEAKER, Mark.AUTHOR)
    runs_on = not below.gap and below.indent <= line.indent and not has_mark(below.text, Mark.ENDED)
    if runs_on and len(below.text) >= OPEN_LENGTH and not headed:
        return True
    return commas > 1 and len(line.text) >= BODY_LENGTH and not headed


def _leads_on(lines: Sequence[Line]) -> bool:
    """Tell whether a title ends its first line with a colon and has a byline under the second."""
    if len(lines) <= TITLE_LINES or lines[0].text[-1] not in "：:" or not has_mark(lines[2].text, Mark.BYLINE):
        return False
    labelled_below = has_mark(lines[0].text, Mark.FRINGE) or has_mark(lines[1].text, Mark.LABELLED_TITLE)
    titles = has_mark(lines[0].text[:-1], Mark.FIRST_TITLE) and has_mark(lines[1].text, Mark.FIRST_TITLE)
    return titles and not labelled_below


def _opens(text: str) -> bool:
    """Tell whether a line under a title begins a text or tells its date, so that the title does not go on in it."""
    return has_mark(text, Mark.SALUTATION, Mark.DATE, Mark.OPENS)
