"""JSON files become speeches here: an object is a speech, alone, in an array, or on a line of its own."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from index.errors import UnreadableFile
from index.lines import Line
from index.readers.columns import SAMPLED_ROWS, Columns, find_columns, named_column
from index.readers.markdown import text_lines
from index.readers.reading import FileSpeeches
from index.readers.tables import row_speeches
from index.readers.webpages import html_lines

_NO_TEXT = 'has no record with a "text"'
_MARKUP = "html"
"""A field that holds the text with the tags of a page, where none is named as a text."""

_OF_ALL = ("speaker", "office", "place", "date")
_SAID_IN = ("rendered", "text", "name")
"""What the words are called in an object that stands where a text does: an author with a name and an address."""

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_MARKED_UP = re.compile(r"\s{0,100}<(?:!doctype|html|body|article|section|div|h[1-6]|p|span|br)\b", re.IGNORECASE)
"""How a text begins that an export took from a page, tags and all."""

_Object = Mapping[str, object]


def read_objects(path: Path, name: str, text: str) -> FileSpeeches:
    """Read the objects of a JSON file; raise UnreadableFile.

    An object without a text is passed over, one without a title goes by the file's name. Where the objects stand in a
    field of another, what that one says of title, speaker, office, place and date holds for each that does not say it.
    """
    about, objects = _objects(_parsed(path, text))
    rows = [row for each in objects if (row := _plain(each))]
    columns = _columns(rows)
    if columns is None:
        raise UnreadableFile(path, _NO_TEXT)
    known = {key: about[key] for kind in _OF_ALL if (key := named_column(tuple(about), kind))}
    stem = about.get(named_column(tuple(about), "title"), Path(name).stem)
    speeches = [speech for row in rows for speech in row_speeches({**known, **row}, columns, stem, _lines)]
    if not speeches:
        raise UnreadableFile(path, _NO_TEXT)
    return FileSpeeches(speeches)


def _parsed(path: Path, text: str) -> object:
    """Read a JSON text, or one with a JSON text on each of its lines."""
    try:
        try:
            value: object = json.loads(text)
        except json.JSONDecodeError as error:
            if error.msg != "Extra data":
                raise
            value = list(_lines_parsed(text))
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            path, f"line {error.lineno}: is not JSON ({error.msg} at character {error.colno})"
        ) from None
    except (RecursionError, ValueError):
        raise UnreadableFile(path, "is not JSON that can be read (nested too deep, or a number too long)") from None
    if "\\u" in text and _HALF_PAIR.search(json.dumps(value, ensure_ascii=False)):
        raise UnreadableFile(path, "holds half a surrogate pair")
    return value


def _lines_parsed(text: str) -> Iterator[object]:
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                error.lineno += number
                raise


def _objects(value: object) -> tuple[Mapping[str, str], Sequence[_Object]]:
    """Give the objects that may be speeches, and what an object around them says: of several arrays the longest's."""
    if isinstance(value, dict):
        given = cast("_Object", value)
        own = _plain(given)
        inner = max((_array(each) for each in given.values()), key=len) if given else ()
        return ({}, [given]) if _columns([own]) or not inner else (own, inner)
    return {}, _array(value)


def _array(value: object) -> Sequence[_Object]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else ()


def _columns(rows: Sequence[Mapping[str, str]]) -> Columns | None:
    """Find the fields that hold title and text, by their names alone: most JSON files are no speeches."""
    names = list(dict.fromkeys(key for row in rows[:SAMPLED_ROWS] for key in row))
    found = find_columns(names, ())
    if found is None and _MARKUP in names:
        found = Columns(_MARKUP, named_column(names, "title"), named_column(names, "id"))
    return found


def _plain(given: _Object) -> dict[str, str]:
    """Give the fields of an object that are words or a number, each as a text."""
    said = ((key, _words(value)) for key, value in given.items())
    return {key: words for key, words in said if words}


def _words(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return "\n".join(value) if all(isinstance(each, str) for each in value) else ""
    if isinstance(value, dict):
        return next((said for key in _SAID_IN if isinstance(said := value.get(key), str)), "")
    return ""


def _lines(text: str) -> Sequence[Line]:
    return html_lines(text) if _MARKED_UP.match(text) else text_lines(text)
