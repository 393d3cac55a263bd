"""Tables become speeches here: a row of a .csv, .tsv or .xlsx file is a speech, with columns for its title and text."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.model import ParsedSpeech
from index.readers.columns import SAMPLED_ROWS, Columns, find_columns
from index.readers.markdown import text_lines
from index.readers.reading import FileSpeeches
from index.readers.records import metadata
from index.readers.workbooks import workbook_rows
from index.structure import parse_speeches

CELL_CHARACTERS = 20_000_000
"""A cell longer than this is refused."""

COLUMNS_READ = 1000
"""A table of more columns is refused: rows would take time and memory by the square of them."""

_UNNAMED = re.compile(r"(?:Sheet|工作表)\s?[0-9]{0,3}", re.IGNORECASE)
"""What programs call a sheet that nobody has named."""

HEAD_CHARACTERS = 2000
"""So much of a table tells what separates its cells."""


def read_table(path: Path, name: str, text: str) -> FileSpeeches:
    """Read the rows of a table, whose first names its columns; raise UnreadableFile.

    A row without a text is passed over, one without a title goes by the file's name.
    """
    csv.field_size_limit(CELL_CHARACTERS)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey="", skipinitialspace=True)
    try:
        names = [column.strip() for column in rows.fieldnames or ()]
        if len(names) > COLUMNS_READ:
            raise UnreadableFile(path, f"has too many columns ({len(names)}; at most {COLUMNS_READ})")
        rows.fieldnames = names
        first = list(islice(rows, SAMPLED_ROWS))
        columns = find_columns(names, first)
        if columns is None:
            raise UnreadableFile(
                path, 'has no column "text" (or 正文, 内容), nor one of long texts; its first row must name its columns'
            )
        speeches = [speech for row in chain(first, rows) for speech in row_speeches(row, columns, Path(name).stem)]
    except csv.Error as error:
        raise UnreadableFile(path, f"line {rows.line_num + 1}: is no table ({error})") from None
    if not speeches:
        raise UnreadableFile(path, "has no row with a text")
    return FileSpeeches(speeches, tuple(filter(None, [columns.warning()])))


def read_workbook(path: Path, name: str) -> FileSpeeches:
    """Read the sheets of a workbook: as tables of speeches, or as sections of rows; raise UnreadableFile."""
    speeches: list[ParsedSpeech] = []
    lines: list[Line] = []
    warnings: list[str] = []
    for title, cells in workbook_rows(path):
        names = cells[0] if cells else []
        rows = [dict(zip(names, row, strict=False)) for row in cells[1:]]
        columns = find_columns(names, rows[:SAMPLED_ROWS])
        if columns is None:
            if not _UNNAMED.fullmatch(title):
                lines.append(Line(title, Label.HEADING, level=2))
            lines.extend(Line("\t".join(row).strip(), Label.ROW) for row in cells)
        else:
            speeches.extend(speech for row in rows for speech in row_speeches(row, columns, Path(name).stem))
            warnings.extend(filter(None, [columns.warning()]))
    if any(line.label is Label.ROW for line in lines):
        stem = Path(name).stem
        speeches.extend(parse_speeches([Line(stem, Label.HEADING, level=1), *lines], stem))
    if not speeches:
        raise UnreadableFile(path, "holds no text")
    return FileSpeeches(speeches, tuple(warnings))


def _delimiter(text: str) -> str:
    head = text[:HEAD_CHARACTERS].partition("\n")[0]
    return max(",\t;", key=head.count)


def row_speeches(
    row: Mapping[str, object],
    columns: Columns,
    stem: str,
    lines: Callable[[str], Sequence[Line]] = text_lines,
) -> Sequence[ParsedSpeech]:
    """Read the speech of a row, or the speeches that its text holds; `lines` gives the lines of the text."""
    text = _cell(row, columns.text)
    if not text.strip():
        return ()
    title = " ".join(_cell(row, columns.title).split()) or stem
    record = _cell(row, columns.id).strip() or None
    return [
        replace(
            speech,
            passages=tuple(replace(passage, record=record) for passage in speech.passages),
            metadata=metadata(row),
        )
        for speech in parse_speeches([Line(title, Label.HEADING, level=1), *lines(text)], stem)
    ]


def _cell(row: Mapping[str, object], column: str) -> str:
    value = row.get(column) if column else None
    return value if isinstance(value, str) else ""
