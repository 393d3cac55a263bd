"""Whether a text gives of the asked thing amounts of another kind alone: how much it grew is not how much it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.analysis.names import tagged
from index.analysis.sentence_around import clause_around
from index.query.amount_words import CHANGES, RATES, TOTALS
from index.query.amounts import AskedThing

_NUMBER = "[0-9一二两三四五六七八九十百千万亿][0-9.,一二两三四五六七八九十百千万亿]*"
_SHARE = "[余多]?(?:%|成(?![立为功])|个?百分点|分之|倍)"
_GAP = r"[^0-9。!?;\n,、占]"
_CHANGED = rf"(?:(?P<change>{CHANGES})(?P<to>[到至为])?了?|(?P<rate>{RATES}){_GAP}{{0,4}}?)?"
_REACHED = "[大约近超过高达仅只有为是在到至]{0,4}"
_BEHIND = re.compile(rf"(?P<gap>{_GAP}{{0,12}}?){_CHANGED}{_REACHED}(?P<number>{_NUMBER})(?P<share>{_SHARE})?")
_OF_OTHERS = re.compile("比重|比例")
_ORDINAL = re.compile("[年月日级项条]")
_ITSELF = "(?:同比|年均|实际|名义|首次|累计|已|也|均|又|再|全年|[比较][^\\W\\d_]{1,4})?"
_THEN_SO_MUCH = re.compile(
    rf"{_GAP}{{0,6}}[,、(]{_ITSELF}(?:达|{TOTALS}|至|突破|为|超|跨|迈|稳){_GAP}{{0,6}}{_NUMBER}(?!{_SHARE})"
)
_THEN_CHANGED = re.compile(
    rf"{_GAP}{{0,6}}(?:、{_NUMBER}{_GAP}{{0,4}})*(?:[,、]{_GAP}{{0,12}})?[,、(]{_ITSELF}(?:{CHANGES})(?![到至为]){_GAP}{{0,3}}{_NUMBER}"
)
"""What a clause that tells one kind of amount goes on with where it tells the other, too, of the same thing."""
_FROM_TO = re.compile(rf"[从由较比][^。!?;\n,、占]{{1,18}}(?:{CHANGES}|变)[到至为]?{_NUMBER}")
_BEFORE = re.compile(r"[0-9][0-9.,]*[余多]?(?!年|月|日|%|个百分|[0-9])[^0-9。!?;\n,、%]{0,6}$")
_RATE = re.compile("(?:率|比重|占比|比例|[涨增升降跌减]幅|增速|度|指数)$")
"""The end of nouns whose own amount is a share."""

_MORE_OF = re.compile("(?:新增|净增|增加|减少)(?:(?!到至)[^0-9。!?;\\n,、]){0,10}$")
"""What stands before a thing where so much of it came about: 新增里程."""

_LOOKED_AT = 48
"""Characters behind a thing in which its amount is looked for."""
_AHEAD = 24
"""Characters before it."""
_LEVEL, _CHANGE = "so much", "so much more"
_NEW = frozenset(["新增", "净增", "增加", "新建"])
"""Words of a thing by which it is one that came about: 新增装机."""


def gives_another(thing: AskedThing, names: Iterable[str], text: str, head: str) -> bool:
    """Tell whether a folded text gives amounts, and only of another kind or of another thing than the asked one.

    It is asked how much the thing is, or how much more or less it became: 增长5% is no answer to the first, 达到71%
    none to the second. `names` are those of the thing's noun; where it stands with the most of the thing's other words,
    the thing is meant, and 固定资产投资增长4% is no answer for 制造业投资. Where the text has no amount right at the
    thing, nothing is told by that; `head` are its titles and headings.
    """
    if thing.ratio:
        return False
    *others, noun = thing.words
    shares = thing.share or _RATE.search(noun) is not None
    places = [place for name in names for place in _places(text, name, others, shares=shares)]
    most = max((place.held for place in places), default=0)
    told = [place for place in places if place.kinds and place.held == most]
    wanted = {_CHANGE} if thing.change else {_LEVEL, *((_CHANGE,) if thing.share or _NEW.intersection(others) else ())}
    fitting = [place for place in told if place.kinds & wanted]
    if not fitting:
        return bool(told)
    named = not others or most or others[-1] in head
    return not named and any(_of_another(place.before) and not place.has_all(others) for place in fitting)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text has a thing: what stands before, how many others of its words, what kinds of amount at it."""

    before: str
    sentence: str
    held: int
    kinds: set[str]

    def has_all(self, others: Sequence[str]) -> bool:
        """Tell whether its sentence has some words: 投资3200万元,建起育苗中心 is what the 育苗中心 took."""
        return len(others) > 1 and all(word in self.sentence for word in others)


def _places(text: str, name: str, others: Sequence[str], *, shares: bool) -> Iterator[_Place]:
    for match in re.finditer(re.escape(name), text):
        before = _CLAUSE_END.split(text[max(0, match.start() - _AHEAD) : match.start()])[-1]
        kinds = _behind(text, match.end(), shares=shares)
        if _MORE_OF.search(before):
            kinds = {_CHANGE} if kinds else set()
        elif _BEFORE.search(before):
            kinds = kinds | {_LEVEL}
        yield _Place(before, clause_around(text, match.start()), sum(word in before for word in others), kinds)


def _of_another(before: str) -> bool:
    """Tell whether a noun stands right before a thing, which makes it another one: 固定资产 before 投资."""
    words = tagged(before.rpartition("、")[2])
    word, tag = words[-1] if words else ("", "")
    return len(word) > 1 and _MODIFIER.match(tag) is not None and word not in _NO_OTHER


_MODIFIER = re.compile("n(?![rs])|vn|[abjlv]")
_NO_OTHER = frozenset(["计划", "预计", "目标", "累计", "平均", "实际", "全年", "完成", "总共", "合计"])
"""Words before a thing that make no other one of it."""
_CLAUSE_END = re.compile(r"[。!?;\n,]")


def _behind(text: str, start: int, *, shares: bool) -> set[str]:
    behind = text[start : start + _LOOKED_AT]
    match = _BEHIND.match(behind)
    if match is None:
        return set()
    if _FROM_TO.match(behind):
        return {_LEVEL, _CHANGE}
    if _OF_OTHERS.search(match["gap"]):
        return {""}
    if match["rate"] or (match["change"] and not match["to"]):
        return {_CHANGE, _LEVEL} if _THEN_SO_MUCH.match(behind, match.end()) else {_CHANGE}
    if _ORDINAL.match(behind, match.end()):
        return set()
    level = {_LEVEL} if shares or not match["share"] else {""}
    return level | ({_CHANGE} if _THEN_CHANGED.match(behind, match.end()) else set())
