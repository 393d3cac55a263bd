"""Answers in the order of time: candidates by the date of their speech, and where a word stands first or last."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from index.analysis.folding import fold_letters, fold_letters_all
from index.analysis.letters import letters_of
from index.model import Answer, Certainty, Hit, Occurrences, Order, Passage, Speech
from index.ranking.reranker import Ranking
from index.search.exact import sentences_around, spans_of

NEAR = 0.7
"""The share of the best candidate's score from which on another is near enough to be ordered by time with it."""


def ordered(ranking: Ranking, order: Order) -> Ranking:
    """Order those candidates by time that come near the best; the others follow as they were."""
    near = [place for place, score in enumerate(ranking.scores.tolist()) if score >= NEAR * ranking.top_score]
    places = [*in_order(near, order, lambda place: ranking.passages[place].date), *range(len(near), len(ranking.rows))]
    return ranking.rearranged(places)


_SEARCHED = 30
"""Passages in which other ways to write a word are looked for."""

_Dated = TypeVar("_Dated")


def in_order(each: Iterable[_Dated], order: Order, date: Callable[[_Dated], str | None]) -> list[_Dated]:
    """Sort by dates in ISO form as far as known; equal ones stay as they were, and those without a date come last."""
    listed = list(each)
    known = [one for one in listed if date(one)]
    known.sort(key=lambda one: date(one) or "", reverse=order is Order.NEWEST)
    return [*known, *(one for one in listed if not date(one))]


class _Opened(Protocol):
    def search(self, question: str, limit: int = 10) -> Answer: ...

    def occurrences(self, words: str, offset: int = 0, limit: int = 10) -> Occurrences: ...

    def speeches(self) -> Sequence[Speech]: ...

    def passages_of(self, speeches: Sequence[int]) -> Iterator[Sequence[Passage]]: ...


def mentions_in_time(index: _Opened, question: str, word: str, order: Order, limit: int) -> Answer | None:
    """Answer where a word stands first or last, a passage of each speech that has it; None where none has.

    Of the oldest speech it is the first passage that has the word, of the newest the last. Marks and blanks within the
    word do not count: 大众创业万众创新 stands in 大众创业、万众创新.
    """
    forms = _written(index, word)
    counted = {speech for form in forms for speech in index.occurrences(form, 0, 0).speeches}
    having = in_order((speech for speech in index.speeches() if speech.id in counted), order, _date)
    hits = []
    for passages in index.passages_of([speech.id for speech in having[:limit]]):
        for passage in passages if order is Order.OLDEST else reversed(passages):
            if spans := spans_of(forms, passage.text):
                hits.append(Hit(passage, 1.0, sentences_around(spans, passage.text), spans))
                break
    if not hits:
        return None
    return Answer(question, Certainty.SURE, tuple(hits), confidence=1.0, order=order)


def _written(index: _Opened, word: str) -> list[str]:
    """Give a word as it was typed, and as the passages that are found by it write it: with marks and blanks within."""
    letters = letters_of(fold_letters(word))
    pattern = re.compile(r"[\W_]{0,3}".join(map(re.escape, letters)))
    forms = {fold_letters(word): word}
    if pattern.pattern:
        texts = fold_letters_all([hit.passage.text for hit in index.search(word, _SEARCHED).hits])
        forms |= {form: form for text in texts for form in pattern.findall(text)}
    return list(forms.values())


def _date(speech: Speech) -> str | None:
    return speech.date
