"""A message set for a terminal: its entities as styles, its quotations behind a bar, Chinese lines broken rightly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from rich.cells import cell_len, get_character_cell_size
from rich.style import Style
from rich.text import Text

from bot.terminal.numbering import numbered_buttons
from bot.utf16 import utf16_index
from index.analysis.letters import has_letters

_STYLES = {
    "bold": Style(bold=True),
    "italic": Style(italic=True),
    "underline": Style(underline=True),
    "strikethrough": Style(strike=True),
    "spoiler": Style(dim=True),
    "code": Style(color="cyan"),
    "pre": Style(color="cyan"),
    "bot_command": Style(color="blue"),
    "mention": Style(color="blue"),
    "url": Style(color="blue"),
}
_LINK = Style(color="blue")
_QUOTES = ("blockquote", "expandable_blockquote")
_BAR = "▎ "
_Marked = list[tuple[int, int, Mapping[str, Any]]]
_FAINT = Style(dim=True)
_NUMBER = Style(color="cyan", bold=True)

_ITEM = re.compile(r"(?:\u3000*)(?:[•·]|\d{1,3}[.、])\s+")

_NOT_FIRST = set("，。、；：？！”’）》」』】〕〉…—～％·,.;:?!)]}%°℃")
_NOT_LAST = set("“‘（《「『【〔〈([{￥$")

# What a terminal would obey, or what turns the order of letters: text of documents must not.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """Put a harmless character, one for one, for each that a terminal would obey."""
    return _UNSAFE.sub(lambda match: " " if match[0] in "\t\r" else "�", text)


def typeset(message: Mapping[str, Any], width: int | None, *, styled: bool = True) -> list[Text]:
    """Set the text of a message, or the caption and name of its document, in lines; `width` None breaks none.

    Where nothing can be `styled`, 【】 stand around what is bold in a quotation: the sentence that answers.
    """
    if "document" in message:
        lines = [Text(f"📄 {safe(message['document']['file_name'])}")]
        if caption := message.get("caption"):
            lines += _body(caption, _places(caption, message.get("caption_entities", [])), width)
        return lines
    text = message.get("text", "")
    places = _places(text, message.get("entities", []))
    if not styled:
        text, places = _bracketed(text, places)
    return _body(text, places, width) if text else []


def keyboard(message: Mapping[str, Any], width: int | None) -> list[Text]:
    """Set the buttons of a message in the rows they have, each with the number that presses it."""
    numbers = iter(numbered_buttons(message))
    lines: list[Text] = []
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        line = Text()
        for number, button in islice(numbers, len(row)):
            label = _label(number, safe(button["text"]))
            if line and width and line.cell_len + 2 + label.cell_len > width:
                lines.append(line)
                line = Text()
            line += Text("  ") + label if line else label
        lines.append(line)
    return [part for line in lines for part in _broken(line, width)]


def _label(number: int | None, text: str) -> Text:
    if number is None:
        return Text(text)
    shown = (f"[{number}]", _NUMBER)
    before, found, after = text.partition(str(number))
    if found and not has_letters(before + after):
        return Text.assemble(before.strip(), shown, after.strip())
    return Text.assemble(shown, " ", text)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break one paragraph into lines of at most `width` cells; gives the spans of the lines.

    A line breaks between Chinese characters or at a space, never before a closing mark or after an opening one.
    """
    start, place, cells = 0, 0, 0
    chance, after = 0, 0
    while place < len(text):
        size = get_character_cell_size(text[place])
        if place > start and _may_break(text[place - 1], text[place]):
            chance, after = place, cells
        if cells + size > width and place > start and text[place] != " ":
            if chance <= start:
                chance, after = place, cells
            yield start, len(text[:chance].rstrip(" ")) if text[:chance].strip() else chance
            start, cells = chance, cells - after
            chance = start
            continue
        cells += size
        place += 1
    yield start, len(text)


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or after == " " or get_character_cell_size(after) == 0:
        return False
    wide = get_character_cell_size(before) == 2 or get_character_cell_size(after) == 2
    return before == " " or wide or before in "”’…—" or after in "“‘"


def _places(text: str, entities: Sequence[Mapping[str, Any]]) -> _Marked:
    """Pair entities with the characters they cover."""
    return [
        (utf16_index(text, entity["offset"]), utf16_index(text, entity["offset"] + entity["length"]), entity)
        for entity in entities
    ]


def _bracketed(text: str, entities: _Marked) -> tuple[str, _Marked]:
    """Put brackets around what is bold in a quotation; gives the text and the entities in their new places."""
    quotes = [(start, end) for start, end, entity in entities if entity["type"] in _QUOTES]
    bold = [(start, end) for start, end, entity in entities if entity["type"] == "bold"]
    bold = [(start, end) for start, end in bold if any(begin <= start and end <= last for begin, last in quotes)]
    opening, closing = {start for start, _ in bold}, {end for _, end in bold}
    places = sorted([*opening, *closing])
    marked = "".join(
        ("】" if place in closing else "") + ("【" if place in opening else "") + char
        for place, char in enumerate(f"{text}\n")
    ).removesuffix("\n")
    moved = [
        (start + sum(place < start for place in places), end + sum(place <= end for place in places), entity)
        for start, end, entity in entities
    ]
    return marked, moved


def _body(text: str, entities: _Marked, width: int | None) -> list[Text]:
    styled = Text(safe(text))
    quotes: list[tuple[int, int]] = []
    for start, end, entity in entities:
        if entity["type"] in _QUOTES:
            quotes.append((start, end))
        elif entity["type"] == "text_link":
            styled.stylize(_LINK + Style(link=safe(entity["url"])), start, end)
        else:
            styled.stylize(_STYLES.get(entity["type"], Style()), start, end)
    lines: list[Text] = []
    for start, end, quoted in _blocks(styled.plain, quotes):
        inner = width - len(_BAR) if quoted and width else width
        for line in styled[start:end].split("\n", allow_blank=True):
            parts = _broken(line, inner)
            lines += [Text.assemble((_BAR, _FAINT), part) for part in parts] if quoted else parts
    return lines


def _blocks(text: str, quotes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Part a text into what is quoted and what is not; a line end beside a quotation is the block's edge."""
    place = 0
    for start, end in sorted(quotes):
        if text[place:start].strip("\n"):
            yield place, start - text[place:start].endswith("\n"), False
        elif start - place > 1:
            yield place, start - 1, False
        yield start, len(text[:end].rstrip("\n")), True
        place = end + text[end:].startswith("\n") if not text[:end].endswith("\n") else end
    if place < len(text) or not quotes:
        yield place, len(text), False


def _broken(line: Text, width: int | None) -> list[Text]:
    """Break a line; what follows a bullet or a number hangs behind it."""
    if width is None or line.cell_len <= width:
        return [line]
    mark = _ITEM.match(line.plain)
    indent = cell_len(mark[0]) if mark else 0
    if mark is None or indent > width // 3:
        return [line[start:end] for start, end in wrap(line.plain, width)]
    rest = line[mark.end() :]
    parts = [rest[start:end] for start, end in wrap(rest.plain, width - indent)]
    return [line[: mark.end()] + parts[0], *(Text(" " * indent) + part for part in parts[1:])]
