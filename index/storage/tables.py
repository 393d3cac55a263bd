"""The tables of `jianghua.db`: the columns of each with their types, and its primary key."""

from collections.abc import Mapping

TABLES: Mapping[str, tuple[dict[str, type], str | tuple[str, str]]] = {
    "documents": (
        {
            "id": int,
            "key": str,
            "name": str,
            "first_passage": int,
            "passages": int,
            "first_speech": int,
            "speeches": int,
            "sum": int,
        },
        "id",
    ),
    "speeches": (
        {
            "id": int,
            "document": int,
            "title": str,
            "outer": str,
            "first_passage": int,
            "passages": int,
            "speaker": str,
            "office": str,
            "place": str,
            "date": str,
            "date_source": str,
            "sum": int,
        },
        "id",
    ),
    "passages": (
        {"id": int, "speech": int, "place": int, "text": str, "headings": str, "record": str, "page": int, "sum": int},
        "id",
    ),
    "segments": ({"document": int, "field": str, "data": bytes, "sum": int}, ("document", "field")),
    "generations": (
        {
            "id": int,
            "created": str,
            "passages": int,
            "speeches": int,
            "files": int,
            "refused": str,
            "paths": str,
            "sum": int,
        },
        "id",
    ),
    "members": ({"generation": int, "position": int, "document": int, "first_row": int}, ("generation", "position")),
    "counters": ({"name": str, "value": int, "sum": int}, "name"),
}
"""A column that a later version adds stands last: a database of an older version is given it where it is opened."""
