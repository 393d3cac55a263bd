"""Pieces that no marker opens are told here by their common form: what repeats at the head of pieces opens a piece.

One such title says nothing, for a report may be ruled, too, and its sections dated; a file of pieces has a series.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from index.lines import Label, Line
from index.structure.boundaries import (
    BLANK_LINES,
    LEAST,
    LEAST_APART,
    PIECE_LENGTH,
    TALK_LINES,
    TOP_LINES,
    Boundary,
    Cut,
    Text,
    cut_speeches,
    is_headed,
    is_talk,
    lengths,
)
from index.structure.characters import core
from index.structure.paragraphs import Layout, is_full
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import BODY_LENGTH, COLUMN_BREAK
from index.structure.rules.naming import LEAST_LETTERS
from index.structure.rules.numbering import DIGITS, SPOKEN, number_value, numbered
from index.structure.rules.people import SIGNING
from index.structure.titles import bracketed, goes_on_as_title, labelled

TITLED = 0.8
"""So much of what is ruled or set apart must open with a title."""

VARIED = 0.6
"""A title varies another where so much of it is the same."""

OWN = 0.5
"""So much of it must be in a writer's own words, and not in those that head sections."""

_COUNTED_LENGTH = 90
"""A line longer than this is no title, with its number."""

_UNDER_LINES = 5
"""A subtitle, an author, a date and who published it take at most so many lines under a title."""

SIGNED_LINES = 3
"""The text begins at most so many lines below what stands under a title."""

AGAIN = 3
"""What is said so often where titles stand is none."""

MARGIN = 2
MARGIN_SHARE = 0.8
"""A text is indented where so much of its long lines is set in by at least so many columns."""

SIGNATURE_INDENT = 8
SIGNATURE_LENGTH = 12
"""A name set so far in, and at most so long, signs the text above it."""

SHORT_NAME = 3
"""What may be a name of so many characters may be a title too, where it stands as titles do."""

LABEL, BRACKET = "label", "bracket"


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that may be the title of a piece: its words, how it is counted, what stands under it."""

    place: int
    words: str
    kind: str
    signed: bool
    line: Line
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which all pieces of a file may open: a name for it, how sure it is, how many there must be."""

    name: str
    confidence: float
    least: int
    titles: Sequence[_Title]


def by_form(text: Text) -> Cut | None:
    """Cut before the titles of pieces that all open in the same form."""
    lines, form = text.lines, text.form
    may_be = (title for place in range(len(lines)) if (title := _titled(lines, place)) is not None)
    titled = [title for title in may_be if not _runs_over(lines, title.place, form)]
    found = [opening for title in titled if (opening := _opening(title, lines, form)) is not None]
    forms = (
        _Form("titles that differ in their numbers", 0.9, LEAST_APART, _alike(titled)),
        _Form("titles that vary the first", 0.8, LEAST, _varied(found)),
        _Form("label before each title", 0.9, LEAST, _marked(titled, LABEL)),
        _Form("date or author under each title", 0.9, LEAST, _signed(found, titled, form)),
        _Form("address to hearers under each title", 0.9, LEAST_APART, _addressed(found)),
        _Form("rule over each title", 0.9, LEAST, _set_apart(found, titled, text, _ruled(lines))),
        _Form("wide gap over each title", 0.8, LEAST_APART, _set_apart(found, titled, text, _wide(lines, form))),
        _Form("brackets around each title", 0.8, LEAST_APART, _marked(titled, BRACKET)),
        _Form("end of a text over each title", 0.8, LEAST, _set_apart(found, titled, text, _closed(lines, form))),
        _Form("titles at the margin", 0.7, LEAST_APART, _set_apart(found, titled, text, _at_margin(lines, form))),
        _Form(
            "blank line over each title", 0.5, LEAST_APART, _own(_set_apart(found, titled, text, _gaps(lines, form)))
        ),
    )
    for each in forms:
        boundaries = [
            Boundary(title.place, title.place + 1, title.words, each.name, marked=False, open=True)
            for title in each.titles
        ]
        if len(boundaries) >= each.least and _are_long(boundaries, lines):
            return cut_speeches("common form", each.confidence, boundaries)
    return None


def _titled(lines: Sequence[Line], place: int) -> _Title | None:
    """Read the title at a place, whatever stands around it."""
    line = lines[place]
    if len(line.text) > _COUNTED_LENGTH or line.text[-1] in "。；，：" or line.label in {Label.ROW, Label.LIST_ITEM}:
        return None
    kind, title = _counted(line)
    if not has_mark(title, Mark.SHORT_TITLE) or has_mark(title, Mark.BYLINE) or has_mark(line.text, Mark.NOTE):
        return None
    if has_mark(title, Mark.AUTHOR) and (place == 0 or not _apart(lines, place) or len(core(title)) > SHORT_NAME):
        return None
    return _Title(place, title, kind, False, line)


def _runs_over(lines: Sequence[Line], place: int, form: Layout) -> bool:
    """Tell whether, in a wrapped text, a sentence goes over from a line to the next: it is no title, however set."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or below.gap > form.gap or lines[place].label is Label.HEADING:
        return False
    runs = is_full(lines[place], below, form) and not has_mark(below.text, Mark.DASHED, Mark.BRACKETED, *SIGNING)
    told = "，" in lines[place].text or has_mark(below.text, Mark.TEXT, Mark.ENDED)
    return runs and told and not has_mark(lines[place].text, Mark.ENDED)


def _apart(lines: Sequence[Line], place: int) -> bool:
    """Tell whether what may be a name stands by itself above a text, and not under a title."""
    before, line = lines[place - 1], lines[place]
    return line.gap > 0 and (has_mark(before.text, Mark.ENDED) or _is_closing(before))


def _opening(title: _Title, lines: Sequence[Line], form: Layout) -> _Title | None:
    """Tell whether a text begins under a title, and whether somebody signed it there or said when."""
    place = title.place
    if place and not _begins(lines, place, form):
        return None
    signed = False
    under = place + 1
    while under < len(lines) and under <= place + _UNDER_LINES:
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
    closed = before.text[-1] in "）)】" or _is_closing(before)
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


def _alike(titled: Sequence[_Title]) -> list[_Title]:
    """Choose the titles that are the same but for a number that grows, such as `2011年致股东的信`, from the top on."""
    forms: dict[str, list[_Title]] = {}
    for title in titled:
        if not title.kind and DIGITS.pattern.search(title.words) is not None:
            forms.setdefault(DIGITS.pattern.sub("0", title.words), []).append(title)
    for form, alike in forms.items():
        numbers = [[number_value(digits) for digits in DIGITS.pattern.findall(title.words)] for title in alike]
        grows = all(one < other for one, other in pairwise(numbers))
        named = len(core(form)) > LEAST_LETTERS
        if named and grows and len(alike) >= LEAST_APART and alike[0].place <= TOP_LINES:
            return alike
    return []


def _varied(openings: Sequence[_Title]) -> list[_Title]:
    """Choose the titles that say the first line over again but for a word, as `致父亲` and `致母亲` do."""
    first = openings[0] if openings else None
    if first is None or first.place or first.kind or first.words.isascii() or not all(map(_is_own, openings)):
        return []
    alike = [opening for opening in openings if _is_varied(core(first.words), core(opening.words))]
    return [first, *(opening for opening in alike if not opening.kind)]


def _is_varied(first: str, other: str) -> bool:
    """Tell whether two titles begin and end alike and differ in between."""
    longer = max(len(first), len(other))
    before = _alike_from_start(first, other)
    after = _alike_from_start(first[before:][::-1], other[before:][::-1])
    return first != other and before + after >= max(VARIED * longer, LEAST_LETTERS - 1)


def _alike_from_start(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _signed(openings: Sequence[_Title], titled: Sequence[_Title], form: Layout) -> list[_Title]:
    """Choose the titles with an author or a date under them, and those set apart as they are."""
    signed = [opening for opening in openings if opening.signed]
    if len(signed) < LEAST or signed[0].place > TOP_LINES:
        return []
    kind = signed[0].kind
    alike = [opening for opening in openings if opening.kind == kind]
    signed = [opening for opening in signed if opening.kind == kind]
    if kind.startswith("heading"):
        return alike if 2 * len(signed) >= len(alike) else []
    gap = min((opening.line.gap for opening in signed if opening.place > signed[0].place), default=0)
    apart = [opening for opening in alike if opening.line.gap >= gap]
    if gap <= form.gap or 2 * len(signed) < len(apart):
        return signed
    later = [title for title in titled if title.kind == kind and title.place > signed[0].place]
    others = [title for title in later if title.line.gap >= gap and _is_own(title)]
    return sorted(
        {opening.place: opening for opening in (*others, *signed)}.values(), key=lambda opening: opening.place
    )


def _addressed(openings: Sequence[_Title]) -> list[_Title]:
    """Choose the titles under which a speaker addresses the hearers, from the top on."""
    talks = [opening for opening in openings if opening.addressed and not opening.kind]
    return talks if talks and talks[0].place <= TOP_LINES else []


def _marked(titled: Sequence[_Title], kind: str) -> list[_Title]:
    """Choose the titles that a label or brackets mark, where such a title opens the file."""
    marked = [title for title in titled if title.kind == kind]
    return marked if marked and marked[0].place == 0 and 2 * sum(map(_is_own, marked)) >= len(marked) else []


def _set_apart(openings: Sequence[_Title], titled: Sequence[_Title], text: Text, places: Iterable[int]) -> list[_Title]:
    """Choose what stands at some places, and the first title, where nearly every one of them has a title."""
    here = set() if is_headed(text.lines) else _without_rest(places, titled, text)
    under = [title for title in titled if title.place in here and not title.kind]
    if not under or len(under) < TITLED * len(here) or sum(map(_is_own, under)) < OWN * len(under):
        return []
    if max(Counter(title.words for title in under).values()) >= AGAIN:
        return []
    first_place = min(here)
    above = [opening for opening in openings if opening.place < min(first_place, TOP_LINES)]
    first = next((opening for opening in above if opening.signed), above[0]) if above else _at_top(text.lines)
    chosen = [*([first] if first else []), *under]
    talks = [is_talk(text.lines[opening.place + 1 : opening.place + 1 + TALK_LINES]) for opening in chosen]
    if talks[0] and not any(talks[1:]) and not has_mark(under[0].words, Mark.SPEECH):
        return []  # one greeting at the top makes the titles below it headings of one talk
    documents = [has_mark(title.words, Mark.DOCUMENT) for title in chosen]
    return [] if documents[0] and not any(documents[1:]) else chosen


def _at_top(lines: Sequence[Line]) -> _Title | None:
    """Read the first line as a title even where it could be a name: it stands where titles stand in this file."""
    line = lines[0]
    alone = len(lines) > 1 and len(line.text) < BODY_LENGTH and len(lines[1].text) >= BODY_LENGTH
    fits = alone and has_mark(line.text, Mark.SHORT_TITLE) and not has_mark(line.text, Mark.NUMBERED)
    return _Title(0, line.text, "", False, line) if fits else None


def _without_rest(places: Iterable[int], titled: Sequence[_Title], text: Text) -> set[int]:
    """Leave out places at which the text of the title above begins, a text is signed, or notes stand."""
    titles = {title.place for title in titled}
    here: set[int] = set()
    under = -1
    for place in sorted(places):
        line = text.lines[place]
        stands_under = under >= 0 and all(
            has_mark(held.text, *SIGNING, Mark.BRACKETED) for held in text.lines[under + 1 : place]
        )
        if stands_under or _is_closing(line) or has_mark(line.text, Mark.NOTE, Mark.BRACKETED):
            continue
        here.add(place)
        under = place if place in titles else -1
    return here


def _ruled(lines: Sequence[Line]) -> list[int]:
    return [place for place, line in enumerate(lines) if line.ruled]


def _wide(lines: Sequence[Line], form: Layout) -> list[int]:
    return [place for place, line in enumerate(lines) if place and line.gap >= form.gap + BLANK_LINES]


def _gaps(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places under blank lines in a text that has none between its paragraphs."""
    return [] if form.gap else [place for place, line in enumerate(lines) if place and line.gap]


def _closed(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places above which a text ended with its date, its source, a name or notes."""
    return [
        place
        for place in range(2, len(lines))
        if lines[place].gap > form.gap and _is_closing(lines[place - 1]) and _ends_text(lines, place - 1)
    ]


def _ends_text(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a date or name stands under a text, and not under a title."""
    while place > 0 and _is_closing(lines[place]):
        place -= 1
    return has_mark(lines[place].text, Mark.BEGINS)


def _is_closing(line: Line) -> bool:
    text = line.text
    far = line.indent >= SIGNATURE_INDENT and len(text) <= SIGNATURE_LENGTH and not has_mark(text, Mark.ENDED)
    named = has_mark(text, Mark.BRACKETED) and has_mark(text, Mark.AUTHOR)
    return has_mark(text, Mark.DATE, Mark.SOURCE, Mark.NOTE) or named or far


def _at_margin(lines: Sequence[Line], form: Layout) -> list[int]:
    """Give the places of lines that stand at the margin of a text whose paragraphs are all set in."""
    indents = Counter(line.indent for line in lines if len(line.text) >= BODY_LENGTH)
    if not indents:
        return []
    usual, count = indents.most_common(1)[0]
    if usual < MARGIN or count < MARGIN_SHARE * indents.total():
        return []
    return [place for place, line in enumerate(lines) if place and line.indent < usual and line.gap >= form.gap]


def _own(chosen: Sequence[_Title]) -> Sequence[_Title]:
    """Give titles back where all are in words of their own and none has a comma, as the headings of a talk have."""
    return chosen if all(_is_own(title) and "，" not in title.words for title in chosen) else ()


def _is_own(title: _Title) -> bool:
    """Tell whether a title is in words of its own, not in those that head the sections of a report."""
    return has_mark(title.words, Mark.SPEECH) or not has_mark(title.words, Mark.SECTION)


def _are_long(boundaries: Sequence[Boundary], lines: Sequence[Line]) -> bool:
    ends = [each.place for each in boundaries[1:]] + [len(lines)]
    bodies = [lines[each.body : end] for each, end in zip(boundaries, ends, strict=True)]
    sizes = lengths(boundaries, lines)
    filled = all(any(has_mark(line.text, Mark.BEGINS) for line in body) for body in bodies)
    return filled and sum(sizes) >= PIECE_LENGTH * len(sizes)
