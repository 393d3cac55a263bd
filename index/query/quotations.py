"""Whether a question asks to check the wording of a quotation: “…”这句话出自哪里, 有没有这句话：…, a sentence alone."""

import re
from typing import NamedTuple

from index.analysis.folding import Folded, fold_letters_in_place
from index.analysis.letters import letters_of

_WORDS = 4
"""Letters of a quotation from which on its wording is checked; fewer are a word."""

_SENTENCE = 8
"""Letters from which on words are a sentence: in quotation marks alone, or with nothing around them."""

_PHRASE = 6
"""Letters from which on 谁说过, and 这句话 behind words without marks, ask for words as they stand."""

_LONGEST = 300
"""Letters of a quotation that are compared; nobody checks a whole speech at once."""

_NAME = 6
"""Letters that may be left beside what frames a quotation: who is thought to have said it."""

_QUOTED = re.compile('“(?P<a>[^”]+)”|「(?P<b>[^」]+)」|『(?P<c>[^』]+)』|"(?P<d>[^"]+)"')
_THIS = "[这那](?:[一1]?[句段]话?|话)"
_CUE = re.compile(rf"{_THIS}|原[话文句]|引[文语用]|出自|出处|核[对实]|查证|校对|一字不[差改]|准确")
"""What says that the wording of a quotation is asked for."""
_WEAK_CUE = re.compile(
    "[说讲写]过|谁(?:先)?[说讲写]|谁的(?:话|观点|说法)|哪[一1]?[篇次位份]|哪里[说讲]|对不对|有没有|有无|的(?:话|观点|说法|看法)"
)
"""What may ask for a word as well: it counts with a sentence."""
_FRAME = re.compile(
    "请问|[请帮替给]|[我你您咱]们?|麻烦|想要?|知道|[查找看问](?:[一1]?下)?|确认|是不是|是否|什么时候|哪[一1]?[年天里儿]|在哪|何时|什么|哪|怎么|多少"
    "|领导|同志|书记|县长|市长|讲话稿?|报告|文章|文件|发言|会议?|中|里面?|上|的|是|有|在|和|与|跟|出现|来|说|讲|提|写|过|了|一下|[一1]?句|话"
    "|[对错]|吗|呢|吧|么|啊|呀|不|没|一致|一样|相符|引|用|完整|如何|能|可以|可|下"
)
"""What else stands around a quotation."""
_OPENING = re.compile(
    "(?:请问|[我你您]?想(?:问|知道)|(?:请|麻烦)?(?:[帮替给]我)?(?:核[对实]|查|找|看)(?:[一1]?下|看)?)[,: ]*"
)
_ASKS = re.compile("什么|甚么|多少|怎[么样]|如何|哪[里儿些个篇位]|为何|谁[^,。;!]{0,4}$|几[个条年月项]$|[吗呢?][。!]?$")
"""What a question has, and hardly a sentence that was copied."""

_PARTED = re.compile(r"\w[,。;:!、]\w")
_HEAD = re.compile("^[^:]{2,24}:")
_TAIL = re.compile(rf"[,。;!? ]*{_THIS}(?=[^,。;!?]{{0,20}}[?。]?$)")


class AskedWording(NamedTuple):
    """Words of which it is asked whether, or where, they stand so.

    They are `literal` in quotation marks or behind a colon; others may be what somebody said in other words.
    """

    words: str
    literal: bool


def asked_quotation(question: str) -> AskedWording | None:
    """Give the words of which a question asks whether, or where, they stand so; None where it asks something else."""
    folded = fold_letters_in_place(question)
    text = folded.text
    quoted = _QUOTED.search(text)
    if quoted:
        start, end = quoted.span(next(name for name in "abcd" if quoted[name]))
        rest = f"{text[: quoted.start()]} {text[quoted.end() :]}"
        asked = _frames(rest, text[start:end]) if letters_of(rest) else _fits(text[start:end], _SENTENCE)
        return AskedWording(_typed(question, folded, start, end), literal=True) if asked else None
    if (head := _HEAD.match(text)) and _frames(head[0], text[head.end() :]):
        return AskedWording(_typed(question, folded, head.end(), len(text)), literal=True)
    tail = _TAIL.search(text)
    begin = opening.end() if (opening := _OPENING.match(text)) else 0
    words = text[begin : tail.start()] if tail else ""
    if tail and _fits(words, _PHRASE) and _frames(text[tail.start() :], words):
        return AskedWording(_typed(question, folded, begin, tail.start()), literal=False)
    return None


def stated(question: str) -> str | None:
    """Give the words of a text that asks nothing, as a sentence copied to be looked up is; None for any other text."""
    text = fold_letters_in_place(question).text.strip()
    parted = len(letters_of(text)) >= 2 * _SENTENCE or _PARTED.search(text)
    return question if parted and _fits(text, _SENTENCE) and not _ASKS.search(text) else None


def _frames(rest: str, words: str) -> bool:
    """Tell whether what stands around some words asks no more than where, or whether, they stand, or who said them."""
    if not _fits(words, _WORDS if _CUE.search(rest) else _PHRASE):
        return False
    without = _WEAK_CUE.sub(" ", _CUE.sub(" ", rest))
    return without != rest and len(letters_of(_FRAME.sub("", without))) <= _NAME


def _fits(words: str, least: int) -> bool:
    return least <= len(letters_of(words)) <= _LONGEST


def _typed(question: str, folded: Folded, start: int, end: int) -> str:
    """Give a part of a question as it was typed."""
    return question[slice(*folded.original(start, end))].strip()
