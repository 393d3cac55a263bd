"""E-books (.epub) become lines here: their chapters in reading order, each a section of its own number."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.encodings import decode
from index.readers.packages import opened_package, package_xml
from index.readers.reading import FileLines, with_whole_paragraphs
from index.readers.webpages import html_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE_LINES = 3
"""A chapter's title, as the table of contents has it, is looked for in so many of its first lines."""

_FONT_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_SPACES = re.compile(r"\s+")


def epub_lines(path: Path) -> FileLines:
    """Give the lines of an e-book; raise UnreadableFile."""
    with opened_package(path, "e-book") as package:
        if _is_protected(package):
            raise UnreadableFile(path, "is protected against copying (DRM); its text cannot be read")
        container = package_xml(package, "META-INF/container.xml")
        place = next(iter(container.iter("{*}rootfile"))).get("full-path") or ""
        book = package_xml(package, place)
        names = {item.get("id"): item for item in book.iter("{*}item")}
        spine = [names[ref.get("idref")] for ref in book.iter("{*}itemref") if ref.get("idref") in names]
        titles = _titles(package, place, list(names.values()))
        lines: list[Line] = []
        for number, item in enumerate(spine, 1):
            if "nav" in (item.get("properties") or "").split():
                continue
            name = _inside(place, item.get("href") or "")
            if name not in package.namelist():
                continue
            chapter = html_lines(decode(package.read(name)))
            lines.extend(replace(line, page=number) for line in _titled(chapter, titles.get(name, "")))
        return FileLines(with_whole_paragraphs(lines))


def _is_protected(package: ZipFile) -> bool:
    if "META-INF/encryption.xml" not in package.namelist():
        return False
    methods = package_xml(package, "META-INF/encryption.xml").iter("{*}EncryptionMethod")
    return any(method.get("Algorithm") not in _FONT_OBFUSCATION for method in methods)


def _inside(base: str, reference: str) -> str:
    """Give the name of a part that another part refers to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(reference.partition("#")[0])))


def _titles(package: ZipFile, place: str, items: Sequence["_Element"]) -> dict[str, str]:
    """Give the titles of the chapters by the names of their parts, as the table of contents has them."""
    titles: dict[str, str] = {}
    for item in items:
        name = _inside(place, item.get("href") or "")
        kind = item.get("media-type") or ""
        if name in package.namelist() and ("ncx" in kind or "nav" in (item.get("properties") or "").split()):
            for title, reference in _entries(package_xml(package, name)):
                titles.setdefault(_inside(name, reference), title)
    return titles


def _entries(contents: "_Element") -> Iterator[tuple[str, str]]:
    for point in contents.iter("{*}navPoint"):
        label, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
        if label is not None and content is not None:
            yield label.text or "", content.get("src") or ""
    for link in contents.iter("{*}a"):
        yield "".join(link.itertext()), link.get("href") or ""


def _titled(lines: Sequence[Line], title: str) -> list[Line]:
    """Make a heading of the line that the table of contents names, where the chapter has none."""
    core = _SPACES.sub("", title)
    if core and not any(line.label is Label.HEADING for line in lines):
        for place, line in enumerate(lines[:_TITLE_LINES]):
            if _SPACES.sub("", line.text) == core:
                return [*lines[:place], replace(line, label=Label.HEADING, level=1), *lines[place + 1 :]]
    return list(lines)
