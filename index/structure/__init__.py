"""Lines become speeches here: pieces, the articles inside them, and the passages of each."""

from collections.abc import Sequence

from index.lines import Line
from index.model import ParsedPassage, ParsedSpeech
from index.structure.articles import heads
from index.structure.cleaning import clean, lines_of
from index.structure.pages import without_pages
from index.structure.paragraphs import layout
from index.structure.pieces import Piece, pieces
from index.structure.sections import sections
from index.structure.titles import without_notes

__all__ = ["STRUCTURE_VERSION", "lines_of", "parse"]

STRUCTURE_VERSION = 12
"""Part of the key under which parsed files are kept: raise it whenever the passages of a file change."""


def parse(lines: Sequence[Line], name: str, title: str = "") -> list[ParsedSpeech]:
    """Read the speeches of a file's lines, in order.

    `title` is what the file itself says it is called beside its text, such as in a page's head; it is used where the
    lines give none. `name` is the title of last resort.
    All letters and digits of the lines come back in order from titles, headings and passages, but for piece
    markers, a title said again, and noise. A heading that runs into its paragraph stays in the passage's text, and
    is a heading only of the passages after it.
    """
    return [speech for piece in pieces(without_pages(clean(lines)), title or name) for speech in _speeches(piece)]


def _speeches(piece: Piece) -> list[ParsedSpeech]:
    """Give the piece's own speech, unless articles fill it whole, and a speech for each article inside it."""
    form = layout(piece.lines)
    found = heads(piece, form)
    inner = (*piece.outer, piece.title) if piece.marked else piece.outer
    starts = [(0, 0, piece.title), *((head.place, head.lines, head.words) for head in found.articles)]
    ends = [start for start, _, _ in starts[1:]] + [len(piece.lines)]
    speeches: list[ParsedSpeech] = []
    for (start, count, words), end in zip(starts, ends, strict=True):
        begin = start + count
        stretch = piece.lines[begin:end]
        unnumbered = {head.place - begin for head in found.headings if begin <= head.place < end}
        told = sections(stretch, unnumbered, form)
        outer = inner if count else piece.outer
        if told or len(starts) == 1:
            title = without_notes(words, stretch)
            speeches.append(ParsedSpeech(title, told or (ParsedPassage(title),), outer))
    return speeches
