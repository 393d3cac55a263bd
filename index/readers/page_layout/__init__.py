"""Pages of placed text become lines here: columns in reading order, without running heads, paragraphs put together.

A PDF, an OFD document and a recognised picture know where each piece of text stands, but not what it is.
"""

from collections.abc import Sequence

from index.lines import Line
from index.readers.page_layout.boxes import CELL_GAP, PlacedPage, TextBox
from index.readers.page_layout.columns import reading_order
from index.readers.page_layout.headings import OutlineEntry, page_headings
from index.readers.page_layout.paragraphs import page_paragraphs
from index.readers.page_layout.running_heads import without_running_heads
from index.readers.page_layout.setting import measured

__all__ = ["CELL_GAP", "OutlineEntry", "PlacedPage", "TextBox", "page_lines"]


def page_lines(pages: Sequence[PlacedPage], outline: Sequence[OutlineEntry] = ()) -> list[Line]:
    """Give the lines of a document's pages in reading order; `outline` names its headings where the file lists them."""
    columns = [column for page in without_running_heads(pages) for column in reading_order(page)]
    if not columns:
        return []
    setting = measured(columns)
    return page_paragraphs(columns, page_headings(columns, outline, setting), setting)
