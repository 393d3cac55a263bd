"""Workbooks (.xlsx) become rows here: sheets are sections, unless their columns hold speeches."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from index.errors import UnreadableFile
from index.readers.packages import BROKEN_PACKAGE, opened_package

SHEET_ROWS = 200_000
"""Rows of a sheet beyond so many are left out."""

SHEET_COLUMNS = 200


def workbook_rows(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Give the visible sheets of a workbook by name, with the texts of their cells; raise UnreadableFile."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    with opened_package(path, "workbook"):
        pass
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    cells = sheet.iter_rows(max_row=SHEET_ROWS, max_col=SHEET_COLUMNS, values_only=True)
                    rows = [[_cell(value) for value in row] for row in cells]
                    yield sheet.title, [row for row in rows if any(row)]
        finally:
            book.close()
    except (InvalidFileException, OSError, *BROKEN_PACKAGE):
        raise UnreadableFile(path, "is no workbook that can be read") from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
