"""How the words that a question quotes stand in the collection, in a line for a person."""

from collections.abc import Sequence

from bot.render.draft import shorten
from bot.texts import Texts, say
from index.model import Wording

_CHANGED = 20
"""Characters of a difference that are shown."""


def wording_line(wording: str, changes: Sequence[tuple[str, str]], texts: Texts) -> str:
    """Give the line for a wording; `changes` are what differs, as typed and as it stands, where that can be told."""
    lines: dict[str, str] = {
        Wording.EXACT: texts.quotation_exact,
        Wording.OTHER_SIGNS: texts.quotation_other_signs,
        Wording.ABSENT: texts.quotation_absent,
    }
    if wording in lines:
        return lines[wording]
    if not changes:
        return texts.quotation_far
    told = (
        say(texts.quotation_change, typed=shorten(typed, _CHANGED), written=shorten(written, _CHANGED))
        for typed, written in changes
    )
    return say(texts.quotation_altered, changes=texts.pause.join(told))
