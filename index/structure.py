"""Plain text becomes speeches here: pieces, the articles inside them, their section headings and their passages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index import marks
from index.lines import Line, clean
from index.model import ParsedPassage, ParsedSpeech
from index.paragraphs import Layout, join, layout
from index.passages import passages
from index.titles import Piece, heads, pieces

STRUCTURE_VERSION = 1
"""Part of the key under which parsed files are kept: raise it whenever the passages of a file change."""

STRUCTURE_VERSION = 1
"""Raised whenever the same text is read into other speeches, so that files are read again."""

_UNNUMBERED = "plain"


def parse(text: str, name: str) -> list[ParsedSpeech]:
    """Read the speeches of a file's text, in order; `name` is the title of last resort.

    All letters and digits of the text come back in order from titles, headings and passages, but for piece
    markers, a title said again, and noise.
    """
    return [speech for piece in pieces(clean(text), name) for speech in _speeches(piece)]


def _speeches(piece: Piece) -> list[ParsedSpeech]:
    found = heads(piece)
    form = layout(piece.lines)
    inner = (*piece.outer, piece.title) if piece.marked else piece.outer
    speeches: list[ParsedSpeech] = []
    starts = [(0, 0, piece.title), *found.articles]
    ends = [start for start, _, _ in found.articles] + [len(piece.lines)]
    headings = {start: words for start, _, words in found.headings}
    for number, ((start, count, title), end) in enumerate(zip(starts, ends, strict=True)):
        begin = start + count
        stretch = piece.lines[begin:end]
        inside = {place - begin for place in headings if begin <= place < end}
        told = _passages(stretch, inside, form)
        if told or not number:
            outer = piece.outer if not number else inner
            speeches.append(ParsedSpeech(title, told or (ParsedPassage(title),), outer))
    if len(speeches) > 1 and not piece.lines[: starts[1][0]]:
        return speeches[1:]
    return speeches


@dataclass(slots=True)
class _Block:
    """A paragraph, or a heading of some kind where `kind` is set."""

    text: str
    kind: str = ""
    bodyless: bool = field(default=False)


def _passages(lines: Sequence[Line], unnumbered: set[int], form: Layout) -> tuple[ParsedPassage, ...]:
    blocks = _demote_lists(_blocks(lines, unnumbered, form))
    result: list[ParsedPassage] = []
    stack: list[_Block] = []
    section: list[str] = []

    def close() -> None:
        headings = tuple(block.text for block in stack)
        result.extend(ParsedPassage(text, headings) for text in passages(section))
        section.clear()

    for block in blocks:
        if not block.kind:
            section.append(block.text)
            continue
        close()
        _unwind(stack, block)
        stack.append(block)
    close()
    return tuple(result)


def _unwind(stack: list[_Block], block: _Block) -> None:
    """Leave the headings that a heading of this kind ends: its own kind and all inside it."""
    kinds = [held.kind for held in stack]
    if block.kind in kinds:
        del stack[kinds.index(block.kind) :]


def _blocks(lines: Sequence[Line], unnumbered: set[int], form: Layout) -> list[_Block]:
    blocks: list[_Block] = []
    start = 0
    for place in [*sorted(unnumbered), len(lines)]:
        blocks.extend(_block(text, form) for text in join(lines[start:place], form))
        if place < len(lines):
            blocks.append(_Block(lines[place].text, _UNNUMBERED))
        start = place + 1
    return blocks


def _block(text: str, form: Layout) -> _Block:
    head = marks.markdown(text)
    if head is not None:
        return _Block(head[1], f"markdown-{head[0]}")
    opening = marks.numbered(text)
    if (
        opening is None
        or opening.kind == "ordinal"
        or opening.kind in form.run_in
        or len(text) > marks.HEADING_LENGTH
        or marks.sentences_inside(text)
        or marks.pauses(text)
        or text[-1] in "；;"
        or opening.end >= len(text)
    ):
        return _Block(text)
    return _Block(text, opening.kind)


def _demote_lists(blocks: list[_Block]) -> list[_Block]:
    """Make paragraphs of headings under which nothing stands, and of the rest of the list they are in."""
    for place, block in enumerate(blocks):
        if block.kind:
            block.bodyless = _has_no_body(blocks, place)
    run: list[_Block] = []
    for block in [*blocks, _Block("", "end")]:
        if run and block.kind and block.kind != run[-1].kind:
            _settle(run)
            run = []
        if block.kind:
            run.append(block)
    return blocks


def _has_no_body(blocks: Sequence[_Block], place: int) -> bool:
    if place + 1 == len(blocks):
        return True
    following = blocks[place + 1]
    if not following.kind:
        return False
    return following.kind == blocks[place].kind or any(block.kind == following.kind for block in blocks[:place])


def _settle(run: Sequence[_Block]) -> None:
    bare = sum(block.bodyless for block in run)
    if bare > 1 and bare >= len(run) - 1:
        for block in run:
            block.kind = ""
    for block in run:
        if block.bodyless:
            block.kind = ""
