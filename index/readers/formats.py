"""Which kinds of files are read, by the ends of their names, and what reads each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from index.errors import UnreadableFile, install_command
from index.readers.encodings import DecodedText, NotText, decoded
from index.readers.markdown import markdown_lines, text_lines
from index.readers.reading import FileLines
from index.readers.webpages import html_lines, html_title, is_page
from index.structure import lines_of

FILE_BYTES = 200_000_000
"""A file larger than this is refused."""

TEXT_BYTES = 30_000_000
"""So is a text larger than this, some ten million characters: it takes up to fifty times its size in memory."""

_HEAD_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what gives its lines, whether that is plain text, and the extra that has the libraries for it.

    `lines` is None where a file holds records rather than lines.
    """

    lines: Callable[[Path], FileLines] | None
    plain: bool = False
    extra: str = ""
    libraries: tuple[str, ...] = ()


def _imported(module: str, function: str) -> Callable[[Path], FileLines]:
    """Give a reader whose module is imported when it reads its first file: most collections have few kinds of files."""

    def lines(path: Path) -> FileLines:
        reader: Callable[[Path], FileLines] = getattr(import_module(f"index.readers.{module}"), function)
        return reader(path)

    return lines


def _text_lines(path: Path) -> FileLines:
    read = decoded_text(path)
    return _page(read) if is_page(read.text) else FileLines(text_lines(read.text), read.warnings)


def _page_lines(path: Path) -> FileLines:
    return _page(decoded_text(path))


def _word_lines(path: Path) -> FileLines:
    """Read a Word document as what it begins as: its suffix tells little of which program wrote it, and how."""
    from index.readers.packages import OLE_HEAD

    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(OLE_HEAD):
        try:
            return _DOC(path)
        except ModuleNotFoundError as error:
            raise missing_extra(path, _LEGACY_WORD, error) from None
    if head.lstrip().startswith(b"{\\rtf"):
        return _RTF(path)
    return _page_lines(path) if is_page(head.decode("latin-1")) else _DOCX(path)


def _markdown_lines(path: Path) -> FileLines:
    read = decoded_text(path)
    return _page(read) if is_page(read.text) else FileLines(markdown_lines(read.text), read.warnings)


def _page(read: DecodedText) -> FileLines:
    return FileLines(html_lines(read.text), read.warnings, html_title(read.text))


def _subtitle_lines(path: Path) -> FileLines:
    from index.readers.subtitles import srt_lines

    read = decoded_text(path)
    return FileLines(srt_lines(read.text), read.warnings, spoken=True)


def _mail_lines(path: Path) -> FileLines:
    from index.readers.mail_archives import mht_page

    text = mht_page(path)
    return FileLines(html_lines(text), title=html_title(text)) if is_page(text) else FileLines(lines_of(text))


_DOC, _DOCX, _RTF = (
    _imported("legacy_word", "doc_lines"),
    _imported("word", "docx_lines"),
    _imported("rich_text", "rtf_lines"),
)
_TEXT = Format(_text_lines, plain=True)
_MARKDOWN = Format(_markdown_lines, plain=True)
_PAGE = Format(_page_lines, plain=True)
_MAIL = Format(_mail_lines, plain=True)
_PICTURE = Format(_imported("scans", "picture_lines"), extra="ocr", libraries=("rapidocr", "onnxruntime"))
_LEGACY_WORD = Format(_word_lines, extra="office", libraries=("doc2docx", "wps2md"))

FORMATS: Mapping[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".srt": Format(_subtitle_lines, plain=True),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".mht": _MAIL,
    ".mhtml": _MAIL,
    ".docx": Format(_word_lines),
    ".doc": _LEGACY_WORD,
    ".wps": _LEGACY_WORD,
    ".rtf": Format(_RTF),
    ".odt": Format(_imported("opendocument", "odt_lines")),
    ".pdf": Format(_imported("pdf", "pdf_lines")),
    ".ofd": Format(_imported("ofd", "ofd_lines"), extra="office", libraries=("ofdkit",)),
    ".epub": Format(_imported("epub", "epub_lines")),
    ".pptx": Format(_imported("slides", "pptx_lines"), extra="office", libraries=("pptx",)),
    ".xlsx": Format(None, extra="office", libraries=("openpyxl",)),
    ".csv": Format(None, plain=True),
    ".tsv": Format(None, plain=True),
    ".jsonl": Format(None, plain=True),
    ".json": Format(None, plain=True),
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
}
"""The formats by suffix, in lower case."""


def file_lines(path: Path) -> FileLines:
    """Give the lines of a file that holds lines; raise UnreadableFile."""
    kind = FORMATS[path.suffix.lower()]
    if kind.lines is None:
        raise UnreadableFile(path, "holds records, not lines")
    check_size(path)
    try:
        return kind.lines(path)
    except ModuleNotFoundError as error:
        raise missing_extra(path, kind, error) from None


def missing_extra(path: Path, kind: Format, error: ModuleNotFoundError) -> UnreadableFile:
    """Say which extra reads a file; raises `error` again where no extra does."""
    if not kind.extra:
        raise error
    return UnreadableFile(path, install_hint(kind))


def install_hint(kind: Format) -> str:
    """Say which extra reads a kind of file."""
    return f"is read by the extra [{kind.extra}], which is missing: {install_command(kind.extra)}"


def has_library(kind: Format) -> bool:
    """Tell whether the libraries that a kind of file needs are installed."""
    return all(find_spec(library) is not None for library in kind.libraries)


def check_size(path: Path, limit: int = FILE_BYTES) -> None:
    """Raise UnreadableFile for a file that is too big or holds nothing."""
    size = path.stat().st_size
    if size > limit:
        raise UnreadableFile(path, f"is too big ({size // 1_000_000} MB; at most {limit // 1_000_000} MB)")
    if not size:
        raise UnreadableFile(path, "is empty")


def decoded_text(path: Path) -> DecodedText:
    r"""Read a text file whatever its encoding, with `\n` as its only line end; raise UnreadableFile."""
    try:
        check_size(path, TEXT_BYTES)
        read = decoded(path.read_bytes())
    except NotText as error:
        raise UnreadableFile(path, str(error)) from None
    except OSError as error:
        raise UnreadableFile(path, why(error)) from None
    if not read.text.strip("\ufeff \t\r\n\u3000\xa0\x0b\x0c"):
        raise UnreadableFile(path, "is empty")
    return replace(read, text=read.text.replace("\r\n", "\n").replace("\r", "\n"))


def read_text(path: Path) -> str:
    """Read a text file whatever its encoding, whole or broken; raise UnreadableFile."""
    return decoded_text(path).text


def why(error: OSError) -> str:
    """Say in words why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (no permission)"
    return f"cannot be read ({error.strerror or error})"
