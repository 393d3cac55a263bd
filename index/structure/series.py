"""Pieces that no marker opens are told here by their common form: what repeats at the head of pieces opens a piece.

One such title says nothing, for a report may be ruled, too, and its sections dated; a file of pieces has a series.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile

from index.analysis.letters import letters_of
from index.lines import Label, Line
from index.structure.boundaries import (
    LEAST,
    LEAST_APART,
    PIECE_LENGTH,
    TOP_LINES,
    Boundary,
    Cut,
    Text,
    cut_speeches,
    is_remark,
    lengths,
)
from index.structure.layout import Layout
from index.structure.piece_titles import BRACKET, LABEL, PieceTitle, is_own, over_text, runs_over, title_at
from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import DIGITS, number_value
from index.structure.rules.title_lines import LEAST_LETTERS
from index.structure.separated_pieces import (
    at_margin,
    below_ends,
    set_apart,
    under_blank_lines,
    under_rules,
    under_wide_gaps,
)

VARIED = 0.6
"""A title varies another where so much of it is the same."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which all pieces of a file may open: a name for it, how sure it is, how many there must be."""

    name: str
    confidence: float
    least: int
    titles: Sequence[PieceTitle]


def by_form(text: Text) -> Cut | None:
    """Cut before the titles of pieces that all open in the same form."""
    lines, form = text.lines, text.form
    may_be = (title for place in range(len(lines)) if (title := title_at(lines, place)) is not None)
    titled = [title for title in may_be if not runs_over(lines, title.place, form)]
    found = [over for title in titled if (over := over_text(title, lines, form)) is not None]
    apart = partial(set_apart, found, titled, text)
    forms = (
        _Form("titles that differ in their numbers", 0.9, LEAST_APART, _alike(titled)),
        _Form("titles that vary the first", 0.8, LEAST, _varied(found)),
        _Form("label before each title", 0.9, LEAST, _marked(titled, LABEL)),
        _Form("date or author under each title", 0.9, LEAST, _signed(found, titled, form)),
        _Form("address to hearers under each title", 0.9, LEAST_APART, _addressed(found)),
        _Form("rule over each title", 0.9, LEAST, apart(under_rules(lines))),
        _Form("wide gap over each title", 0.8, LEAST_APART, apart(under_wide_gaps(lines, form))),
        _Form("brackets around each title", 0.8, LEAST_APART, _marked(titled, BRACKET)),
        _Form("end of a text over each title", 0.8, LEAST, apart(below_ends(lines, form))),
        _Form("titles at the margin", 0.7, LEAST_APART, apart(at_margin(lines, form))),
        _Form(
            "blank line over each title",
            0.5,
            LEAST_APART,
            _own(apart(under_blank_lines(lines, form))),
        ),
    )
    for each in forms:
        boundaries = [
            Boundary(title.place, title.place + 1, title.words, each.name, marked=False, open=True)
            for title in each.titles
        ]
        if len(boundaries) >= each.least and _are_long(boundaries, lines) and not _introduces(boundaries, lines):
            return cut_speeches("common form", each.confidence, boundaries)
    return None


def _alike(titled: Sequence[PieceTitle]) -> list[PieceTitle]:
    """Choose the titles that are the same but for a number that grows, such as `2011年致股东的信`, from the top on."""
    forms: dict[str, list[PieceTitle]] = {}
    for title in titled:
        if not title.kind and DIGITS.pattern.search(title.words) is not None:
            forms.setdefault(DIGITS.pattern.sub("0", title.words), []).append(title)
    for form, alike in forms.items():
        numbers = [[number_value(digits) for digits in DIGITS.pattern.findall(title.words)] for title in alike]
        grows = all(one < other for one, other in pairwise(numbers))
        named = len(letters_of(form)) > LEAST_LETTERS
        if named and grows and len(alike) >= LEAST_APART and alike[0].place <= TOP_LINES:
            return alike
    return []


def _varied(openings: Sequence[PieceTitle]) -> list[PieceTitle]:
    """Choose the titles that say the first line over again but for a word, as `致父亲` and `致母亲` do."""
    first = openings[0] if openings else None
    if first is None or first.place or first.kind or first.words.isascii() or not all(map(is_own, openings)):
        return []
    alike = [opening for opening in openings if _is_varied(letters_of(first.words), letters_of(opening.words))]
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


def _signed(openings: Sequence[PieceTitle], titled: Sequence[PieceTitle], form: Layout) -> list[PieceTitle]:
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
    others = [title for title in later if title.line.gap >= gap and is_own(title)]
    return sorted(
        {opening.place: opening for opening in (*others, *signed)}.values(), key=lambda opening: opening.place
    )


def _addressed(openings: Sequence[PieceTitle]) -> list[PieceTitle]:
    """Choose the titles under which a speaker addresses the hearers, from the top on."""
    talks = [opening for opening in openings if opening.addressed and not opening.kind]
    return talks if talks and talks[0].place <= TOP_LINES else []


def _marked(titled: Sequence[PieceTitle], kind: str) -> list[PieceTitle]:
    """Choose the titles that a label or brackets mark, where such a title opens the file."""
    marked = [title for title in titled if title.kind == kind]
    return marked if marked and marked[0].place == 0 and 2 * sum(map(is_own, marked)) >= len(marked) else []


def _own(chosen: Sequence[PieceTitle]) -> Sequence[PieceTitle]:
    """Give titles back where all are in words of their own and none has a comma, as the headings of a talk have."""
    return chosen if all(is_own(title) and "，" not in title.words for title in chosen) else ()


def _are_long(boundaries: Sequence[Boundary], lines: Sequence[Line]) -> bool:
    ends = [each.place for each in boundaries[1:]] + [len(lines)]
    bodies = [lines[each.body : end] for each, end in zip(boundaries, ends, strict=True)]
    sizes = lengths(boundaries, lines)
    filled = all(any(has_mark(line.text, Mark.BEGINS) for line in body) for body in bodies)
    return filled and sum(sizes) >= PIECE_LENGTH * len(sizes)


def _introduces(boundaries: Sequence[Boundary], lines: Sequence[Line]) -> bool:
    """Tell whether the first of two pieces is the file's title with a remark, over the text that both belong to.

    The file then labels that title, and not the other.
    """
    if len(boundaries) != LEAST or boundaries[0].place:
        return False
    first, other = boundaries
    labelled = [lines[each.place].label is Label.HEADING for each in boundaries]
    return labelled == [True, False] and is_remark(lines[first.body : other.place])
