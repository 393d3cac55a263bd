"""Whether a candidate speaks of the years that a question asks about, where it has the question's other words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold_all
from index.dates.anchor import Tense, Years
from index.dates.passage_years import DatedSentence, Situation, dated_sentences, opens
from index.dates.year_span import OTHER_TENSE, meeting
from index.model import Passage
from index.query.amounts import AskedAmount, asked_amount
from index.query.question_type import asks_amount_so_far, asks_plan
from index.ranking.candidate import PASSAGES_KEPT
from index.retrieval.term_weights import WeightedQuery

_ELSEWHERE = 0.5
"""What the year counts in a sentence that has none of the question's words, against the one that has most of all."""


_HALF = 0.5
"""The share of the best sentence's score from which on a passage has what is asked of the year."""

_TARGET = 0.5
"""How much less a plan for the year counts where an amount so far is asked: 控制在3%左右 is no fact yet."""

_Dated: TypeAlias = tuple[Situation, tuple[tuple[DatedSentence, str], ...]]
"""What a passage is read with, and its sentences with their years, and folded."""

_PLANS = (Tense.PLANNED, None)
_FACTS = (Tense.PAST, Tense.PRESENT, None)


def year(query: WeightedQuery, passages: Sequence[Passage]) -> npt.NDArray[np.float64]:
    """Give how surely each passage speaks of the asked years where it answers, from 0 to 1; 0 where none is asked."""
    asked = query.terms.years
    scores = np.zeros(len(passages))
    if not asked:
        return scores
    characters = query.characters()
    amount = asks_amount_so_far(query.terms.folded)
    other = _TARGET if amount else OTHER_TENSE
    tenses = _PLANS if asks_plan(query.terms.topic) else _FACTS
    dated = [_dated(passage) for passage in passages]
    shares = [
        [sum(weight for char, weight in characters.items() if char in folded) for _, folded in sentences]
        for _, sentences in dated
    ]
    most = max((share for each in shares for share in each), default=0.0) or 1.0
    for number, (situation, sentences) in enumerate(dated):
        # A speech of the asked year may mean its own year whatever else it names.
        scores[number] = max(
            (
                meeting(sentence.years, asked, tenses, other) * (_ELSEWHERE + (1 - _ELSEWHERE) * share / most)
                for (sentence, _), share in zip(sentences, shares[number], strict=True)
            ),
            default=0.0,
        )
        own = meeting(situation.of_speech, asked) if situation.inherited == situation.of_speech else 0.0
        scores[number] = max(scores[number], _ELSEWHERE * own)
        # An opening names the year of its speech to say which speech it is.
        if own and opens(passages[number].place, passages[number].record):
            scores[number] = min(scores[number], own)
    return scores


def amount_of_year(
    query: WeightedQuery,
    passages: Sequence[Passage],
    year: npt.NDArray[np.float64],
    sentence: npt.NDArray[np.float64],
    counted: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Give the same once more where an amount so far is asked: reports of every year have one of the same thing.

    It counts in full for passages whose best `sentence` has half as much of the question as the best of all: the year
    alone tells nothing. Where the question names the thing, two thirds of it are for a sentence that speaks of the year
    and has the thing's amount: 产量占三成 is no amount of 产量. `counted` is above 0 where a passage has one at all.
    """
    if not asks_amount_so_far(query.terms.folded):
        return np.zeros(len(year))
    best = float(sentence.max(initial=0.0)) or 1.0
    scores: npt.NDArray[np.float64] = year * np.minimum(sentence / (_HALF * best), 1.0)
    if year.any() and (amount := asked_amount(query.terms.topic)):
        told = np.zeros(len(passages))
        for number in np.flatnonzero(counted).tolist():
            told[number] = _amount_told(passages[number], amount, query.terms.years)
        scores = (scores + 2 * told) / 3
    return scores


def _amount_told(passage: Passage, amount: AskedAmount, asked: Sequence[Years]) -> float:
    """Give how surely a sentence that has an amount of the asked thing speaks of the asked years, the surest of all."""
    _, sentences = _dated(passage)
    return max(
        (
            share * meeting(sentence.years, asked, _FACTS, _TARGET)
            for sentence, folded in sentences
            if (share := amount.share(folded))
        ),
        default=0.0,
    )


def _dated(passage: Passage) -> _Dated:
    opening = opens(passage.place, passage.record)
    return _kept(passage.title, passage.date, passage.headings, passage.text, opening)


@lru_cache(maxsize=PASSAGES_KEPT)
def _kept(title: str, date: str | None, headings: Sequence[str], text: str, opening: bool) -> _Dated:
    situation = Situation.of(title, date, headings)
    dated = dated_sentences(text, situation, opens=opening)
    return situation, tuple(zip(dated, fold_all([text[slice(*each.span)] for each in dated]), strict=True))
