"""A quotation compared with what the collection says: word for word, in other words, or nowhere."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, partial
from typing import Protocol

import numpy as np

from index.analysis.folding import fold_letters, fold_letters_in_place
from index.analysis.letters import letters_of
from index.model import Answer, Certainty, CheckedQuotation, Hit, Passage, Span, Speech, SpeechMatch, Wording
from index.purpose import opening
from index.ranking.sentences import sentences

COMPARED = 20
"""Passages that a quotation is compared with, the best by its words."""

_NEAR = 3
"""Passages that share most with it, in which the nearest words are looked for."""

_MOST = 10_000_000
"""Letters of the quotation times letters of a passage up to which they are compared."""

_LONG = 10
"""Letters from which on a quotation may differ by more than a letter in four."""

_ALTERED, _ALTERED_SHORT = 0.4, 0.25
"""The share of its letters that may differ before the words are other words, and that of a short quotation."""

_SURE = 0.2
"""The share up to which it is sure that these words are meant."""

_COPIED = 0.5
"""The share of its pairs of letters that a passage has which differs in no more than `_SURE` of its letters: each that
differs is in two pairs."""

_REORDERED = 0.6
"""The share of its pairs of letters that a passage has which says the same in another order."""

_CHANGES = 4
"""Differences up to which each is told."""

_BEYOND = 4
"""Letters beyond the nearest part in which the first and the last letter of a quotation are looked for."""

_LEFT_OUT = re.compile(r"…+|\.{3,}|。{3,}")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_QUOTATION_MARKS = re.compile("[“”‘’\"'「」『』《》]")


class _Collection(Protocol):
    """What a quotation is looked up in."""

    def passages(self, speech_id: int) -> Sequence[Passage]: ...

    def speech(self, speech_id: int) -> Speech | None: ...


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text, folded, and where each stands in it."""

    text: str
    places: Sequence[Span]

    @classmethod
    def of(cls, text: str) -> "_Letters":
        folded = fold_letters_in_place(text)
        kept = [
            (char, (start, end))
            for char, start, end in zip(folded.text, folded.starts, folded.ends, strict=True)
            if char.isalnum()
        ]
        return cls("".join(char for char, _ in kept), [span for _, span in kept])

    def span(self, start: int, end: int) -> Span:
        return self.places[start][0], self.places[end - 1][1]

    def joined(self, at: int) -> bool:
        """Tell whether a letter stands right behind the one before it."""
        return 0 < at < len(self.places) and self.places[at - 1][1] == self.places[at][0]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the words of a quotation stand nearest in a text, and how many letters differ."""

    text: str
    spans: tuple[Span, ...]
    cost: int


def searched_words(words: str) -> str:
    """Give a quotation as it is searched for, without the quotation marks inside."""
    return _QUOTATION_MARKS.sub("", words)


def compared(collection: _Collection, answer: Answer, words: str, *, alone: bool = False) -> Answer | None:
    """Give the answer to a question for the wording of a quotation, whose words were searched with `answer`.

    `alone` they are all of the question, which may be none of that: None where none of the
    first passages has nearly these words.
    """
    parts = [letters for part in _LEFT_OUT.split(words) if (letters := letters_of(fold_letters(part)))]
    length = sum(map(len, parts))
    if not length:
        return None
    shared = cache(partial(_shared, _pairs(parts)))
    shares = [(shared(hit.passage.text), hit) for hit in answer.hits[: _NEAR if alone else COMPARED]]
    hits = [hit for share, hit in sorted(shares, key=lambda each: -each[0]) if share >= _COPIED or not alone]
    found = [(hit, each) for hit in hits[:_NEAR] if (each := _nearest(collection, hit.passage, parts)) is not None]
    best = min(found, key=lambda each: each[1].cost, default=None)
    share = best[1].cost / length if best else 1.0
    if best is None or share > (_SURE if alone else _ALTERED if length >= _LONG else _ALTERED_SHORT):
        return None if alone else _other_words(answer, hits, shared)
    hit, place = best
    quotation = CheckedQuotation(_wording(words, place), _changes(words, place) if place.cost else ())
    others = [each for each in answer.hits if each is not hit and shared(each.passage.text) >= _REORDERED]
    certainty = Certainty.SURE if share <= _SURE else Certainty.UNSURE
    speech = collection.speech(hit.passage.speech) if hit.passage.record is None else None
    return replace(
        answer,
        certainty=certainty,
        confidence=1.0 - share,
        hits=(_marked(hit, place), *others),
        understood=None,
        missing=(),
        items=(),
        point=None,
        quotation=quotation,
        speeches=(SpeechMatch.of(speech, opening(collection.passages(speech.id)), hit.passage.id),) if speech else (),
    )


def _other_words(answer: Answer, hits: Sequence[Hit], shared: Callable[[str], float]) -> Answer:
    """Give the answer where no words are near: what says most of it in another order, or that there is none.

    `shared` gives the share of the quotation's pairs of letters that a text has.
    """
    if not hits or shared(hits[0].passage.text) < _REORDERED:
        return replace(answer, certainty=Certainty.NONE, quotation=CheckedQuotation(Wording.ABSENT))
    others = [each for each in answer.hits if each is not hits[0]]
    quotation = CheckedQuotation(Wording.ALTERED)
    return replace(answer, certainty=Certainty.UNSURE, hits=(hits[0], *others), missing=(), quotation=quotation)


def _pairs(parts: Sequence[str]) -> list[str]:
    """Give the pairs of letters of a quotation's parts, and a letter that is a part of its own."""
    return [part[at : at + 2] for part in parts for at in range(max(1, len(part) - 1))]


def _shared(pairs: Sequence[str], text: str) -> float:
    """Give the share of a quotation's pairs of letters that a text has."""
    letters = letters_of(fold_letters(text))
    return sum(pair in letters for pair in pairs) / len(pairs)


def _nearest(collection: _Collection, passage: Passage, parts: Sequence[str]) -> _Found | None:
    """Find where a quotation stands nearest in a passage; of one that goes on, together with the next."""
    alone = _in_text(passage.text, parts)
    if alone is None or not alone.cost or passage.record is not None:
        return alone
    around = collection.passages(passage.speech)[passage.place : passage.place + 2]
    joined = _in_text("\n".join(each.text for each in around), parts)
    return joined if joined is not None and joined.cost < alone.cost else alone


def _in_text(text: str, parts: Sequence[str]) -> _Found | None:
    letters = _Letters.of(text)
    spans, cost = [], 0
    for part in parts:
        if not letters.text or len(part) * len(letters.text) > _MOST:
            return None
        least, start, end = _alignment(part, letters.text)
        cost += least
        if start < end:
            if least:
                start, end = _with_ends(part, letters.text, start, end)
                start, end = _with_changed_ends(part, letters, start, end)
            spans.append(letters.span(start, end))
    return _Found(text, tuple(spans), cost) if spans else None


def _alignment(words: str, text: str) -> tuple[int, int, int]:
    """Give how many letters some words differ from the part of a text that is most like them, and where that stands.

    These are the steps of an edit distance that may begin and end anywhere in the text (Sellers 1980).
    """
    if (at := text.find(words)) >= 0:
        return 0, at, at + len(words)
    # One number holds a cost and, below it, where that begins: of equal costs the shortest part is taken.
    unit = len(text) + 2
    chars = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    steps = np.arange(len(text) + 1, dtype=np.int64) * unit
    best = np.arange(unit - 1, 0, -1, dtype=np.int64)
    for char in words:
        changed = np.minimum(best[:-1] + (chars != ord(char)) * unit, best[1:] + unit)
        changed = np.concatenate((best[:1] + unit, changed))
        best = np.minimum.accumulate(changed - steps) + steps
    end = int(best.argmin())
    cost, begins = divmod(int(best[end]), unit)
    return cost, unit - 1 - begins, end


def _with_ends(words: str, text: str, start: int, end: int) -> Span:
    """Take the letter that words begin or end with into their part of a text, where it stands a little outside.

    不收钱 is as near to 不收 as to 不收一分钱, and means the latter.
    """
    if words[-1] != text[end - 1] and (at := text.find(words[-1], end, end + _BEYOND)) >= 0:
        end = at + 1
    if words[0] != text[start] and (at := text.rfind(words[0], max(0, start - _BEYOND), start)) >= 0:
        start = at
    return start, end


def _with_changed_ends(words: str, letters: _Letters, start: int, end: int) -> Span:
    """Take the letters in whose place words begin or end with others into their part of a text.

    人出错 is as near to 人出 as to 人出事, and means the latter. Where a sign follows, nothing stood there.
    """
    part = letters.text[start:end]
    blocks = SequenceMatcher(None, words, part, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return start, end
    first, last = blocks[0], blocks[-1]
    ahead = first.a if first.b == 0 else 0
    behind = len(words) - last.a - last.size if last.b + last.size == len(part) else 0
    while ahead and letters.joined(start):
        start, ahead = start - 1, ahead - 1
    while behind and letters.joined(end):
        end, behind = end + 1, behind - 1
    return start, end


def _wording(words: str, found: _Found) -> Wording:
    if found.cost:
        return Wording.ALTERED
    if len(found.spans) > 1:
        return Wording.EXACT
    original = found.text[slice(*found.spans[0])]
    return Wording.EXACT if _signs(words) == _signs(original) else Wording.OTHER_SIGNS


def _signs(text: str) -> str:
    """Write a text with its signs, but for those at its ends, blanks, and how quotation marks are written."""
    return _EDGES.sub("", _QUOTATION_MARKS.sub("", "".join(fold_letters(text).split())))


def _changes(words: str, found: _Found) -> tuple[tuple[str, str], ...]:
    """Give the words that differ, as they were typed and as they stand; none where they are many."""
    typed = _Letters.of(words)
    original = "".join(found.text[slice(*span)] for span in found.spans)
    written = _Letters.of(original)
    steps = SequenceMatcher(None, typed.text, written.text, autojunk=False).get_opcodes()
    changes = []
    for step, *spans in steps:
        if step == "equal":
            continue
        first, last, begins, ends = spans
        if first == last or begins == ends:  # the letters beside it tell where
            beside = min(first, begins, 1)
            first, begins, last, ends = first - beside, begins - beside, last + 1, ends + 1
        changes.append((_piece(words, typed, first, last), _piece(original, written, begins, ends)))
    return tuple(changes) if len(changes) <= _CHANGES else ()


def _piece(text: str, letters: _Letters, start: int, end: int) -> str:
    return text[slice(*letters.span(start, min(end, len(letters.places))))]


def _marked(hit: Hit, found: _Found) -> Hit:
    """Mark the sentences of a passage that have the words."""
    text = hit.passage.text
    spans = [(start, min(end, len(text))) for start, end in found.spans if start < len(text)]
    around = [each for each in sentences(text) if any(each[0] < end and start < each[1] for start, end in spans)]
    return replace(hit, sentences=tuple(around), highlight=tuple(sorted(spans)))
