"""ZIP packages that hold XML, as office documents and e-books are: opened within limits, parsed without entities."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

UNPACKED_BYTES = 400_000_000
"""A package that would be larger than this when unpacked is refused."""

PACKED_PARTS = 20_000
"""A package of more parts is refused."""

XML_BYTES = 50_000_000
"""A part of XML that would be larger when unpacked is refused: the tree that is made of it takes ten times as much."""

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a compound file begins with: a document of Word 97, or a newer one that is protected with a password."""

LOCKED = "is protected with a password; save it without one"

_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")

BROKEN_PACKAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, SyntaxError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError),
)
"""What reading a broken package raises: the first three for the ZIP, SyntaxError for its XML, the others for parts."""


@contextmanager
def opened_package(path: Path, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP package within limits; raises UnreadableFile, also for what reading its parts raises inside."""
    try:
        with zipfile.ZipFile(path) as package:
            check_package(path, package)
            yield package
    except BROKEN_PACKAGE:
        raise UnreadableFile(path, LOCKED if is_locked(path) else f"is no {kind} that can be read") from None


def is_locked(path: Path) -> bool:
    """Tell whether a file is an office document behind a password: a compound file, or a part of one that says so."""
    try:
        with zipfile.ZipFile(path) as package:
            return b"encryption-data" in package.read("META-INF/manifest.xml")
    except (*BROKEN_PACKAGE, OSError):
        data = path.read_bytes()
        return data.startswith(OLE_HEAD) and _LOCKED_STREAM in data


def check_package(path: Path, package: zipfile.ZipFile) -> None:
    """Raise UnreadableFile for a package beyond the limits; the sizes it states bound what is unpacked."""
    items = package.infolist()
    large = next((item for item in items if item.file_size > XML_BYTES and _is_xml(item.filename)), None)
    if large is not None:
        raise UnreadableFile(path, f"is too big ({large.file_size // 1_000_000} MB of text and marks unpacked)")
    size = sum(item.file_size for item in items)
    if size > UNPACKED_BYTES:
        raise UnreadableFile(path, f"is too big ({size // 1_000_000} MB unpacked)")
    if len(items) > PACKED_PARTS:
        raise UnreadableFile(path, f"has too many parts ({len(items)}; at most {PACKED_PARTS})")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx"))


def package_xml(package: zipfile.ZipFile, name: str) -> "_Element":
    """Parse a part of a package; raises KeyError where it is missing, SyntaxError where it is broken."""
    return parsed_xml(package.read(name))


def parsed_xml(data: bytes) -> "_Element":
    """Parse XML without entities, network or unbounded depth; raises SyntaxError where it is broken."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root is None:
        raise SyntaxError("holds no element")
    return root
