"""Whether a question asks for a day or a month, and what tells one: who asks for the day is not told it by a year."""

import re

from index.deferred_pattern import DeferredPattern

_ASKS_DAY = DeferredPattern(
    r"哪[一1]?[天日]|几月(?:份的?)?几[日号]|几号(?![楼线院门机])|何日|什么日子|哪个日子", "哪", "几", "何日", "日子"
)
_ASKS_MONTH = DeferredPattern(r"哪[一1]?个?月|(?<!好)[几何]月(?!份?产)", "月")

_FEASTS = (
    "元旦|春节|除夕|大年|正月|元宵|清明|端午|中秋|重阳|冬至|圣诞|国庆|(?:建军|劳动|妇女|儿童|青年)节"
    "|五一|五四|八一|十一"
)
_RELATIVE = "[今昨明前后当次]天|[今昨当次翌同]日|第[二2]天"
_DAY = re.compile(
    rf"(?<![0-9.])(?:[12]?[0-9]|3[01])[日号](?![楼线院门机])|初[1-9一二三四五六七八九十]|(?:星期|礼拜|周)[1-6一二三四五六日天]"
    rf"|(?<![0-9])(?:1[0-2]|0?[1-9])[./-](?:[12][0-9]|3[01]|0?[1-9])(?![0-9])|{_RELATIVE}|{_FEASTS}"
)
_MONTH = re.compile(rf"(?<![0-9.])(?:1[0-2]|0?[1-9])月(?!份?产)|[本上下当]个?月|腊月|{_DAY.pattern}")


def date_pattern(folded: str) -> re.Pattern[str] | None:
    """Give the pattern of what tells the day or the month that a folded question asks for; None where it asks none."""
    if _ASKS_DAY.search(folded):
        return _DAY
    return _MONTH if _ASKS_MONTH.search(folded) else None
