"""A document's speeches to segments, all at once, in arrays: the tokens that cutting each passage would give.

Character pairs never become strings here, and a word is looked up by its name once in the life of a process.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from index.analysis import SPEECH, cut, folding, numeral_pairs, numerals, sessions
from index.dates.passage_years import year_tokens
from index.model import ParsedSpeech
from index.postings import segments
from index.postings.segments import Entries, Keys, Segment

OPENING = 200
"""Characters of a speech's first passage that name its occasion, for all its passages."""

_REMEMBERED = 1_000_000
"""Terms after which the vocabulary is begun anew: a corpus of serial numbers must not fill the memory."""

_WIDTH = 21
"""Bits of a key that hold one character."""

_LATIN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*%?")
_PAIRED = re.compile(r"[^\W_a-z0-9]")
_KNOWN, _PAIRS, _ALNUM = 1, 2, 4
"""What characters are: looked at, letters that are paired, such that make a token a word where it begins or ends."""

_NUMBERS = 1 << 63
"""How many numbers there are for a term and its row together."""

Longs = npt.NDArray[np.int64]


def tokenised(speeches: Sequence[ParsedSpeech], source: str = "") -> dict[str, bytes]:
    """Give a packed segment a field for the passages of some speeches of a file, in order.

    `source` is the name of the file: its speeches go by that, too.
    """
    file = source.rpartition(".")[0] or source
    texts: list[str] = []
    names: list[str] = []
    first: list[int] = []
    for speech in speeches:
        above = "\n".join((speech.title, *speech.outer))
        by = speech.metadata.speaker or ""
        # Records stand each for themselves: the first one does not open the others.
        begin = speech.passages[0]
        opening = begin.text[:OPENING] if len(speech.passages) > 1 and begin.record is None else ""
        names.append(f"{above}\n{by}" if begin.record is not None else f"{above}\n{opening}\n{file}\n{by}")
        first.append(len(texts))
        texts.extend("\n".join((above, *passage.headings, passage.text)) for passage in speech.passages)
    letters = folding.fold_letters_all(texts)
    numbers = [numerals.rewritten(text) for text in letters]
    texts, names = list(map(numerals.in_figures, letters, numbers)), folding.fold_all(names)
    parts = {
        "words": _words(texts),
        "bigrams": _bigrams(texts),
        "names": _names(names, np.array(first, np.int64), len(texts)),
        "years": _years(speeches, len(texts)),
        "numerals": _numerals(letters, numbers),
    }
    return {field: segments.pack(part) for field, part in parts.items()}


class _Vocabulary:
    """Terms that go by their names, numbered as they are met, with their keys."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self.keys = np.empty(0, np.uint64)

    def numbers(self, tokens: Iterable[str]) -> Longs:
        """Give the number of each token."""
        found = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64)
        if len(self.keys) < len(self._numbers):
            fresh = list(self._numbers)[len(self.keys) :]
            self.keys = np.append(self.keys, segments.keys(fresh))
        return found

    @property
    def full(self) -> bool:
        """Whether it is time for another one."""
        return len(self.keys) > _REMEMBERED


class _Memory:
    """What a process remembers of the texts it has tokenised."""

    def __init__(self) -> None:
        self.vocabulary = _Vocabulary()
        self.kinds = np.zeros(0x110000, np.uint8)


_MEMORY = _Memory()


def _vocabulary() -> _Vocabulary:
    if _MEMORY.vocabulary.full:
        _MEMORY.vocabulary = _Vocabulary()
    return _MEMORY.vocabulary


class _Letters:
    """A text by its characters, numbered from 1 in their order, so that a term of up to three is one number.

    `numbers` and `kinds` are those of every character; a number that is missing in front of a term is 0.
    """

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.kinds = _kinds(codes)
        # Hardly a text has characters of the other planes: tables of these would take most of a small file's time.
        room = int(codes.max(initial=0)) + 1
        known = np.zeros(room, bool)
        known[codes] = True
        letters = np.flatnonzero(known)
        number = np.zeros(room, np.int64)
        number[letters] = np.arange(1, len(letters) + 1)
        self.numbers = number.take(codes)
        self.base = len(letters) + 1
        self._points = np.append(0, letters + 1).astype(np.uint64)

    def keys(self, terms: Longs) -> Keys:
        """Give the keys of terms given by number; they stand in the same order."""
        others, last = np.divmod(terms, self.base)
        first, middle = np.divmod(others, self.base)
        width = np.uint64(_WIDTH)
        keys: Keys = (self._points.take(first) << width | self._points.take(middle)) << width | self._points.take(last)
        return keys


@dataclass(frozen=True, slots=True)
class _Held:
    """Terms put together: their keys in order, their entries, how many each row has, and those that went by name."""

    keys: Keys
    entries: Entries
    lengths: Longs
    named: Sequence[str]

    def segment(self) -> Segment:
        return segments.segment(self.keys, self.entries, self.lengths, dict.fromkeys(self.named))


def _together(letters: _Letters, terms: Longs, rows: Longs, named: list[tuple[str, int]], width: int) -> _Held:
    """Put terms together: some by number beside their rows, some by name with their row; none may be both."""
    vocabulary = _vocabulary()
    named_rows = np.fromiter((row for _, row in named), np.int64, len(named))
    numbered = segments.entries(terms, rows, width)
    others = segments.entries(vocabulary.numbers(name for name, _ in named), named_rows, width)
    keys = np.concatenate((letters.keys(numbered.terms), vocabulary.keys.take(others.terms)))
    sizes = np.concatenate((numbered.sizes, others.sizes))
    order, source = segments.by_key(keys, sizes)
    entries = Entries(
        terms=order,
        sizes=sizes.take(order),
        rows=np.concatenate((numbered.rows, others.rows)).take(source),
        counts=np.concatenate((numbered.counts, others.counts)).take(source),
    )
    lengths = np.bincount(rows, minlength=width) + np.bincount(named_rows, minlength=width)
    return _Held(keys.take(order), entries, lengths, [name for name, _ in named])


def _rows_of(texts: Sequence[str]) -> Longs:
    """Give the number of the text that each character belongs to, where they are joined by one character each."""
    return np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts)) + 1)[:-1]


def _words(texts: Sequence[str]) -> Segment:
    congresses = [(name, row) for row, text in enumerate(texts) for name in sessions.congresses(text)]
    joined = "\n".join(texts)
    tokens = cut(joined)  # an end of line is a token by itself, so that none goes from one text to the next
    tokens += [name for name, _ in congresses]
    row_of = np.concatenate((_rows_of(texts), [row for name, row in congresses for _ in name])).astype(np.int64)
    letters = _Letters("".join((joined, *(name for name, _ in congresses))))
    lengths = np.fromiter(map(len, tokens), np.int64, len(tokens))
    ends = np.cumsum(lengths)
    words = np.flatnonzero((letters.kinds.take(ends - lengths) | letters.kinds.take(ends - 1)) & _ALNUM)
    lengths = lengths.take(words)
    begins = ends.take(words) - lengths
    rows = row_of.take(begins)
    most = 3 if letters.base**3 * len(texts) < _NUMBERS else 2
    terms = letters.numbers.take(begins)
    for place in range(1, most):
        longer = terms * letters.base + letters.numbers.take(begins + place, mode="clip")
        terms = np.where(lengths > place, longer, terms)
    short = lengths <= most
    named = [(tokens[place], row) for place, row in zip(words[~short].tolist(), rows[~short].tolist(), strict=True)]
    return _together(letters, terms[short], rows[short], named, len(texts)).segment()


def _bigrams(texts: Sequence[str]) -> Segment:
    return _grams(texts, []).segment()


def _numerals(letters: Sequence[str], numbers: Sequence[Sequence[numerals.WrittenNumber]]) -> Segment:
    """Make the segment of the pairs of characters of numbers that folding rewrites."""
    pairs = enumerate(map(numeral_pairs, letters, numbers))
    return _named([(pair, row) for row, each in pairs for pair in each], len(letters))


def _names(texts: Sequence[str], first: Longs, rows: int) -> Segment:
    """Make the segment of what speeches are known by; `first` tells the first row of each."""
    more = [(name, number) for number, text in enumerate(texts) for name in (SPEECH, *sessions.congresses(text))]
    found = _grams(texts, more)
    held = found.entries
    lengths = np.zeros(rows, np.int64)
    lengths[first] = np.bincount(held.rows, minlength=len(texts))
    once = Entries(held.terms, held.sizes, first.take(held.rows), np.ones_like(held.counts))
    return segments.segment(found.keys, once, lengths, dict.fromkeys(found.named))


def _years(speeches: Sequence[ParsedSpeech], rows: int) -> Segment:
    """Make the segment of the years that passages speak of, each as often as it counts."""
    return _named([(token, row) for row, tokens in enumerate(year_tokens(speeches)) for token in tokens], rows)


def _named(tokens: list[tuple[str, int]], rows: int) -> Segment:
    """Make a segment of tokens given with their rows."""
    none = np.empty(0, np.int64)
    return _together(_Letters(""), none, none, tokens, rows).segment()


def _grams(texts: Sequence[str], more: Sequence[tuple[str, int]]) -> _Held:
    """Find the character pairs of some texts, Latin words and numbers whole, and what else is given with its row."""
    joined = "\n".join(texts)
    letters, row_of = _Letters(joined), _rows_of(texts)
    paired = np.concatenate(([False], letters.kinds & _PAIRS != 0, [False]))
    both = np.flatnonzero(paired[1:-2] & paired[2:-1])
    alone = np.flatnonzero(paired[1:-1] & ~paired[:-2] & ~paired[2:])
    pairs = letters.numbers.take(both) * letters.base + letters.numbers.take(both + 1)
    whole = [(match.group(), match.start()) for match in _LATIN.finditer(joined)]
    rows = row_of.take(np.fromiter((start for _, start in whole), np.int64, len(whole))).tolist()
    return _together(
        letters,
        np.concatenate((pairs, letters.numbers.take(alone))),
        np.concatenate((row_of.take(both), row_of.take(alone))),
        [*((text, row) for (text, _), row in zip(whole, rows, strict=True)), *more],
        len(texts),
    )


def _kinds(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Tell what characters are: all letters are paired but Latin ones and digits, which stay in one piece."""
    kinds = _MEMORY.kinds.take(codes)
    if not kinds.all():
        for code in set(codes[kinds == 0].tolist()):
            paired, alnum = _PAIRED.match(chr(code)) is not None, chr(code).isalnum()
            _MEMORY.kinds[code] = _KNOWN | _PAIRS * paired | _ALNUM * alnum
        kinds = _MEMORY.kinds.take(codes)
    return kinds
