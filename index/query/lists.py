"""Whether a question asks for a list of a speech, what all its points are, or for one of them: 第三条讲什么."""

import re

from index.analysis.numerals import numeral_value

_COUNT = "[0-9一二两三四五六七八九十]+"
_MEASURE = "点|条|项|款|步|句|层|个方面|方面|部分"
_ALIKE = (
    "问题|困难|不足",
    "建议|意见|要求|对策|措施|举措|办法|做法|希望",
    "任务|目标|步骤|工作|打算|安排",
    "成绩|成效|变化",
    "经验|教训|体会|启示",
    "内容|要点",
)
NOUNS = "|".join((*_ALIKE, "原则|原因|特点|优势|条件|保障"))
"""What speeches enumerate; those of `_ALIKE` stand for each other."""

_SAYS_COUNT = rf"(?<!第)(?<![0-9一二三四五六七八九十.])(?P<count>{_COUNT})(?:{_MEASURE}|个|件|种|大)"
_WHAT = "(?:都|各|分别|具体|主要)?(?:是|有|指|包括)(?:什么|啥|哪)"
_ASKS_FOR_LIST = re.compile(
    rf"(?:哪些?|哪几|什么|啥|几|多少)(?:个|点|条|项|种|大|样|类)?(?:{NOUNS})"
    rf"|(?:哪|几|多少)几?(?:{_MEASURE}|大|件事)|哪几[个种样]"
    rf"|(?:{NOUNS}){_WHAT}"
    rf"|{_SAYS_COUNT}(?:(?:{NOUNS})|[^,。?!0-9]{{0,10}}?(?:{_WHAT}|[?]?$))"
)
_ASKS_FOR_POINT = re.compile(
    rf"第(?P<number>[0-9]{{1,3}})(?:{_MEASURE}|[个大种](?:{NOUNS}))|(?P<last>最后[一1](?:{_MEASURE}))"
)
_LISTED = re.compile(NOUNS)
_TELLS_COUNT = re.compile(_SAYS_COUNT)

LAST = -1
"""Stands for the last point of a list."""


def asks_for_list(folded: str) -> bool:
    """Tell whether a folded question asks for all points of a list."""
    return _ASKS_FOR_LIST.search(folded) is not None


def asked_point(folded: str) -> int | None:
    """Give the number, from 1, of the one point that a folded question asks for; `LAST` for the last, else None."""
    match = _ASKS_FOR_POINT.search(folded)
    if match is None:
        return None
    return LAST if match["last"] else int(match["number"])


def asked_count(folded: str) -> int | None:
    """Give how many points a list has as a folded question or its lead-in says (四条要求), None where it does not."""
    match = _TELLS_COUNT.search(folded)
    number = numeral_value(match["count"]) if match else None
    return int(number) if number is not None else None


def names_listed(noun: str, folded: str) -> bool:
    """Tell whether a folded text has a word for what is listed, or one that stands for it: 不足 for 问题."""
    alike = next((nouns for nouns in _ALIKE if noun in nouns.split("|")), noun)
    return any(each in folded for each in alike.split("|"))


def listed(folded: str) -> str | None:
    """Give the last word of a folded question for what is listed (问题, 建议), None where it has none."""
    return next(reversed(_LISTED.findall(folded)), None)
