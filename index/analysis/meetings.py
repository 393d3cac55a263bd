"""The meetings that a text names, party congresses and sessions alike."""

from collections.abc import Callable, Sequence

from index.analysis.congresses import Congress, congresses
from index.analysis.sessions import Session, sessions

Meeting = Congress | Session

_FINDERS: tuple[Callable[[str], Sequence[Meeting]], ...] = (congresses, sessions)


def meetings(folded: str) -> list[Meeting]:
    """Give the congresses that a folded text names, then the sessions."""
    return [each for find in _FINDERS for each in find(folded)]


def placed_meetings(folded: str) -> list[tuple[str, int]]:
    """Give what the meetings of a folded text are looked up by, each name with where the meeting begins."""
    return [(name, each.start) for each in meetings(folded) for name in each.names]


def without_meetings(folded: str) -> str:
    """Take the meetings that a folded question names out of it."""
    for find in _FINDERS:
        for each in reversed(find(folded)):
            folded = f"{folded[: each.start]} {folded[each.end :]}"
    return folded
