"""Rules for the markers by which collections of speeches open a piece, and for Markdown headings."""

from dataclasses import dataclass

from index.structure.rules.line_rule import LONG_LENGTH, LinePart
from index.structure.rules.numbering import ARABIC_DIGITS, HAN_DIGITS, number_value

_OF_ANOTHER_WORD = frozenset("章幅目文的是，,")
_OPENERS = r"[\s#>【\[（(《<「*_]*"

BEFORE = LinePart(
    "marker before a title",
    rf"{_OPENERS}(?:第\s*(?P<a>[{HAN_DIGITS}]{{1,4}}|[{ARABIC_DIGITS}]{{1,3}})\s*篇"
    rf"|(?:篇|范文|例文|样文)\s*[（(]?\s*(?P<b>[{HAN_DIGITS}]{{1,4}}|[{ARABIC_DIGITS}]{{1,3}})\s*[）)]?)"
    r"(?P<gap>[】\]）)》>」*_\s]*[：:、.．\-—|\s]*)(?P<title>.*)",
    "第一篇：修渠",
    "第一篇：修渠",
    "第一章：修渠",
)
COUNTED = LinePart(
    "marker that names a kind of text",
    rf"{_OPENERS}(?:讲话稿?|演讲稿?|发言稿?|致辞|模板|样本|例)\s*[（(]?\s*(?P<a>[{HAN_DIGITS}]{{1,3}}|[{ARABIC_DIGITS}]{{1,2}})\s*[）)]?"
    r"[】\]）)》>」*_\s]*(?:$|[：:]\s*(?P<title>.*))",
    "讲话稿3",
    "讲话稿3",
    "讲话稿3份",
)
BEHIND = LinePart(
    "marker behind a title",
    rf"(?P<title>.{{2,50}}?)[\s\-—_（(【\[]*(?:第\s*(?P<a>[{HAN_DIGITS}]{{1,4}}|[{ARABIC_DIGITS}]{{1,3}})\s*篇"
    rf"|(?:篇|范文)\s*(?P<b>[{HAN_DIGITS}]{{1,4}}|[{ARABIC_DIGITS}]{{1,3}}))[）)】\]\s：:]*",
    "修渠讲话 篇3",
    "修渠讲话 篇3",
    "修渠讲话",
)
NUMBER_BEHIND = LinePart(
    "number behind a title",
    rf"(?P<title>.{{2,50}}(?:讲话|稿|致辞|致词|发言|演讲|报告|总结))\s*"
    rf"[（(](?P<a>[{HAN_DIGITS}]{{1,3}}|[{ARABIC_DIGITS}]{{1,2}})[）)](?P<b>)",
    "修渠讲话（三）",
    "修渠讲话（三）",
    "修渠工地（三）",
)
MARKDOWN = LinePart("Markdown heading", r"(#{1,6})[\s]+(\S.*)", "## 修渠", "## 修渠", "##修渠")
SAID_TITLE = LinePart("sentence in place of a title", r"[。！？!?](?=.)|[。；，、]$", "渠通了，", "，", "渠通了")
MARKER_PARTS = (BEFORE, COUNTED, BEHIND, NUMBER_BEHIND, MARKDOWN, SAID_TITLE)


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens a piece: its number and the title behind the number, which may be empty."""

    number: int
    title: str
    sure: bool


def marker(text: str) -> Marker | None:
    """Read a piece marker such as `第一篇：…`, `篇一：…`, `范文二`, `讲话稿3`, `…讲话稿 篇3` or `…讲话稿（三）`."""
    if len(text) > LONG_LENGTH or text[-1] in "。；，、":
        return None
    match = BEFORE.pattern.fullmatch(text) if "篇" in text or "文" in text else None
    if match is not None:
        title = plain_number(match["title"])
        separated = bool(match["gap"]) or not title
        of_another_word = title[:1] in _OF_ANOTHER_WORD and not match["gap"]
        if of_another_word or SAID_TITLE.pattern.search(title) is not None:
            return None
        return Marker(number_value(match["a"] or match["b"]), title, sure=separated)
    match = COUNTED.pattern.fullmatch(text)
    if match is not None:
        title = plain_number(match["title"] or "")
        said = SAID_TITLE.pattern.search(title) is not None
        return None if said else Marker(number_value(match["a"]), title, sure=False)
    return _trailing(text)


def _trailing(text: str) -> Marker | None:
    pattern = BEHIND.pattern if "篇" in text or "文" in text else NUMBER_BEHIND.pattern
    match = pattern.fullmatch(text)
    if match is None or any(char in match["title"] for char in "。，；：！？"):
        return None
    return Marker(number_value(match["a"] or match["b"]), plain_number(match["title"]), sure=False)


def markdown(text: str) -> tuple[int, str] | None:
    """Read a Markdown heading: its depth and its words. One sign before what ends or pauses marks a note."""
    match = MARKDOWN.pattern.fullmatch(text) if text.startswith("#") else None
    if match is None:
        return None
    words = match[2].rstrip("#")
    words = plain_number(words.rstrip() if words[-1:].isspace() else match[2])
    note = len(match[1]) == 1 and words[-1:] in {"。", "；", "，", "、"}
    return (len(match[1]), words) if words and not note else None


def plain_number(title: str) -> str:
    """Strip Markdown emphasis and whitespace from around a title."""
    title = title.strip().strip("*_").strip() if title[:1] in "*_ \u3000\t" or title[-1:] in "*_ \u3000\t" else title
    return (title.rstrip("】]") or title) if "【" not in title and "[" not in title else title
