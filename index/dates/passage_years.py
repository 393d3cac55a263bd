"""Which calendar years each sentence of a passage speaks of: what it says itself, what went before, or its heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.dates.anchor import Anchor
from index.dates.head_lines import head_end
from index.dates.kinds import anchor_of, headed, spoken_of, year_spoken
from index.dates.mentions import YEAR_BEFORE, Mention, mentions
from index.dates.partial_date import parse_iso
from index.dates.scripts import either_script
from index.dates.year_span import YearSpan
from index.model import ParsedSpeech, Span

_CARRIED = 0.85
"""How much less surely a sentence without an expression speaks of the years of the sentence before it."""

_ASIDE = 0.3
"""How surely a sentence speaks of the years that it only compares with."""

_COMPARING = 0.8
"""How surely a sentence that compares with the year before speaks of the year after that."""

_BEFORE = frozenset(("last year", YEAR_BEFORE))
"""The rules of what a sentence is compared with that speaks of the year after it: 比上年增长一成."""

_LONGEST = 6
"""Years of a span up to which each of them is looked up by itself: nobody asks for one of forty years of reform."""

_STRONG, _MIDDLE, _WEAK = 4, 2, 1
"""How often a year counts in a passage's postings: named for itself, named in a span or a heading, or inherited."""

_OWN = 0.5
"""The weight from which on what a passage inherits counts as more than a guess."""

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;\n]*")

_OF_YEARS = re.compile(
    either_script(r"年均|累计|平均每年|每年平均|(?<![0-9０-９续續第用])[两三四五十2345２３４５]年(?![级前后内度])")
)
_OF_ONE = either_script(r"全年|当年|[今去明]年")
"""What says that a sentence speaks of several years, and that it speaks of one."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a passage is read with: what its speech counts from, and the years it speaks of where it does not say.

    `of_speech` are those of its kind of speech, `inherited` those of its headings or else the same.
    """

    anchor: Anchor | None
    of_speech: tuple[YearSpan, ...]
    inherited: tuple[YearSpan, ...]

    @classmethod
    def of(cls, title: str, date: str | None, headings: Sequence[str]) -> "Situation":
        """Give the situation of a passage under these headings in a speech of this title and ISO date."""
        known = parse_iso(date) if date else None
        anchor, of_speech = anchor_of(title, known), spoken_of(title, known)
        of_heading = headed(headings, title, anchor)
        if anchor is not None:
            anchor = replace(anchor, spoken=year_spoken(title, anchor, of_heading))
        return cls(anchor, of_speech, of_heading or of_speech)


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence of a passage and the years it speaks of."""

    span: Span
    years: tuple[YearSpan, ...]


def opens(place: int, record: str | None) -> bool:
    """Tell whether a passage opens its speech, so that the lines above its text only say when that was given."""
    return place == 0 and record is None


def dated_sentences(text: str, situation: Situation, *, opens: bool = False) -> list[DatedSentence]:
    """Give the sentences of a passage with the years that each speaks of. Never raises."""
    found = _found(text, situation.anchor, opens=opens)
    current: tuple[YearSpan, ...] = ()
    sentences: list[DatedSentence] = []
    inherited = situation.inherited
    place = 0
    for match in _SENTENCE.finditer(text):
        own: list[Mention] = []
        while place < len(found) and found[place].start < match.end():
            own.append(found[place])
            place += 1
        spoken = tuple(
            YearSpan(mention.years, mention.weight, mention.tense) for mention in own if not mention.compared
        )
        if not spoken and situation.anchor is not None:
            spoken = _year_after(own, situation.anchor)
        heard = current or inherited
        if not spoken and len(heard) > 1 and (several := _several(heard, match[0])):
            heard = current = several
        aside = tuple(YearSpan(mention.years, _ASIDE, mention.tense) for mention in own if mention.compared)
        sentences.append(DatedSentence(match.span(), (*(spoken or heard), *aside)))
        # The last year named goes on into the next sentence.
        if spoken:
            current = tuple(replace(span, weight=_CARRIED * span.weight) for span in spoken[-1:])
    return sentences


def _several(heard: Sequence[YearSpan], sentence: str) -> tuple[YearSpan, ...]:
    """Give the spans of several years among those of a heading, where a sentence says that it speaks of such.

    Under `“十四五”时期和2025年工作回顾` a sentence with 年均 or 累计 speaks of the five years.
    """
    if not _OF_YEARS.search(sentence) or _OF_ONE.search(sentence):
        return ()
    return tuple(span for span in heard if span.years[0] < span.years[1])


def _year_after(compared: Iterable[Mention], anchor: Anchor) -> tuple[YearSpan, ...]:
    """Give the year that is compared with the one before it, which a sentence of such mentions speaks of."""
    years = dict.fromkeys(mention.years[1] + 1 for mention in compared if mention.rule in _BEFORE)
    return tuple(YearSpan((year, year), _COMPARING, anchor.tense((year, year))) for year in years)


def _found(text: str, anchor: Anchor | None, *, opens: bool) -> list[Mention]:
    """Find the expressions of a passage; of one that opens its speech, those below the lines that head it."""
    found = mentions(text, anchor)
    if not (opens and found):
        return found
    begin = head_end(text)
    return [mention for mention in found if mention.start >= begin]


def year_token(year: int) -> str:
    """Give the token by which the postings know the passages that speak of a year."""
    return f"@{year}"


def year_tokens(speeches: Iterable[ParsedSpeech]) -> Iterator[list[str]]:
    """Give the tokens of each passage of some speeches, in order, each as often as its year counts."""
    for speech in speeches:
        headings: tuple[str, ...] | None = None
        for place, passage in enumerate(speech.passages):
            if passage.headings != headings:
                headings = passage.headings
                situation = Situation.of(speech.title, speech.metadata.date, (*speech.outer, *headings))
                unsaid = _tokens([], situation)
            found = _found(passage.text, situation.anchor, opens=opens(place, passage.record))
            yield _tokens(found, situation) if found else unsaid


def _tokens(found: Sequence[Mention], situation: Situation) -> list[str]:
    """Give the tokens of a passage for the expressions that were found in it, and for the years that it inherits."""
    counts: dict[int, int] = {}
    said = any(not mention.compared for mention in found)
    for mention in found:
        _count(counts, YearSpan(mention.years, mention.weight), _WEAK if mention.compared else _STRONG)
    if situation.anchor is not None:
        for span in _year_after((mention for mention in found if mention.compared), situation.anchor):
            _count(counts, span, _MIDDLE)
    for span in situation.inherited:
        _count(counts, span, _WEAK if said or span.weight < _OWN else _MIDDLE)
    return [token for year, times in counts.items() for token in [year_token(year)] * times]


def _count(counts: dict[int, int], span: YearSpan, most: int) -> None:
    first, last = span.years
    if last - first < _LONGEST:
        times = most if first == last and span.weight > _CARRIED else min(most, _MIDDLE)
        for year in range(first, last + 1):
            counts[year] = max(counts.get(year, 0), times)
