"""Old Word and WPS documents (.doc, .wps) become lines here: converted to .docx, or else paragraph by paragraph."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.packages import LOCKED, OLE_HEAD, is_locked
from index.readers.reading import FileLines, with_whole_paragraphs
from index.readers.word import docx_lines


def doc_lines(path: Path) -> FileLines:
    """Give the lines of a .doc or .wps file; raise UnreadableFile."""
    import doc2docx.errors
    import wps2md

    with path.open("rb") as file:
        head = file.read(8)
    if head != OLE_HEAD:
        raise UnreadableFile(path, "is no Word document that can be read")
    if is_locked(path):
        raise UnreadableFile(path, LOCKED)
    with tempfile.TemporaryDirectory() as folder:
        try:
            source, converted = Path(folder, "old.doc"), Path(folder, "new.docx")
            source.symlink_to(path.absolute())
            doc2docx.convert(source, converted)
            return docx_lines(converted)
        except UnreadableFile:
            pass
        except doc2docx.errors.EncryptedDocumentError:
            raise UnreadableFile(path, LOCKED) from None
        except Exception:  # noqa: BLE001, S110 - a converter of many thousand lines: whatever it stumbles over, the other tries
            pass
    try:
        document = wps2md.parse(path.read_bytes())
    except Exception:  # noqa: BLE001 - as above
        raise UnreadableFile(path, "is no Word document that can be read; save it as .docx") from None
    return FileLines(with_whole_paragraphs(list(_lines(document.paragraphs))))


def _lines(paragraphs: Sequence[Any]) -> Iterator[Line]:
    cells: list[str] = []
    for paragraph in paragraphs:
        if paragraph.is_row_end:
            yield Line("\t".join(cells), Label.ROW)
            cells = []
        elif paragraph.in_table:
            cells.append(paragraph.text.strip())
        elif paragraph.heading_level:
            yield Line(paragraph.text, Label.HEADING, level=paragraph.heading_level)
        else:
            yield Line(paragraph.text, Label.LIST_ITEM if paragraph.ilfo else Label.PARAGRAPH)
