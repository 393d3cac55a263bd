"""Whether a question asks for a list of a speech, what all its points are, or for one of them: 第三条讲什么."""

import re
from functools import lru_cache

from index.analysis.numerals import numeral_value

_COUNT = "[0-9一二两双三四五六七八九十]+"
_MEASURE = "点|条|项|款|步|句|层|重|个方面|方面|部分"
_CLASSIFIERS = "个件种样类大道门桩关份块招笔"
MEASURES = f"{_MEASURE}|[{_CLASSIFIERS}]"
"""What the points of a list are counted by."""
_ALIKE = (
    "问题|困难|不足",
    "建议|意见|要求|对策|措施|举措|办法|做法|希望",
    "任务|目标|打算|安排",
    "成绩|成效|变化",
    "经验|教训|体会|启示",
    "内容|要点",
)
NOUNS = "|".join((*_ALIKE, "工作|步骤|原则|原因|理由|特点|优势|条件|保障|标准|方法|途径|好处|用处"))
"""What speeches enumerate; those of `_ALIKE` stand for each other."""

_BROAD = frozenset(["措施", "举措", "对策", "办法", "做法", "要求", "任务", "步骤", "工作", "内容", "要点", "目标"])
"""What almost every list of a speech is that does not say what it lists."""

_REASONS = "原因|理由|缘故|为什么|因为|由于"

_SAYS_COUNT = rf"(?<![第进下])(?<![0-9一二三四五六七八九十.])(?P<count>{_COUNT})(?:{_MEASURE}|[{_CLASSIFIERS}])"
_WHAT = "(?:都|各|分别|具体|主要)?(?:是|有|指|包括)(?:什么|啥|哪)"
_HOUR = (
    rf"(?:(?<=[到从至在天早晚上午夜])|(?<![讲说提谈有出了过哪这做作强调定]))几点"
    rf"(?!$|[?!。,，的呢吗啊]|{NOUNS}|(?:{_WHAT}))"
    r"|(?<=[到从至])几点|(?<=早上|晚上|夜里|上午|下午|中午|每天)几点"
)
"""几点 as a time of day: 几点关门, 开到几点; told apart from the points of a speech by what stands around it."""

_CALLED = re.compile(
    rf"(?<![0-9一二三四五六七八九十第]){_COUNT}[{_CLASSIFIERS}][^\W\d是有指包都各分主事话人月年](?={_WHAT})"
)
"""A name of a count and one character, which no list goes by that is not called so: 四个最, 五个一."""
_ASKS_FOR_LIST = re.compile(
    rf"(?:哪些?|哪几|什么|啥|几|多少)(?:个|点|条|项|种|大|样|类)?(?:{NOUNS})"
    rf"|(?!{_HOUR})(?:哪|几|多少)几?(?:{_MEASURE}|大|件事)|哪几[{_CLASSIFIERS}]"
    rf"|(?:{NOUNS}){_WHAT}"
    rf"|{_SAYS_COUNT}(?:(?:{NOUNS})|[^,。?!0-9]{{0,10}}?(?:{_WHAT}|[?]?$))"
)
_ASKS_FOR_POINT = re.compile(
    rf"第(?P<number>[0-9]{{1,3}})(?:{_MEASURE}|[个大种](?:{NOUNS}))|(?P<last>最后[一1](?:{_MEASURE}))"
)
_LISTED = re.compile(NOUNS)
_ANY_LISTED = re.compile(
    rf"{_SAYS_COUNT}\w{{0,6}}?(?P<counted>[^\W是有什么哪]{{2}})(?:{_WHAT}\w?)?$|"
    rf"(?:哪些|哪几[{_CLASSIFIERS}]?|有(?:什么|啥|何))(?!{_MEASURE})\w{{0,6}}(?P<after>\w{{2}})$"
    r"|(?P<before>\w{2})(?:主要|分别|具体)?(?:有|是|包括)哪些$"
)
"""Whatever a question asks for a list of: `办哪些为民实事`, `有什么好处`, `主要考虑有哪些`."""

_ASKING = re.compile(
    rf"(?:存在|面临|具有|提出|包括)?[着了过]?(?:哪些?|哪?几|什么|啥|多少)(?:{_MEASURE}|[{_CLASSIFIERS}])?"
)
_NOT_LISTED = re.compile(rf"(?:{_COUNT})?(?:{_MEASURE})|[{_CLASSIFIERS}]?事|讲话|报告|文章|发言|文件|地方|时候|.?人")
"""What is no word for the points of a list: what only counts them, and speeches, places, people."""
_UNQUOTED = str.maketrans("", "", "“”\"'「」『』")
_CLOSING = " ?!。,，:：;"
_TELLS_COUNT = re.compile(_SAYS_COUNT)

_QUESTIONS = 256
"""Questions of which it is remembered whether they ask for a list: it is asked again for each of their passages."""

LAST = -1
"""Stands for the last point of a list."""


@lru_cache(maxsize=_QUESTIONS)
def asks_for_list(folded: str) -> bool:
    """Tell whether a folded question asks for all points of a list."""
    return _ASKS_FOR_LIST.search(folded) is not None or _ANY_LISTED.search(folded.rstrip(_CLOSING)) is not None


def asked_point(folded: str) -> int | None:
    """Give the number, from 1, of the one point that a folded question asks for; `LAST` for the last, else None."""
    match = _ASKS_FOR_POINT.search(folded)
    if match is None:
        return None
    return LAST if match["last"] else int(match["number"])


def asked_counts(folded: str) -> tuple[int, ...]:
    """Give how many points a list has as a folded question or its lead-in says (四条要求), of several counts all."""
    numbers = (
        numeral_value(match["count"].replace("双", "两")) for match in _TELLS_COUNT.finditer(folded.rstrip(_CLOSING))
    )
    return tuple(int(number) for number in numbers if number is not None)


def names_listed(noun: str, folded: str) -> bool:
    """Tell whether a folded text has a word for what is listed, or one that stands for it: 不足 for 问题."""
    alike = next((nouns for nouns in (*_ALIKE, _REASONS) if noun in nouns.split("|")), noun)
    return any(each in folded for each in alike.split("|"))


def is_broad(noun: str) -> bool:
    """Tell whether a word for what is listed fits almost every list: 举措, 内容."""
    return noun in _BROAD


def asking_words(folded: str) -> str:
    """Give the words of a folded question that only ask for a list, and not of what: 存在哪些问题, 哪几点."""
    return "".join((*_ASKING.findall(folded), listed(folded) or ""))


def listed(folded: str) -> str | None:
    """Give the word of a folded question for what is listed (问题, 建议), None where it has none."""
    if called := _CALLED.search(folded.translate(_UNQUOTED)):
        return called[0]
    match = _ANY_LISTED.search(folded.rstrip(_CLOSING))
    asked = [match["counted"], match["after"], match["before"]] if match else []
    known = reversed(_LISTED.findall(folded))
    return next((noun for noun in (*asked, *known) if noun and not _NOT_LISTED.fullmatch(noun)), None)
