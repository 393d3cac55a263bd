"""Rules for the number that a line opens with, such as `一、` `（一）` `1．` `①` `第一部分` or `一是`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.analysis.numerals import numeral_value
from index.structure.rules.line_rule import ANY_LENGTH, SHORT_LENGTH, Has, LinePart, LineRule, Mark

HEADING_LENGTH = SHORT_LENGTH
"""A numbered line up to this long, with no sentence end inside, can be a heading."""

LINES_KEPT = 4096
"""The numbers of so many lines are remembered: one is asked for several times while its piece is read."""

SPOKEN = frozenset({"first", "one is", "its first"})
"""Kinds of numbers that belong to speech: such an opening always stays in the text."""

UP_TO_TEN = "一二三四五六七八九十"
HAN_DIGITS = f"{UP_TO_TEN}百零〇两"
ARABIC_DIGITS = "0-9０-９"
"""Characters of numbers, as they stand between the brackets of a pattern."""

_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_AS_WRITTEN = str.maketrans(_FORMAL, "一二二三三四五六六七八九十")
_FIRST_SIGNS = frozenset(
    f"*_{HAN_DIGITS}{_FORMAL}IVX0123456789０１２３４５６７８９第首其再最议議专專（(﹙"
) | frozenset(
    chr(code) for first, last in ("㈠㈩", "⒈⒛", "⑴⒇", "①⑳", "ⅠⅫ") for code in range(ord(first), ord(last) + 1)
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_ORDER = {"首先": 1, "其次": 2, "再次": 3} | {digits: number for number, digits in enumerate(_ROMAN, start=1)}
_FOLLOWED = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}
_NOT_ENUMERATED = "〇零○OoＯ0十百年个大农项条届点"


def _unit(unit: str) -> str:
    return rf"第\s*([{HAN_DIGITS}]{{1,4}}|[{ARABIC_DIGITS}]{{1,3}})\s*{unit}(?=$|[\s：:、.．,，—])[\s：:、.．,，—]*"


KINDS = (
    LinePart("part", _unit("(?:部分|[编編辑輯卷册冊])"), "第一编　修渠", "第一编　", "第一编者"),
    LinePart("chapter", _unit("章"), "第三章 修渠", "第三章 ", "第三章程"),
    LinePart("section", _unit("[节節]"), "第二节：修渠", "第二节：", "第二节课"),
    LinePart("formal", rf"([{_FORMAL}]{{1,2}})\s*[、､．.][\s、．.]*", "贰、修渠", "贰、", "贰元"),
    LinePart(
        "topic",
        rf"(?:[议議][题題程]|[专專][题題])\s*([{HAN_DIGITS}]{{1,3}}|[{ARABIC_DIGITS}]{{1,2}})[\s：:、.．]+(?=\S)",
        "议题一：修渠",
        "议题一：",
        "议题一览",
    ),
    LinePart(
        "han",
        rf"([{HAN_DIGITS}]{{1,3}})(?:\s*[、､．.][\s、．.]*|\s{{1,4}}(?![”’」』）》】，])(?=[^。]{{2,40}}$))",
        "三、修渠",
        "三、",
        "三条水渠",
    ),
    LinePart(
        "paren-han",
        rf"[（(﹙]\s*([{HAN_DIGITS}]{{1,3}})\s*[）)﹚][\s、．.]*",
        "（二）修渠",
        "（二）",
        "（二）"[:2],
    ),
    LinePart("paren-han", r"([㈠-㈩])[\s、．.]*", "㈡修渠", "㈡", "二修渠"),
    LinePart(
        "arabic",
        rf"([{ARABIC_DIGITS}]{{1,2}})(?:\s*[、､．]|\.(?![{ARABIC_DIGITS}]))[\s、．.]*",
        "2．修渠",
        "2．",
        "2.5公里",
    ),
    LinePart("arabic", r"([⒈-⒛])\s*", "⒉修渠", "⒉", "2修渠"),
    LinePart(
        "paren-arabic",
        rf"[（(﹙]\s*([{ARABIC_DIGITS}]{{1,2}})\s*[）)﹚][\s、．.]*",
        "（2）修渠",
        "（2）",
        "（2019）",
    ),
    LinePart("paren-arabic", rf"([⑴-⒇])\s*|([{ARABIC_DIGITS}]{{1,2}})[）)]\s*", "2）修渠", "2）", "2、修渠"),
    LinePart(
        "roman",
        r"(I{1,3}|IV|VI{0,3}|IX|X[IV]{1,3}|[Ⅰ-Ⅻ])\s*[、､．.][\s、．.]*(?=[^\W\da-zA-Z])",
        "IV. 修渠",
        "IV. ",
        "IV级",
    ),
    LinePart("letter", r"[（(]\s*([A-Z])\s*[）)]\s*", "（B）修渠", "（B）", "（b）修渠"),
    LinePart("circle", r"([①-⑳])[\s、．.]*", "②修渠", "②", "2修渠"),
    LinePart(
        "first",
        rf"第([{HAN_DIGITS}]{{1,3}})(?:[，,、：:]|\s+)|(首先|其次|再次|最[后後])[，,、：:]",
        "首先，修渠",
        "首先，",
        "首先修渠",
    ),
    LinePart("one is", rf"([{HAN_DIGITS}]{{1,2}})(?:是|要(?=[^求点素闻务领害])|则[，,])", "一是修渠", "一是", "要闻"),
    LinePart("its first", r"其([一二三四五六七八九])[，,、：:]", "其一，修渠", "其一，", "其一生"),
)
"""The numbers that lines open with, by kind, in the order in which they are tried."""

SECOND_NUMBER = LinePart(
    "second number of an enumeration",
    r"[0-9０-９]{1,2}(?=月|日|号|个|年级|层|楼|季度)",
    "3月",
    "3",
    "3、修渠",
)
ORDINAL = LinePart(
    "ordinal of a talk or letter",
    rf"第\s*([{HAN_DIGITS}]{{1,5}}|[{ARABIC_DIGITS}]{{1,3}})\s*(?:讲|講|回|封信?|课|課|夜|日|场|場|次|期|话|話|集|幕|问|問)"
    r"(?=$|[\s：:、.．，,—《])",
    "第三讲 怎样记账",
    "第三讲",
    "第三讲堂",
)
NUMBER_BEFORE = LinePart(
    "number before a title", r"([0-9０-９]{1,3})[ \u3000\t]{1,4}(?=\S)", "12　秋夜", "12　", "12月"
)
DIGITS = LinePart("digits", r"[0-9０-９]+|[〇零一二三四五六七八九十百]+", "第2011封", "2011", "信")
NUMBER_PARTS = (*KINDS, SECOND_NUMBER, ORDINAL, NUMBER_BEFORE, DIGITS)


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
    if digits.isdecimal():
        return int(digits)
    written = digits.translate(_AS_WRITTEN)
    value = numeral_value(f"一{written}" if written.startswith("百") else written)
    if value is not None:
        return int(value)
    enclosed = (ord(digits) - ord(first) for first in "㈠⒈⑴①ⅠA") if len(digits) == 1 else ()
    return next((place + 1 for place in enclosed if 0 <= place < 26), 0)


@lru_cache(LINES_KEPT)
def numbered(text: str) -> Numbered | None:
    """Read the number a line opens with; None where it opens with none."""
    start = len(text) - len(text.lstrip("*_")) if text[:1] in "*_" else 0
    if text[start : start + 1] not in _FIRST_SIGNS:
        return None
    for kind in KINDS:
        match = kind.pattern.match(text, start)
        if match is None:
            continue
        digits = next((group for group in match.groups() if group), "")
        if kind.name in {"han", "arabic"} and _enumerates(text, match):
            return None
        return Numbered(kind.name, number_value(digits), match.end())
    return None


def _enumerates(text: str, match: re.Match[str]) -> bool:
    """Tell `二、三产业` (the second and third sector), or `2、3月`, from the heading `二、三年来的工作`."""
    if match[1].isdecimal():
        other = SECOND_NUMBER.pattern.match(text, match.end())
        return other is not None and int(other[0]) == int(match[1]) + 1
    following = text[match.end() : match.end() + 2]
    return (
        len(following) == 2
        and _FOLLOWED.get(match[1]) == following[0]
        and following[1] not in _NOT_ENUMERATED
        and match[0][1:2] in "、､"
    )


def _is_numbered(text: str, _: Has) -> bool:
    return numbered(text) is not None


def _is_counted(text: str, _: Has) -> bool:
    opening = numbered(text)
    return opening is not None and opening.kind not in SPOKEN


def _is_first(text: str, has: Has) -> bool:
    opening = numbered(text)
    return has(text, Mark.COUNTED) and opening is not None and opening.number == 1


def _is_volume(text: str, has: Has) -> bool:
    opening = numbered(text)
    return opening is not None and opening.kind == "part" and not has(text, Mark.ENDED)


NUMBER_RULES = (
    LineRule(
        "number in front",
        Mark.NUMBERED,
        _is_numbered,
        "一是修渠",
        "二、三产业",
        ANY_LENGTH,
        literal=True,
        opens=_FIRST_SIGNS,
    ),
    LineRule(
        "number of a list or section",
        Mark.COUNTED,
        _is_counted,
        "二、修渠",
        "一是修渠",
        ANY_LENGTH,
        literal=True,
        opens=_FIRST_SIGNS,
    ),
    LineRule(
        "first number of a list or section",
        Mark.FIRST_NUMBER,
        _is_first,
        "一、修渠",
        "二、修渠",
        ANY_LENGTH,
        literal=True,
        opens=_FIRST_SIGNS,
    ),
    LineRule(
        "part of a book", Mark.VOLUME, _is_volume, "第一辑　春风里", "第一章　春风里", literal=True, opens=_FIRST_SIGNS
    ),
)
