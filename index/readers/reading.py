"""What a reader gives of a file: its typed lines, and warnings on what a person should know of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.model import ParsedSpeech

_BROKEN_LENGTH = 15
"""Paragraphs of at least so many characters tell whether a file keeps whole paragraphs."""

BROKEN_PARAGRAPHS = 3
"""So many paragraphs at least show it."""

BROKEN_SHARE = 0.5
"""Where so many of them end in mid-sentence, each is but a line of the text that it was copied from."""

_ENDS = frozenset("。！？!?；;：:…”’」』）)》】.")


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a file, in order, and a warning for each thing in it that could not be read as it should be.

    `title` is what the file says it is called beside its text, as in a page's head or a Word header. Where all is
    `spoken`, as in subtitles, no line is a title.
    """

    lines: list[Line]
    warnings: tuple[str, ...] = ()
    title: str = ""
    spoken: bool = False

    def under(self, name: str) -> list[Line]:
        """Give the lines, under the name of their file where none of them can be a title."""
        return [Line(name, Label.HEADING, 1), *self.lines] if self.spoken else self.lines


@dataclass(frozen=True, slots=True)
class FileSpeeches:
    """The speeches of a file, and its warnings."""

    speeches: list[ParsedSpeech]
    warnings: tuple[str, ...] = ()


def with_whole_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """Give lines whose PARAGRAPHs are whole; where most of them end in mid-sentence, they are lines like any other."""
    long = [line for line in lines if line.label is Label.PARAGRAPH and len(line.text) >= _BROKEN_LENGTH]
    broken = sum(line.text.rstrip()[-1:] not in _ENDS for line in long)
    if broken < BROKEN_SHARE * len(long) or len(long) < BROKEN_PARAGRAPHS:
        return list(lines)
    return [replace(line, label=Label.UNKNOWN) if line.label is Label.PARAGRAPH else line for line in lines]
