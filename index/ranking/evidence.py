"""What speaks for the best candidate of a question, on scales that hardly move with the size of a collection."""

import re
from collections.abc import Set
from dataclasses import dataclass

from index.analysis import bigrams
from index.analysis.names import areas, is_area
from index.query.amounts import asked_thing
from index.query.answer_type import asked_quantity, asks_otherwise, lacks_answer, tells_quantity
from index.query.asked_day import date_pattern
from index.query.negation import denied
from index.query.parts_of_year import lacks_part_of_year
from index.query.told_amounts import gives_another
from index.ranking.candidate import Candidate
from index.retrieval.bm25 import lucene_idf
from index.retrieval.term_weights import WeightedQuery

_LONG = 8
"""Passages a speech has on the average, from which on a collection is one of speeches."""

SPEAKS_OF = 0.1
"""How surely a passage speaks of the asked years, below which it speaks of others."""

_UNSEEN = 0.999
"""The share of the highest idf from which on no passage at all has a word."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a candidate, and against it. Weights of words are in units of a word that no passage has."""

    present: float
    """The weight of the question's words that stand in it or in its titles; half of it where only others for the same
    thing do: what is said of 住房 says little of 房价."""
    missing: float
    """The weight of those that do not, and the other half."""
    unknown: float
    """The share of the question, by weight, in words that the whole collection lacks."""
    sentence: float
    """The share of the question's characters, by weight, in the sentence that has most of them."""
    words: float
    """Its BM25 score over words, as a share of the highest there could be."""
    lead: float
    """How far its score stands above the second's."""
    score: float
    """Its score in the ranking."""
    numbers: int
    """How many numbers of the question it does not have."""
    lacks_type: float
    """1 where a number, a date, a person or the like is asked for and it has none but the question's own, half where
    the sentence with most of the question has none."""
    lacks_asked: bool
    """Whether it lacks the noun whose number is asked for, or a number near it, or all that is asked beside the names
    of its speech, where the whole collection lacks most of the question. Its title does not count."""
    elsewhere: bool
    """Whether the question is about a city, a county or the like that neither it nor its speech has, or about a speech
    of a year or a congress that its speech does not go by, or about other years than those that it speaks of."""
    named: bool
    """Whether the question names its speech, by its title or in a frame; what else it says may be in other words."""
    spoken: float
    """How far the collection is one of speeches, from 0 to 1."""


_WITHIN = re.compile("[省市县区州镇乡村厂局校]里")
"""A place by which speakers call their own: texts have 全县, 我县."""


def evidence(
    query: WeightedQuery,
    best: Candidate,
    *,
    passages: int,
    passages_a_speech: float,
    words: float,
    lead: float,
    score: float,
    goes_by: Set[str] = frozenset(),
    year: float = 0.0,
    dated: bool = False,
) -> Evidence:
    """Weigh what speaks for the best candidate of a collection of so many passages, in speeches of so many.

    `words`, `lead` and `score` are as in `Evidence`; `goes_by` are the names and words of the question that are among
    those of its speech. `year` says how surely it speaks of the asked years, `dated` whether its date is known, so that
    what speaks of other years is told from what does not say. Whether the question names the speech, the caller adds.
    """
    years = len(query.terms.years)
    other_year = bool(years) and year < SPEAKS_OF
    unit = lucene_idf(passages, 0)
    whole = f"{best.head}\n{best.text}"
    weights = query.pieces()
    missing = lacking(query, best) - goes_by
    unnamed = set(query.terms.names) - goes_by if query.terms.framed else set()
    abroad = areas(query.terms.topic) & missing | set(filter(is_area, missing - query.weights.words.keys()))
    lacked = [weight for piece, weight in weights.items() if piece in missing]
    otherwise = [weight for piece, weight in weights.items() if piece not in missing | goes_by and piece not in whole]
    halved = sum(otherwise) / 2
    unknown = sum(weight for weight in lacked if weight >= _UNSEEN * unit)
    return Evidence(
        present=(sum(weights.values()) - sum(lacked) - halved) / unit + year * years,
        missing=(sum(lacked) + halved) / unit + (1 - year) * years,
        unknown=unknown / (sum(weights.values()) or 1.0),
        sentence=best_sentence(query, best)[0],
        words=words,
        lead=lead,
        score=score,
        numbers=sum(any(char.isdecimal() for char in piece) for piece in missing | unnamed) + other_year,
        lacks_type=_lacks_type(query, best),
        lacks_asked=_lacks_quantity(query, best)
        or _lacks_date(query, best)
        or lacks_denial(query, best)
        or lacks_part_of_year(query.terms.folded, best.head, best.text),
        elsewhere=any(area[:-1] not in whole for area in abroad)
        or any(goes_by.isdisjoint(occasion) for occasion in framed_occasions(query))
        or (other_year and dated),
        named=False,
        spoken=min(1.0, (passages_a_speech - 1) / (_LONG - 1)),
    )


def best_sentence(query: WeightedQuery, best: Candidate) -> tuple[float, str]:
    """Give the sentence of a candidate that has most of the question's characters, by weight, and their share."""
    shares = zip(_shares(query, best), best.sentences, strict=True)
    return max(shares, key=lambda share: share[0], default=(0.0, ""))


def _shares(query: WeightedQuery, best: Candidate) -> list[float]:
    characters = query.characters()
    full = sum(characters.values()) or 1.0
    return [sum(weight for char, weight in characters.items() if char in each) / full for each in best.sentences]


def _lacks_type(query: WeightedQuery, best: Candidate) -> float:
    topic = query.terms.topic
    if lacks_answer(topic, best.text):
        return 1.0
    return 0.5 if lacks_answer(topic, best_sentence(query, best)[1]) else 0.0


def _lacks_quantity(query: WeightedQuery, best: Candidate) -> bool:
    question, said = query.terms.topic, _under_title(best)
    noun = asked_quantity(question)
    if noun is None:
        return False
    thing = asked_thing(question)
    if thing and gives_another(thing, (thing.words[-1], *_others_for(thing.words[-1], query)), best.text, best.head):
        return True
    if not any(pair in said for pair in bigrams(noun)):
        return not _otherwise(noun, query, said)
    return noun in best.text and not (
        asks_otherwise(question) or any(tells_quantity(noun, question, each) for each in best.sentences)
    )


def _lacks_date(query: WeightedQuery, best: Candidate) -> bool:
    """Tell whether a day or a month is asked for, and neither the sentences that answer nor the title tell one.

    The sentences around them may tell it where they give no year of their own.
    """
    date = date_pattern(query.terms.folded)
    if date is None or date.search(best.head):
        return False
    sentences, places = best.sentences, _answering(query, best)
    if any(date.search(sentences[place]) for place in places):
        return False
    around = (sentences[place + step] for place in places for step in (-1, 1) if 0 <= place + step < len(sentences))
    return any(_YEAR.search(sentences[place]) for place in places) or not any(map(date.search, around))


def lacks_denial(query: WeightedQuery, best: Candidate) -> bool:
    """Tell whether it is asked what is not done, and the passage says nothing of the kind."""
    said = denied(query.terms.folded)
    return said is not None and not said.said_in(
        best.text, [best.sentences[place] for place in _answering(query, best)]
    )


_YEAR = re.compile("[0-9]{4}年")
_NEARLY = 0.9
"""The share of what the best sentence has of the question, from which on another one may answer, too."""


def _answering(query: WeightedQuery, best: Candidate) -> list[int]:
    """Give the places of the sentences of a candidate that have most of a question."""
    shares = _shares(query, best)
    least = _NEARLY * max(shares, default=0.0)
    return [place for place, share in enumerate(shares) if share >= least]


def says_nothing_asked(query: WeightedQuery, best: Candidate, goes_by: Set[str]) -> bool:
    """Tell whether a candidate has nothing of a question but names that its speech goes by and words of its title."""
    said, title = _under_title(best), best.head.partition("\n")[0]
    asked = [piece for piece in query.pieces() if piece not in goes_by and piece not in title]
    return bool(asked) and not any(piece in said or _otherwise(piece, query, said) for piece in asked)


def _under_title(best: Candidate) -> str:
    _, _, headings = best.head.partition("\n")
    return f"{headings}\n{best.text}"


def lacking(query: WeightedQuery, candidate: Candidate) -> set[str]:
    """Give the question's words that a candidate and its titles have in no form."""
    whole = f"{candidate.head}\n{candidate.text}"
    return {piece for piece in query.pieces() if piece not in whole and not _otherwise(piece, query, whole)}


def framed_occasions(query: WeightedQuery) -> list[tuple[str, ...]]:
    """Give the years and congresses by which a question names the speech that it asks of."""
    return [names for names in query.terms.occasion if query.terms.framed and names[0] in query.terms.names]


def _otherwise(piece: str, query: WeightedQuery, whole: str) -> bool:
    """Tell whether a passage has an everyday word of the question in the words of speeches."""
    if _WITHIN.fullmatch(piece) and piece[0] in whole:
        return True
    return any(word in whole for word in _others_for(piece, query))


def _others_for(piece: str, query: WeightedQuery) -> list[str]:
    """Give the words of speeches for an everyday word of the question."""
    return [word for said, same in query.terms.also if piece in said for word in same]
