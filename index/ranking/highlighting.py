"""What to mark in a passage: the sentence that answers, and the characters the question shares with it."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from index.analysis.folding import Folded
from index.model import Span
from index.query.amounts import AskedAmount, asked_amount
from index.query.answer_type import GIVES_REASON, Finder, asked_for
from index.query.lists import asks_for_list
from index.query.question_type import ASKS_REASON, asks_amount_so_far, tells_plan
from index.ranking.candidate import Candidate
from index.ranking.features import PLAN
from index.ranking.office_holders import asked_office
from index.ranking.sentences import Sentence, sentences_of, without_bullets
from index.ranking.table_rows import named_rows
from index.retrieval.bm25 import K1

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

_NEW, _NEW_ALONE = 2, 4
"""Characters that a sentence has beside the question's own, up to which it only announces what the next one says; and
where it has none of the question's."""

_COURTESY = re.compile(
    r"(?:[^:,。]{1,12}:)?(?:(?:你|您|你们|这位记者)?的?(?:这个|这一)?(?:问题|提问)(?:问|提)得?(?:很|非常|太|真|特别)?(?:好|及时|有水平)"
    r"|(?:谢谢|感谢)(?:你|您|这位|记者|大家|各位|朋友){0,3}的?(?:提问|问题|关注|关心)?)[。,!]?"
)
"""What is said between a question and its answer, folded, a speaker's name before it: 这个问题问得好."""

_LABEL = re.compile(r"([^\W\d_]{2,6})[:：](?=.)")
_LABELLED = 2.0
"""What a line counts whose label is asked for: 请假：刘某."""

_PARTICLES = frozenset("的了着过得地是就也都还又很这那有在把被个我你他她它们")

_OPENS_ENUMERATION = re.compile("[:：](?:[^。！？!?]*[；;])?$")
_ENUMERATED = 12
"""Sentences that are marked behind a colon."""

_SECOND = 0.4
"""The share of the question that another sentence must bring beside the best one's to be marked, too."""


_ROWS = 6
"""Rows of a table that a question names alike, up to which all are marked."""

_QUESTIONS = 256
"""Questions of which is kept what they ask for: it is asked of each of their passages."""


@lru_cache(maxsize=_QUESTIONS)
def asks_reason(folded: str) -> bool:
    """Tell whether a folded question asks for a reason."""
    return ASKS_REASON.search(folded) is not None


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
    parts = candidate.once(sentences_of)
    asked = _asked(question)
    scores = _scores(parts, asked, characters)
    rows = {number: part.cells for number, part in enumerate(parts) if part.cells}
    named = named_rows(rows, question) if rows else set()
    silent = {part.header for part in parts} | (rows.keys() - named if named else set())
    if silent != {None}:
        scores = [0.0 if number in silent else score for number, score in enumerate(scores)]
    most = max(scores, default=0.0)
    if most <= 0:
        return ()
    best = scores.index(most)
    alike = named if best in named and len(named) <= _ROWS else ()
    chosen = {best, *alike} if alike else {best, *_second(parts, best, asked, scores, words)}
    chosen.update(header for number in tuple(chosen) if (header := parts[number].header) is not None)
    return tuple(parts[number].span for number in sorted(chosen))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a folded question asks of a sentence: things of some types, a reason, a number so far, who holds an office.

    `types` are what finds the things of each type, and those that the question names itself.
    """

    question: str
    types: Sequence[tuple[Finder, Set[str]]]
    reason: bool
    so_far: bool
    office: re.Pattern[str] | None
    points: bool
    person: bool
    amount: AskedAmount | None

    def has_type(self, text: str) -> bool:
        """Tell whether a text has a thing of a type that is asked for, other than the question's own."""
        return any(find(text) - own for find, own in self.types)

    def factor(self, part: Sentence, *, has_type: bool) -> float:
        """Give what a sentence counts for by what it tells, 1 where nothing of the kind is asked."""
        factor = (_HAS_TYPE if has_type else _LACKS_TYPE) if self.types else 1.0
        factor *= _WITH_REASON if self.reason and GIVES_REASON.search(part.text) else 1.0
        factor *= 1 + self.amount.share(part.text) if self.amount else 1.0
        factor *= PLAN if self.so_far and tells_plan(part.text) else 1.0
        return factor * (_ASKS_ITSELF if part.asks else 1.0)

    def leads_on(self, part: Sentence, *, has_type: bool, alone: bool) -> bool:
        """Tell whether a sentence only says what the next one is about; it is `alone` as for `_repeats`."""
        if (part.asks and not has_type) or part.heading:
            return True
        if part.announces and (self.points or not (has_type or self.person)):
            return True
        return not part.clause and not has_type and _repeats(part.text, self.question, alone=alone)


@lru_cache(maxsize=_QUESTIONS)
def _asked(question: str) -> _Asked:
    return _Asked(
        question,
        types=tuple((find, frozenset(find(question))) for _, find in asked_for(question)),
        reason=asks_reason(question),
        so_far=asks_amount_so_far(question),
        office=asked_office(question),
        points=asks_for_list(question),
        person="谁" in question,
        amount=asked_amount(question),
    )


def _scores(parts: Sequence[Sentence], asked: _Asked, characters: Mapping[str, float]) -> list[float]:
    """Give how well each sentence answers: by its own characters of the question, and those carried from before it."""
    mean = sum(len(part.text) for part in parts) / max(len(parts), 1) or 1.0
    scores = []
    carried: dict[str, float] = {}
    for part, following in zip(parts, (*parts[1:], None), strict=False):
        if _COURTESY.fullmatch(part.text.strip()):
            scores.append(0.0)
            continue
        own = _shared(characters, part.text)
        if part.header is not None:
            carried = _shared(characters, parts[part.header].text)
        passed = {char: weight for char, weight in carried.items() if char not in own}
        if not own and not passed:
            scores.append(0.0)
            carried = {}
            continue
        has_type = asked.has_type(part.text)
        if (part.outside and not has_type) or (asked.office and not asked.office.search(part.text)):
            scores.append(0.0)
            continue
        goes_on = following is not None and not following.outside
        if goes_on and asked.leads_on(part, has_type=has_type, alone=not own):
            scores.append(0.0)
            carried = own | passed
            continue
        score = sum(own.values()) / (1 + K1 * (1 - _B + _B * len(part.text) / mean))
        score += sum(passed.values()) / (1 + K1)
        label = _LABEL.match(part.text)
        score *= _LABELLED if label and label[1] in asked.question and own.keys() >= set(label[1]) else 1.0
        scores.append(score * asked.factor(part, has_type=has_type))
        carried = {char: _CARRIED * weight for char, weight in own.items()}
    return scores


def _shared(characters: Mapping[str, float], text: str) -> dict[str, float]:
    return {char: weight for char, weight in characters.items() if char in text}


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
    parts: Sequence[Sentence],
    best: int,
    asked: _Asked,
    scores: Sequence[float],
    words: Mapping[str, float],
) -> list[int]:
    """Give the sentence that has most of what the best one lacks, of the question's words or of what it asks for.

    One that asks is none.
    """
    if len(parts) == 1:
        return []
    says = [number for number, part in enumerate(parts) if not part.asks]
    if asked.reason:
        # What has no word of a reason states the fact; the reason comes after it.
        return [n for n in says if n > best][:1] if not GIVES_REASON.search(parts[best].text) else []
    if asked.types:
        lacking = [(find, own) for find, own in asked.types if not find(parts[best].text) - own]
        having = [
            number
            for number in says
            if scores[number] > 0 and any(find(parts[number].text) - own for find, own in lacking)
        ]
        full = len(lacking) < len(asked.types)
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
    spans = without_bullets(text)
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
