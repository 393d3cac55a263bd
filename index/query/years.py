"""The calendar years that a question asks about, and those by which it names a speech; relative ones made explicit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.dates.anchor import Anchor, Years
from index.dates.days import Day
from index.dates.expressions import RULES
from index.dates.mentions import mentions
from index.dates.partial_date import written_dates
from index.dates.year_span import written_years
from index.query.scope import DOCUMENTS, MEETINGS, SAYS

_COMMON = ["决定", "文件", "文章", "材料", "通知", "通报", "公告", "评论"]
_LETTER = "公开信|家书|(?<=[的封年东书来])信(?=$|[里中上,.?!:;、的说讲谈提写开])"
_SAYING = "(?:声明|宣言|寄语|采访|专访|讲座|讲演|年报|随笔|序言?|社评|专栏)(?=[里中上]|[说讲谈提写]|怎么|怎样|如何)"
_WORKS = "|".join((*(kind for kind in DOCUMENTS.split("|") if kind not in _COMMON), _LETTER, _SAYING))
_KINDS = "|".join((*_COMMON, *(kind for kind in MEETINGS.split("|") if kind != "会")))
_NO_MEETING = "".join(
    f"(?<!{before})"
    for before in ("[社机协工学国议教都体误不]", "[^协招]商", "委员", "常委", "联合", "基金", "[理董监]事")
)
_NAMED = (
    "(?=$|[上里中,.?!:;、的那是有对就把都说讲谈提怎如什哪谁]|期间|强调|指出|要求|主要"
    "|开幕|闭幕|召开|举行|之?[前后]|以来)"
)
"""What follows a word for a meeting that is no part of another word: 社会 and 协会 are none, 材料产业 no document."""
_OF_SPEECH = re.compile(
    r"(?:度|的|在|召开的)?[^,.。?!;了着过什么哪几多谁]{0,12}?"
    rf"(?:{_WORKS}|(?:{_KINDS}|{_NO_MEETING}会){_NAMED}|[0-9]+大(?![0-9]))"
)
"""What follows a year that says of which speech is asked: 2004年的报告, 2015年市场工作会议上."""

_RELATIVE = frozenset(rule.name for rule in RULES if rule.asked_by)
"""The rules whose expressions are written as years in figures where a question has them."""

_LONGEST = 12
"""Years of a span up to which a question asks about the years; a century or a dynasty is a word like others."""


_PLANS = frozenset(("five-year plan", "five-year plan in words"))
"""The rules whose expressions are names, too, and are looked for as such."""

_FOLDED_PLAN = re.compile('(?<![0-9.])([16-9])5(?=[”"」』]?(?:时期|期间|计划|规划))')
_HAN = {"1": "十", "6": "六", "7": "七", "8": "八", "9": "九"}
"""The five-year plans whose short names folding takes for numbers: 七五期间 is 75期间, 15计划 rather 十五."""


@dataclass(frozen=True, slots=True)
class QuestionYears:
    """The years that a question asks about, where they alone are named, and the years by which it names a speech."""

    asked: tuple[Years, ...]
    spans: tuple[tuple[int, int], ...]
    of_speech: tuple[int, ...]


def read_years(folded: str) -> QuestionYears:
    """Read the years of a folded question; one that is only compared with is asked where no other is."""
    asked: list[Years] = []
    compared: list[Years] = []
    spans: list[tuple[int, int]] = []
    of_speech: list[int] = []
    for mention in mentions(_FOLDED_PLAN.sub(lambda plan: f"{_HAN[plan[1]]}五", folded), None):
        first, last = mention.years
        if first == last and _OF_SPEECH.match(folded, mention.end):
            of_speech.append(first)
        elif last - first < _LONGEST:
            (compared if mention.compared else asked).append(mention.years)
            if mention.rule not in _PLANS:
                spans.append((mention.start, mention.end))
    return QuestionYears(tuple(dict.fromkeys(asked or compared)), tuple(spans), tuple(dict.fromkeys(of_speech)))


def dates_in_words(text: str) -> str:
    """Write days in figures by which a question names a speech as speeches do: 2005-3-5的报告 as 2005年3月5日的报告."""
    for date, start, end in reversed(list(written_dates(text))):
        if date.day and "年" not in text[start:end] and _OF_SPEECH.match(text, end):
            text = f"{text[:start]}{date.year}年{date.month}月{date.day}日{text[end:]}"
    return text


_SAYS = re.compile(
    rf"(?!起|以|之|前|后|发生|开始)[^,.?!;的]{{0,10}}?(?:{SAYS}|表示|回应|回答|答复|介绍|评价|怎么看|提到)"
)
"""What follows a day on which somebody says something; 6月1日起 is none."""
_APART = frozenset("对从自到至在")
"""What stands before a day on which something happens."""


def names_speech(day: Day, folded: str) -> bool:
    """Tell whether a folded question names a speech by a day in it: 6月1日的记者会, 6月1日林剑怎么说."""
    if _OF_SPEECH.match(folded, day.end):
        return True
    return folded[: day.start][-1:] not in _APART and _SAYS.match(folded, day.end) is not None


_RECENTLY = re.compile(r"最近(?![的]?[路站店处家])|近期")
"""What means this year and the last where nothing says how many."""


def made_explicit(text: str, anchor: Anchor, has: Callable[[Sequence[int]], bool]) -> str:
    """Write the years that a question means by 去年, 近五年, 最近, 97年 in figures, where the collection `has` any.

    Where it has none, as an archive has nothing of today's last year, the words are looked for as they stand.
    """
    spans = [
        (mention.start, mention.end, mention.years)
        for mention in mentions(text, anchor)
        if mention.rule in _RELATIVE and not mention.compared
    ]
    if not spans:
        recent = (anchor.year - 1, anchor.year)
        spans = [(match.start(), match.end(), recent) for match in _RECENTLY.finditer(text)]
    parts: list[str] = []
    done = 0
    for start, end, years in spans:
        if has(range(years[0], years[1] + 1)):
            # GDP去年 is not GDP2025年.
            apart = " " if text[:start][-1:].isascii() and text[:start][-1:].isalnum() else ""
            parts += (text[done:start], apart, written_years(years))
            done = end
    return "".join((*parts, text[done:]))


def without_years(text: str, asked: Sequence[Years], anchor: Anchor) -> str:
    """Take the expressions that mean some `asked` years out of a question, whatever they are written like.

    The names of five-year plans stay, which are words, too.
    """
    for mention in reversed(mentions(text, anchor)):
        if mention.years in asked and mention.rule not in _PLANS:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text.strip()
