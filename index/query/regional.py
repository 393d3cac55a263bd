"""Words of Taiwan, Hong Kong and Cantonese in a question, to those the collection writes; 14·5 to 十四五."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache

from index.analysis import folding
from index.query.cantonese import in_written_chinese
from index.query.terms import MAX_TYPED

_PLAN = re.compile(
    r"(?<![0-9.,])1(?P<plan>[0-5])(?:·5(?![0-9])|[.]?5(?=规划|计划|期间|时期|以来|末|纲要|开局|收官|目标))"
)
"""A plan is written with a dot in the middle, or named as one; 125 元 and 12.5 are numbers."""

_NUMERALS = "〇一二三四五"

Frequency = Callable[[Sequence[str]], Sequence[int]]
"""How many passages hold each of some pairs of characters."""


def spell(question: str, frequency: Frequency) -> str:
    """Fold a question, Cantonese in written words and regional ones exchanged for what the collection writes more."""
    question = in_written_chinese(question)
    folded = folding.fold(question)
    folded = _PLAN.sub(lambda match: f"十{_NUMERALS[int(match['plan'])]}五" if match["plan"] != "0" else "十五", folded)
    if len(question) <= MAX_TYPED and folding.is_traditional(question):
        whole = question.encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        )  # OpenCC takes no half characters
        for convert in _regional():
            folded = _choose(folded, folding.fold(convert(whole)), frequency)
    return folded


@cache
def _regional() -> tuple[Callable[[str], str], ...]:
    """Open OpenCC's tables of the words of Taiwan and of Hong Kong."""
    import opencc

    return tuple(opencc.OpenCC(name).convert for name in ("tw2sp", "hk2sp"))


_RATHER = 4
"""Times as many passages must have the other spelling: a collection from Taiwan has 資訊, and 信息 as well."""


def _choose(folded: str, other: str, frequency: Frequency) -> str:
    """Take over from another spelling what the collection writes much more often."""
    parts = []
    for kind, start, end, at, to in SequenceMatcher(None, folded, other, autojunk=False).get_opcodes():
        ours, theirs = folded[start:end], other[at:to]
        if kind == "replace":
            old, new = _frequency(folded, start, end, frequency), _frequency(other, at, to, frequency)
            parts.append(theirs if new > _RATHER * old else ours)
        else:
            parts.append(ours)
    return "".join(parts)


def _frequency(text: str, start: int, end: int, frequency: Frequency) -> int:
    """Tell how often a piece of a text is written: by its rarest pair, a single character with a neighbour."""
    if end - start > 1:
        return min(frequency([text[at : at + 2] for at in range(start, end - 1)]))
    return max(frequency([text[at : at + 2] for at in (start - 1, start) if 0 <= at < len(text) - 1]), default=0)
