"""Tables become speeches here: a row of a .csv or .tsv file is a speech, with a column for its title and its text."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from index.errors import UnreadableFile
from index.model import ParsedSpeech
from index.readers.records import NAMES, field, metadata
from index.structure import lines_of, parse

CELL_CHARACTERS = 20_000_000
"""A cell longer than this is refused."""

HEAD_CHARACTERS = 2000
"""So much of a table tells what separates its cells."""


def read_table(path: Path, name: str, text: str) -> Iterator[ParsedSpeech]:
    """Read the rows of a table, whose first names its columns; raise UnreadableFile, possibly after some speeches.

    A row without a text is passed over, one without a title goes by the file's name.
    """
    csv.field_size_limit(CELL_CHARACTERS)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey="", skipinitialspace=True)
    found = False
    try:
        rows.fieldnames = [column.strip().lower() for column in rows.fieldnames or ()]
        if not {"text", *NAMES["text"]}.intersection(rows.fieldnames):
            raise UnreadableFile(path, 'has no column "text" (or 正文, 内容); its first row must name its columns')
        for row in rows:
            for speech in _speeches(row, Path(name).stem):
                found = True
                yield speech
    except csv.Error as error:
        raise UnreadableFile(path, f"line {rows.line_num + 1}: is no table ({error})") from None
    if not found:
        raise UnreadableFile(path, "has no row with a text")


def _delimiter(text: str) -> str:
    head = text[:HEAD_CHARACTERS].partition("\n")[0]
    return max(",\t;", key=head.count)


def _speeches(row: Mapping[str, object], stem: str) -> Iterator[ParsedSpeech]:
    text = str(field(row, "text") or "")
    title = str(field(row, "title") or "").strip() or stem
    record = str(field(row, "id") or "").strip() or None
    for speech in parse(lines_of(f"# {title}\n\n{text}"), stem) if text.strip() else ():
        passages = tuple(replace(passage, record=record) for passage in speech.passages)
        yield replace(speech, passages=passages, metadata=metadata(row))
