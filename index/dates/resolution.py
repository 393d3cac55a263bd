"""What an expression means in calendar years: every function takes a rule's match and gives a span of years or None."""

import re
from collections.abc import Callable

from index.analysis.congresses import year_of_congress
from index.analysis.sentence_around import clause_around
from index.dates.anchor import Anchor, Years
from index.dates.partial_date import FIRST_YEAR, LAST_YEAR, REPUBLIC, number
from index.dates.scripts import either_script

Resolve = Callable[[re.Match[str], Anchor, Years | None], Years | None]
"""A rule's match, what it counts from, and the years that were named before it in the text."""

FEW = 4
"""The years of 几年 and 近年."""

_MOST = 200
"""Years that anybody counts back or ahead."""

_SINCE = {
    "改革开放": 1978, "改革開放": 1978, "十一届三中全会": 1978, "十一屆三中全會": 1978, "建国": 1949, "建國": 1949,
    "新中国成立": 1949, "新中國成立": 1949, "建党": 1921, "建黨": 1921, "入世": 2001, "加入世贸组织": 2001,
    "新世纪": 2001, "新世紀": 2001, "本世纪": 2001, "本世紀": 2001,
}  # fmt: skip
"""What history is counted from, with its year."""


def several(text: str) -> int | None:
    """Read how many years are meant."""
    return FEW if text in ("几", "幾", "数", "數") else number(text)


def shift(years: int) -> Resolve:
    """Give the year so many years from this one."""
    return lambda _, anchor, __: (anchor.year + years, anchor.year + years)


_TOLD = re.compile(
    either_script(
        "去年度?的?(?:(?:年度?)?报告|信|年报|同期)"
        "|去年[^。；]{0,10}?(?:[说讲写]|[提介][到及过绍]|预[测计言]|告诉|解释|[所描详]述|报告|指出|讨论|承诺|相比)"
    )
)
"""Last year's letter and what it said; with it goes what the year of this one is compared with."""

_THAN = re.compile(either_script("(?:[比较]|[高低多少大小好快慢优]于|超过|不及|[与跟同和])$"))


def last_year(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years:
    """Read `去年`: a letter on 1990 of March 1991 means 1990, unless it compares or tells what the last letter said."""
    if anchor.letter and anchor.written == anchor.year + 1:
        text, start = match.string, match.start()
        if not (_TOLD.match(text, start) or _THAN.search(text, max(0, start - 2), start)):
            return anchor.year, anchor.year
    return anchor.year - 1, anchor.year - 1


def year_before(match: re.Match[str], anchor: Anchor, before: Years | None) -> Years:
    """Read `上年`: the year before the one that is spoken of, not before that of the speech.

    That is the year named last, or else the one of the section or of the kind of speech: a report in March 1989 on 1988
    compares it with 1987, and its plans for 1989 with 1988.
    """
    if before is not None and before[0] == before[1] <= anchor.year:
        year = before[0]
    elif anchor.spoken is not None and not (anchor.spoken < anchor.year and _says(_PLANS, match)):
        year = anchor.spoken
    else:
        year = anchor.year
    return year - 1, year - 1


IS_TO = "(?<![主需重首摘纪概提必只不还简扼])要"
"""要 where it says what is to be done, a pattern; not 主要, 需要, 纪要."""

_PLANS = re.compile(either_script(f"今年|拟|安排|预[计期]|计划|力争|争取|目标|年[底末]以?前|{IS_TO}|将"))
_FULFILS = re.compile(
    either_script("(?:[高好低快]于|超[过出额]?|完成|实现|符合)了?[^，、。；]{0,6}?(?:预[计期]|计划|目标)+")
)
"""What a plan is called where it is told what became of it: 增速高于预期目标."""


def _says(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Tell whether the clause of a match has something of a pattern."""
    return pattern.search(_FULFILS.sub(" ", clause_around(match.string, match.start()))) is not None


_SET_OUT = re.compile(either_script("今年|拟|力争|争取|" + IS_TO + "|将"))
"""As `_PLANS`, where 年初 stands: what a plan is called may then be what became of it, 完成年初预算, 年初确定的目标."""


def part_of_year(match: re.Match[str], anchor: Anchor, before: Years | None) -> Years:
    """Read `上半年`, `年初`: of the year of the speech, or in a report on the year before of that, unless it plans.

    A report in March 2013 that reviews 2012 means 2012 by 年末 and 完成年初预算, and 2013 by 力争年底开工.
    """
    over = (anchor.year - 1, anchor.year - 1)
    past = anchor.spoken == over[0] or (anchor.begins and before == over)
    if past and not _says(_SET_OUT if match[0] == "年初" else _PLANS, match):
        return over
    return anchor.year, anchor.year


def written(match: re.Match[str], _: Anchor, __: Years | None) -> Years | None:
    """Read `1998年`, and one of the years in `1997、1998这两年`."""
    year = number(match["year"])
    return None if year is None or not FIRST_YEAR <= year <= LAST_YEAR else (year, year)


def written_range(match: re.Match[str], _: Anchor, __: Years | None) -> Years | None:
    """Read `2008至2012年` and `2013-14年度`."""
    first, last = number(match["first"]), number(match["last"])
    if first is None or last is None or not FIRST_YEAR <= first <= LAST_YEAR:
        return None
    if last < 100:
        last += first // 100 * 100
    return (first, last) if first < last <= LAST_YEAR else None


def of_republic(match: re.Match[str], _: Anchor, __: Years | None) -> Years | None:
    """Read `民国十五年`."""
    count = number(match["n"])
    return None if not count else (REPUBLIC + count, REPUBLIC + count)


def short_year(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `97年`: the last year that ends so and is not far ahead."""
    ending = number(match["year"])
    if ending is None:
        return None
    year = (anchor.year + FEW) // 100 * 100 + ending
    year -= 100 if year > anchor.year + FEW else 0
    return year, year


def century(match: re.Match[str], _: Anchor, __: Years | None) -> Years | None:
    """Read `二十世纪九十年代`."""
    return _part_of_century(number(match["century"]), match)


def near_century(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `上世纪八十年代`, counted from the century of the speech."""
    now = (anchor.year - 1) // 100 + 1
    return _part_of_century(now - 1 if match["which"] == "上" else now, match)


def _part_of_century(number_: int | None, match: re.Match[str]) -> Years | None:
    if number_ is None or not 15 <= number_ <= 22:
        return None
    first = (number_ - 1) * 100
    if match["decade"]:
        return _decade_from(first, number(match["decade"]))
    part = {"初": (1, 10), "中": (40, 59), "末": (90, 100)}.get(match["part"] or "", (1, 100))
    return first + part[0], first + part[1]


def decade(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `九十年代`: the last decade of that name that is not far ahead."""
    first = anchor.year // 100 * 100
    found = _decade_from(first, number(match["decade"]))
    return _decade_from(first - 100, number(match["decade"])) if found and found[0] > anchor.year + 10 else found


def _decade_from(first: int, ending: int | None) -> Years | None:
    return None if ending is None or ending % 10 or ending > 90 else (first + ending, first + ending + 9)


def plan(match: re.Match[str], _: Anchor, __: Years | None) -> Years | None:
    """Give the years of a five-year plan: the first from 1953, the third and later ones from 1966 on."""
    count = number(match["plan"])
    if count is None or not 1 <= count <= 30:
        return None
    first = 1953 + 5 * (count - 1) + (3 if count >= 3 else 0)
    return first, first + 4


def past_years(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Give so many years up to now; one that has only begun is not among them."""
    count = several(match["n"])
    if count is None or not 1 <= count <= _MOST:
        return None
    if anchor.begins:
        return anchor.year - count, anchor.year - 1
    return anchor.year - count + (1 if anchor.ends else 0), anchor.year


def past_year(_: re.Match[str], anchor: Anchor, __: Years | None) -> Years | None:
    """Give the year that is over or nearly over; in the middle of one, both."""
    if anchor.begins:
        return anchor.year - 1, anchor.year - 1
    return (anchor.year, anchor.year) if anchor.ends or anchor.month is None else (anchor.year - 1, anchor.year)


def few_years(_: re.Match[str], anchor: Anchor, __: Years | None) -> Years | None:
    """Give the last few years."""
    return anchor.year - FEW, anchor.year


def coming_years(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Give so many years from now on."""
    count = several(match["n"])
    first = anchor.year if anchor.begins else anchor.year + 1
    return None if count is None or not 1 <= count <= _MOST else (first, first + count - 1)


def away(sign: int) -> Resolve:
    """Give the year so many years ago, or from now."""

    def resolve(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
        count = several(match["n"])
        year = anchor.year + sign * (count or 0)
        return (year, year) if count and FIRST_YEAR <= year <= LAST_YEAR else None

    return resolve


def since_year(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `2012年以来`."""
    first = number(match["year"])
    return None if first is None or not FIRST_YEAR <= first <= anchor.year else (first, anchor.year)


def since_event(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `改革开放以来`."""
    first = _SINCE.get(match["event"])
    return None if first is None or first > anchor.year else (first, anchor.year)


def since_congress(match: re.Match[str], anchor: Anchor, _: Years | None) -> Years | None:
    """Read `十八大以来`."""
    count = number(match["congress"])
    first = None if count is None else year_of_congress(count)
    return None if first is None or first > anchor.year else (first, anchor.year)


def term(which: int) -> Resolve:
    """Give a government's term of five years, from 1998 on: this one (0), or the one before (-1)."""

    def resolve(_: re.Match[str], anchor: Anchor, __: Years | None) -> Years | None:
        first = 1998 + (anchor.year - 1998) // 5 * 5
        if anchor.year == first and anchor.begins:
            first -= 5
        first += 5 * which
        return first, min(first + 5, anchor.year)

    return resolve


def last_month(_: re.Match[str], anchor: Anchor, __: Years | None) -> Years | None:
    """Give the year of last month."""
    year = anchor.year - (anchor.month == 1)
    return year, year


def same_year(_: re.Match[str], __: Anchor, before: Years | None) -> Years | None:
    """Give the one year that was named before."""
    return before if before and before[0] == before[1] else None


def following_year(_: re.Match[str], __: Anchor, before: Years | None) -> Years | None:
    """Give the year after the one that was named before."""
    return (before[0] + 1, before[0] + 1) if before and before[0] == before[1] else None
