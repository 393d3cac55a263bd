"""Names of organs in a question, to those that passages write: 交通局 to 交通运输局, 人力资源和社会保障局 to 人社局.

A short name has the beginnings of words of the long one, in their order, and its ending.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, product

from index import analysis
from index.query.regional import Frequency
from index.query.stopwords import FILLER

_ENDINGS = {"局": "局", "厅": "厅", "部": "部", "署": "署", "委": "委(?:员会)?"}
"""How organs end, with what may stand for it in the long name."""

ORGANS = frozenset(_ENDINGS)
"""Characters that end the name of an organ; cutting may leave one as a word of its own."""

_WRITTEN_OUT = re.compile("委(?:员会)?$")

_OTHER = 2
"""Characters of a word that ends so and names no organ: 布局, 内部, 大厅."""

_AND = frozenset("和与及")
_HAN = r"[^\W\d_a-z]"
_NAME = re.compile(rf"(?:(?![{''.join(_ENDINGS)}]){_HAN})+{_HAN}")
_GAP = rf"{_HAN}{{0,8}}?"
"""What the long name has between two characters of the short one, and before the ending."""

_LONGEST, _SHORTEST = 5, 2
"""Characters of a short name before its ending."""

_WORDS = 6
"""Words of a long name up to which its short forms are tried."""

_SKIPPED = 2
"""Words of a long name up to which its short name may have nothing of them: 管理 in 应急管理局."""


def short_names(folded: str) -> Iterator[str]:
    """Give what may be short names of organs in a folded question; at each ending the longest first."""
    words = analysis.cut(folded)
    ends = list(accumulate(map(len, words)))
    for number, (word, end) in enumerate(zip(words, ends, strict=True)):
        if word[-1] not in _ENDINGS or len(word) == _OTHER:
            continue
        first = number
        while first and _is_content(words[first - 1]):
            first -= 1
        for start in range(first, number + 1):
            name = folded[ends[start] - len(words[start]) : end]
            if _SHORTEST < len(name) <= _LONGEST + 1 and _NAME.fullmatch(name):
                yield name


def long_name(short: str, texts: Sequence[str]) -> str | None:
    """Give the long name for which a short one stands that most of some folded texts write.

    None where none does, or no more of them than write the short one.
    """
    stem, ending = short[:-1], _ENDINGS[short[-1]]
    pattern = re.compile(rf"(?=({_GAP.join(map(re.escape, stem))}{_GAP})({ending}))")
    found: Counter[str] = Counter()
    for text in texts:
        names = {match[1]: match[1] + match[2] for match in pattern.finditer(text)}
        found.update({name for stretch, name in names.items() if _begins_words(stem, analysis.cut(stretch))})
    known = found.pop(short, 0)
    best = min(found, key=lambda name: (-found[name], len(name), name), default=None)
    return None if best is None or found[best] <= known else best


def short_forms(folded: str, frequency: Frequency) -> Iterator[tuple[str, str]]:
    """Give what may be long names of organs in a folded question, each with its short form that is written most.

    Only forms count whose pairs of characters all stand in the collection, as `frequency` tells.
    """
    words = analysis.cut(folded)
    ends = list(accumulate(map(len, words)))
    for number, end in enumerate(ends):
        if not words[number].endswith((*ORGANS, "委员会")):
            continue
        first = number
        while first and (words[first - 1] in _AND or _is_content(words[first - 1])):
            first -= 1
        for start in range(first, number + 1):
            name = folded[ends[start] - len(words[start]) : end]
            forms = _forms(name) if len(name) > _LONGEST + 1 or start < number else ()
            written = {form: min(frequency(analysis.bigrams(form))) for form in forms}
            best = max(written, key=lambda form: (written[form], len(form), form), default="")
            if best and written[best]:
                yield name, best


def _is_content(word: str) -> bool:
    return word not in FILLER and analysis.is_word(word)


def _forms(name: str) -> set[str]:
    """Give the short forms that the long name of an organ may have, each shorter than it is."""
    stem, ending = (name[: match.start()], "委") if (match := _WRITTEN_OUT.search(name)) else (name[:-1], name[-1])
    content = [half for word in analysis.cut(stem) if word not in _AND for half in _halves(word)]
    if not 1 < len(content) <= _WORDS or not all(map(_is_content, content)):
        return set()
    beginnings = [("" if number else word, word[:1], word) for number, word in enumerate(content)]
    stems = map("".join, product(*beginnings))
    return {each + ending for each in stems if _SHORTEST <= len(each) <= _LONGEST} - {name}


def _begins_words(stem: str, words: Sequence[str]) -> bool:
    """Tell whether a stem is put together from how some words begin, the first one among them."""
    content = [half for word in words if word not in _AND for half in _halves(word)]
    if not content or any(word in FILLER for word in content):
        return False
    ways = {(0, 0)}
    for number, word in enumerate(content):
        beginnings = [word[:length] for length in range(1, len(word) + 1)]
        taken = {(at + len(each), skipped) for at, skipped in ways for each in beginnings if stem.startswith(each, at)}
        passed = {(at, skipped + 1) for at, skipped in ways if number and skipped < _SKIPPED and len(word) > 1}
        ways = taken | passed
    return any(at == len(stem) for at, _ in ways)


def _halves(word: str) -> tuple[str, ...]:
    """Part a word of four characters into the two that it is made of: 城乡 and 建设."""
    return (word[:2], word[2:]) if len(word) == 4 else (word,)
