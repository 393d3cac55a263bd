"""What a question demands of the speeches: 讲话人:…, 2012年以后; and their order in time: 最新, 最早提到…."""

import re
from dataclasses import dataclass

from index.dates.partial_date import FIGURE, HAN_DIGIT, number
from index.deferred_pattern import DeferredPattern
from index.model import Order

_QUOTES = r"“([^”]{1,60})”|「([^」]{1,60})」|『([^』]{1,60})』|\"([^\"]{1,60})\""
_SPEAKER = DeferredPattern(
    rf"(?:^|(?<=\s))(?:讲话人|講話人|发言人|發言人|作者|speaker)[:：]\s*(?:{_QUOTES}|(\S+))",
    *":：",
    flags=re.IGNORECASE,
)

_YEAR = rf"(?:[{FIGURE}]{{4}}|[一二][{HAN_DIGIT}]{{3}})"
_KEY = r"(?:^|(?<=\s))(?:时间|時間|日期|date)[:：]\s*"
_ALONE = r"(?=\s|$)"
_SPEECHES = r"的?(?:讲话|講話|报告|報告|文章|发言|發言|文件)(?:里面?|裡面?|中|当中|當中)?"
_AFTER = r"(?:(?:以|之)?[后後]|以[来來]|起|至今)"
_BEFORE = r"(?:以|之)?前"
_TO = r"\s*(?:[-—–~～至到]|\.\.)\s*"
_SPANS = (
    DeferredPattern(rf"{_KEY}(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年?{_ALONE}", *":：", flags=re.IGNORECASE),
    DeferredPattern(rf"{_KEY}(?P<first>{_YEAR})年?{_AFTER}{_ALONE}", *":：", flags=re.IGNORECASE),
    DeferredPattern(rf"{_KEY}(?P<before>{_YEAR})年?{_BEFORE}{_ALONE}", *":：", flags=re.IGNORECASE),
    DeferredPattern(rf"{_KEY}(?P<only>{_YEAR})年?{_ALONE}", *":：", flags=re.IGNORECASE),
    DeferredPattern(rf"(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年(?:之?间)?{_SPEECHES}", "年"),
    DeferredPattern(rf"(?P<first>{_YEAR})年{_AFTER}{_SPEECHES}", "年"),
    DeferredPattern(rf"(?P<before>{_YEAR})年{_BEFORE}{_SPEECHES}", "年"),
    DeferredPattern(rf"(?:^|(?<=\s))(?P<first>{_YEAR})年{_AFTER}{_ALONE}", "年"),
    DeferredPattern(rf"(?:^|(?<=\s))(?P<before>{_YEAR})年{_BEFORE}{_ALONE}", "年"),
)
"""A span inside a sentence says of which years is asked, not when the speech was given, unless it names speeches."""

_SAID = r"(?:讲话|講話|报告|報告|文章|发言|發言|提法|说法|說法|论述|論述|表述|要求)"
_NEWEST = DeferredPattern(
    rf"(?:^|(?<=\s))最新的?{_ALONE}|最新的?(?:一?[篇次个個])?{_SAID}|按[时時][间間](?:倒序|从新到旧|從新到舊)",
    *("最新", "按"),
)
_OLDEST = DeferredPattern(
    rf"(?:^|(?<=\s))最早的?{_ALONE}|最早的?(?:一?[篇次个個])?{_SAID}|(?:^|(?<=\s))[历歷](?:年[来來]?|次|届|屆)的?"
    r"|按[时時][间間](?:先[后後]|[顺順]序|排列|从[早旧]到[晚新]|從[早舊]到[晚新]|(?=\s|$))",
    *("最早", "历", "歷", "按"),
)

_FIRST = r"(?:最早|最先|首次|(?:头|頭|第)一[次回])"
_LATEST = r"(?:最近|最新|最[后後]|最晚)(?:一[次回])?"
_IN_TIME = rf"(?:(?P<oldest>{_FIRST})|(?P<newest>{_LATEST}))"
_MENTIONS = r"(?:提到|提出|提及|[说說讲講谈談]到|[说說讲講]起|出[现現])(?:了|[过過])?"
_WHERE = (
    r"(?:是)?(?:在)?(?:哪(?:一|1)?(?:[篇年天里裡]|次(?:[会會][议議]?)?|[个個]?(?:[讲講]话|報告|报告|会|會))(?:上|里|裡|中)?"
    r"|什[么麼][时時]候|何[时時]|什[么麼](?:[讲講]话|会|場合|场合)(?:上|里)?)?(?:的)?(?:[讲講]话|报告)?(?:里|中|上)?"
)
_QUOTED = r"[“「『\"](?P<quoted>[^“”「」『』\"?？]{1,24})[”」』\"]"
_WORD = rf"(?:{_QUOTED}|" + r"[“「『\"]?(?P<word>[^\s“”「」『』\"?？]{1,20}?)[”」』\"]?)(?:[这這]?[个個]?[词詞])?"
_ASKS = re.compile("什[么麼]|[谁誰哪几幾]|多少|[怎咋]")
_MENTION = tuple(
    DeferredPattern(rf"^\s*{pattern}[\s?？。!！]*$", "最", "首次", "一次", "一回")
    for pattern in (
        rf"(?:是)?{_WHERE}{_IN_TIME}{_WHERE}{_MENTIONS}{_WORD}(?:的)?{_WHERE}",
        rf"{_WORD}(?:是)?{_WHERE}{_IN_TIME}(?:是)?{_WHERE}(?:被)?{_MENTIONS}(?:的)?{_WHERE}",
    )
)


_WHEN = r"(?:是)?(?:在)?(?:哪(?:一|1)?[年次](?:[会會][議议]?)?上?|什[么麼][时時]候|何[时時])"
_PUT_FORWARD = "提出(?:[来來])?(?:了|[过過])?"
_ORIGIN = (
    DeferredPattern(rf"^\s*{_WORD}{_WHEN}{_PUT_FORWARD}的?[\s?？。!！]*$", "提出"),
    DeferredPattern(rf"^\s*{_WHEN}{_PUT_FORWARD}{_WORD}的?[\s?？。!！]*$", "提出"),
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is demanded of a speech: words of its speaker, and the years it was given in, None where they are open."""

    speakers: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None

    def __bool__(self) -> bool:
        return bool(self.speakers) or self.first is not None or self.last is not None


def take_conditions(question: str) -> tuple[Conditions, str]:
    """Give the conditions of a question, and what else it says."""
    speakers = tuple(next(filter(None, match.groups())).strip() for match in _SPEAKER.finditer(question))
    rest = _SPEAKER.sub(" ", question)
    for pattern in _SPANS:
        if match := pattern.search(rest):
            years = {name: number(text) for name, text in match.groupdict().items()}
            before = years.get("before")
            last = years.get("last") or years.get("only") or (None if before is None else before - 1)
            conditions = Conditions(speakers, years.get("first") or years.get("only"), last)
            return conditions, f"{rest[: match.start()]} {rest[match.end() :]}"
    return Conditions(speakers), rest


def take_order(question: str) -> tuple[Order | None, str]:
    """Give the order in time that a question asks for, None for none, and what else it says."""
    for order, pattern in ((Order.NEWEST, _NEWEST), (Order.OLDEST, _OLDEST)):
        if match := pattern.search(question):
            return order, f"{question[: match.start()]} {question[match.end() :]}"
    return None, question


def asked_origin(question: str) -> str | None:
    """Give the word of which a question asks when it was put forward: 蓝天保卫战是什么时候提出来的."""
    match = next((found for pattern in _ORIGIN if (found := pattern.match(question))), None)
    word = _word(match) if match else ""
    return word if word and not _ASKS.search(word) else None


def asked_mention(question: str) -> tuple[str, Order] | None:
    """Give the word of which a question asks where it stands first or last in time: 最早提到台风的是哪篇."""
    for pattern in _MENTION:
        if match := pattern.match(question):
            word = _word(match)
            if word and not _ASKS.search(word):
                return word, Order.OLDEST if match["oldest"] else Order.NEWEST
    return None


def _word(match: re.Match[str]) -> str:
    return (match["quoted"] or match["word"]).strip("的，, ")
