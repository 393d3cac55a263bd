"""Which calendar years each sentence of a passage speaks of: what it says itself, what went before, or its heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.dates.anchor import Anchor
from index.dates.kinds import anchor_of, headed, spoken_of
from index.dates.mentions import Mention, mentions
from index.dates.partial_date import parse_iso
from index.dates.year_span import YearSpan
from index.model import ParsedSpeech, Span

_CARRIED = 0.85
"""How much less surely a sentence without an expression speaks of the years of the sentence before it."""

_LONGEST = 6
"""Years of a span up to which each of them is looked up by itself: nobody asks for one of forty years of reform."""

_STRONG, _MIDDLE, _WEAK = 4, 2, 1
"""How often a year counts in a passage's postings: named for itself, named in a span or a heading, or inherited."""

_OWN = 0.5
"""The weight from which on what a passage inherits counts as more than a guess."""

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a passage is read with: its speech's title and what that counts from, and its section headings."""

    title: str
    anchor: Anchor | None
    headings: tuple[str, ...] = ()

    def inherited(self) -> tuple[YearSpan, ...]:
        """Give the years that a passage speaks of where it does not say."""
        return headed(self.headings, self.title, self.anchor) or spoken_of(self.title, self.anchor)


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence of a passage, the years it speaks of, and whether the passage says so itself."""

    span: Span
    years: tuple[YearSpan, ...]
    said: bool


def dated_sentences(text: str, situation: Situation) -> list[DatedSentence]:
    """Give the sentences of a passage with the years that each speaks of. Never raises."""
    found = mentions(text, situation.anchor)
    current: tuple[YearSpan, ...] = ()
    said = False
    sentences: list[DatedSentence] = []
    inherited = situation.inherited()
    place = 0
    for match in _SENTENCE.finditer(text):
        own: list[Mention] = []
        while place < len(found) and found[place].start < match.end():
            own.append(found[place])
            place += 1
        if own:
            current = tuple(YearSpan(mention.years, mention.weight, mention.tense) for mention in own)
            said = True
            # What heads a sentence stays in force; the last year named goes on into the next.
            sentences.append(DatedSentence(match.span(), current, said))
            current = tuple(replace(span, weight=_CARRIED * span.weight) for span in current[-1:])
        else:
            sentences.append(DatedSentence(match.span(), current or inherited, said))
    return sentences


def year_token(year: int) -> str:
    """Give the token by which the postings know the passages that speak of a year."""
    return f"@{year}"


def year_tokens(speeches: Iterable[ParsedSpeech]) -> Iterator[list[str]]:
    """Give the tokens of each passage of some speeches, in order, each as often as its year counts."""
    for speech in speeches:
        date = speech.metadata.date
        anchor = anchor_of(speech.title, parse_iso(date) if date else None)
        headings: tuple[str, ...] | None = None
        inherited: tuple[YearSpan, ...] = ()
        for passage in speech.passages:
            if passage.headings != headings:
                headings = passage.headings
                inherited = Situation(speech.title, anchor, headings).inherited()
            counts = _counts(passage.text, inherited, anchor)
            yield [token for year, times in counts.items() for token in [year_token(year)] * times]


def _counts(text: str, inherited: Sequence[YearSpan], anchor: Anchor | None) -> dict[int, int]:
    counts: dict[int, int] = {}
    found = mentions(text, anchor)
    for mention in found:
        _count(counts, YearSpan(mention.years, mention.weight), _STRONG)
    for span in inherited:
        _count(counts, span, _WEAK if found or span.weight < _OWN else _MIDDLE)
    return counts


def _count(counts: dict[int, int], span: YearSpan, most: int) -> None:
    first, last = span.years
    if last - first < _LONGEST:
        times = most if first == last and span.weight > _CARRIED else min(most, _MIDDLE)
        for year in range(first, last + 1):
            counts[year] = max(counts.get(year, 0), times)
