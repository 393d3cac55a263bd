"""What an administrator says of speeches: a file `dates.csv` beside them, with who gave each, where and when.

Its columns are `file`, `title`, `date`, `speaker`, `office` and `place` (or 文件, 标题, 日期, 讲话人, 职务, 地点). A
row without a title holds for every speech of its file; what a row leaves empty stays as it was read.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from index.analysis.folding import fold
from index.dates.partial_date import read_date
from index.errors import UnreadableFile
from index.model import Metadata, ParsedSpeech
from index.readers import CORRECTIONS, read_text
from index.readers.columns import field
from index.readers.records import metadata

_FILE = ("file", "文件", "文件名", "檔案")


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of a folder's `dates.csv`: the title of the speech it holds for, empty for all, and what is known of it."""

    title: str
    known: Metadata


def read_corrections(folder: Path) -> tuple[dict[str, tuple[Correction, ...]], tuple[str, ...]]:
    """Give a folder's corrections by file name, or none and what is wrong in its lines.

    Raises UnreadableFile where there is no table.
    """
    path = folder / CORRECTIONS
    if not path.is_file():
        return {}, ()
    found: dict[str, list[Correction]] = {}
    wrong: list[str] = []
    rows = csv.DictReader(io.StringIO(read_text(path), newline=""), restkey="", skipinitialspace=True)
    try:
        rows.fieldnames = [column.strip().lower() for column in rows.fieldnames or ()]
        named = next((column for column in _FILE if column in rows.fieldnames), None)
        if named is None:
            raise UnreadableFile(path, 'has no column "file" (or 文件); its first row must name its columns')
        for row in rows:
            file = str(row[named] or "").strip()
            if not file:
                continue
            if not (folder / file).is_file():
                wrong.append(f"line {rows.line_num}: there is no file {file} beside it")
            wrong.extend(_wrong_date(rows.line_num, row))
            found.setdefault(file, []).append(_correction(row))
    except csv.Error as error:
        wrong.append(f"line {rows.line_num + 1}: is no table ({error})")
    if wrong:
        return {}, tuple(wrong)
    return {file: tuple(corrections) for file, corrections in found.items()}, ()


def _wrong_date(line: int, row: Mapping[str, object]) -> Iterator[str]:
    date = str(field(row, "date") or "").strip()
    if date and read_date(date) is None:
        yield f"line {line}: the date {date} is none; write 1999, 1999-03 or 1999-03-05"


def _correction(row: Mapping[str, object]) -> Correction:
    known = metadata(row)
    source = CORRECTIONS if known.date else None
    return Correction(str(field(row, "title") or "").strip(), replace(known, date_source=source))


def corrected(speeches: Iterable[ParsedSpeech], corrections: Iterable[Correction]) -> Iterator[ParsedSpeech]:
    """Put what the corrections say in place of what was read; of several that fit, the later one counts."""
    listed = [(fold(correction.title), correction.known) for correction in corrections]
    for speech in speeches:
        known = speech.metadata
        for title, said in listed:
            if title in fold(speech.title):
                known = replace(known, **{name: value for name, value in asdict(said).items() if value is not None})
        yield replace(speech, metadata=known)
