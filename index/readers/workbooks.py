"""Workbooks (.xlsx) become rows here: sheets are sections, unless their columns hold speeches."""

import math
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from index.errors import UnreadableFile
from index.readers.packages import BROKEN_PACKAGE, opened_package

SHEET_ROWS = 200_000
"""Rows of a sheet beyond so many are left out."""

SHEET_COLUMNS = 200

GENERAL_DIGITS = 11
"""So many digits a workbook shows of a number that has no format."""

_FORM = re.compile(r"(?P<thousands>#,##)?0(?:\.(?P<places>0+))?(?P<percent>%)?(?:_|;|$)")
"""`0`, `0.00`, `#,##0.0` and `0%`, with whatever negative numbers have."""


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
                    cells = sheet.iter_rows(max_row=SHEET_ROWS, max_col=SHEET_COLUMNS)
                    rows = [[_shown(cell.value, cell.number_format) for cell in row] for row in cells]
                    yield sheet.title, [row for row in rows if any(row)]
        finally:
            book.close()
    except (InvalidFileException, OSError, *BROKEN_PACKAGE):
        raise UnreadableFile(path, "is no workbook that can be read") from None


def _shown(value: object, form: str | None) -> str:
    """Write a value as the workbook shows it: `form` is its number format, such as `0.0%`."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return _number(value, form or "")
    return str(value).strip()


def _number(value: float, form: str) -> str:
    match = _FORM.match(form)
    if match is None:
        return str(value) if isinstance(value, int) else f"{Decimal(f'{value:.{GENERAL_DIGITS}g}').normalize():f}"
    number = Decimal(str(value)) * (100 if match["percent"] else 1)
    rounded = number.quantize(Decimal(1).scaleb(-len(match["places"] or "")), ROUND_HALF_UP)
    return f"{rounded:{',' if match['thousands'] else ''}f}{match['percent'] or ''}"
