"""What tells the points of a list in a text: 第一，; 一是; （一）; 1.; 首先; bullets; the semicolons behind a colon."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.analysis.numerals import numeral_value
from index.analysis.sentence_around import sentence_start
from index.deferred_pattern import DeferredPattern
from index.ranking.candidate import PASSAGES_KEPT

_CHINESE = "[一二三四五六七八九十百]{1,4}"
_MEASURES = "方面|问题|部分|句话|件事|层意思|种情况|点|条|项|步|类|种|层|句|款"
_FORMS = {
    "ordinal": rf"(?:然后|然後)?第\s*({_CHINESE}|[0-9]{{1,3}})"
    rf"(?:个?(?P<measure>{_MEASURES})|\w{{0,2}}?(?=[，、,：:；。.]|是|要|\s)|个\w{{1,4}}(?=[，、：:是]))",
    "is": rf"({_CHINESE})\s*是(?!否)",
    "must": rf"({_CHINESE})要",
    "of them": rf"其({_CHINESE})(?!他|它|余)",
    "said": rf"({_CHINESE})[曰則则]",
    "comma": rf"({_CHINESE})[、，]",
    "figure": r"([0-9]{1,2})、",
    "dot": r"([0-9]{1,2})[.．](?![0-9])",
    "brackets": rf"[（(]({_CHINESE})[）)]",
    "figure in brackets": r"[（(]([0-9]{1,2})[）)]|([0-9]{1,2})[）)]",
    "circle": "([①-⑳])",
    "first": "(首先|其次|再次|再其次|再者|然后|最后|最後)(?=[，、,是要])",
}
_AT_START = r"(?:^|(?<=[。！？!?；;：:\n]))\s*"
_STARTING = {form: DeferredPattern(rf"{_AT_START}(?P<label>{pattern})") for form, pattern in _FORMS.items()}
_IN_SENTENCE = {
    form: DeferredPattern(rf"(?<=[，,、])\s*(?P<label>{_FORMS[form]})")
    for form in ("ordinal", "is", "must", "of them", "first")
}
"""`一是修路，二是架桥` goes on within one sentence."""

_FIRST, _LATER = "首先", frozenset({"其次", "再次", "再其次", "再者", "然后", "最后", "最後"})
ANY_LATER = 0
"""The number of an enumerator that only says that it is not the first."""

_SEMICOLONS = ("；", ";")
CLOSES = frozenset({"ordinal", "is", "of them"})
"""Forms whose last point may open with 最后 behind a semicolon."""

CLAUSES = "clauses"
"""The form of a list without numbers: `目标是：增长百分之六；就业一千万人；物价平稳。`"""

BULLET = re.compile(
    r"^[ \t\u3000]*(?P<sign>[-+*·](?=[ \t\u3000])|[•‣●○■□◆◇▲△★☆▪►▶❖✓√])[ \t\u3000]*(?=\S)", re.MULTILINE
)
BULLETS = "bullets"
"""How the form of points with a bullet begins; its sign follows. Their places in a list come from what is around."""

_FIRST_AFTER_WORD = re.compile(
    r"(?<=[\w”》）])(?<![第唯之统同单划万专每其说零十百〇两二三四五六七八九])(?P<label>一\s*是)(?![个种片])"
)
"""`出路一是增产，二是节约`: the first point right after the word that it belongs to."""

_BEHIND_COLON = re.compile(
    r"[：:]\s*(?=\S)((?:[^。！？!?；;]{2,200}[；;]\s*){1,40}[^。！？!?；;]{2,200}[。！？!?；;]?)"
)
_CLAUSE = re.compile(r"[^；;。！？!?]*[^；;。！？!?\s][；;。！？!?]?")
_AND_SO_ON = re.compile(r"\s*等+[；;。]?$")


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A number before a point of a text: its form, the number from 1, where it stands, whether a line opens with it.

    `measure` is what it counts by its own words (层 of 第一层), `sentence` where its sentence begins. `bound` is
    whether the next point must stand in the same text; `closes` whether it opens a sentence's last one: `；最后是`.
    `sign` is how many characters at its start are a bullet, which is not quoted.
    """

    form: str
    number: int
    start: int
    opens_line: bool
    measure: str = ""
    sentence: int = 0
    bound: bool = False
    closes: bool = False
    sign: int = 0


def in_heading(heading: str) -> tuple[Enumerator, ...]:
    """Give the number that a heading opens with, in each form that it may be."""
    return tuple(each for each in _numbers(heading, _STARTING) if each.start == 0)


@lru_cache(maxsize=PASSAGES_KEPT)
def in_text(text: str) -> tuple[Enumerator, ...]:
    """Give the enumerators of a passage in order; those of the last passages are kept."""
    found = [*_numbers(text, _STARTING), *_numbers(text, _IN_SENTENCE)]
    found += [
        Enumerator("is", 1, match.start(), opens_line=False, bound=True) for match in _FIRST_AFTER_WORD.finditer(text)
    ]
    found += _bullets(text)
    found += _clauses(text, {each.start for each in found})
    return tuple(sorted(found, key=lambda each: each.start))


def _bullets(text: str) -> Iterator[Enumerator]:
    """Give the lines that open with a bullet, each as a first point."""
    for match in BULLET.finditer(text):
        start = match.start("sign")
        yield Enumerator(f"{BULLETS} {match['sign']}", 1, start, opens_line=True, sign=match.end() - start)


def _clauses(text: str, numbered: set[int]) -> Iterator[Enumerator]:
    """Give the clauses between semicolons behind a colon, where they have no numbers."""
    for list_ in _BEHIND_COLON.finditer(text):
        starts = [
            match.start() + len(match[0]) - len(match[0].lstrip())
            for match in _CLAUSE.finditer(text, *list_.span(1))
            if not _AND_SO_ON.match(match[0])
        ]
        if numbered.isdisjoint(starts):
            form = f"{CLAUSES} {list_.start()}"
            yield from (
                Enumerator(form, number, start, opens_line=False, bound=True) for number, start in enumerate(starts, 1)
            )


def _numbers(text: str, patterns: Mapping[str, DeferredPattern]) -> Iterator[Enumerator]:
    for form, pattern in patterns.items():
        for match in pattern.finditer(text):
            number = _number(next(filter(None, match.groups()[1:])))
            if number is not None:
                start = match.start("label")
                before = text[:start].rstrip(" \t\u3000")[-1:]
                sentence = sentence_start(text, start)
                closes = before in _SEMICOLONS and number == ANY_LATER
                measure = match.groupdict().get("measure") or ""
                yield Enumerator(form, number, start, before in ("", "\n"), measure, sentence, closes=closes)


def _number(written: str) -> int | None:
    if written == _FIRST:
        return 1
    if written in _LATER:
        return ANY_LATER
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    digits = written if written.isdecimal() else numeral_value(written)
    return int(digits) if digits is not None else None
