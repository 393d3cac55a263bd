"""What a question asks of as not done, and whether a text says so: what was completed is no answer to 哪些没有完成."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis.names import tagged
from index.analysis.remembered import remembered
from index.query.question_type import ASKS_REASON, WHETHER

_CLAUSE = re.compile(r"[^,.。?!;:、\n]+")
_ASKS = re.compile("哪|什么|啥|谁|多少|[几何](?![乎个])")
_OTHERWISE = re.compile(rf"{WHETHER}|有没有|[得能]不[了到]|不得不|[之以]前|[让使令]")
"""What has a negation and asks by itself, says that something is, or denies it of another time or thing."""

_DENIES = re.compile("[没未不]")
"""What each word that denies has: a clause without it need not be cut into words."""

_UNDONE = frozenset(["没有", "没", "没能", "未", "未能", "未曾", "尚未", "从未", "并未", "还没", "还没有", "没有能"])
"""What denies that something was done, or is there; jieba takes many a verb for a noun behind it (没有办理)."""
_NOT = frozenset(["不", "并不", "从不"])
_REACH = {True: 12, False: 6}
"""Characters between what asks and what denies: 哪些国家同我国的边界问题没有解决; fewer where it is 不."""
_WORDS = 5
"""Words in which the verb of a negation is looked for: 没有同我国建交."""

_SIGN = re.compile(
    "没|未(?!来)|不(?!断|仅|但|少|久|懈|管|论|光|只|平凡|停|时|可|忘|同)|无(?!论|数|疑|偿|私|线|人机|锡|党派|愧)"
    "|非(?![常洲法遗])|尚|缺|欠|禁|拒|免(?!疫)|停|杜绝|[以之除]外|难(?!得|忘)|低于|落后|差距|薄弱|短板|仍"
)
"""What says that something is not, or not enough."""


@dataclass(frozen=True, slots=True)
class Denied:
    """What a question says is not done: the word for it, empty where that is a single character."""

    word: str

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """The pattern of a sentence without punctuation that denies the word, None where there is none to look for."""
        return re.compile(rf"[没未不尚无][^\d_]{{0,8}}{re.escape(self.word)}") if self.word else None

    def said_in(self, text: str, sentences: Sequence[str]) -> bool:
        """Tell whether a folded text denies it, or, where the text lacks the word, one of the sentences anything."""
        if self.word and self.word in text:
            return any(self.word in each[0] and _SIGN.search(each[0]) for each in _CLAUSE.finditer(text))
        return any(_SIGN.search(each) for each in sentences)


@remembered
def denied(folded: str) -> Denied | None:
    """Give what a folded question asks of as not done (哪些没有完成, 没参加的有多少人), None for nothing.

    Who asks why it is not is told so by a reason, in words of its own.
    """
    if ASKS_REASON.search(folded):
        return None
    for clause in _CLAUSE.finditer(folded):
        if not _DENIES.search(clause[0]) or not _ASKS.search(clause[0]) or _OTHERWISE.search(clause[0]):
            continue
        words = tagged(clause[0])
        place = 0
        for number, (word, _) in enumerate(words):
            undone = word in _UNDONE
            if (undone or word in _NOT) and _is_asked(clause[0], place, place + len(word), _REACH[undone]):
                verb = _verb(words[number + 1 :], acts=not undone)
                if verb is not None:
                    return Denied(verb if len(verb) > 1 else "")
            place += len(word)
    return None


def _is_asked(clause: str, start: int, end: int, reach: int) -> bool:
    """Tell whether what asks stands near before a negation, or behind it."""
    asks = [match.end() for match in _ASKS.finditer(clause)]
    return any(0 <= start - each <= reach or each > end for each in asks)


def _verb(behind: Sequence[tuple[str, str]], *, acts: bool) -> str | None:
    """Give the word that is denied, from those behind a negation, a verb where it `acts`; None where there is none."""
    for number, (word, tag) in enumerate(behind[:_WORDS]):
        if tag.startswith("v") and word not in _AUXILIARY:
            return word
        if tag[:1] in "dp" or word in _AUXILIARY or (number and behind[0][1][:1] == "p"):
            continue
        return word if not acts and tag[:1] in "nafj" else None
    return None


_HELPING = "有 是 像 如 会 能 能够 可 可以 要 想 该 应 应该 应当 得 必 必须 需要 愿 愿意 一定"
_AUXILIARY = frozenset(_HELPING.split())
"""Verbs behind which the one that is denied stands."""
