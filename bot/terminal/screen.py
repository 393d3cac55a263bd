"""The chat on the screen: what was shown stays known, so that an edited message can change where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.terminal.typeset import keyboard, safe, typeset, wrap
from bot.texts.terminal import TerminalTexts

_INDENT = "  "
_LEAST_WIDTH = 20
_MOST_WIDTH = 100
"""Longer lines are hard to read, however wide the terminal is."""
_BELOW = 3
"""Lines that the prompt, the line of keys under it and the cursor take."""


@dataclass(slots=True)
class _Block:
    """Lines as they were printed; `message` is the number of the message they show, `width` the screen's."""

    lines: list[Text]
    message: int | None
    width: int


class Screen:
    """Shows a chat, block under block. Edits happen where the message stands, if it is in sight.

    A terminal that cannot move its cursor has nothing changed; where there is no terminal, lines are not broken either.
    `current_texts` gives what the terminal says in the language that is spoken now.
    """

    def __init__(self, console: Console, current_texts: Callable[[], TerminalTexts]) -> None:
        self._console = console
        self._current_texts = current_texts
        self._in_place = self._styled = console.is_terminal and not console.is_dumb_terminal
        self._blocks: list[_Block] = []

    @property
    def texts(self) -> TerminalTexts:
        """What the terminal itself says."""
        return self._current_texts()

    @property
    def width(self) -> int | None:
        """The cells a line of a message may take; None for any number."""
        if not self._console.is_terminal:
            return None
        return max(min(self._console.width, _MOST_WIDTH) - len(_INDENT) - 1, _LEAST_WIDTH)

    def person(self, text: str, message: int | None = None) -> None:
        """Show what the person wrote, as the message of that number."""
        self._show(self._said(text), message)

    def rewritten(self, text: str, message: int) -> None:
        """Show a message of the person as it now reads: in its place, or once more below."""
        lines = self._said(text)
        if not self._change(message, lines):
            self._forget(message)
            self._show(lines, message)

    def message(self, message: Mapping[str, Any]) -> None:
        """Show a new message of the bot."""
        self._show(self._set(message), message["message_id"])

    def edited(self, message: Mapping[str, Any]) -> None:
        """Show a message as it now is: in its place, or once more below, marked as edited."""
        lines = self._set(message)
        if not self._change(message["message_id"], lines):
            mark = Text(_INDENT + self.texts.edited, style="dim")
            self._forget(message["message_id"])
            self._show([lines[0], mark, *lines[1:]], message["message_id"])

    def deleted(self, message: Mapping[str, Any]) -> None:
        """Take a message away, or say that it is gone."""
        if not self._change(message["message_id"], []):
            self.note(self.texts.deleted)

    def note(self, text: str) -> None:
        """Show a faint line."""
        lines = [part for line in safe(text).split("\n") for part in self._parts(line)]
        self._show([Text(_INDENT + line, style="dim") for line in lines])

    def plain(self, text: str) -> None:
        """Show text to be copied: at the left edge, as it is, not broken."""
        self._show([Text(), *map(Text, safe(text).split("\n")), Text()])

    def _said(self, text: str) -> list[Text]:
        lines = [Text(part, style="bold") for line in safe(text).split("\n") for part in self._parts(line)]
        first = Text.assemble(("› ", "bold cyan"), lines[0])
        return [Text(), first, *(Text(_INDENT) + line for line in lines[1:])]

    def _set(self, message: Mapping[str, Any]) -> list[Text]:
        body = typeset(message, self.width, styled=self._styled)
        rows = keyboard(message, self.width)
        lines = [*body, Text(), *rows] if body and rows else body or rows
        return [Text(), *(Text(_INDENT) + line if line else line for line in lines)]

    def _parts(self, line: str) -> list[str]:
        return [line] if self.width is None else [line[start:end] for start, end in wrap(line, self.width)]

    def _show(self, lines: list[Text], message: int | None = None) -> None:
        block = _Block(lines, message, self._console.width)
        self._blocks.append(block)
        self._print(block)

    def _print(self, block: _Block) -> None:
        for line in block.lines:
            self._console.print(line, soft_wrap=True, highlight=False)

    def _forget(self, message: int) -> None:
        for block in self._blocks:
            if block.message == message:
                block.message = None

    def _change(self, message: int, lines: list[Text]) -> bool:
        """Put other lines into a message's block and print again from there down; False if it is out of sight."""
        places = [place for place, block in enumerate(self._blocks) if block.message == message]
        if not places or not self._in_place:
            return False
        below = self._blocks[places[-1] :]
        height = sum(map(_height, below))
        if height > self._console.height - _BELOW or any(block.width != self._console.width for block in below):
            return False
        below[0].lines = lines
        self._console.file.write(f"\x1b[{height}A\r\x1b[J" if height else "")
        for block in below:
            self._print(block)
        return True


def _height(block: _Block) -> int:
    return sum(max(-(-line.cell_len // block.width), 1) for line in block.lines)
