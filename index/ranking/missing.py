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
from index.query.question_type import WHETHER
from index.query.stopwords import FILLER
from index.query.terms import asks_something

_ASKING = re.compile(
    rf"(?:怎么|怎样|如何|咋)(?:样)?(?:才能|才可以|才会|能够|解决|处理|应对|办理?)|{WHETHER}"
    r"|(?:叫|姓|是|任)?(?:什么|啥)(?:名字|姓名|职务|职位|身份|关系|意思|地方|时候|时间|样子|东西|事情?)"
    r"|(?:哪|有)几[点条项个]|(?:详细|具体|仔细)(?:1点|一点)?(?=说|讲|介绍|解释)"
)
"""What asks, and is nothing that a text could mention."""

_NUMBER = re.compile("[几多]|百分")
_LISTED = re.compile(NOUNS)
_OF_WHAT = frozenset(["哪些", "哪几个", "哪几", "什么", "啥", "何", "怎样", "怎么样"])
_GRAMMAR = frozenset("dcpueyof")
"""Parts of speech without content: adverbs, conjunctions, prepositions, particles, interjections, directions."""
_SOME = re.compile("[1一2二两几数多半些整每第](?:[^\\W\\d_])?|许多|不少|大量|好些|好多|若干|无数")
"""Numerals that count nothing: 一个, 两位, 许多."""

_DOTTED = re.compile(r"[a-z0-9]+(?:\.[0-9]+)+")
"""A number with a point, or a name that ends in one: cutting parts PM2.5 into three."""


def missing_parts(question: str, lacking: Set[str], text: str) -> tuple[str, ...]:
    """Give the parts of a question that a folded passage `text` lacks, in the order of the question.

    `lacking` are folded words of the question that the passage has in no form; those side by side make one part. What
    asks for a number is a part, too, where the passage has none. A part ends where the asker's word does.
    """
    folded = fold_in_place(question)
    borders = [0, *accumulate(map(len, analysis.cut(folded.text)))]
    tokens = list(pairwise(borders))
    # A single character is what cutting left of a word: 分 of 哪一部分.
    words = (word for word in lacking if len(word) > 1 or word.isdecimal())
    places = [span for word in words for span in _places(folded.text, word)]
    frame = list(_frame(folded.text))
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


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)


def _whole(span: Span, text: str, tokens: Sequence[Span]) -> Span:
    """Give a span up to where its word ends: 125元 for 125, 卖不上价 for 卖不, cut into 卖, 不, 上 and 价."""
    start, end = span
    for name in _DOTTED.finditer(text):
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
