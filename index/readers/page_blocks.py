"""The lines of a web page that are its text: no lists of links, no path of the page, nothing above its title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lines import Label, Line
from index.structure.rules import Mark, has_mark

_LINKED = 0.6
"""A line is a link when at least this much of it is."""

TEXT_LENGTH = 40
"""A line of so many characters is text, whatever its end."""

_LABEL_LENGTH = 12
"""What heads a list of links, or stands between them, is at most so long."""

_TITLE_LENGTH = 6
"""A line of at least so many letters that the page is named after is its title."""

_STEP = re.compile(r"[>＞»›]")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One line of a page: how much of it is links, which heading it is, 0 for none, and what it is else."""

    text: str
    linked: int = 0
    head: int = 0
    label: Label = Label.UNKNOWN
    number: int = 0

    def line(self) -> Line:
        """Give it as a line with its label, a counted item with its number."""
        if self.head:
            return Line(self.text, Label.HEADING, level=self.head)
        counted = self.number and not has_mark(self.text, Mark.NUMBERED)
        return Line(f"{self.number}. {self.text}" if counted else self.text, self.label)

    @property
    def is_link(self) -> bool:
        """Tell whether most of it is links, and it is no whole sentence."""
        ends = self.text[-1:] in tuple("。！？")
        return self.linked >= _LINKED * len(self.text) and not (ends and len(self.text) >= TEXT_LENGTH)

    @property
    def is_path(self) -> bool:
        """Tell whether the path of a page stands here, as links with the page's own name behind them or not."""
        above = _core("".join(_STEP.split(self.text)[:-1]))
        return bool(above) and not self.head and self.linked >= len(above)

    @property
    def is_text(self) -> bool:
        """Tell whether it reads like a sentence of a text."""
        return (
            not self.is_link
            and not self.is_path
            and (len(self.text) >= TEXT_LENGTH or self.text[-1:] in tuple("。！？；"))
        )


def without_links(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Leave out links that stand alone, what heads a list of them, and the signs between them."""
    links = {
        place
        for place, block in enumerate(blocks)
        if block.is_path or (block.is_link and not _heads_text(blocks, place))
    }
    dropped = set(links)
    for place, block in enumerate(blocks):
        if place not in links and len(block.text) <= _LABEL_LENGTH:
            heads_list = not block.is_text and {place + 1, place + 2} <= links
            between = not links.isdisjoint({place - 1, place + 1}) and not _core(block.text).strip("0123456789")
            if heads_list or between:
                dropped.add(place)
    return [block for place, block in enumerate(blocks) if place not in dropped]


def _heads_text(blocks: Sequence[PageBlock], place: int) -> bool:
    """Tell whether a link is the title of a text below it, as on a page that holds several."""
    return blocks[place].head > 0 and any(block.is_text for block in blocks[place + 1 : place + 4])


def below_title(blocks: Sequence[PageBlock], page: str) -> Sequence[PageBlock]:
    """Find the line that the page is named after, or its one topmost heading; leave out what stands above it."""
    core = _core(page)
    named = [
        place
        for place, block in enumerate(blocks)
        if len(_core(block.text)) >= _TITLE_LENGTH and not block.is_link and _core(block.text) in core
    ]
    tops = [place for place, block in enumerate(blocks) if block.head == 1]
    if named:
        start = max(named, key=lambda place: (len(_core(blocks[place].text)), -place))
    elif len(tops) == 1:
        start = tops[0]
    else:
        return blocks
    if any(block.is_text for block in blocks[:start]):
        return blocks
    below = [replace(block, head=max(block.head, 2)) if block.head else block for block in blocks[start + 1 :]]
    return [replace(blocks[start], head=1), *below]


def _core(text: str) -> str:
    return _NOT_WORDS.sub("", text)
