"""Lines become speeches here: pieces, the articles inside them, and the passages of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.lines import Line
from index.model import ParsedPassage, ParsedSpeech
from index.structure.articles import Head, heads
from index.structure.cleaning import clean, lines_of
from index.structure.pages import without_pages
from index.structure.paragraphs import layout
from index.structure.pieces import Piece, pieces
from index.structure.sections import sections
from index.structure.titles import without_notes

__all__ = ["STRUCTURE_VERSION", "ExplainedSpeech", "explain", "lines_of", "parse"]

STRUCTURE_VERSION = 14
"""Part of the key under which parsed files are kept: raise it whenever the passages of a file change."""


@dataclass(frozen=True, slots=True)
class ExplainedSpeech:
    """A speech, and why it begins where it does and has its title."""

    speech: ParsedSpeech
    reason: str


def parse_speeches(lines: Sequence[Line], name: str, title: str = "") -> list[ParsedSpeech]:
    """Read the speeches of a file's lines, in order.

    `title` is what the file itself says it is called beside its text, such as in a page's head; it is used where the
    lines give none. `name` is the title of last resort.
    All letters and digits of the lines come back in order from titles, headings and passages, but for piece
    markers, a title said again, and noise. A heading that runs into its paragraph stays in the passage's text, and
    is a heading only of the passages after it.
    """
    return [each.speech for each in explain(lines, name, title)]


def explain(lines: Sequence[Line], name: str, title: str = "") -> list[ExplainedSpeech]:
    """Read the speeches of a file's lines as `parse_speeches` does, and tell of each why it is one."""
    cleaned = without_pages(clean(lines))
    return [speech for piece in pieces(cleaned, title or name) for speech in _speeches(piece)]


def _speeches(piece: Piece) -> Iterator[ExplainedSpeech]:
    """Give the piece's own speech, unless articles fill it whole, and a speech for each article inside it."""
    form = layout(piece.lines)
    found = heads(piece, form)
    inner = (*piece.outer, piece.title) if piece.marked else piece.outer
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
            yield ExplainedSpeech(ParsedSpeech(title, passages or (ParsedPassage(title),), outer), start.reason)
