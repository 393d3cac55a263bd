"""One spelling for what is written many ways: width, case, accents, Traditional characters, number forms.

Documents and questions are folded alike. A `Folded` text remembers where each of its characters stood, because
what is marked in a passage is marked in the text as it is quoted.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from index.analysis import numerals
from index.analysis.remembered import remembered
from index.model import Span

WrittenNumbers = tuple[numerals.WrittenNumber, ...]
"""The numbers of a text that are written otherwise than in figures."""

_HAN = range(0x3400, 0xA000)
_TRADITIONAL_IN_GB2312 = frozenset("乾夥後徵拚捱摺於榘菸薹袷醣麴麽吒")
_VARIANTS = {"妳": "你", "牠": "它", "祂": "他", "囯": "国", "・": "·", "‧": "·", "•": "·"}
_UNICODE_HAN_PAST_BMP = 0x20000


class _Table(dict[int, str]):
    """Code point to folded characters, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char in _VARIANTS:
        return _VARIANTS[char]
    if ord(char) in _HAN:
        return _simplified(char)
    if unicodedata.category(char) in {"Cf", "Mn"}:
        return ""
    if unicodedata.category(char) == "Cs":
        return "\ufffd"  # half a surrogate pair: no library below takes it
    plain = unicodedata.normalize("NFKD", char).lower()
    kept = "".join(part for part in plain if unicodedata.category(part) != "Mn")
    if any(ord(part) in _HAN or ord(part) >= _UNICODE_HAN_PAST_BMP for part in kept):
        return "".join(map(_simplified, kept))
    return unicodedata.normalize("NFC", kept)


def _simplified(char: str) -> str:
    # Nearly all text is Simplified already: GB2312 knows it, and OpenCC's tables need not be opened.
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        if char not in _TRADITIONAL_IN_GB2312:
            return char
    return _opencc(char)


def _opencc(text: str) -> str:
    return _converter()(text)


@cache
def _converter() -> Callable[[str], str]:
    """Open OpenCC's tables, when the first Traditional character is met."""
    import opencc

    return opencc.OpenCC("t2s").convert


_TABLE = _Table()

_APART = "\x1d"
"""Put between texts that are folded together: the control character for just that, which no number goes across."""

_UNKNOWN = 0
_POINTS = np.zeros(0x110000, np.uint32)
"""What `_TABLE` says, for characters that become one; filled as they are met."""


@remembered
def fold(text: str) -> str:
    """Fold a text."""
    return numerals.unify(fold_letters(text))


@remembered
def fold_letters(text: str) -> str:
    """Fold a text but for its numbers, which stay as they are typed."""
    return text.translate(_TABLE)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Fold some texts, each as `fold` does, in half the time."""
    joined = _APART.join(texts)
    if joined.count(_APART) != len(texts) - 1:
        return [fold(text) for text in texts]
    return numerals.unify(_fold_long(joined)).split(_APART)


def fold_all_in_place(texts: Sequence[str]) -> list["Folding"]:
    """Fold some texts, each as `fold` does, and remember what `fold_in_place` would have to find out."""
    if not texts:
        return []
    joined = _APART.join(texts)
    if joined.count(_APART) != len(texts) - 1:
        letters = [fold_letters(text) for text in texts]
        numbers = [tuple(numerals.rewritten(text)) for text in letters]
        folded = [numerals.in_figures(*each) for each in zip(letters, numbers, strict=True)]
        return [Folding(*each, alike=False) for each in zip(texts, folded, numbers, strict=True)]
    alike = _one_to_one(joined)
    whole = _fold_long(joined) if alike is None else alike
    found = numerals.rewritten(whole)
    folded = numerals.in_figures(whole, found).split(_APART)
    parts = _parted(found, whole)
    return [Folding(*each, alike is not None) for each in zip(texts, folded, parts, strict=True)]


def _parted(numbers: Sequence[numerals.WrittenNumber], joined: str) -> list[WrittenNumbers]:
    """Give for each of the texts that were joined its own of the numbers that stand in all of them."""
    begins = list(accumulate(map(len, joined.split(_APART)), lambda begin, length: begin + length + 1, initial=0))
    parts: list[list[numerals.WrittenNumber]] = [[] for _ in begins[1:]]
    for start, end, figures in numbers:
        place = bisect_right(begins, start) - 1
        parts[place].append((start - begins[place], end - begins[place], figures))
    return list(map(tuple, parts))


def fold_letters_all(texts: Sequence[str]) -> list[str]:
    """Fold some texts, each as `fold_letters` does, in half the time."""
    joined = _APART.join(texts)
    if joined.count(_APART) != len(texts) - 1:
        return [fold_letters(text) for text in texts]
    return _fold_long(joined).split(_APART)


def _fold_long(text: str) -> str:
    """Fold the letters of a text as `fold_letters` does: first the characters that become none or several."""
    folded = _one_to_one(text)
    if folded is None:
        for char in set(text):
            piece = _TABLE[ord(char)]
            if len(piece) != 1 and all(_TABLE[ord(part)] == part for part in piece):
                text = text.replace(char, piece)
        folded = _one_to_one(text)
    return fold_letters(text) if folded is None else folded


def _one_to_one(text: str) -> str | None:
    """Translate a text by `_TABLE`, None where some character of it does not become one."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _POINTS.take(codes)
    if not folded.all():
        for code in set(codes.compress(folded == _UNKNOWN).tolist()):
            piece = _TABLE[code]
            if len(piece) == 1:
                _POINTS[code] = ord(piece)
        folded = _POINTS.take(codes)
    return folded.tobytes().decode("utf-32-le", "surrogatepass") if folded.all() else None


def is_traditional(text: str) -> bool:
    """Tell whether a text has characters that Simplified Chinese writes differently."""
    return any(ord(char) in _HAN and _TABLE[ord(char)] != char for char in text)


def simplified(text: str) -> str:
    """Write a text in Simplified characters, all else as it is."""
    return "".join(_TABLE[ord(char)] if ord(char) in _HAN else char for char in text)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character i of it came from `starts[i]` up to `ends[i]` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """Give the span of the original that became `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def within(self, start: int, end: int) -> Span:
        """Give the span of `text` that came from the original's [start, end)."""
        if isinstance(self.starts, range):
            return start, max(end, start)
        return bisect_left(self.starts, start), max(bisect_right(self.ends, end), bisect_left(self.starts, start))


@remembered
def fold_letters_in_place(text: str) -> Folded:
    """Fold a text but for its numbers, and keep where every character came from."""
    folded = _one_to_one(text)
    if folded is not None:
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    starts = [place for place, char in enumerate(text) for _ in _TABLE[ord(char)]]
    return Folded(fold_letters(text), starts, [place + 1 for place in starts])


@remembered
def fold_in_place(text: str) -> Folded:
    """Fold a text and keep where every character came from."""
    letters = fold_letters_in_place(text)
    numbers = numerals.rewritten(letters.text)
    return _with_figures(letters, numerals.in_figures(letters.text, numbers), numbers)


def _with_figures(letters: Folded, text: str, numbers: Sequence[numerals.WrittenNumber]) -> Folded:
    """Give what a text becomes, `text`, whose letters are folded already, where some numbers are put in figures."""
    if not numbers:
        return letters
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, figures in numbers:
        starts.extend(letters.starts[done:start])
        ends.extend(letters.ends[done:start])
        starts.extend([letters.starts[start]] * len(figures))
        ends.extend([letters.ends[end - 1]] * len(figures))
        done = end
    starts.extend(letters.starts[done:])
    ends.extend(letters.ends[done:])
    return Folded(text, starts, ends)


class Folding(NamedTuple):
    """A text as it is folded: `numbers` stand in its folded letters and are in figures in `folded`.

    Where it is `alike`, each character became one, numbers aside.
    """

    text: str
    folded: str
    numbers: WrittenNumbers
    alike: bool

    def in_place(self) -> Folded:
        """Give the folded text with where every character came from, as `fold_in_place` does, in a part of its time."""
        length = len(self.text)
        # Of letters that became one each, only where they stand is asked.
        alike = Folded(self.folded, range(length), range(1, length + 1)) if self.alike else None
        return _with_figures(alike or fold_letters_in_place(self.text), self.folded, self.numbers)
