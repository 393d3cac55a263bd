"""Lines become speeches here: pieces, the articles inside them, and the passages of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.lines import Line
from index.model import ParsedPassage, ParsedSpeech
from index.structure.articles import Head, heads
from index.structure.characters import line_key
from index.structure.cleaning import clean, lines_of, without_note_signs
from index.structure.inserted import without_inserted
from index.structure.layout import layout
from index.structure.pages import without_pages
from index.structure.pieces import Piece, pieces
from index.structure.rules import Mark, has_mark, rules_of
from index.structure.sections import sections
from index.structure.shared import NOTHING_SHARED, SharedLines, without_shared
from index.structure.title_wording import without_notes

__all__ = [
    "NOTHING_SHARED",
    "STRUCTURE_VERSION",
    "ExplainedSpeech",
    "SharedLines",
    "explain",
    "line_key",
    "lines_of",
    "parse_speeches",
]

STRUCTURE_VERSION = 48
"""Part of the key under which parsed files are kept: raise it whenever the passages of a file change."""


EXPLAINED_LINES = 3
"""Of so many lines under a title it is told by which line rules they were judged."""


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A title or a line under it, and the names of the line rules that hold for it."""

    text: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSpeech:
    """A speech, why it begins where it does and has its title, and what its first lines were judged to be."""

    speech: ParsedSpeech
    reason: str
    lines: tuple[ExplainedLine, ...] = ()


def parse_speeches(
    lines: Sequence[Line], name: str, title: str = "", shared: SharedLines = NOTHING_SHARED
) -> list[ParsedSpeech]:
    """Read the speeches of a file's lines, in order.

    `title` is what the file itself says it is called beside its text, such as in a page's head; it is used where the
    lines give none. `name` is the title of last resort. `shared` are lines that other files of the folder have, too.
    All letters and digits of the lines come back in order from titles, headings and passages, but for piece
    markers, marks of footnotes, a title said again, and noise. A heading that runs into its paragraph stays in the
    passage's text, and is a heading only of the passages after it.
    """
    return [speech for speech, _, _ in _parsed(lines, name, title, shared)]


def explain(
    lines: Sequence[Line], name: str, title: str = "", shared: SharedLines = NOTHING_SHARED
) -> list[ExplainedSpeech]:
    """Read the speeches of a file's lines as `parse_speeches` does, and tell of each why it is one."""
    return [
        ExplainedSpeech(
            speech,
            reason,
            tuple(ExplainedLine(text, rules_of(text)) for text in (speech.title, *first)),
        )
        for speech, reason, first in _parsed(lines, name, title, shared)
    ]


def _parsed(
    lines: Sequence[Line], name: str, title: str, shared: SharedLines
) -> Iterator[tuple[ParsedSpeech, str, tuple[str, ...]]]:
    """Give each speech, why it is one, and its first lines."""
    collection, rest = without_shared(without_pages(clean(lines)), shared.edges, bare=has_mark(name, Mark.BARE))
    own = without_note_signs(without_inserted(rest, shared.inserted))
    name = f"{collection[-1]} {name}" if collection and has_mark(name, Mark.BARE) else name
    said = title if title and not has_mark(title, Mark.PAGE_NUMBER, Mark.NUMBER_ALONE, Mark.DATE) else ""
    for piece in pieces(own, said or name):
        around = tuple(words for words in collection if words not in piece.title)
        yield from _speeches(replace(piece, outer=(*around, *piece.outer)))


def _speeches(piece: Piece) -> Iterator[tuple[ParsedSpeech, str, tuple[str, ...]]]:
    """Give the piece's own speech, unless articles fill it whole, and a speech for each article inside it."""
    form = layout(piece.lines)
    found = heads(piece, form)
    inner = (*piece.outer, piece.title) if piece.marked or piece.headed else piece.outer
    starts = [Head(0, 0, piece.title, piece.reason), *found.articles]
    ends = [head.place for head in found.articles] + [len(piece.lines)]
    for start, end in zip(starts, ends, strict=True):
        begin = start.place + start.lines
        stretch = piece.lines[begin:end]
        unnumbered = {head.place - begin for head in found.headings if begin <= head.place < end}
        passages = sections(stretch, unnumbered, form)
        if passages or len(starts) == 1:
            title = without_notes(start.words, stretch)
            outer = inner if start.lines else piece.outer
            first = tuple(line.text for line in stretch[:EXPLAINED_LINES])
            yield ParsedSpeech(title, passages or (ParsedPassage(title),), outer), start.reason, first
