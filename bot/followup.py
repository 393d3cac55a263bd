"""A question that goes on from the one before it: asking for more, and naming only what changes."""

import re
from collections.abc import Callable, Sequence

from bot.texts.words import MORE

Cut = Callable[[str], Sequence[str]]
"""Cuts a text into words; joined again they are the text."""

_OPENING = re.compile(
    r"^(?:那么|那麼|那|还有|還有|至于|至於|and(?=\s)|what about|how about)\s*[,，、]?\s*", re.IGNORECASE
)
_CLOSING = re.compile(r"\s*(?:呢|又怎么样|又怎麼樣|怎么样|怎麼樣|又如何|如何)?[\s?？!！。.～~]*$")
_ASKS = re.compile(r"呢[\s?？!！。.～~]*$|^(?:what|how) about\b", re.IGNORECASE)
_IDLE = re.compile(r"[\s?？!！。.,，、～~…]+")

_LONGEST = 12
"""Characters a follow-up may name; whoever writes more has written a question of its own."""

_POINTING = ("这", "這", "哪", "什么", "什麼", "为什么", "為什麼", "怎么", "怎麼", "谁", "誰", "几", "幾", "多少")
_PLACES = frozenset("省市区區县縣镇鎮乡鄉村州旗岛島")
_KINDS = frozenset("年月日届屆局委办辦院厅廳部会會处處科所校厂廠社站")
_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千〇零两]+")


def asks_for_more(text: str) -> bool:
    """Whether a message only asks for the next passage."""
    return _IDLE.sub(" ", text).strip().lower() in MORE


def complete(previous: str, text: str, cut: Cut) -> str | None:
    """`previous` with what `text` names put in its place (`那和平区呢？`), or None where `text` stands alone.

    What is replaced is the part of the same kind: the place for a place, the year for a year; where none is found,
    what is named goes in front of the question before.
    """
    named = _named(text)
    if named is None or not previous.strip() or named in previous:
        return None
    words = list(cut(previous))
    start, end = _same_kind(words, named)
    if start == end:
        return f"{named} {previous.strip()}"
    return "".join((*words[:start], named, *words[end:])).strip()


def _named(text: str) -> str | None:
    """Tell what a follow-up names, None where the text is no follow-up."""
    text = text.strip()
    opening = _OPENING.match(text)
    if not opening and not _ASKS.search(text):
        return None
    named = _CLOSING.sub("", text[opening.end() :] if opening else text).strip()
    # 那 alone opens many questions; only with 呢 or very little behind it does it lean on the one before.
    if not _ASKS.search(text) and len(named) > 6:
        return None
    if not named or len(named) > _LONGEST or named.startswith(_POINTING) or not re.search(r"\w", named):
        return None
    return named


def _same_kind(words: list[str], named: str) -> tuple[int, int]:
    """Give the run of words that `named` stands for; an empty run where there is none."""
    last = named[-1]
    if _NUMBER.sub("", named) != named:
        bare = _NUMBER.sub("#", named)
        return _run(words, lambda run: _NUMBER.sub("#", run) == bare)
    if last in _PLACES:
        same = _run(words, lambda run: len(run) > 1 and run[-1] == last)
        return same if same[0] < same[1] else _run(words, lambda run: len(run) > 1 and run[-1] in _PLACES)
    if last in _KINDS:
        return _run(words, lambda run: len(run) > 1 and run[-1] == last)
    if len(named) <= 4:
        return _run(words, lambda run: len(run) > 1 and run[-1] in _PLACES)
    return 0, 0


def _run(words: list[str], fits: Callable[[str], bool]) -> tuple[int, int]:
    """Give the first run of one to three words that fits, a single word before a longer run."""
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            run = "".join(words[start : start + length])
            if fits(run) and (length == 1 or len(run) <= _LONGEST // 2):
                return start, start + length
    return 0, 0
