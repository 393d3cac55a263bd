"""The thing whose amount a question asks for, and the pattern of a text that gives the amount right behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import analysis
from index.analysis.names import tagged
from index.analysis.sentence_around import clause_around, sentence_start
from index.deferred_pattern import DeferredPattern
from index.query.amount_words import CHANGES, RATES, TOTALS
from index.query.answer_type import asked_quantity
from index.query.question_type import tells_plan
from index.query.stopwords import FILLER, MULTIPLES

_POINTS = DeferredPattern("(?<=[涨增长升降跌减低加高])了?几个(?:百分点|点(?![位子滴]))", "点")

_HOW_MUCH = DeferredPattern(
    rf"(?P<change>净?(?:{CHANGES})|多[了出])?(?:[是有达到至了为共约]|一共|总共|现有|目前|现在)*"
    rf"(?:多少{MULTIPLES}|(?P<share>百分之(?:多少|几)|几成))",
    *("多少", "百分之", "几成"),
)
_RATIO = re.compile("的?(?:比例|比重|份额|倍)")
_WHEN = re.compile("[0-9]{4}年?[-至到—]+[0-9]{4}年|[0-9]{4}年|[今去前上当全]年")

_FIGURE = "[0-9,.一二两三四五六七八九十百千万亿]"
_FIRST = "[0-9一二两三四五六七八九十百千万亿]"
# 产量占三成 is no amount of 产量, and 2012年 none of anything.
_NO_SHARE = f"(?!{_FIGURE}+(?:%|成|分之|倍|个百分|[年月日]))"
_REACHES = (
    rf"(?:[^\W\d_占比]{{0,2}}(?:{TOTALS}))?[^\W\d_占比]?[是为达到共约有近超过突破完成实现已仅总计稳定在保持合]{{0,6}}"
)
_COMPARED = r"(?:同比|实际|名义|[又也都将仍]|继续|比(?![重例率])[^\W\d_]{1,3}(?:同期)?|[(][^()]{1,8}[)]){0,3}"

_AMOUNT_FIRST = rf"(?:{_REACHES}{_FIGURE}+[^\W\d_%]{{0,4}}[,、(])?"
_RATES = rf"(?:{RATES})(?:(?!年均)[^\W\d_]){{0,4}}?"

_LONGEST = 14
"""Characters before the question for an amount in which the thing is looked for."""

_KEPT = 256
"""Questions of which the pattern is kept: it is asked of each of their passages."""


def in_percent(folded: str) -> str:
    """Write 涨了几个点 in a folded question as 涨百分之几, as texts have it."""
    return _POINTS.sub("百分之几", folded)


class AskedAmount:
    """A thing with its amount right behind it, as texts have it: 粮食产量达到1.2万亿斤, 粮食产量比上年增长2%."""

    def __init__(self, words: Sequence[str], behind: str) -> None:
        """`words` are those of the thing, of which the last must stand there; `behind` is a pattern of what follows."""
        *self._before, noun = words
        self._length = sum(map(len, words))
        self._pattern = re.compile(f"{re.escape(noun)}{behind}")
        self._noun = len(noun)

    def share(self, text: str, *, planned_as: float = 1.0) -> float:
        """Give the share of the thing that stands before an amount in a folded text, the highest of all.

        One in a sentence that tells a plan counts so many times as `planned_as` says.
        """
        shares = [0.0]
        for match in self._pattern.finditer(text):
            share = self._held(text, match.start())
            shares.append(share * planned_as if planned_as != 1 and _is_planned(text, match) else share)
        return max(shares)

    def _held(self, text: str, start: int) -> float:
        held = self._noun
        for word in reversed(self._before):
            if text.endswith("的", 0, start):
                start -= 1
            if not text.endswith(word, 0, start):
                break
            start -= len(word)
            held += len(word)
        return held / self._length


def _is_planned(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match lies in a clause that tells a plan, or in what a colon announces as one: 目标是:…;…."""
    if tells_plan(clause_around(text, match.start())):
        return True
    start = sentence_start(text, match.start())
    return tells_plan(text[start : text.find(":", start, match.start()) + 1])


@dataclass(frozen=True, slots=True)
class AskedThing:
    """A thing whose amount is asked for, whether how much more or less it became, and whether as a share."""

    words: tuple[str, ...]
    """Its words, of which the last is the noun: 粮食, 产量."""
    change: bool
    share: bool
    ratio: bool
    """Whether it is asked how much it is of something, or how many times as much."""


@lru_cache(_KEPT)
def asked_thing(folded: str) -> AskedThing | None:
    """Give the thing whose amount a folded question asks for (粮食产量是多少, 粮食产量增长了多少); None for none."""
    match = _HOW_MUCH.search(folded)
    if match is None:
        return None
    before = _WHEN.sub(" ", folded[max(0, match.start() - _LONGEST) : match.start()]).rstrip()
    noun = asked_quantity(f"{before}多少")
    if noun is None or noun not in before or "占" in before[before.rindex(noun) :]:
        return None
    words = [noun]
    for word, tag in reversed(tagged(before[: before.rindex(noun)])):
        if word in FILLER or not analysis.is_word(word) or tag == "ns":
            break
        words.insert(0, word)
    ratio = "占" in words or _RATIO.match(folded, match.end()) is not None
    return AskedThing(tuple(words), match["change"] is not None, match["share"] is not None, ratio)


@lru_cache(_KEPT)
def asked_amount(folded: str) -> AskedAmount | None:
    """Give the pattern of the amount that a folded question asks for; None for none."""
    thing = asked_thing(folded)
    if thing is None:
        return None
    if not thing.change:
        return AskedAmount(thing.words, f"{_REACHES}{'' if thing.share else _NO_SHARE}{_FIRST}")
    changed = rf"(?:{CHANGES})[到至了为达约近]{{0,3}}|{_RATES}"
    return AskedAmount(thing.words, f"{_AMOUNT_FIRST}{_COMPARED}(?:{changed}){_FIRST}")
