"""Paragraphs fall into sections here: each passage gets the headings it stands under."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.model import ParsedPassage
from index.structure.characters import simple
from index.structure.layout import Layout
from index.structure.paragraphs import join, run_in_kinds
from index.structure.passages import TextPart, cut_passages, gather, shortest
from index.structure.rules import Mark, has_mark
from index.structure.rules.forms import COLUMN_BREAK
from index.structure.rules.numbering import HEADING_LENGTH, SPOKEN, numbered
from index.structure.rules.wording import CLOSING_CALL, RUN_IN

CLOSING_PARAGRAPHS = 3
"""A speaker who addresses the hearers in one of the last so many paragraphs has left the last section."""

NAME_BEFORE = 60
"""Who asks a question that is counted stands in so many characters before it."""

CELL_LENGTH = 20
"""A cell that names its column is at most so long."""

HEADER_SIGN = " | "
"""This stands between the cells of a first row that heads the passages of its later rows."""

_ITEM_SIGN = "• "
"""What stands before an item of a list of which only its file's tags tell that it is one."""

_UNNUMBERED = "unnumbered"
_NOTES = "notes"
"""The notes of a text, or its sources, stand under none of its sections."""

_INSIDE_NOTES = frozenset({"arabic", "paren-arabic", "circle", "letter", "first", "one is", "its first"})
"""Kinds of numbers that count notes rather than sections."""
_LEADING = frozenset({"part", "chapter", "section", "formal", "roman", "han", "topic"})


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph; a heading, where `kind` is set; or both, where a heading of `opening` words runs into it.

    `page` is the page of its file that it begins on, where that has pages. A `row` is one of a table. With a `turn` of
    a dialogue somebody else begins to speak; `counted` are the kinds of points that the one before began to count.
    """

    text: str
    kind: str = ""
    number: int = 0
    opening: str = ""
    lasts: bool = False
    page: int | None = None
    row: bool = False
    turn: bool = False
    counted: frozenset[str] = frozenset()


def sections(lines: Sequence[Line], unnumbered: set[int], form: Layout) -> tuple[ParsedPassage, ...]:
    """Give the passages of some lines; `unnumbered` are the places of headings that no number tells."""
    blocks = _blocks(lines, unnumbered, form)
    for settle in (_counted, _without_bare_headings, _with_lasting_openings, _with_counted):
        blocks = settle(blocks)
    result: list[ParsedPassage] = []
    stack: list[_Block] = []
    section: list[TextPart] = []
    closing = _closing(blocks)
    least = shortest([block.text for block in blocks])
    headers = _table_headers(blocks)

    def close() -> None:
        result.extend(ParsedPassage(piece.text, piece.headings, page=piece.page) for piece in gather(section, least))
        section.clear()

    for place, block in enumerate(blocks):
        if block.turn:
            _leave_points(stack, block.counted)
        if block.kind and not block.opening:
            close()
            _unwind(stack, block)
            stack.append(block)
            if _repeats(result, _words(stack)):
                # No passage tells this heading from the one before: a reader sees it only as a line of the text.
                section.append(TextPart(block.text, _words(stack), block.page))
            continue
        if block.opening:
            under = sum(not heading.opening for heading in stack)
            _unwind(stack, block)
            if sum(not heading.opening for heading in stack) < under:
                close()  # a section ends here: short paragraphs of two sections are no one passage
        elif place >= closing:
            if stack:
                close()
            stack.clear()
        else:
            while stack and stack[-1].opening and (block.turn or not stack[-1].lasts):
                stack.pop()
        here = (*_words(stack), *headers.get(place, ()))
        if block.opening:
            stack.append(block)
        first, *rest = cut_passages(block.text)
        section.append(TextPart(first, here, block.page))
        section.extend(TextPart(text, _words(stack), block.page) for text in rest)
    close()
    return tuple(result)


def _table_headers(blocks: Sequence[_Block]) -> dict[int, tuple[str]]:
    """Give for each row of a table its first one, written as a heading, where that names the columns.

    It stays in the text: a passage that begins with a later row stands under it.
    """
    found: dict[int, tuple[str]] = {}
    header: tuple[str] | None = None
    for place, block in enumerate(blocks):
        if not block.row:
            header = None
        elif place and blocks[place - 1].row:
            if header is not None and not has_mark(block.text, Mark.DRAWN):
                found[place] = header
        else:
            cells = [cell.strip() for cell in COLUMN_BREAK.pattern.split(block.text) if cell.strip()]
            header = (HEADER_SIGN.join(cells),) if len(cells) > 1 and all(map(_names_column, cells)) else None
    return found


def _names_column(cell: str) -> bool:
    """Tell whether a cell is a name or a year, and no figure or sentence."""
    short = len(cell) <= CELL_LENGTH and "，" not in cell
    return short and (any(map(str.isalpha, cell)) or has_mark(cell, Mark.YEAR_ALONE))


def _repeats(passages: Sequence[ParsedPassage], headings: tuple[str, ...]) -> bool:
    """Tell whether the last passage stands under all these headings already."""
    return bool(passages) and passages[-1].headings[: len(headings)] == headings


def _words(stack: Sequence[_Block]) -> tuple[str, ...]:
    return tuple(block.opening or block.text for block in stack)


def _leave_points(stack: list[_Block], kinds: Collection[str]) -> None:
    """Leave the points of these kinds, which are sentences, where another speaker begins."""
    points = (place for place, held in enumerate(stack) if held.kind in kinds and has_mark(held.text, Mark.SENTENCE))
    del stack[next(points, len(stack)) :]


def _unwind(stack: list[_Block], block: _Block) -> None:
    """Leave the headings that a heading of this kind ends: its own kind and all inside it."""
    if block.kind == _NOTES or (stack and stack[0].kind == _NOTES and block.kind not in _INSIDE_NOTES):
        stack.clear()
    kinds = [held.kind for held in stack]
    if block.kind in kinds:
        del stack[kinds.index(block.kind) :]


def _closing(blocks: Sequence[_Block]) -> int:
    """Find where the speaker turns to the hearers once more to close; past the end where this does not happen."""
    for place in range(len(blocks) - 1, max(len(blocks) - 1 - CLOSING_PARAGRAPHS, -1), -1):
        if blocks[place].kind:
            break
        if CLOSING_CALL.pattern.match(simple(blocks[place].text[:20])):
            return place
    return len(blocks)


def _blocks(lines: Sequence[Line], unnumbered: set[int], form: Layout) -> list[_Block]:
    run_in = run_in_kinds(lines)
    blocks: list[_Block] = []
    start = 0
    for place in [*sorted(unnumbered), len(lines)]:
        blocks.extend(_block(paragraph, run_in) for paragraph in join(lines[start:place], form, run_in))
        if place < len(lines):
            kind = _NOTES if has_mark(lines[place].text, Mark.NOTES_HEAD) else _UNNUMBERED
            blocks.append(_Block(lines[place].text, kind, page=lines[place].page))
        start = place + 1
    return blocks


def _block(paragraph: Line, run_in: frozenset[str]) -> _Block:
    text, page = paragraph.text, paragraph.page
    if paragraph.label is Label.HEADING or has_mark(text, Mark.NOTES_HEAD):
        return _Block(text, _NOTES if has_mark(text, Mark.NOTES_HEAD) else f"heading-{paragraph.level}", page=page)
    row = paragraph.label is Label.ROW or has_mark(text, Mark.ROW)
    opening = numbered(text) if paragraph.label is not Label.ROW else None
    if paragraph.label is Label.LIST_ITEM:
        signed = has_mark(text, Mark.NUMBERED, Mark.BULLET, Mark.NOTE, Mark.BRACKETED)
        text = text if signed else f"{_ITEM_SIGN}{text}"
        opening = None if opening is not None and opening.kind == "arabic" else opening
    asked = opening is not None and _is_counted_turn(text, opening.end)
    if opening is None or opening.end >= len(text) or asked:
        return _Block(text, page=page, row=row, turn=asked or has_mark(text, Mark.TURN))
    if len(text) > HEADING_LENGTH or has_mark(text, Mark.HOLDS_SENTENCE) or opening.kind in run_in:
        words = RUN_IN.pattern.match(text)
        if words is None:
            return _Block(text, page=page)
        return _Block(text, opening.kind, opening.number, words[1].strip("*_ "), page=page)
    if opening.kind in SPOKEN or has_mark(text, Mark.PAUSED) or text[-1] in "；;":
        return _Block(text, page=page)
    return _Block(text, opening.kind, opening.number, page=page)


def _is_counted_turn(text: str, start: int) -> bool:
    """Tell whether a number counts a question behind who asks it, as in `3、记者：…？`, and no section."""
    label, colon, said = text[start : start + NAME_BEFORE].replace(":", "：").partition("：")
    asked = text.rstrip("*_ 　”」）)")[-1:] in {"？", "?"}
    return bool(label and colon and said) and asked and not has_mark(label, Mark.HOLDS_SENTENCE)


def _counted(blocks: Sequence[_Block]) -> list[_Block]:
    """Make paragraphs of what opens with a number that follows on none, such as the second of two attachments."""
    seen: set[tuple[str, int]] = set()
    result: list[_Block] = []
    for block in blocks:
        follows = block.number <= 1 or block.kind in _LEADING or (block.kind, block.number - 1) in seen
        if follows:
            seen.add((block.kind, block.number))
        result.append(block if follows else _Block(block.text, page=block.page))
    return result


def _without_bare_headings(blocks: Sequence[_Block]) -> list[_Block]:
    """Make paragraphs of headings under which nothing stands, and of the rest of the list they are in."""
    bare = {place for place in range(len(blocks)) if _is_bare(blocks, place)}
    run: list[int] = []
    for place, block in enumerate([*blocks, _Block("", "end")]):
        if not block.kind or block.opening:
            continue
        if run and block.kind != blocks[run[-1]].kind:
            if len(bare.intersection(run)) > 1 and len(bare.intersection(run)) >= len(run) - 1:
                bare.update(run)
            run = []
        run.append(place)
    return [_Block(block.text, page=block.page) if place in bare else block for place, block in enumerate(blocks)]


def _is_bare(blocks: Sequence[_Block], place: int) -> bool:
    block = blocks[place]
    if not block.kind or block.opening:
        return False
    if place + 1 == len(blocks):
        return True
    following = blocks[place + 1]
    if not following.kind or (following.opening and following.kind != block.kind):
        return False
    return following.kind == block.kind or any(held.kind == following.kind for held in blocks[:place])


def _with_lasting_openings(blocks: Sequence[_Block]) -> list[_Block]:
    """Tell run-in headings whose section goes on, for one like it follows, from the last, whose end nobody knows."""
    expected: set[tuple[str, int]] = set()
    result: list[_Block] = []
    for block in reversed(blocks):
        if block.turn:
            expected.clear()
        if block.opening:
            result.append(replace(block, lasts=(block.kind, block.number + 1) in expected))
            if block.number == 1:
                expected = {(kind, number) for kind, number in expected if kind != block.kind}
            expected.add((block.kind, block.number))
        else:
            result.append(block)
    return result[::-1]


def _with_counted(blocks: Sequence[_Block]) -> list[_Block]:
    """Tell each turn of a dialogue what the speaker before counted; what stands under a heading since is no point."""
    counted: set[str] | None = None
    result: list[_Block] = []
    for block in blocks:
        if block.turn:
            result.append(replace(block, counted=frozenset(counted or ())))
            counted = set()
            continue
        if block.kind and not block.number:
            counted = None
        elif block.number == 1 and counted is not None:
            counted.add(block.kind)
        result.append(block)
    return result
