"""Where a text says of which calendar years it speaks: its expressions found and resolved."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.dates.anchor import Anchor, Tense, Years
from index.dates.expressions import RULES, Rule
from index.dates.partial_date import FIGURE, FIRST_YEAR, HAN_DIGIT, LAST_YEAR
from index.dates.scripts import both_scripts, either_script, with_traditional
from index.model import Span

_HINT = re.compile(
    both_scripts(r"年|世纪|以来|本届|今届|上届|上月|本月|目前|截至|迄今|今[春夏秋冬]|五[”\"」』]?[时期计规]")
    + "|个月|個月"
)
"""What every expression holds, or stands before."""

_BEFORE, _AFTER = 16, 9
"""Characters around a hint within which its expression lies, and what tells it from others."""

_COUNTED = frozenset(f"0123456789０１２３４５６７８９.．第几幾数數百千万萬{HAN_DIGIT}十两兩")
"""What a number goes on from."""

_SENTENCE_END = re.compile("[。！？；!?;\n]")

_COMPARES = either_script(r"(?:比|较|相比于|相对于|[高低多少大小好快慢优]于|超过|不及)[“\"]?$")
_COMPARED = either_script(r"[”\"]?[初底末]?(?:年末|同期)?(?:水平)?(?:相比|相较|(?:大体|大致|基本)?(?:持平|相当))")
"""What stands before, or behind, the years that something is only compared with."""

_MAY_COMPARE = frozenset('比较較于於过過及“"')
_MAY_BE_COMPARED = frozenset("相平")
"""What is looked at first, before and behind: most years are compared with nothing."""

_NOWHEN = Anchor(0)

YEAR_BEFORE = "year before"
"""The rule of 上年, which counts from the year that is spoken of."""

_OF_SPOKEN = frozenset((YEAR_BEFORE, "part of this year"))
"""The rules that count from the year that is spoken of, not from one that it is compared with."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression in a text: where it stands, the years it means and how surely, and the rule that says so.

    A relative one counts from the date of the speech. One that is `compared` only says with what: 比上年增长一成.
    """

    start: int
    end: int
    years: Years
    weight: float
    rule: str
    relative: bool
    tense: Tense | None
    """None where the date of the speech is not known."""
    compared: bool = False


_OPENING: dict[str, list[Rule]] = defaultdict(list)
"""The rules of the expressions that open with a character."""
for _rule in RULES:
    for _char in with_traditional(_rule.opens):
        _OPENING[_char].append(_rule)

_SECOND = with_traditional(
    f"{FIGURE}{HAN_DIGIT}ＯOo十两几年岁世春夏秋冬月季届半个些初末底国党大今前后来去至目近过这刚的多革中入用次"
)
"""What stands second in an expression, as a set of a pattern."""

EXPRESSION_OPENINGS = re.compile(f"[{re.escape(''.join(_OPENING))}](?=[{_SECOND}])")
"""How an expression begins: one of its first two characters tells little, both rule out most places."""
_YEAR = next(rule for rule in RULES if rule.name == "year")
_JOINS = frozenset("-–—－~～至到/／ \u3000")
_BEHIND = _JOINS | frozenset("度代")
_AHEAD = _JOINS | frozenset("0123456789０１２３４５６７８９.．")
_LISTS = frozenset("、，,和与與及跟")
"""What stands behind, or ahead of, a year in figures that may be more than that: of a range, a decade, a list."""


def mentions(text: str, anchor: Anchor | None) -> list[Mention]:
    """Find the expressions of a text in order; without an anchor, only those that need no date. Never raises."""
    found: list[Mention] = []
    done = looked = 0
    for hint in _HINT.finditer(text):
        place = hint.start()
        if hint.end() <= done:
            continue
        if text[place] == "年" and _is_plain_year(text, place, done):
            done = place + 1
            years = int(text[place - 4 : place])
            found.append(_said(text, (place - 4, done), (years, years), _YEAR, anchor))
            continue
        first, looked = max(done, looked, place - _BEFORE), hint.end() + _AFTER
        for opening in EXPRESSION_OPENINGS.finditer(text, first, looked + 1):  # the second character may stand behind
            if (start := opening.start()) >= done:
                done, mention = _read(text, start, found, anchor)
                if mention is not None:
                    found.append(mention)
    return found


def _is_plain_year(text: str, place: int, done: int) -> bool:
    """Tell whether four figures before a place, where 年 stands, are a year and no more; most expressions are such."""
    figures = text[place - 4 : place] if place - 4 >= done else ""
    if not (figures.isascii() and figures.isdecimal() and FIRST_YEAR <= int(figures) <= LAST_YEAR):
        return False
    behind = text[place + 1 : place + 9]
    since = "以" in behind or "至今" in behind
    before = text[max(place - 6, 0) : place - 4]
    apart = before[-1:] not in _AHEAD and not (before[-1:] in _LISTS and before[:1] in _COUNTED)
    return apart and not since and behind[:1] not in _BEHIND


def _read(text: str, start: int, before: Sequence[Mention], anchor: Anchor | None) -> tuple[int, Mention | None]:
    """Read what stands at a place by the first rule that has a meaning for it: where that ends, and what it means."""
    end = start
    if text[start] in _COUNTED and text[start - 1 : start] in _COUNTED:
        return end, None
    for pattern, rule in _rules(text[start]):
        match = pattern.match(text, start)
        if match is None:
            continue
        end = max(end, match.end())
        if rule.relative and anchor is None:
            continue
        if rule.alone and before and _SENTENCE_END.search(text, before[-1].end, start) is None:
            break
        years = rule.resolve(match, anchor or _NOWHEN, _named(before, rule))
        if years is not None:
            return match.end(), _said(text, (start, match.end()), years, rule, anchor)
    return end, None


def _named(before: Sequence[Mention], rule: Rule) -> Years | None:
    """Give the years that were named last before an expression; those compared with are not what 上年 counts from."""
    if rule.name in _OF_SPOKEN:
        before = [mention for mention in before if not mention.compared and mention.rule != YEAR_BEFORE]
    return before[-1].years if before else None


@cache
def _rules(char: str) -> Sequence[tuple[re.Pattern[str], Rule]]:
    """Compile the rules of a character when it is first met: most texts have few of the kinds."""
    return [(_compiled(rule.pattern), rule) for rule in _OPENING[char]]


_compiled = cache(either_script)


def _said(text: str, span: Span, years: Years, rule: Rule, anchor: Anchor | None) -> Mention:
    start, end = span
    compared = (start > 0 and text[start - 1] in _MAY_COMPARE and _COMPARES.search(text, max(0, start - 4), start)) or (
        not _MAY_BE_COMPARED.isdisjoint(text[end : end + 8]) and _COMPARED.match(text, end)
    )
    tense = None if anchor is None else anchor.tense(years)
    return Mention(start, end, years, rule.weight, rule.name, rule.relative, tense, bool(compared))
