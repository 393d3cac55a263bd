"""The quarter or half of a year that a question asks about: the figure of the whole year is no answer to it."""

import re
from collections.abc import Iterator

from index.deferred_pattern import DeferredPattern

_QUARTERS = {"1": "一", "2": "二", "3": "三", "4": "四"}
_UP_TO = "(?:前|头|[一1](?:至|到|[-—–~]))"
PART_OF_YEAR = DeferredPattern(
    rf"(?P<up_to>{_UP_TO})?(?:(?P<quarter>[一二三四1-4])个?季度|第(?P<nth>[一二三四1-4])季度?)|(?P<half>[上下])半年",
    "季",
    "半年",
)


def parts_of_year(folded: str) -> Iterator[re.Pattern[str]]:
    """Give the pattern of each part of a year that a folded question names, as a text may write it."""
    for match in PART_OF_YEAR.finditer(folded):
        if half := match["half"]:
            yield re.compile(f"{half}半年" + ("|(?:前|头|[一1]至)[六6]个?月" if half == "上" else ""))
            continue
        number = next(each for each in _QUARTERS.items() if (match["quarter"] or match["nth"]) in each)
        digit = f"[{''.join(number)}]"
        if match["up_to"]:
            yield re.compile(f"{_UP_TO}{digit}个?季" + ("|[九9]个月" if number[0] == "3" else ""))
        else:
            yield re.compile(f"{digit}(?:[、和及与]?第?[一二三四1-4])*个?季")


def lacks_part_of_year(folded: str, *texts: str) -> bool:
    """Tell whether a folded question names a part of a year that none of some folded texts does."""
    return not all(any(map(part.search, texts)) for part in parts_of_year(folded))
