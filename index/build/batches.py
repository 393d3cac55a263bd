"""A document's speeches to segments, all at once: the tokens that `analysis.index_tokens` gives one by one, in arrays.

Character pairs never become strings here, and a word is looked up by its name once in the life of a process.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count

import numpy as np
import numpy.typing as npt

from index.analysis import SPEECH, cut, folding, is_word, sessions
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
_UNKNOWN, _SINGLE, _PAIRS = 0, 1, 2

Longs = npt.NDArray[np.int64]


def tokenised(speeches: Sequence[ParsedSpeech]) -> dict[str, bytes]:
    """Give a packed segment a field for the passages of some speeches, in order."""
    texts: list[str] = []
    names: list[str] = []
    first: list[int] = []
    for speech in speeches:
        above = "\n".join((speech.title, *speech.outer))
        # Records stand each for themselves: the first one does not open the others.
        begin = speech.passages[0]
        opening = begin.text[:OPENING] if len(speech.passages) > 1 and begin.record is None else ""
        names.append(f"{above}\n{opening}")
        first.append(len(texts))
        texts.extend("\n".join((above, *passage.headings, passage.text)) for passage in speech.passages)
    texts, names = folding.fold_all(texts), folding.fold_all(names)
    parts = {
        "words": _words(texts),
        "bigrams": _bigrams(texts),
        "names": _names(names, np.array(first, np.int64), len(texts)),
    }
    return {field: segments.pack(part) for field, part in parts.items()}


class _Vocabulary:
    """Terms numbered as they are met, with their keys and whether they are words."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms: list[str] = []
        self.keys = np.empty(0, np.uint64)
        self.words = np.empty(0, bool)

    def numbers(self, tokens: Iterable[str]) -> Longs:
        """Give the number of each token."""
        found = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64)
        if len(self._terms) < len(self._numbers):
            fresh = list(self._numbers)[len(self._terms) :]
            self._terms.extend(fresh)
            self.keys = np.append(self.keys, np.fromiter(map(segments.key, fresh), np.uint64, len(fresh)))
            self.words = np.append(self.words, np.fromiter(map(is_word, fresh), bool, len(fresh)))
        return found

    def segment(self, numbers: Longs, rows: Longs, lengths: Longs) -> Segment:
        """Make a segment of tokens given by their numbers, beside the rows they stand in."""
        held_here = np.zeros(len(self._terms), bool)
        held_here[numbers] = True
        present = np.flatnonzero(held_here)
        present = present.take(np.argsort(self.keys.take(present)))
        rank = np.empty(len(self._terms), np.int64)
        rank[present] = np.arange(len(present))
        held = segments.entries(rank.take(numbers), rows, len(lengths))
        return segments.segment(self.keys.take(present), held, lengths, map(self._terms.__getitem__, present.tolist()))

    @property
    def full(self) -> bool:
        """Whether it is time for another one."""
        return len(self._terms) > _REMEMBERED


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


def _words(texts: Sequence[str]) -> Segment:
    vocabulary = _vocabulary()
    cuts = [cut(text) + sessions.congresses(text) for text in texts]
    rows = np.repeat(np.arange(len(cuts)), np.fromiter(map(len, cuts), np.int64, len(cuts)))
    numbers = vocabulary.numbers(chain.from_iterable(cuts))
    kept = np.flatnonzero(vocabulary.words.take(numbers))
    numbers, rows = numbers.take(kept), rows.take(kept)
    return vocabulary.segment(numbers, rows, np.bincount(rows, minlength=len(cuts)))


def _bigrams(texts: Sequence[str]) -> Segment:
    found = _Grams(texts)
    lengths = np.bincount(found.rows, minlength=len(texts))
    return segments.segment(found.keys, found.held, lengths, found.latin)


def _names(texts: Sequence[str], first: Longs, rows: int) -> Segment:
    """Make the segment of what speeches are known by; `first` tells the first row of each."""
    more = [(name, number) for number, text in enumerate(texts) for name in (SPEECH, *sessions.congresses(text))]
    found = _Grams(texts, more)
    lengths = np.zeros(rows, np.int64)
    lengths[first] = np.bincount(found.held.rows, minlength=len(texts))
    once = Entries(found.held.terms, found.held.sizes, first.take(found.held.rows), np.ones_like(found.held.counts))
    return segments.segment(found.keys, once, lengths, found.latin)


class _Grams:
    """The character pairs of some texts, Latin words and numbers whole, and what else is given with its row."""

    def __init__(self, texts: Sequence[str], more: Sequence[tuple[str, int]] = ()) -> None:
        joined = "\n".join(texts)
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        row_of = np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
        paired = np.concatenate(([False], _kinds(codes) == _PAIRS, [False]))
        both = np.flatnonzero(paired[1:-2] & paired[2:-1])
        alone = np.flatnonzero(paired[1:-1] & ~paired[:-2] & ~paired[2:])
        known = np.zeros(0x110000, bool)
        known[codes] = True
        letters = np.flatnonzero(known)
        letter = np.zeros(0x110000, np.int64)
        letter[letters] = np.arange(1, len(letters) + 1)
        numbers = letter.take(codes)
        # In this order the pairs stand as their keys do; a lone character is one whose first is missing.
        pairs = numbers.take(both) * (len(letters) + 1) + numbers.take(both + 1)
        self.rows = np.concatenate((row_of.take(both), row_of.take(alone)))
        held = segments.entries(np.concatenate((pairs, numbers.take(alone))), self.rows, len(texts))
        high, low = np.divmod(held.terms, len(letters) + 1)
        points = np.append(0, letters + 1).astype(np.uint64)
        keys = points.take(high) << np.uint64(_WIDTH) | points.take(low)

        whole = [(match.group(), int(row_of[match.start()])) for match in _LATIN.finditer(joined)]
        whole.extend(more)
        vocabulary = _vocabulary()
        named = vocabulary.numbers(text for text, _ in whole)
        rows = np.fromiter((row for _, row in whole), np.int64, len(whole))
        self.rows = np.concatenate((self.rows, rows))
        self.latin = dict.fromkeys(text for text, _ in whole)
        others = segments.entries(named, rows, len(texts))
        keys = np.concatenate((keys, vocabulary.keys.take(others.terms)))
        order, source = segments.by_key(keys, np.concatenate((held.sizes, others.sizes)))
        self.keys: Keys = keys.take(order)
        self.held = Entries(
            terms=order,
            sizes=np.concatenate((held.sizes, others.sizes)).take(order),
            rows=np.concatenate((held.rows, others.rows)).take(source),
            counts=np.concatenate((held.counts, others.counts)).take(source),
        )


def _kinds(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Tell which characters are paired: letters but Latin ones and digits, which stay in one piece."""
    kinds = _MEMORY.kinds.take(codes)
    if not kinds.all():
        for code in np.unique(codes[kinds == _UNKNOWN]).tolist():
            _MEMORY.kinds[code] = _PAIRS if _PAIRED.match(chr(code)) else _SINGLE
        kinds = _MEMORY.kinds.take(codes)
    return kinds
