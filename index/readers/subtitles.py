"""Subtitles (.srt) become lines here: what is said without a pause is one paragraph."""

import re
from collections.abc import Iterator

from index.lines import Label, Line

PAUSE = 2.0
"""Seconds of silence that begin a new paragraph."""

LONG_ENOUGH = 200
"""A paragraph of so many characters ends at the next full stop."""

_TIME = re.compile(r"(\d{1,2}):(\d\d):(\d\d)[,.](\d{1,3})")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{\\[^{}]*\}")
_ENDS = frozenset("。！？!?.…”」』")
_JOINED = frozenset("，、；：,;:。！？!?…“”「」『』（）《》—")


def srt_lines(text: str) -> list[Line]:
    """Give the paragraphs of what is said in subtitles."""
    lines: list[Line] = []
    said = ""
    ended = 0.0
    for start, end, words in _cues(text):
        if said and (start - ended > PAUSE or (len(said) >= LONG_ENOUGH and said[-1] in _ENDS)):
            lines.append(Line(said, Label.PARAGRAPH))
            said = ""
        apart = said and said[-1] not in _JOINED and words[0] not in _JOINED
        said += f" {words}" if apart else words
        ended = end
    return [*lines, Line(said, Label.PARAGRAPH)] if said else lines


def _cues(text: str) -> Iterator[tuple[float, float, str]]:
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.strip().split("\n")]
        place = next((place for place, line in enumerate(lines[:2]) if "-->" in line), None)
        if place is None:
            continue
        times = [
            int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3]) + int(match[4].ljust(3, "0")) / 1000
            for match in _TIME.finditer(lines[place])
        ]
        words = _TAG.sub("", " ".join(filter(None, lines[place + 1 :]))).strip()
        if len(times) == 2 and words:
            yield times[0], times[1], words
