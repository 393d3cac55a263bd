"""Numbers that Word counts itself, such as `一、` before a heading, are written out here: a file has but their form."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level look: `form` has `%1` where that of the first level stands."""

    style: str
    form: str
    start: int


class Counting:
    """The numbered lists of one document, counted up while its paragraphs are read in order."""

    def __init__(self, document: "Document") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._counted: dict[str, dict[int, int]] = {}
        root = _root(document)
        kinds = {} if root is None else {kind.get(f"{W}abstractNumId"): kind for kind in root.iter(f"{W}abstractNum")}
        self._kinds: dict[str, str] = {}
        for number in () if root is None else root.iter(f"{W}num"):
            kind = attribute(number, "abstractNumId")
            self._kinds[number.get(f"{W}numId")] = kind
            if kind in kinds:
                found = kinds[kind].iter(f"{W}lvl")
                self._levels[kind] = {int(level.get(f"{W}ilvl")): _level(level) for level in found}
        for style in document.styles.element.iter(f"{W}style"):
            place = _place(style)
            if place is not None:
                self._by_style[attribute(style, "name").lower()] = place

    def number(self, paragraph: "BaseOxmlElement", style: str) -> str | None:
        """Give the number of the next paragraph: empty where it has none, None where it has a bullet."""
        place = _place(paragraph) or self._by_style.get(style)
        kind = self._kinds.get(place[0], "") if place else ""
        levels = self._levels.get(kind, {})
        if place is None or place[1] not in levels:
            return ""
        depth = place[1]
        counted = self._counted.setdefault(kind, {})
        counted[depth] = counted.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counted if level > depth]:
            del counted[deeper]
        if levels[depth].style in {"bullet", "none"}:
            return None if levels[depth].style == "bullet" else ""

        def written(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            form = levels.get(level, levels[depth])
            return _written(counted.get(level, form.start), form.style)

        return _PLACE.sub(written, levels[depth].form)


def _root(document: "Document") -> "BaseOxmlElement | None":
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            root: BaseOxmlElement = relation.target_part.element
            return root
    return None


def _level(level: "BaseOxmlElement") -> _Level:
    start = attribute(level, "start")
    return _Level(attribute(level, "numFmt"), attribute(level, "lvlText"), int(start) if start.isdecimal() else 1)


def _place(element: "BaseOxmlElement") -> tuple[str, int] | None:
    """Give the list and the level that a paragraph or a style belongs to."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    depth = attribute(properties, "ilvl")
    return attribute(properties, "numId"), int(depth) if depth.isdecimal() else 0


def attribute(parent: "BaseOxmlElement", name: str) -> str:
    """Give the value of a property, empty where it is not set."""
    child = parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val") or ""


def _written(number: int, style: str) -> str:
    if style.startswith(("chinese", "japanese", "ideograph", "taiwanese")) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return f"{_HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN[ones] if ones else ''}"
    if "Circle" in style and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if style.endswith("Letter") and 0 < number <= 26:
        return chr(ord("A" if style.startswith("upper") else "a") + number - 1)
    if style == "upperRoman" and 0 < number < 13:
        return chr(ord("Ⅰ") + number - 1)
    return str(number)
