"""A document's speeches to segments, all at once, in arrays: the tokens that cutting each passage would give.

Character pairs never become strings here, and a word is looked up by its name once in the life of a process.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from index.analysis import SPEECH, cut_long, folding, numeral_pairs, numerals
from index.analysis.five_year_plans import placed_plans
from index.analysis.meetings import placed_meetings
from index.dates.days import day_names
from index.dates.passage_years import year_tokens
from index.indexing.characters import ALNUM, LATIN, PAIRED, Characters, Joined, Longs
from index.model import ParsedSpeech
from index.postings import segments
from index.postings.segments import Entries, Keys, Segment

OPENING = 200
"""Characters of a speech's first passage that name its occasion, for all its passages."""

_REMEMBERED = 1_000_000
"""Terms after which the vocabulary is begun anew: a corpus of serial numbers must not fill the memory."""

_CUT_AT_ONCE = 30_000
"""Characters that are cut into words at once: so many words stay in the processor's cache until they are counted."""

_LATIN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*%?")

_NUMBERS = 1 << 63
"""How many numbers there are for a term and its row together."""


def tokenised(speeches: Sequence[ParsedSpeech], source: str = "") -> dict[str, bytes]:
    """Give a packed segment a field for the passages of some speeches of a file, in order.

    `source` is the name of the file: its speeches go by that, too.
    """
    file = source.rpartition(".")[0] or source
    texts: list[str] = []
    names: list[str] = []
    given: list[tuple[str, ...]] = []
    first: list[int] = []
    for speech in speeches:
        above = "\n".join((speech.title, *speech.outer))
        by = speech.metadata.speaker or ""
        # Records stand each for themselves: the first one does not open the others.
        begin = speech.passages[0]
        opening = begin.text[:OPENING] if len(speech.passages) > 1 and begin.record is None else ""
        names.append(f"{above}\n{by}" if begin.record is not None else f"{above}\n{opening}\n{file}\n{by}")
        given.append(day_names(speech.metadata.date))
        first.append(len(texts))
        texts.extend("\n".join((above, *passage.headings, passage.text)) for passage in speech.passages)
    letters = Joined.of(folding.fold_letters_all(texts))
    numbers = numerals.rewritten(letters.text)
    written = letters.in_figures(numbers)
    named = [*placed_meetings(written.text), *placed_plans(written.text)]
    characters = Characters(written.text, "".join(name for name, _ in named))
    parts = {
        "words": _words(written, characters, named),
        "bigrams": _grams(written, characters, []).segment(),
        "names": _names(folding.fold_all(names), given, np.array(first, np.int64), len(texts)),
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


_MEMORY = _Memory()


def _vocabulary() -> _Vocabulary:
    if _MEMORY.vocabulary.full:
        _MEMORY.vocabulary = _Vocabulary()
    return _MEMORY.vocabulary


@dataclass(frozen=True, slots=True)
class _Held:
    """Terms put together: their keys in order, their entries, how many each row has, and those that went by name."""

    keys: Keys
    entries: Entries
    lengths: Longs
    named: Sequence[str]

    def segment(self) -> Segment:
        return segments.segment(self.keys, self.entries, self.lengths, dict.fromkeys(self.named))


def _together(characters: Characters, terms: Longs, rows: Longs, named: list[tuple[str, int]], width: int) -> _Held:
    """Put terms together: some by number beside their rows, some by name with their row; none may be both."""
    vocabulary = _vocabulary()
    named_rows = np.fromiter((row for _, row in named), np.int64, len(named))
    numbered = segments.entries(terms, rows, width)
    others = segments.entries(vocabulary.numbers(name for name, _ in named), named_rows, width)
    keys = np.concatenate((characters.keys(numbered.terms), vocabulary.keys.take(others.terms)))
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


def _words(joined: Joined, characters: Characters, named: Sequence[tuple[str, int]]) -> Segment:
    """Make the segment of the words of some texts; the names of what is `named` stand behind them in `characters`."""
    base = characters.base
    names = [name for name, _ in named]
    text = "".join((joined.text, *names))
    name_rows = joined.rows_at([place for _, place in named])
    row_of = np.concatenate((joined.row_of(), name_rows.repeat([len(name) for name in names])))
    lengths = np.concatenate((_word_lengths(joined.text), np.fromiter(map(len, names), np.int64, len(names))))
    ends = np.cumsum(lengths)
    words = np.flatnonzero((characters.kinds.take(ends - lengths) | characters.kinds.take(ends - 1)) & ALNUM)
    lengths = lengths.take(words)
    begins = ends.take(words) - lengths
    rows = row_of.take(begins)
    most = 3 if base**3 * len(joined.lengths) < _NUMBERS else 2
    terms = characters.numbers.take(begins)
    for place in range(1, most):
        longer = terms * base + characters.numbers.take(begins + place, mode="clip")
        terms = np.where(lengths > place, longer, terms)
    short = lengths <= most
    long = np.flatnonzero(~short)
    spans = zip(begins.take(long).tolist(), lengths.take(long).tolist(), rows.take(long).tolist(), strict=True)
    named = [(text[begin : begin + length], row) for begin, length, row in spans]
    return _together(characters, terms[short], rows[short], named, len(joined.lengths)).segment()


def _word_lengths(text: str) -> Longs:
    """Cut a text and give the lengths of its tokens, which joined are the text."""
    lengths = [np.empty(0, np.int64)]
    done = 0
    while done < len(text):
        # The end of a line is a token by itself, so that none goes from one text to the next.
        end = text.find("\n", done + _CUT_AT_ONCE) + 1 or len(text)
        tokens = cut_long(text[done:end])
        lengths.append(np.fromiter(map(len, tokens), np.int64, len(tokens)))
        done = end
    return np.concatenate(lengths)


def _numerals(letters: Joined, numbers: Sequence[numerals.WrittenNumber]) -> Segment:
    """Make the segment of the pairs of characters of numbers that folding rewrites."""
    rows = letters.rows_at([start for start, _, _ in numbers]).tolist()
    placed = zip(numbers, rows, strict=True)
    pairs = [(pair, row) for number, row in placed for pair in numeral_pairs(letters.text, (number,))]
    return _named(pairs, len(letters.lengths))


def _names(texts: Sequence[str], given: Sequence[tuple[str, ...]], first: Longs, rows: int) -> Segment:
    """Make the segment of what speeches are known by; `given` has their days, `first` tells the first row of each."""
    more = [
        (name, number)
        for number, (text, when) in enumerate(zip(texts, given, strict=True))
        for name in (SPEECH, *when, *(name for name, _ in placed_meetings(text)))
    ]
    joined = Joined.of(texts)
    found = _grams(joined, Characters(joined.text), more)
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
    return _together(Characters(""), none, none, tokens, rows).segment()


def _grams(joined: Joined, characters: Characters, more: Sequence[tuple[str, int]]) -> _Held:
    """Find the character pairs of some texts, Latin words and numbers whole, and what else is given with its row."""
    row_of = joined.row_of()
    kinds, numbers = characters.kinds[: len(joined.text)], characters.numbers[: len(joined.text)]
    paired = np.concatenate(([False], kinds & PAIRED != 0, [False]))
    both = np.flatnonzero(paired[1:-2] & paired[2:-1])
    alone = np.flatnonzero(paired[1:-1] & ~paired[:-2] & ~paired[2:])
    pairs = numbers.take(both) * characters.base + numbers.take(both + 1)
    whole = _latin(joined.text, np.flatnonzero(kinds & LATIN))
    rows = row_of.take(np.fromiter((start for _, start in whole), np.int64, len(whole))).tolist()
    return _together(
        characters,
        np.concatenate((pairs, numbers.take(alone))),
        np.concatenate((row_of.take(both), row_of.take(alone))),
        [*((text, row) for (text, _), row in zip(whole, rows, strict=True)), *more],
        len(joined.lengths),
    )


def _latin(text: str, places: Longs) -> list[tuple[str, int]]:
    """Find the Latin words and numbers of a text, with their places; `places` are those of their characters."""
    found: list[tuple[str, int]] = []
    done = 0
    for place in places[np.diff(places, prepend=-2) > 1].tolist():
        start = max(place, done)
        while match := _LATIN.match(text, start):
            found.append((match.group(), start))
            start = done = match.end()
    return found
