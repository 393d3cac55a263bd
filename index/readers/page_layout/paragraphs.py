"""Rows become paragraphs and headings here, told apart by how they are set: indents, short rows, gaps, sizes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.lines import Label, Line
from index.readers.page_layout.boxes import TextRow, row_size
from index.readers.page_layout.columns import TextColumn
from index.readers.page_layout.headings import SetHeading
from index.readers.page_layout.setting import Setting, column_edges

INDENT = 1.3
"""A row that begins so many character widths further in opens a paragraph."""

SHORT = 1.6
"""A row that ends so many character widths before the edge ends its paragraph, if the next word had room there."""

SHORT_OF_END = 4
"""So many, where it ends in mid-sentence: programs set a row narrower where a word or a figure had no room."""

WIDE_PITCH = 1.3
"""Two rows so many times as far apart as is usual stand in two paragraphs."""

OTHER_SIZE = 1.25
"""Two rows of which one is set so much larger stand in two paragraphs."""

SMALLER = 0.9
"""Rows set so much smaller than the text at the foot of a column are footnotes."""

FOOT = 0.4
"""Footnotes begin below so much of the page."""

_NOTE = re.compile(r"[\[［(（〔【]?\s*(?:[0-9]{1,3}|[①-⑳*※†]+|注)\s*[\]］)）〕】:：.]?")
_FIRST_WORD = re.compile(r"[“‘《（【「『(]*(?:[A-Za-z0-9%.+\-/]+|.)[，。；：、！？”’）》】」』)]*")
_ENDS = frozenset("。！？!?；;：:…”’」』）)》】.")
_WIDE = re.compile("[^\x00-\u10ff]")
_LATIN = re.compile(r"[A-Za-z0-9,;:.%)!?][A-Za-z0-9(]")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being put together, and the edges of the column that its last row stands in."""

    rows: list[TextRow]
    heading: SetHeading | None
    edges: tuple[float, float]


def page_paragraphs(
    columns: Sequence[TextColumn], headings: Mapping[tuple[int, float], SetHeading], setting: Setting
) -> list[Line]:
    """Give the paragraphs, headings, rows and footnotes of columns, which come in reading order.

    `headings` tells the rows that are headings by their page and top. A footnote stands behind the paragraph that its
    page breaks off in.
    """
    paragraphs: list[_Paragraph] = []
    places: list[tuple[int, list[Line]]] = []
    for column, edges in zip(columns, column_edges(columns, setting), strict=True):
        body, notes = _without_notes(column, setting)
        for row in body:
            heading = headings.get((row.page, row.top))
            last = paragraphs[-1] if paragraphs else None
            if last is not None and _goes_on(last, row, heading, edges, setting):
                last.rows.append(row)
                last.edges = edges
            else:
                paragraphs.append(_Paragraph([row], heading, edges))
        if notes:
            places.append((len(paragraphs), notes))
    lines: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        lines.append(_line(paragraph, _is_table_row(paragraphs, number)))
        lines.extend(line for place, notes in places if place == number + 1 for line in notes)
    return [*(line for place, notes in places if place == 0 for line in notes), *lines]


def _goes_on(
    last: _Paragraph, row: TextRow, heading: SetHeading | None, edges: tuple[float, float], setting: Setting
) -> bool:
    """Tell whether a row belongs to the paragraph, or the heading, of the row before it."""
    before = last.rows[-1]
    beside = before.page == row.page and row.top > before.top
    if heading != last.heading or "\t" in row.text or "\t" in before.text:
        return False
    if heading is not None:
        return beside and row.top - before.top <= 2.5 * row.height
    sizes = row_size(before), row_size(row)
    if max(sizes) >= OTHER_SIZE * min(sizes) or (beside and row.middle - before.middle > WIDE_PITCH * setting.pitch):
        return False
    if row.left - edges[0] > INDENT * setting.em:
        inside = len(last.rows) > 1 and beside and abs(row.left - before.left) < setting.em / 2
        if not inside:
            return False
    room = last.edges[1] - before.right
    least = SHORT if before.text[-1] in _ENDS else SHORT_OF_END
    return room < max(least * setting.em, _width(row.text, setting))


def _width(text: str, setting: Setting) -> float:
    """Give the width of the word that a row begins with."""
    match = _FIRST_WORD.match(text)
    word = match[0] if match else ""
    wide = len(_WIDE.findall(word))
    return setting.em * (wide + (len(word) - wide) / 2)


def _line(paragraph: _Paragraph, is_row: bool) -> Line:
    text = ""
    for row in paragraph.rows:
        piece = row.text
        if text and _LATIN.fullmatch(text[-1] + piece[0]):
            text += " "
        elif text.endswith("-") and text[-2:-1].isascii() and text[-2:-1].isalpha() and piece[0].islower():
            text = text[:-1]
        text += piece
    page = paragraph.rows[0].page
    if paragraph.heading is not None:
        return Line(text.replace("\t", " "), Label.HEADING, level=paragraph.heading.level, page=page)
    if is_row:
        return Line(text, Label.ROW, page=page)
    return Line(text.replace("\t", "\u3000"), Label.PARAGRAPH, page=page)


def _is_table_row(paragraphs: Sequence[_Paragraph], number: int) -> bool:
    """Tell whether a row with several cells has another one above or below it."""
    around = paragraphs[max(number - 1, 0) : number + 2]
    return "\t" in paragraphs[number].rows[0].text and sum("\t" in each.rows[0].text for each in around) > 1


def _without_notes(column: TextColumn, setting: Setting) -> tuple[Sequence[TextRow], list[Line]]:
    """Part the footnotes of a column from its text."""
    start = len(column.rows)
    while start > 0:
        row = column.rows[start - 1]
        if row_size(row) > SMALLER * setting.size or row.top < FOOT * column.page_height:
            break
        start -= 1
    if start == len(column.rows) or start == 0 or not _NOTE.match(column.rows[start].text):
        return column.rows, []
    notes: list[list[TextRow]] = []
    for row in column.rows[start:]:
        if notes and not _NOTE.match(row.text):
            notes[-1].append(row)
        else:
            notes.append([row])
    return column.rows[:start], [_line(_Paragraph(rows, None, (0, 0)), is_row=False) for rows in notes]
