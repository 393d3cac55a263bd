"""OFD documents become lines here: their text with its place on each page, put in reading order."""

from pathlib import Path

from index.errors import UnreadableFile
from index.readers.packages import BROKEN_PACKAGE, opened_package
from index.readers.page_layout import PlacedPage, TextBox, page_lines
from index.readers.reading import FileLines

_ASCENT, _DESCENT = 0.85, 0.15
"""How far a character reaches above and below its baseline, in sizes."""


def ofd_lines(path: Path) -> FileLines:
    """Give the lines of an OFD document; raise UnreadableFile."""
    import ofdkit

    with opened_package(path, "OFD document"):
        pass
    try:
        with ofdkit.open(path) as document:
            pages = tuple(
                PlacedPage(
                    number,
                    page.height,
                    tuple(
                        TextBox(
                            run.text.strip(),
                            run.x,
                            run.y - _ASCENT * run.size,
                            run.x + run.width,
                            run.y + _DESCENT * run.size,
                        )
                        for run in page.runs
                        if run.text.strip()
                    ),
                )
                for number, page in enumerate(document.pages, 1)
            )
    except (ofdkit.OFDError, *BROKEN_PACKAGE):
        raise UnreadableFile(path, "is no OFD document that can be read") from None
    return FileLines(page_lines(pages))
