"""Whether the best passage answers the question, or the collection holds no answer to it.

What speaks for a passage is added up by a logistic rule. Its weights were fitted on questions with an answer, on
questions whose article had been taken out, and on the questions of other collections; docs/retrieval.md has the
figures, and what the rule keeps on a collection that it was not fitted on.
"""

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass

from index.analysis.names import areas, is_area, names
from index.model import Certainty
from index.query import question_type
from index.ranking.features import Candidate
from index.retrieval.bm25 import lucene_idf
from index.retrieval.term_weights import WeightedQuery

SURE_FROM = 0.5
"""The confidence from which on an answer is sure."""

SHOWN_FROM = 0.02
"""The confidence from which on the nearest passage is shown, as an unsure answer."""

TITLED = 0.9
"""The confidence in a passage of a speech whose title the question quotes, and that has any of its other words."""

_COVERED = 3.0
_NUMBER = -2.0
_NAMED = 1.0
_FITTING = 0.75
_ELSEWHERE = -6.0
"""Hardly ever in questions with an answer. Set by hand: the answer of another place or year would be a false one."""


_SPEAKS_OF = 0.1
"""How surely a passage speaks of the asked years, below which it speaks of others."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """The weights that depend on the kind of collection."""

    constant: float
    words: float
    score: float
    lead: float
    begins: float


_RECORDS = _Kind(constant=-10.6, words=2.0, score=3.0, lead=2.0, begins=0.0)
"""Where each passage stands for itself, as an article of an encyclopedia does, questions repeat its words."""

_SPEECHES = _Kind(constant=-9.85, words=3.0, score=1.5, lead=1.0, begins=0.5)
"""Of speeches people ask in their own words; and the second best passage is often the next one of the same speech."""

_HOPELESS = 700.0
"""As far as `exp` goes: a pasted table of 500 numbers, none of them in the passage, goes further."""

_LONG = 8
"""Passages a speech has on the average, from which on a collection is one of speeches."""

_COMMON = 0.3
"""The share of the heaviest word's weight up to which a single character is a word of its own: 年, 党, no part of a
name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the best passage, each on a scale that no size of collection changes."""

    covered: float
    """The share of the question's words, by weight, that stand in it or in its titles."""
    words: int
    """How many words were asked for: the more, the smaller a share can be expected, in equal ratios."""
    score: float
    """What it was ranked by, but for its being of the speech that the question names."""
    lead: float
    """How far its score stands above the second's."""
    begins: bool
    """Whether it has the question's first word, what the question is about."""
    numbers: int
    """How many numbers of the question it does not have."""
    named: bool
    """Whether it has every name of the question."""
    elsewhere: bool
    """Whether the question is about a city, a county or the like that neither it nor its speech has, or about a speech
    of a year or a congress that its speech does not go by, or about other years than those that it speaks of."""
    fitting: bool
    """Whether it has a number or a person where one is asked for."""
    spoken: float
    """How far the collection is one of speeches, from 0 to 1."""


def evidence(
    query: WeightedQuery,
    best: Candidate,
    *,
    passages: int,
    passages_a_speech: float,
    occasion: float,
    score: float,
    lead: float,
    goes_by: Set[str] = frozenset(),
    year: float = 0.0,
    dated: bool = False,
) -> Evidence:
    """Weigh what speaks for the best candidate of a collection of so many passages, in speeches of so many.

    `occasion` is the share of the asked congresses and years its speech goes by, `goes_by` the names and words of the
    question that are among its own. `year` says how surely it speaks of the asked years, `dated` whether its date is
    known, so that a passage of other years is told from one that does not say.
    """
    years = len(query.terms.years)
    other_year = bool(years) and year < _SPEAKS_OF
    unit = lucene_idf(passages, 0)
    whole = f"{best.head}\n{best.text}"
    weights = pieces(query)
    missing = lacking(query, best) - goes_by
    unnamed = set(query.terms.names) - goes_by if query.terms.framed else set()
    held = sum(weight for piece, weight in weights.items() if piece not in missing) / unit
    missed = sum(weights[piece] for piece in missing) / unit
    abroad = areas(query.terms.topic) & missing | set(filter(is_area, missing - query.weights.words.keys()))
    named = 0 if query.terms.framed else len(query.terms.occasion)
    return Evidence(
        covered=(held + occasion * named + year * years) / ((held + missed + named + years) or 1.0),
        words=len(query.terms.words),
        score=score,
        lead=lead,
        begins=missing.isdisjoint(list(weights)[:1]),
        numbers=sum(any(char.isdecimal() for char in piece) for piece in missing | unnamed) + other_year,
        named=not names(query.terms.topic) & missing,
        elsewhere=any(area[:-1] not in whole for area in abroad)
        or any(goes_by.isdisjoint(occasion) for occasion in _framed(query))
        or (other_year and dated),
        fitting=not question_type.lacks(query.terms.topic, best.text),
        spoken=min(1.0, (passages_a_speech - 1) / (_LONG - 1)),
    )


def confidence(found: Evidence) -> float:
    """Give how sure it is, from 0 to 1, that the passage answers."""
    sum_ = _COVERED * found.covered + _NUMBER * found.numbers + _NAMED * found.named + _FITTING * found.fitting
    sum_ += _ELSEWHERE * found.elsewhere
    for kind, share in ((_RECORDS, 1 - found.spoken), (_SPEECHES, found.spoken)):
        words = kind.words * math.log(max(found.words, 1))
        sum_ += share * (kind.constant + words + kind.score * found.score)
        sum_ += share * (kind.lead * found.lead + kind.begins * found.begins)
    return 1 / (1 + math.exp(min(-sum_, _HOPELESS)))


def certainty(confidence: float) -> Certainty:
    """Give the certainty of an answer in which the confidence is so high."""
    if confidence >= SURE_FROM:
        return Certainty.SURE
    return Certainty.UNSURE if confidence >= SHOWN_FROM else Certainty.NONE


def lacking(query: WeightedQuery, candidate: Candidate) -> set[str]:
    """Give the question's words that a candidate and its titles have in no form."""
    whole = f"{candidate.head}\n{candidate.text}"
    return {piece for piece in pieces(query) if piece not in whole and not _otherwise(piece, query, whole)}


def pieces(query: WeightedQuery) -> Mapping[str, float]:
    """Give the question's words; rare single characters in a row, as names fall to in cutting, are taken together."""
    words, bigrams = query.weights.words, query.weights.bigrams
    common = _COMMON * max(words.values(), default=0.0)
    found: dict[str, float] = {}
    for stretch in query.terms.stretches:
        run = ""
        for word in (*stretch, ""):
            if len(word) == 1 and not word.isascii() and words[word] > common:
                run += word
                continue
            if run:
                pairs = [run[at : at + 2] for at in range(len(run) - 1)]
                found[run] = max(bigrams[pair] for pair in pairs) if pairs else words[run]
            run = ""
            if word:
                found[word] = words[word]
    return found


def _framed(query: WeightedQuery) -> list[tuple[str, ...]]:
    """Give the years and congresses by which a question names the speech that it asks of."""
    return [names for names in query.terms.occasion if query.terms.framed and names[0] in query.terms.names]


def _otherwise(piece: str, query: WeightedQuery, whole: str) -> bool:
    """Tell whether a passage has an everyday word of the question in the words of speeches."""
    return any(said == piece and any(word in whole for word in same) for said, same in query.terms.also)
