"""What a line opens with: a piece marker, a Markdown heading, or a number of some kind.

Every function takes one line without whitespace around it and looks at nothing else.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

MARKER_LENGTH = 120

LINES_KEPT = 4096
"""The numbers of so many lines are remembered: one is asked for several times while its piece is read."""

_HAN = "一二三四五六七八九十百零〇两"
_DIGIT = "0-9０-９"
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}
_VALUES |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖拾", start=1)} | {"貳": 2, "參": 3, "陸": 6}

_OPENERS = r"[\s#>【\[（(《<「*_]*"
_MARKER = re.compile(
    rf"{_OPENERS}(?:第\s*(?P<a>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*篇"
    rf"|(?:篇|范文|例文|样文)\s*[（(]?\s*(?P<b>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*[）)]?)"
    r"(?P<gap>[】\]）)》>」*_\s]*[：:、.．\-—|\s]*)(?P<title>.*)"
)
_COUNTED_MARKER = re.compile(
    rf"{_OPENERS}(?:讲话稿?|演讲稿?|发言稿?|致辞|模板|样本|例)\s*[（(]?\s*(?P<a>[{_HAN}]{{1,3}}|[{_DIGIT}]{{1,2}})\s*[）)]?"
    r"[】\]）)》>」*_\s]*(?:$|[：:]\s*(?P<title>.*))"
)
_TRAILING_MARKER = re.compile(
    rf"(?P<title>.{{2,50}}?)[\s\-—_（(【\[]*(?:第\s*(?P<a>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*篇"
    rf"|(?:篇|范文)\s*(?P<b>[{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}}))[）)】\]\s：:]*"
)
_TRAILING_NUMBER = re.compile(
    rf"(?P<title>.{{2,50}}(?:讲话|稿|致辞|致词|发言|演讲|报告|总结))\s*[（(](?P<a>[{_HAN}]{{1,3}}|[{_DIGIT}]{{1,2}})[）)](?P<b>)"
)
_MARKDOWN = re.compile(r"(#{1,6})[\s]+(\S.*)")


def _unit(unit: str) -> re.Pattern[str]:
    return re.compile(rf"第\s*([{_HAN}]{{1,4}}|[{_DIGIT}]{{1,3}})\s*{unit}(?=$|[\s：:、.．，,—])[\s：:、.．，,—]*")


SPOKEN = frozenset({"first", "one is", "its first"})
"""Kinds of numbers that belong to speech: such an opening always stays in the text."""

_NUMBERED = (
    ("part", _unit("(?:部分|[编編辑輯卷册冊])")),
    ("chapter", _unit("章")),
    ("section", _unit("[节節]")),
    ("formal", re.compile(rf"([{_FORMAL}]{{1,2}})\s*[、､．.][\s、．.]*")),
    ("topic", re.compile(rf"(?:[议議][题題程]|[专專][题題])\s*([{_HAN}]{{1,3}}|[{_DIGIT}]{{1,2}})[\s：:、.．]+(?=\S)")),
    (
        "han",
        re.compile(rf"([{_HAN}]{{1,3}})(?:\s*[、､．.][\s、､．.]*|\s{{1,4}}(?![”’」』）》】，])(?=[^。]{{2,40}}$))"),
    ),
    ("paren-han", re.compile(rf"[（(﹙]\s*([{_HAN}]{{1,3}})\s*[）)﹚][\s、．.]*")),
    ("paren-han", re.compile(r"([㈠-㈩])[\s、．.]*")),
    ("arabic", re.compile(rf"([{_DIGIT}]{{1,2}})(?:\s*[、､．]|\.(?![{_DIGIT}]))[\s、．.]*")),
    ("arabic", re.compile(r"([⒈-⒛])\s*")),
    ("paren-arabic", re.compile(rf"[（(﹙]\s*([{_DIGIT}]{{1,2}})\s*[）)﹚][\s、．.]*")),
    ("paren-arabic", re.compile(rf"([⑴-⒇])\s*|([{_DIGIT}]{{1,2}})[）)]\s*")),
    ("roman", re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X[IV]{1,3}|[Ⅰ-Ⅻ])\s*[、､．.][\s、．.]*(?=[^\W\da-zA-Z])")),
    ("letter", re.compile(r"[（(]\s*([A-Z])\s*[）)]\s*")),
    ("circle", re.compile(r"([①-⑳])[\s、．.]*")),
    ("first", re.compile(rf"第([{_HAN}]{{1,3}})(?:[，,、：:]|\s+)|(首先|其次|再次|最[后後])[，,、：:]")),
    ("one is", re.compile(rf"([{_HAN}]{{1,2}})(?:是|要(?=[^求点素闻务领害])|则[，,])")),
    ("its first", re.compile(r"其([一二三四五六七八九])[，,、：:]")),
)
_FIRST_SIGNS = frozenset(f"{_HAN}{_FORMAL}IVX0123456789０１２３４５６７８９第首其再最议議专專（(﹙") | frozenset(
    chr(code) for first, last in ("㈠㈩", "⒈⒛", "⑴⒇", "①⑳", "ⅠⅫ") for code in range(ord(first), ord(last) + 1)
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_ORDER = {"首先": 1, "其次": 2, "再次": 3} | {digits: number for number, digits in enumerate(_ROMAN, start=1)}
_SECOND_NUMBER = re.compile(r"[0-9０-９]{1,2}(?=月|日|号|个|年级|层|楼|季度)")
_FOLLOWED = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}
_NOT_ENUMERATED = "〇零○OoＯ0十百年个大农项条届点"
_SPOKEN_TITLE = re.compile(r"[。！？!?](?=.)|[。；，、]$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens a piece: its number and the title behind the number, which may be empty."""

    number: int
    title: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that opens with a number of some `kind`; `end` is where its own words begin."""

    kind: str
    number: int
    end: int


def number_value(digits: str) -> int:
    """Read a number in Arabic, Chinese or enclosed digits; what cannot be read counts as 0."""
    if digits in _ORDER:
        return _ORDER[digits]
    if len(digits) == 1 and digits not in _VALUES and not digits.isdecimal():
        return next((ord(digits) - ord(first) + 1 for first in "㈠⒈⑴①ⅠA" if 0 <= ord(digits) - ord(first) < 26), 0)
    if digits.isdecimal():
        return int(digits)
    total = 0
    current = 0
    for char in digits:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char in "十拾":
            total, current = total + (current or 1) * 10, 0
        else:
            current = _VALUES.get(char, 0)
    return total + current


def marker(text: str) -> Marker | None:
    """Read a piece marker such as `第一篇：…`, `篇一：…`, `范文二`, `讲话稿3`, `…讲话稿 篇3` or `…讲话稿（三）`."""
    if len(text) > MARKER_LENGTH or text[-1] in "。；，、":
        return None
    match = _MARKER.fullmatch(text) if "篇" in text or "文" in text else None
    if match is not None:
        title = plain_number(match["title"])
        separated = bool(match["gap"]) or not title
        of_another_word = title[:1] in tuple("章幅目文的是，,") and not match["gap"]
        if of_another_word or _SPOKEN_TITLE.search(title) is not None:
            return None
        return Marker(number_value(match["a"] or match["b"]), title, sure=separated)
    match = _COUNTED_MARKER.fullmatch(text)
    if match is not None:
        title = plain_number(match["title"] or "")
        return None if _SPOKEN_TITLE.search(title) is not None else Marker(number_value(match["a"]), title, sure=False)
    return _trailing(text)


def _trailing(text: str) -> Marker | None:
    match = _TRAILING_MARKER.fullmatch(text) if "篇" in text or "文" in text else _TRAILING_NUMBER.fullmatch(text)
    if match is None or any(char in match["title"] for char in "。，；：！？"):
        return None
    return Marker(number_value(match["a"] or match["b"]), plain_number(match["title"]), sure=False)


def markdown(text: str) -> tuple[int, str] | None:
    """Read a Markdown heading: its depth and its words."""
    match = _MARKDOWN.fullmatch(text) if text.startswith("#") else None
    if match is None:
        return None
    words = match[2].rstrip("#")
    return len(match[1]), plain_number(words.rstrip() if words[-1:].isspace() else match[2])


def plain_number(title: str) -> str:
    """Strip Markdown emphasis and whitespace from around a title."""
    title = title.strip().strip("*_").strip() if title[:1] in "*_ \u3000\t" or title[-1:] in "*_ \u3000\t" else title
    return (title.rstrip("】]") or title) if "【" not in title and "[" not in title else title


@lru_cache(LINES_KEPT)
def numbered(text: str) -> Numbered | None:
    """Read the number a line opens with: `一、` `（一）` `1．` `（1）` `①` `第一部分`, or spoken, `第一，` `一是`."""
    start = len(text) - len(text.lstrip("*_")) if text[:1] in "*_" else 0
    if text[start : start + 1] not in _FIRST_SIGNS:
        return None
    for kind, pattern in _NUMBERED:
        match = pattern.match(text, start)
        if match is None:
            continue
        digits = next((group for group in match.groups() if group), "")
        if kind in {"han", "arabic"} and _enumerates(text, match):
            return None
        return Numbered(kind, number_value(digits), match.end())
    return None


def _enumerates(text: str, match: re.Match[str]) -> bool:
    """Tell `二、三产业` (the second and third sector), or `2、3月`, from the heading `二、三年来的工作`."""
    if match[1].isdecimal():
        other = _SECOND_NUMBER.match(text, match.end())
        return other is not None and int(other[0]) == int(match[1]) + 1
    following = text[match.end() : match.end() + 2]
    return (
        len(following) == 2
        and _FOLLOWED.get(match[1]) == following[0]
        and following[1] not in _NOT_ENUMERATED
        and match[0][1:2] in "、､"
    )
