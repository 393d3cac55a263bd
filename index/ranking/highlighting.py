"""What to mark in a passage: the sentence that answers, and the characters the question shares with it."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.analysis.folding import Folded
from index.model import Span
from index.query.answer_type import ASKS_REASON, GIVES_REASON, Finder, asked_for
from index.query.lists import asks_for_list
from index.query.question_type import asks_amount_so_far, tells_plan
from index.ranking.candidate import Candidate
from index.ranking.enumerators import BULLET
from index.ranking.features import PLAN
from index.ranking.office_holders import asked_office
from index.ranking.table_rows import headers, named_rows, row_cells
from index.retrieval.bm25 import K1

_END = re.compile(r"[。！？!?；;]+[”’」』）)》\"']*|\n+|…{2,}[”’」』）)]*")
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

_SEMICOLONS = ("；", ";")

_CARRIED = 0.2
"""What a sentence counts for the question's characters in the one before it, which it goes on from; for those of a
heading or of a sentence that only asks or announces, in full."""

_B = 0.4
"""How far a sentence's length counts against it: less than a passage's, for the answer is often a long one."""

_NEW, _NEW_ALONE = 2, 4
"""Characters that a sentence has beside the question's own, up to which it only announces what the next one says; and
where it has none of the question's."""

_PARTICLES = frozenset("的了着过得地是就也都还又很这那有在把被个我你他她它们")

_HEADING = 18
"""Characters of a numbered sentence up to which it is a heading."""

_ANNOUNCEMENT = 24
"""Characters of a sentence up to which it may be one that only announces."""

_DAY = re.compile(
    r"[\d〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]?"
)
_SIGNATURE = re.compile(r"[\w（）()· \u3000]{2,30}")
"""The last line of a document that is signed, and what stands above it."""

_OPENS_ENUMERATION = re.compile("[:：](?:[^。！？!?]*[；;])?$")
_ENUMERATED = 12
"""Sentences that are marked behind a colon."""

_SECOND = 0.4
"""The share of the question that another sentence must bring beside the best one's to be marked, too."""


_ROWS = 6
"""Rows of a table that a question names alike, up to which all are marked."""

_QUESTIONS = 256
"""Questions of which is kept what they ask for: it is asked of each of their passages."""

_Types = Sequence[tuple[Finder, Set[str]]]
"""What finds the things of each type that a question asks for, and those that it names itself."""


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


def _quoted(text: str) -> list[Span]:
    """Give the sentences of a text without the bullets that they open with."""
    after = {match.start("sign"): match.end() for match in BULLET.finditer(text)}
    return [(after.get(start, start), end) for start, end in sentences(text)]


@lru_cache(maxsize=_QUESTIONS)
def asks_reason(folded: str) -> bool:
    """Tell whether a folded question asks for a reason."""
    return ASKS_REASON.search(folded) is not None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: where it stands, and folded.

    `heads` is whether it looks like a heading, or asks, `announces` like an announcement of the next one; `closes`
    whether it is the name or the date that a document ends with, or an address to the hearers; `header` is the number
    of the sentence that is the header of its row, and `cells` are those of a row under one.
    """

    span: Span
    text: str
    asks: bool
    heads: bool
    announces: bool
    closes: bool
    header: int | None
    cells: tuple[str, ...] = ()
    clause: bool = False


def folded_passage(candidate: Candidate) -> Folded:
    """Give the text of a candidate's passage, folded in place."""
    return candidate.folding.in_place()


def answering(
    candidate: Candidate, question: str, characters: Mapping[str, float], words: Mapping[str, float]
) -> tuple[Span, ...]:
    """Give a candidate's sentences that answer a folded question, in order; none where none has anything of it.

    `characters` and `words` are the question's with their weights. The best sentence has most of the question's
    characters for its length, and what is asked for; a heading, a question or an announcement passes on what it has to
    the next one. A second one is marked where it has words, or a thing that is asked for, which the best lacks. A row
    of a table is marked with its header, whose characters are the row's, too; where the question names rows by their
    cells, no other row answers.
    """
    parts = candidate.once(_parts)
    scores = _scores(parts, question, characters)
    rows = {number: part.cells for number, part in enumerate(parts) if part.cells}
    named = named_rows(rows, question)
    silent = {part.header for part in parts} | (rows.keys() - named if named else set())
    scores = [0.0 if number in silent else score for number, score in enumerate(scores)]
    best = max(range(len(parts)), key=lambda number: (scores[number], -number), default=None)
    if best is None or scores[best] <= 0:
        return ()
    alike = named if best in named and len(named) <= _ROWS else ()
    chosen = {best, *alike} if alike else {best, *_second(parts, best, question, scores, words)}
    chosen.update(header for number in tuple(chosen) if (header := parts[number].header) is not None)
    return tuple(parts[number].span for number in sorted(chosen))


def _parts(candidate: Candidate) -> tuple[_Sentence, ...]:
    """Give the sentences of a candidate's passage with what their looks tell."""
    text, folded = candidate.folding.text, candidate.once(folded_passage)
    spans = _quoted(text)
    header_of = headers(text, spans)
    closing = _closing(text, spans)
    parts = []
    for number, (start, end) in enumerate(spans):
        piece = folded.text[slice(*folded.within(start, end))]
        asks = piece.rstrip().endswith("?")
        heading = _NUMBERED.match(piece) and len(piece) <= _HEADING and text[end - 1 : end] not in _SEMICOLONS
        announcement = len(piece) <= _ANNOUNCEMENT and _ANNOUNCES.search(piece.rstrip())
        heads = bool(asks or heading)
        header = header_of.get(number)
        row = () if header is None else row_cells(piece)
        clause = text[end - 1 : end] in _SEMICOLONS
        parts.append(
            _Sentence(
                (start, end),
                piece,
                asks,
                heads,
                bool(announcement),
                number >= closing or _addresses(text[start:end]),
                header,
                row,
                clause,
            )
        )
    return tuple(parts)


def _addresses(sentence: str) -> bool:
    """Tell whether a line addresses the hearers: `同志们，朋友们：`."""
    if sentence[-1] not in ":：":
        return False
    from index.structure.rules import Mark, has_mark

    return has_mark(sentence, Mark.SALUTATION)


def _closing(text: str, spans: Sequence[Span]) -> int:
    """Give the number of the first line of the name and the date that a document ends with."""
    first = len(spans)
    if spans and _DAY.fullmatch(text[slice(*spans[-1])]):
        first -= 1
        while (
            first > 1 and _SIGNATURE.fullmatch(text[slice(*spans[first - 1])]) and _opens_line(text, spans[first - 1])
        ):
            first -= 1
    return first


def _opens_line(text: str, span: Span) -> bool:
    return text[: span[0]].rstrip(" \t\u3000")[-1:] == "\n"


@lru_cache(maxsize=_QUESTIONS)
def _types(question: str) -> _Types:
    return tuple((find, frozenset(find(question))) for _, find in asked_for(question))


def _scores(parts: Sequence[_Sentence], question: str, characters: Mapping[str, float]) -> list[float]:
    mean = sum(len(part.text) for part in parts) / max(len(parts), 1) or 1.0
    types, reason = _types(question), asks_reason(question)
    so_far, office = asks_amount_so_far(question), asked_office(question)
    scores = []
    carried: dict[str, float] = {}
    for number, part in enumerate(parts):
        shares = {char: weight for char, weight in characters.items() if char in part.text}
        if part.header is not None:
            header = parts[part.header].text
            carried = {char: weight for char, weight in characters.items() if char in header}
        passed = {char: weight for char, weight in carried.items() if char not in shares}
        if not shares and not passed:
            scores.append(0.0)
            carried = {}
            continue
        score = sum(shares.values()) / (1 + K1 * (1 - _B + _B * len(part.text) / mean)) + sum(passed.values()) / (
            1 + K1
        )
        answers = bool(types) and _answers(part.text, types)
        if (part.closes and not answers) or (office and not office.search(part.text)):
            scores.append(0.0)
            continue
        if types:
            score *= _HAS_TYPE if answers else _LACKS_TYPE
        if reason and GIVES_REASON.search(part.text):
            score *= _WITH_REASON
        if so_far and tells_plan(part.text):
            score *= PLAN
        if part.asks:
            score *= _ASKS_ITSELF
        goes_on = number + 1 < len(parts) and not parts[number + 1].closes
        tells = answers and not asks_for_list(question)
        repeats = not part.clause and not answers and _repeats(part.text, question, alone=not shares)
        announces = goes_on and (part.heads or (part.announces and not tells) or repeats)
        scores.append(0.0 if announces else score)
        share = 1.0 if announces else _CARRIED
        kept = passed if announces else {}
        carried = {char: share * weight for char, weight in shares.items()} | kept
    return scores


def _answers(text: str, types: _Types) -> bool:
    """Tell whether a sentence has a thing of a type that is asked for, other than the question's own."""
    return any(find(text) - own for find, own in types)


def _repeats(sentence: str, question: str, *, alone: bool) -> bool:
    """Tell whether a sentence, by its letters and digits, says hardly more than the question.

    It is `alone` where it has nothing of the question; where it has, particles say nothing more.
    """
    most, empty = (_NEW_ALONE, frozenset()) if alone else (_NEW, _PARTICLES)
    new = 0
    for char in sentence:
        if char not in question and char not in empty and char.isalnum():
            new += 1
            if new == most:
                return False
    return True


def _second(
    parts: Sequence[_Sentence],
    best: int,
    question: str,
    scores: Sequence[float],
    words: Mapping[str, float],
) -> list[int]:
    """Give the sentence that has most of what the best one lacks, of the question's words or of what it asks for.

    One that asks is none.
    """
    types = _types(question)
    says = [number for number, part in enumerate(parts) if not part.asks]
    if asks_reason(question):
        # What has no word of a reason states the fact; the reason comes after it.
        return [n for n in says if n > best][:1] if not GIVES_REASON.search(parts[best].text) else []
    if types:
        lacking = [(find, own) for find, own in types if not find(parts[best].text) - own]
        having = [
            number
            for number in says
            if scores[number] > 0 and any(find(parts[number].text) - own for find, own in lacking)
        ]
        full = len(lacking) < len(types)
        return sorted(having, key=lambda number: -scores[number])[:1] if full else []
    missing = {word: weight for word, weight in words.items() if len(word) > 1 and word not in parts[best].text}
    gains = {
        number: sum(weight for word, weight in missing.items() if word in parts[number].text)
        for number in says
        if scores[number] > 0 and number != best
    }
    most = max(gains, key=lambda number: (gains[number], -abs(number - best)), default=best)
    return [most] if gains.get(most, 0.0) >= _SECOND * sum(words.values()) and most != best else []


def with_enumerated(text: str, chosen: Sequence[Span]) -> tuple[Span, ...]:
    """Give chosen sentences with those that a colon announces: `目标是：增长百分之六；就业一千万人；物价平稳。`.

    The announcement itself is left out where it stands alone.
    """
    spans = _quoted(text)
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
