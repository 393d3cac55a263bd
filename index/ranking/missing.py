"""What of a question a passage lacks, in the words of the question as it was typed."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, pairwise

from index import analysis
from index.analysis.folding import fold_in_place
from index.analysis.names import tagged
from index.model import Span
from index.query.answer_type import asked_for
from index.query.lists import NOUNS
from index.query.parts_of_year import PART_OF_YEAR
from index.query.question_type import WHETHER
from index.query.stopwords import FILLER
from index.query.terms import asks_something

_ASKING = re.compile(
    rf"(?:怎么|怎样|如何|咋)(?:样)?(?:才能|才可以|才会|能够|解决|处理|应对|对待|看待|办理?)|{WHETHER}"
    r"|(?:叫|姓|是|任)?(?:什么|啥)(?:名字|姓名|职务|职位|身份|关系|意思|地方|时候|时间|样子|东西|事情?)"
    r"|(?:哪|有)几[点条项个]|(?:详细|具体|仔细)(?:1点|一点)?(?=说|讲|介绍|解释)"
)
"""What asks, and is nothing that a text could mention."""

_HOW = "(?:怎么|怎样|如何|咋)"
_IS_PROBLEM = re.compile(
    rf"{_HOW}(?:才能|去|来)?(?:解决|处理|应对|化解|克服)[^,.。?!]*?(?P<problem>的?问题)[了呢啊吗?]*$"
    rf"|(?P<problems>的问题)(?=(?:当时|现在|以后|到底|究竟|都|又|该|要|应|应该|应当|准备|打算|可以|能)*{_HOW})"
)
"""A question how to solve what it calls a problem: 怎么解决停车难的问题."""

_HELPING = "打算 准备 想要 需要 应该 应当 必须 愿意 希望 得以 可能 还有 等于 属于 成为 算是 叫做"
_AUXILIARY = frozenset(_HELPING.split())
_NAMED = frozenset(["是", "的", "有"])
"""What follows, or stands before, a word that looks auxiliary and is what is asked for: 矿工的打算是什么."""

_MODALS = frozenset("要会能该应可想须得")
_DONE = re.compile("\\w[过掉完]")
_BECAME = re.compile("\\w[成到出]")
"""A verb of one character with what became of it, cut as one word: 去过, and 改成 where it is asked into what."""

_SHORT = frozenset(["不够", "不足", "缺少", "缺乏", "短缺", "紧缺", "太少"])
_SHORTAGE = re.compile("缺|不足|不够|[太偏]少|人手紧|紧张")
"""Words for what there is too little of, and those by which a text has any of them."""

_NUMBER = re.compile("[几多]|百分")
_LISTED = re.compile(NOUNS)
_OF_WHAT = frozenset(["哪些", "哪几个", "哪几", "什么", "啥", "何", "怎样", "怎么样"])
_GRAMMAR = frozenset("dcpueyof")
"""Parts of speech without content: adverbs, conjunctions, prepositions, particles, interjections, directions."""
_SOME = re.compile("[1一2二两几数多半些整每第](?:[^\\W\\d_])?|许多|不少|大量|好些|好多|若干|无数")
"""Numerals that count nothing: 一个, 两位, 许多."""

_DOTTED = re.compile(r"[a-z0-9]+(?:\.[0-9]+)+")
"""A number with a point, or a name that ends in one: cutting parts PM2.5 into three."""


def missing_parts(question: str, lacking: Set[str], text: str, *, helping: bool = False) -> tuple[str, ...]:
    """Give the parts of a question that a folded passage `text` lacks, in the order of the question.

    `lacking` are folded words of the question that the passage has in no form; those side by side make one part. What
    asks for a number is a part, too, where the passage has none. A part ends where the asker's word does. Words that
    only help to ask are parts where `helping` ones are wanted.
    """
    folded = fold_in_place(question)
    borders = [0, *accumulate(map(len, analysis.cut(folded.text)))]
    tokens = list(pairwise(borders))
    short = not helping and _SHORTAGE.search(text) is not None
    # A single character is what cutting left of a word: 分 of 哪一部分.
    words = (word for word in lacking if (len(word) > 1 or word.isdecimal()) and not (short and word in _SHORT))
    places = [span for word in words for span in _places(folded.text, word)]
    frame = [*_frame(folded.text), *(() if helping else _helping(folded.text))]
    spans = [_whole(span, folded.text, tokens) for span in places if not _inside(span, frame)]
    asked = ((span, find) for span, find in asked_for(folded.text) if _NUMBER.search(folded.text, *span))
    spans += [span for span, find in asked if not find(text) - find(folded.text)]
    asking = [match.span() for match in _ASKING.finditer(folded.text)]
    spans = [span for span in spans if not _inside(span, asking)]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    # What only asks, 谁 or 哪一年, is nothing that a text could mention.
    texts = (question[slice(*folded.original(*span))] for span in joined if asks_something(folded.text[slice(*span)]))
    return tuple(dict.fromkeys(texts))


def _frame(text: str) -> Iterator[Span]:
    """Give where the words of a question stand that no text need mention: grammar, and the kind of thing asked for.

    Of 提出了哪些建议 that is all of it, of 我们一直有两个老人 all but 老人.
    """
    place = 0
    verb: Span | None = None
    asked = False
    for word, tag in tagged(text):
        span = place, place + len(word)
        place = span[1]
        if asked and _LISTED.fullmatch(word):
            yield span
            if verb:
                yield verb
        asked = word in _OF_WHAT or (asked and tag == "q")
        if tag.startswith("v"):
            verb = span
        elif not asked and not tag.startswith("u"):
            verb = None
        pronoun = tag.startswith("r") and word[0] not in "每各某"
        if pronoun or (tag[:1] in _GRAMMAR and tag != "eng") or (tag == "m" and _SOME.fullmatch(word)):
            yield span


def _helping(text: str) -> Iterator[Span]:
    """Give where the words of a question stand that only help to ask: 要改, 打算, the 问题 that is to be solved."""
    if problem := _IS_PROBLEM.search(text):
        yield problem.span("problem" if problem["problem"] else "problems")
    words = tagged(text)
    place = 0
    for number, (word, _) in enumerate(words):
        if _helps(words, number):
            yield place, place + len(word)
        if word in _MODALS and number + 1 < len(words) and len(words[number + 1][0]) == 1:
            yield place, place + 2
        place += len(word)


def _helps(words: Sequence[tuple[str, str]], number: int) -> bool:
    """Tell whether a word of a question helps a verb, or is one of a single character with what became of it: 去过."""
    word, tag = words[number]
    if not tag.startswith("v"):
        return False
    before = words[number - 1][0] if number else ""
    behind, kind = words[number + 1] if number + 1 < len(words) else ("", "")
    if word in _AUXILIARY:
        return behind not in {*_NAMED, ""} and before not in _NAMED
    to = kind.startswith("r") or behind in {"来", "去"}
    return _DONE.fullmatch(word) is not None or (to and _BECAME.fullmatch(word) is not None)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)


def _whole(span: Span, text: str, tokens: Sequence[Span]) -> Span:
    """Give a span up to where its word ends: 125元 for 125, 四季度 for 季度, 卖不上价 for 卖不 of 卖, 不, 上, 价."""
    start, end = span
    for name in (*_DOTTED.finditer(text), *PART_OF_YEAR.finditer(text)):
        if name.start() <= start < name.end():
            return name.span()
    single = {first: last for first, last in tokens if last - first == 1 and text[first].isalpha()}
    if text[start:end].isdecimal():
        return start, end if text[end : end + 1] in FILLER else single.get(end, end)
    if any(place not in single for place in range(start, end)):
        return span
    while start - 1 in single:
        start -= 1
    while end in single:
        end += 1
    while start < span[0] and text[start] in FILLER:
        start += 1
    while end > span[1] and text[end - 1] in FILLER:
        end -= 1
    return start, end


def _places(text: str, word: str) -> list[Span]:
    spans = []
    at = text.find(word)
    while word and at >= 0:
        spans.append((at, at + len(word)))
        at = text.find(word, at + len(word))
    return spans
