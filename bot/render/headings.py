"""Which headings begin with a passage, and which of them its text holds already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.model import Passage

_SENTENCE_END = "。！？!?；;…”’」』）)\n"


@dataclass(frozen=True, slots=True)
class OpeningHeading:
    """A heading that begins with a passage; `depth` counts its outer headings in the speech.

    `in_text` is whether the text of this passage or of the one before holds it: a heading that a paragraph begins with
    (run-in), or a line that was joined to a short paragraph. It is then no line of its own.
    """

    text: str
    depth: int
    in_text: bool


def opening_headings(passages: Sequence[Passage], outer: int) -> Iterator[tuple[OpeningHeading, ...]]:
    """Yield for each passage of a speech the headings that begin with it, outermost first.

    `outer` is how many headings of every passage are titles of the pieces around the speech.
    """
    before: tuple[str, ...] = ()
    text_before = ""
    for passage in passages:
        headings = passage.headings[outer:]
        same = 0
        while same < min(len(before), len(headings)) and before[same] == headings[same]:
            same += 1
        yield tuple(
            OpeningHeading(heading, same + depth, any(_holds(text, heading) for text in (text_before, passage.text)))
            for depth, heading in enumerate(headings[same:])
        )
        before, text_before = headings, passage.text


def _holds(text: str, heading: str) -> bool:
    """Whether a sentence or line of `text` is, or begins with, the whole heading."""
    pattern = _pattern(heading)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=512)
def _pattern(heading: str) -> re.Pattern[str] | None:
    letters = [re.escape(char) for char in heading if char.isalnum()]
    if not letters:
        return None
    return re.compile(
        rf"(?:^|(?<=[{re.escape(_SENTENCE_END)}]))[^\w{re.escape(_SENTENCE_END)}]*" + r"\W*".join(letters) + r"(?!\w)"
    )
