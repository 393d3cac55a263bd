"""Whether the best candidate of a ranking answers the question, and how sure that is."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from index import analysis
from index.analysis.folding import fold
from index.analysis.names import of_a_place
from index.model import Certainty
from index.purpose import PLAIN
from index.query import question_type, spelling
from index.query.vocabulary import Vocabulary
from index.ranking import abstention, missing
from index.ranking.described_speech import NEAR, SURE
from index.ranking.evidence import (
    SPEAKS_OF,
    Evidence,
    best_sentence,
    evidence,
    framed_occasions,
    lacking,
    lacks_denial,
    says_nothing_asked,
)
from index.ranking.office_holders import asked_office, tells_holder
from index.ranking.reranker import Ranking
from index.ranking.speech_scope import KNOWN_BY
from index.ranking.weights import WEIGHTS
from index.retrieval.retriever import Retriever
from index.retrieval.term_weights import WeightedQuery

_OF_WHOLE = 0.9
"""The confidence in the speech whose title is quoted where nothing is asked but what it is about."""

_OF_NAMES = 0.55
"""The BM25 share that a word has which stands once in a title."""

_TOLD_APART = ("meaning", "answering", "asked name", "amount of year")
"""Features that make no answer surer: nearness in meaning, and a thing of the type asked for or a name, which is
evidence too."""

_MOSTLY = 0.5
"""The share of a question, by weight, above which most of it is in words that the collection lacks."""

_NOW = re.compile("现在|目前|现任|如今|今天|眼下")

_SPELLINGS = 3
"""Words that a collection lacks for which a near one is looked for."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a question is answered, how sure that is, and near spellings for words that the collection lacks.

    `missing` are the parts of the question that the first passage lacks.
    """

    certainty: Certainty
    confidence: float
    spellings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def decide(
    ranking: Ranking, retriever: Retriever, vocabulary: Vocabulary, *, passages: int, in_time: bool = False
) -> Decision:
    """Decide on the first candidate of a ranking in a collection of so many passages; `in_time` as for the evidence."""
    if ranking.unmet:
        return Decision(Certainty.NONE, 0.0, near_spellings(ranking.weighted, vocabulary))
    goes_by = names_of_speech(ranking, retriever)
    if ranking.scope.described:
        return _on_speech(ranking, goes_by)
    if ranking.weighted.terms.whole:
        return _on_whole(ranking)
    if _asks_of_title(ranking) or ranking.query.only_exact:
        return Decision(Certainty.SURE, _OF_WHOLE)
    found = gather_evidence(ranking, retriever, goes_by, passages=passages, in_time=in_time)
    certainty, confidence = abstention.certainty(found), abstention.confidence(found)
    if certainty == Certainty.NONE and ranking.nearness is not None and ranking.nearness.is_near(int(ranking.rows[0])):
        certainty = Certainty.UNSURE
    if certainty == Certainty.SURE and not (found.lacks_asked or _lacks_holder(ranking) or _has_names_alone(ranking)):
        return Decision(certainty, confidence)
    certainty = Certainty.UNSURE if certainty == Certainty.SURE else certainty
    spellings = near_spellings(ranking.weighted, vocabulary)
    return Decision(certainty, confidence, spellings, _missing(ranking, goes_by))


def decide_in_order(
    ranking: Ranking, shown: Ranking, retriever: Retriever, vocabulary: Vocabulary, *, passages: int
) -> Decision:
    """Decide on the first passage `shown` of a ranking in the order of time.

    One that is not about the question leaves the answer unsure as long as the best one is about it.
    """
    best = decide(ranking, retriever, vocabulary, passages=passages)
    first = decide(shown, retriever, vocabulary, passages=passages, in_time=True)
    if first.certainty == Certainty.NONE and best.certainty != Certainty.NONE:
        return replace(first, certainty=Certainty.UNSURE)
    return first


def lacks_nothing(ranking: Ranking, retriever: Retriever) -> bool:
    """Tell whether the first candidate has every part of a question, words that help to ask and 没有 among them."""
    denies = not lacks_denial(ranking.weighted, ranking.candidates[0])
    return denies and not _missing(ranking, names_of_speech(ranking, retriever), helping=True)


def _lacks_holder(ranking: Ranking) -> bool:
    """Tell whether it is asked who holds an office, and the first candidate names nobody beside it.

    Who holds it now no speech tells, which was given in the past.
    """
    question, best = ranking.weighted.terms.folded, ranking.candidates[0]
    office = asked_office(question)
    return office is not None and (bool(_NOW.search(question)) or not tells_holder(office, (best.head, best.text)))


def _has_names_alone(ranking: Ranking) -> bool:
    """Tell whether the first candidate has nothing of a question but the names that chose its speech."""
    pieces = ranking.weighted.pieces()
    return ranking.scope.full is not None and lacking(ranking.weighted, ranking.candidates[0]) == pieces.keys()


def _on_speech(ranking: Ranking, goes_by: Set[str]) -> Decision:
    """Decide whether the speech of the first candidate is the one that the question describes."""
    score = float(ranking.features["described"][0])
    if score >= SURE:
        return Decision(Certainty.SURE, score)
    certainty = Certainty.UNSURE if score >= NEAR else Certainty.NONE
    return Decision(certainty, score, (), _missing(ranking, goes_by))


def gather_evidence(
    ranking: Ranking, retriever: Retriever, goes_by: Set[str], *, passages: int, in_time: bool = False
) -> Evidence:
    """Give what speaks for the first candidate, whose speech goes by some names and words of the question.

    Where the candidates stand `in_time`, that the first one comes before better ones does not speak against it.
    """
    # Records stand each for themselves, even where several have one title.
    alone = ranking.passages[0].record is not None
    by_words = ranking.scores - sum(WEIGHTS[name] * ranking.features.get(name, 0.0) for name in _TOLD_APART)
    found = evidence(
        _in_full(ranking),
        ranking.candidates[0],
        passages=passages,
        passages_a_speech=1.0 if alone else passages / retriever.speeches.count,
        words=float(ranking.features["words"][0]),
        lead=_lead(by_words[_apart(ranking)].tolist(), in_time=in_time),
        score=float(by_words[0] - WEIGHTS["place"] * ranking.features["place"][0]),
        goes_by=goes_by,
        year=float(ranking.features["year"][0]),
        dated=ranking.passages[0].date is not None,
    )
    found = _with_names(ranking, found, retriever)
    quoted, framed = ranking.features["title"][0] > 0, ranking.features["speech"][0] >= KNOWN_BY
    return replace(
        found,
        named=bool(quoted or framed),
        elsewhere=found.elsewhere or _astray(ranking, retriever),
        lacks_asked=found.lacks_asked
        or (
            not alone
            and found.unknown > _MOSTLY
            and says_nothing_asked(ranking.weighted, ranking.candidates[0], goes_by)
        ),
        lacks_type=0.0 if _tells_source(ranking) else found.lacks_type,
    )


def _apart(ranking: Ranking) -> list[int]:
    """Give the places of the first candidate and of those whose text is another: a copy of it is no rival."""
    first, *others = ranking.candidates
    return [0, *(place for place, other in enumerate(others, 1) if other.text != first.text)]


def _lead(scores: Sequence[float], *, in_time: bool) -> float:
    others = scores[1:] if in_time else scores[1:2]
    lead = scores[0] - max(others, default=0.0)
    return max(0.0, lead) if in_time else lead


def _tells_source(ranking: Ranking) -> bool:
    """Tell whether a question asks who said something, or when, and the speech of the first candidate tells it."""
    first = ranking.passages[0]
    return question_type.asks_source(ranking.weighted.terms.folded) and bool(first.date or first.speaker)


def _in_full(ranking: Ranking) -> WeightedQuery:
    """Give the question with the names that chose the speech."""
    return ranking.scope.full or ranking.weighted


def _with_names(ranking: Ranking, evidence: Evidence, retriever: Retriever) -> Evidence:
    """Count the names that chose the speech as its passages' own, where the first candidate's speech goes by them."""
    full, rest = _in_full(ranking).weights.words, ranking.weighted.weights.words
    names = {word: weight for word, weight in full.items() if word not in rest}
    if not names or not ranking.scope.entities:
        return evidence
    speech = int(retriever.speeches.of(ranking.rows[:1])[0])
    entities = ranking.scope.entities
    matched = sum(names.values()) * sum(speech in entity.speeches for entity in entities) / len(entities)
    whole = sum(names.values()) + sum(rest.values()) or 1.0
    asked = sum(rest.values()) / whole
    return replace(
        evidence,
        words=asked * evidence.words + _OF_NAMES * matched / whole,
        sentence=max(
            evidence.sentence, asked * best_sentence(ranking.weighted, ranking.candidates[0])[0] + matched / whole
        ),
    )


def _astray(ranking: Ranking, retriever: Retriever) -> bool:
    """Tell whether the question names a speech or a place, and the first candidate is of another one.

    It is not where its text has the name.
    """
    row, best = int(ranking.rows[0]), ranking.candidates[0]
    if ranking.passages[0].record is not None:
        return False
    whole = f"{best.head}\n{best.text}"
    speech = int(retriever.speeches.of(ranking.rows[:1])[0])
    if any(speech not in entity.speeches and entity.text not in whole for entity in ranking.scope.entities):
        return True
    if not of_a_place(fold(f"{best.head}\n{ranking.passages[0].source}")):
        return False
    return any(
        not any(name in whole or retriever.goes_by(row, name) for name in place) for place in ranking.scope.places
    )


def _on_whole(ranking: Ranking) -> Decision:
    """Decide whether the first candidate says plainly what its speech is about."""
    plain = float(ranking.features["purpose"][0])
    return Decision(Certainty.SURE if plain >= PLAIN else Certainty.UNSURE, plain)


def _asks_of_title(ranking: Ranking) -> bool:
    """Tell whether a question quotes the title of a speech and asks nothing else."""
    words = ranking.weighted.terms.words
    asks_more = any(len(word) > 1 and word not in question_type.OF_WHOLE for word in words)
    return bool(ranking.features["title"][0]) and not asks_more


def _missing(ranking: Ranking, goes_by: Set[str], *, helping: bool = False) -> tuple[str, ...]:
    """Give the parts of a question that the first candidate lacks, with words that only help to ask where wanted."""
    best = ranking.candidates[0]
    words = lacking(_in_full(ranking), best) - goes_by
    words.update(names[0] for names in framed_occasions(ranking.weighted) if goes_by.isdisjoint(names))
    if ranking.features["year"][0] < SPEAKS_OF:
        words.update(str(first) for first, _ in ranking.weighted.terms.years)
    return missing.missing_parts(ranking.query.text, words, best.text, helping=helping)


def names_of_speech(ranking: Ranking, retriever: Retriever) -> set[str]:
    """Give the names and words of the question that the names of the first candidate's speech have.

    A year in which its congress was held is a name of it, too.
    """
    terms = _in_full(ranking).terms
    names = retriever.names_of(int(ranking.rows[0]), terms.names)
    names.update(*(aliases for aliases in terms.occasion if not names.isdisjoint(aliases)))
    return names | {piece for piece in _in_full(ranking).pieces() if names.issuperset(analysis.bigrams(piece))}


def near_spellings(query: WeightedQuery, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the collection's words that sound like those of a question which it lacks."""
    lacking = [piece for piece in query.pieces() if len(piece) > 1 and not spelling.has(piece, vocabulary)]
    near = (spelling.near(piece, vocabulary) for piece in lacking[:_SPELLINGS])
    return tuple(dict.fromkeys(filter(None, near)))
