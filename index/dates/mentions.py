"""Where a text says of which calendar years it speaks: its expressions found and resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates.anchor import Anchor, Tense, Years
from index.dates.partial_date import FIGURE, HAN_DIGIT
from index.dates.rules import RULES
from index.dates.scripts import both_scripts, either_script

_HINT = either_script(r"年|世纪|以来|[本今上]届|[上本个]月|目前|截至|迄今|今[春夏秋冬]|五[”\"」』]?[时期计规]")
"""What every expression holds, or stands before."""

_BEFORE, _AFTER = 14, 12
"""Characters around a hint within which its expression lies, and what tells it from others."""

_COUNTED = frozenset(f"0123456789０１２３４５６７８９.．第几幾数數百千万萬{HAN_DIGIT}十两兩")
"""What a number goes on from."""

_SENTENCE_END = re.compile("[。！？；!?;\n]")

_COMPARES = either_script(r"(?:比|较|相比于|相对于)[“\"]?$")
_COMPARED = either_script(r"[”\"]?[初底末]?(?:年末|同期)?(?:水平)?(?:相比|相较)")
"""What stands before, or behind, the years that something is only compared with."""

_NOWHEN = Anchor(0)


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


_COMPILED = [(rule, either_script(rule.pattern)) for rule in RULES]
_FIRST = both_scripts(
    f'[{FIGURE}{HAN_DIGIT}十两几民本今上去前大明来后过刚最近这多未再下同次翌年截到迄改建入加新第“「『"]'
)
"""What every expression begins with: most places in a text are passed over by it."""

_SCANNER = re.compile(
    f"(?={_FIRST})(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", both_scripts(rule.pattern)) for rule in RULES) + ")"
)


def mentions(text: str, anchor: Anchor | None) -> list[Mention]:
    """Find the expressions of a text in order; without an anchor, only those that need no date. Never raises."""
    found: list[Mention] = []
    done = 0
    for hint in _HINT.finditer(text):
        if hint.end() > done:
            for match in _SCANNER.finditer(text, max(done, hint.start() - _BEFORE), hint.end() + _AFTER):
                if match.start() < done:
                    continue
                mention = _mention(text, match.start(), found, anchor)
                done = match.end()
                if mention is not None:  # it may go on past what was looked at
                    found.append(mention)
                    done = mention.end
    return found


def _mention(text: str, start: int, before: Sequence[Mention], anchor: Anchor | None) -> Mention | None:
    """Resolve the expression at a place by the first rule that has a meaning for it."""
    if start and text[start] in _COUNTED and text[start - 1] in _COUNTED:
        return None
    named = before[-1].years if before else None
    for rule, pattern in _COMPILED:
        match = pattern.match(text, start)
        if match is None or (rule.relative and anchor is None):
            continue
        if rule.alone and before and _SENTENCE_END.search(text, before[-1].end, start) is None:
            return None
        years = rule.resolve(match, anchor or _NOWHEN, named)
        if years is not None:
            tense = None if anchor is None else anchor.tense(years)
            compared = _COMPARES.search(text, max(0, start - 3), start) is not None or (
                _COMPARED.match(text, match.end()) is not None
            )
            return Mention(start, match.end(), years, rule.weight, rule.name, rule.relative, tense, compared)
    return None
