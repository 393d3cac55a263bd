"""A question that goes on from the one before it, naming only what changes."""

import re
from collections.abc import Set
from dataclasses import dataclass

from index.analysis import words as words_of
from index.analysis.folding import fold
from index.analysis.names import is_area, names, people

_OPENING = re.compile(
    r"^(?:那么|那麼|那|还有|還有|至于|至於|and(?=\s)|what about|how about)\s*[,，、]?\s*", re.IGNORECASE
)
_CLOSING = re.compile(r"\s*(?:呢|又怎么样|又怎麼樣|怎么样|怎麼樣|又如何|如何)?[\s?？!！。.～~]*$")
_ASKS = re.compile(r"呢[\s?？!！。.～~]*$|^(?:what|how) about\b", re.IGNORECASE)

_LONGEST = 12
"""Characters a follow-up may name; whoever writes more has written a question of its own."""

_POINTING = ("这", "這", "哪", "什么", "什麼", "为什么", "為什麼", "怎么", "怎麼", "谁", "誰", "几", "幾", "多少")
_PLACES = frozenset("省市区區县縣镇鎮乡鄉村州旗岛島")
_KINDS = frozenset("年月日届屆局委办辦院厅廳部会會处處科所校厂廠社站")
_LOOSE = frozenset("的在了和与與及是有把被对對从從到为為以于於我你他她它们們这這那哪各全本该該每请請问問")
_OPENERS = frozenset(
    [
        "请问",
        "請問",
        "在",
        "对",
        "對",
        "关于",
        "關於",
        "为",
        "為",
        "今年",
        "去年",
        "明年",
        "目前",
        "现在",
        "現在",
        "我们",
        "我們",
        "咱们",
    ]
)
_VERBS = frozenset("花修做讲講说說谈談要能会會用卖賣买買建种種养養交缴繳发發开開去来來住完没沒不应應该該可")
_COMMON = frozenset(
    [
        "小区",
        "社区",
        "地区",
        "山区",
        "园区",
        "景区",
        "城区",
        "农村",
        "乡村",
        "新村",
        "城市",
        "城镇",
        "乡镇",
        "超市",
        "小區",
        "社區",
        "地區",
        "農村",
        "鄉村",
        "城鎮",
        "鄉鎮",
    ]
)
"""Words that end as the names of places do and name none."""
_OF_ANYTHING = frozenset(
    [
        "情况",
        "情況",
        "标准",
        "標準",
        "工作",
        "问题",
        "問題",
        "价格",
        "價格",
        "数量",
        "數量",
        "面积",
        "面積",
        "比例",
        "进展",
        "進展",
        "目标",
        "目標",
        "任务",
    ]
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千〇零两]+")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up as a whole question. `base` is the question that the next one goes on from."""

    question: str
    base: str


def complete(previous: str, text: str) -> FollowUp | None:
    """`previous` with what `text` names put in its place (`那和平区呢？`), or None where `text` stands alone.

    What is replaced is the part of the same kind: the place for a place, the year for a year, otherwise the thing
    asked about. Where there is none, what is named goes in front, for this one question: `base` stays without it, so
    that follow-ups never pile up.
    """
    named = _named(text)
    if named is None or not previous.strip() or named in previous:
        return None
    words = pieces(previous)
    start, end = _same_kind(words, named)
    if start == end:
        return FollowUp(f"{named} {previous.strip()}", previous)
    question = "".join((*words[:start], named, *words[end:])).strip()
    return FollowUp(question, question)


def pieces(text: str) -> list[str]:
    """`text` cut into words and what stands between them; joined again they are the text."""
    cut: list[str] = []
    place = 0
    for word in words_of(text):
        start = text.find(word, place)
        if start < 0:
            continue
        if start > place:
            cut.append(text[place:start])
        cut.append(word)
        place = start + len(word)
    return [*cut, text[place:]] if place < len(text) else cut


def _named(text: str) -> str | None:
    """Tell what a follow-up names, None where the text is no follow-up."""
    text = text.strip()
    opening = _OPENING.match(text)
    if not opening and not _ASKS.search(text):
        return None
    named = _CLOSING.sub("", text[opening.end() :] if opening else text).strip()
    if not named or len(named) > _LONGEST or named.startswith(_POINTING) or not re.search(r"\w", named):
        return None
    # 那 alone opens many questions; without 呢 only a place, an office or a figure leans on the one before.
    leans = named[-1] in _PLACES | _KINDS or bool(_NUMBER.search(named))
    return named if _ASKS.search(text) or (leans and len(named) <= 6) else None


def _same_kind(words: list[str], named: str) -> tuple[int, int]:
    """Give the run of words that `named` stands for; an empty run where there is none."""
    if _NUMBER.search(named):
        return _number_run(words, _figures_out(named))
    last = named[-1]
    if _is_place(named):
        return _name(words, len(named), {last}) or _name(words, max(3, len(named)), _PLACES) or (0, 0)
    if last in _KINDS:
        return _name(words, len(named), {last}) or (0, 0)
    same = next((place for place, word in enumerate(words) if len(word) == len(named) and word[-1] == last), None)
    return (same, same + 1) if same is not None and len(named) > 1 else _thing(words)


def _is_place(named: str) -> bool:
    """Whether a place is named, one that its ending tells or one that the dictionary knows."""
    folded = fold(named)
    return named not in _COMMON and (named[-1] in _PLACES or folded in names(folded) - people(folded))


def _thing(words: list[str]) -> tuple[int, int]:
    """Give the thing asked about: the words before the verb or the question word, without the place before them.

    Of an owner and what is owned it is the latter (云屏的茶叶), but for words that any thing may have (茶叶的价格).
    """
    start = end = 0
    owner = (0, 0)
    for place, word in enumerate(words):
        if word == "的":
            owner, start, end = (start, end), place + 1, place + 1
        elif start == end and word in _OPENERS:
            start = end = place + 1
        elif _ends_thing(word) or words[place + 1 : place + 2] in (["了"], ["过"], ["過"]):
            break
        else:
            end = place + 1
            if word not in _COMMON and is_area("".join(words[start:end])):
                start = end
    while end > start and words[end - 1] in _OF_ANYTHING:
        end -= 1
    return (start, end) if end > start else owner


def _ends_thing(word: str) -> bool:
    asks = word.startswith((*_POINTING, "每", "如何", "是否", "有没有", "有沒有"))
    return asks or word in _VERBS or word in _LOOSE or not _HAN.fullmatch(word)


def _number_run(words: list[str], bare: str) -> tuple[int, int]:
    """Give the first words that differ from what is named in their figures only; `bare` has # for these."""
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if _figures_out("".join(words[start:end])) == bare:
                return start, end
    return 0, 0


def _figures_out(text: str) -> str:
    return _NUMBER.sub("#", text.removeprefix("第"))


def _name(words: list[str], length: int, endings: Set[str]) -> tuple[int, int] | None:
    """Give the first words that make a name with such an ending, about as long as the one that is named.

    A name the dictionary lacks is cut to pieces (鹿 鸣区): single characters before it are taken in.
    """
    for end, word in enumerate(words, 1):
        if word[-1] not in endings or word in _COMMON:
            continue
        start, size = end - 1, len(word)
        while start > 0 and size < length and (size == 1 or len(words[start - 1]) == 1):
            before = words[start - 1]
            if before in _LOOSE or not before.isalnum():
                break
            start, size = start - 1, size + len(before)
        if size > 1:
            return start, end
    return None
