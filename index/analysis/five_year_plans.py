"""Five-year plans by their numbers: 第十三个五年规划 and “十三五” go by one name."""

import re

from index.analysis.folding import fold
from index.analysis.hints import matches_at_hints
from index.analysis.numerals import whole_number
from index.deferred_pattern import DeferredPattern

_DIGITS = "一二三四五六七八九"

_HAN = ("", *_DIGITS)

_WRITTEN_OUT = re.compile("第(?P<figures>[1-9][0-9]?)个五年(?=计划|规划|时期|期间)")
_PLAN = DeferredPattern(
    rf"{_WRITTEN_OUT.pattern}"
    rf"|(?<![0-9.第{_DIGITS}十])(?P<short>二?十[{_DIGITS}]?|[{_DIGITS}]|[1-9])[五5](?=[”\"」』]?(?:时期|期间|计划|规划|以来))"
    rf"|[“\"「『](?P<quoted>二?十[{_DIGITS}]?|[{_DIGITS}]|[1-9])[五5][”\"」』]"
)
"""Folding takes the short names of some for numbers: 七五 is 75, and 15 more often 十五 than 一五."""

_HINTS = tuple(map(re.compile, ('五(?:年[计规时期]|[”"」』时期计规以])', '5[”"」』时期计规以]')))
_BEFORE_HINT = 5


def placed_plans(folded: str) -> list[tuple[str, int]]:
    """Give what the five-year plans that a folded text names go by, `第13个五年`, each with where it begins."""
    return [
        (f"第{_number(match)}个五年", match.start()) for match in matches_at_hints(_PLAN, _HINTS, _BEFORE_HINT, folded)
    ]


def plans(folded: str) -> list[str]:
    """Give the same names alone."""
    return [name for name, _ in placed_plans(folded)]


def in_short(folded: str) -> str:
    """Write 十三五 for 第十三个五年 in a folded question: the words of the long name stand in those of all plans."""
    return _WRITTEN_OUT.sub(lambda match: _short(int(match["figures"])), folded)


def _short(number: int) -> str:
    tens, ones = divmod(number, 10)
    return fold(f"{_HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN[ones]}五")


def _number(match: re.Match[str]) -> int:
    if match["figures"]:
        return int(match["figures"])
    text = match[match.lastgroup or 0]
    return 10 if text == "1" else whole_number(text)
