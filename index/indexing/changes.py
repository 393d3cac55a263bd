"""What a reindex changed: the files of two generations compared by name and content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of files that are new, of other content, or no longer there, each in collection order.

    A file that a new version of the program reads anew is none of these.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def compare(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> Changes:
    """Compare the documents of two generations, each given by name and key."""
    old, new = _contents(before), _contents(after)
    return Changes(
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name, content in new.items() if old.get(name, content) != content),
        removed=tuple(name for name in old if name not in new),
    )


def _contents(documents: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Give what each file holds: the digests of its parts and of its corrections, without the program's versions."""
    contents: dict[str, list[str]] = {}
    for name, key in documents:
        parts = key.removesuffix(name).split()
        contents.setdefault(name, []).append(" ".join((*parts[:1], *parts[2:])))
    return contents
