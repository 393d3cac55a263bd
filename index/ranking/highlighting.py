"""What to mark in a passage: the sentence that answers, and the characters the question shares with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from index.analysis.folding import Folded
from index.model import Span
from index.query.answer_type import asked_for
from index.ranking.table_rows import headers
from index.retrieval.bm25 import K1

_END = re.compile(r"[。！？!?；;]+[”’」』）)》\"']*|\n+|…{2,}[”’」』）)]*")
_REASON = re.compile(r"为什么|为何|何以|凭什么|原因|缘故|怎么会")
_GIVES_REASON = re.compile(r"因为|由于|原因|为的是|为了|在于|所以|因此|不是.{1,12}是|根子|根源|怪")
_FIGURES = "0-9一二三四五六七八九十"
_NUMBERED = re.compile(rf"\s*(?:第[{_FIGURES}]+[,、]|[(][{_FIGURES}]+[)]|[{_FIGURES}]+[、.])")
_ANNOUNCES = re.compile(
    r"(?:[几两二三四五六七八九十0-9]+(?:个|点|条|项|句|件|层)[^,;0-9]{0,4}|的话|如下|以下[^,;]{0,6})[。:]?$"
)

_HAS_TYPE, _LACKS_TYPE = 1.6, 0.6
"""What a sentence counts for with and without a thing of the type that is asked for: a number, a date, a person."""

_WITH_REASON = 2.0
_ASKS_ITSELF = 0.3
"""A sentence that asks answers nothing."""

_CARRIED = 0.2
"""What a sentence counts for the question's characters in the one before it, which it goes on from; for those of a
heading or of a sentence that only asks or announces, in full."""

_B = 0.4
"""How far a sentence's length counts against it: less than a passage's, for the answer is often a long one."""

_NEW = 4
"""Characters that a sentence has beside the question's own, up to which it only announces what the next one says."""

_HEADING = 18
"""Characters of a numbered sentence up to which it is a heading."""

_ANNOUNCEMENT = 24
"""Characters of a sentence up to which it may be one that only announces."""

_OPENS_ENUMERATION = re.compile("[:：](?:[^。！？!?]*[；;])?$")
_ENUMERATED = 12
"""Sentences that are marked behind a colon."""

_SECOND = 0.4
"""The share of the question that another sentence must bring beside the best one's to be marked, too."""


def sentences(text: str) -> list[Span]:
    """Cut a text into sentences, white space around them left out; every visible character lies in one."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for first, last in spans:
        piece = text[first:last]
        if piece.strip():
            trimmed.append((first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())))
    return trimmed


def asks_reason(folded: str) -> bool:
    """Tell whether a folded question asks for a reason."""
    return _REASON.search(folded) is not None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: where it stands, and folded; `announces` is whether it is a heading or says what is to come."""

    span: Span
    text: str
    announces: bool


def answering(
    text: str, folded: Folded, question: str, characters: Mapping[str, float], words: Mapping[str, float]
) -> tuple[Span, ...]:
    """Give the sentences that answer a folded question, in order; none where no sentence has anything of it.

    `characters` and `words` are the question's with their weights. The best sentence has most of the question's
    characters for its length, and what is asked for; a heading, a question or an announcement passes on what it has to
    the next one. A second one is marked where it has words, or a thing that is asked for, which the best lacks. A row
    of a table is marked with its header, whose characters are the row's, too.
    """
    parts = _parts(text, folded, question)
    header_of = headers(text, [part.span for part in parts])
    scores = _scores(parts, question, characters, header_of)
    best = max(range(len(parts)), key=lambda number: (scores[number], -number), default=None)
    if best is None or scores[best] <= 0:
        return ()
    chosen = {best, *_second(parts, best, question, scores, words)}
    chosen.update(header_of[number] for number in tuple(chosen) if number in header_of)
    return tuple(parts[number].span for number in sorted(chosen))


def _parts(text: str, folded: Folded, question: str) -> list[_Sentence]:
    spans, types = sentences(text), [(find, find(question)) for _, find in asked_for(question)]
    parts = []
    for number, (start, end) in enumerate(spans):
        piece = folded.text[slice(*folded.within(start, end))]
        new = list(islice((char for char in piece if char.isalnum() and char not in question), _NEW))
        heading = _NUMBERED.match(piece) and len(piece) <= _HEADING and text[end - 1 : end] not in ";；"
        announcement = len(piece) <= _ANNOUNCEMENT and _ANNOUNCES.search(piece.rstrip())
        asks = piece.rstrip().endswith("?")
        answers = any(find(piece) - own for find, own in types)
        repeats = len(new) < _NEW and not answers
        announces = number + 1 < len(spans) and bool(repeats or heading or announcement or asks)
        parts.append(_Sentence((start, end), piece, announces))
    return parts


def _scores(
    parts: Sequence[_Sentence], question: str, characters: Mapping[str, float], header_of: Mapping[int, int]
) -> list[float]:
    mean = sum(len(part.text) for part in parts) / max(len(parts), 1) or 1.0
    types = [(find, find(question)) for _, find in asked_for(question)]
    reason = _REASON.search(question)
    scores = []
    carried: dict[str, float] = {}
    for number, part in enumerate(parts):
        shares = {char: weight for char, weight in characters.items() if char in part.text}
        if number in header_of:
            header = parts[header_of[number]].text
            carried = {char: weight for char, weight in characters.items() if char in header}
        passed = {char: weight for char, weight in carried.items() if char not in shares}
        score = sum(shares.values()) / (1 + K1 * (1 - _B + _B * len(part.text) / mean)) + sum(passed.values()) / (
            1 + K1
        )
        if types:
            score *= _HAS_TYPE if any(find(part.text) - own for find, own in types) else _LACKS_TYPE
        if reason and _GIVES_REASON.search(part.text):
            score *= _WITH_REASON
        if part.text.rstrip().endswith("?"):
            score *= _ASKS_ITSELF
        scores.append(0.0 if part.announces else score)
        share = 1.0 if part.announces else _CARRIED
        kept = passed if part.announces else {}
        carried = {char: share * weight for char, weight in shares.items()} | kept
    return scores


def _second(
    parts: Sequence[_Sentence], best: int, question: str, scores: Sequence[float], words: Mapping[str, float]
) -> list[int]:
    """Give the sentence that has most of what the best one lacks, of the question's words or of what it asks for."""
    types = [(find, find(question)) for _, find in asked_for(question)]
    if _REASON.search(question):
        # What has no word of a reason states the fact; the reason comes after it.
        return [best + 1] if best + 1 < len(parts) and not _GIVES_REASON.search(parts[best].text) else []
    if types:
        lacking = [(find, own) for find, own in types if not find(parts[best].text) - own]
        having = [
            number
            for number, part in enumerate(parts)
            if scores[number] > 0 and any(find(part.text) - own for find, own in lacking)
        ]
        full = len(lacking) < len(types)
        return sorted(having, key=lambda number: -scores[number])[:1] if full else []
    missing = {word: weight for word, weight in words.items() if len(word) > 1 and word not in parts[best].text}
    gains = [
        sum(weight for word, weight in missing.items() if word in part.text) if scores[number] > 0 else 0.0
        for number, part in enumerate(parts)
    ]
    most = max(range(len(parts)), key=lambda number: (gains[number], -abs(number - best)))
    return [most] if gains[most] >= _SECOND * sum(words.values()) and most != best else []


def with_enumerated(text: str, chosen: Sequence[Span]) -> tuple[Span, ...]:
    """Give chosen sentences with those that a colon announces: `目标是：增长百分之六；就业一千万人；物价平稳。`.

    The announcement itself is left out where it stands alone.
    """
    spans = sentences(text)
    marked = set(chosen)
    for number, span in enumerate(spans[:-1]):
        opens = _OPENS_ENUMERATION.search(text[slice(*span)])
        alone = text[span[1] - 1] in ":："
        if not opens or not (span in chosen or (alone and spans[number + 1] in chosen)):
            continue
        for following in spans[number + 1 : number + 1 + _ENUMERATED]:
            marked.add(following)
            if text[following[1] - 1] not in "；;，,":
                break
        if alone:
            marked.discard(span)
    return tuple(sorted(marked))


def matched(folded: Folded, length: int, terms: Mapping[str, float]) -> tuple[Span, ...]:
    """Find terms in a folded text of an original of `length` characters; give their spans in it, in order and apart."""
    covered = bytearray(length)
    for term in terms:
        at = folded.text.find(term)
        while at >= 0:
            start, end = folded.original(at, at + len(term))
            covered[start:end] = b"\1" * (end - start)
            at = folded.text.find(term, at + 1)
    return tuple((match.start(), match.end()) for match in re.finditer(b"\1+", covered))
