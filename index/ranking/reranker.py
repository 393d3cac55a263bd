"""A question's candidates scored: what each feature tells of them, weighed and added up, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold
from index.model import Passage
from index.purpose import share_of_title
from index.query.syntax import Query
from index.ranking import exact_words, features, years
from index.ranking.candidate import Candidate
from index.ranking.described_speech import speech_scores
from index.ranking.references import REFERRING, references
from index.ranking.speech_scope import SpeechScope
from index.ranking.weights import weights_of
from index.retrieval.candidates import Retrieved
from index.retrieval.term_weights import WeightedQuery
from index.semantic.similarity import Nearness

_EARLY = 8
"""The place in its speech at which a passage that does not say what the speech is about counts half."""

_OTHERWISE = 0.3
"""What the first passage counts where it does not say what its speech is about."""

_Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question's candidates: rows, passages, features and scores, the best first."""

    query: Query
    """The question as it was looked up, its typing errors corrected."""
    scope: SpeechScope
    rows: npt.NDArray[np.intp]
    passages: Sequence[Passage]
    candidates: Sequence[Candidate]
    features: dict[str, _Scores]
    scores: _Scores
    unmet: bool
    """Whether no candidate has what the question demands; those that lack it are then given."""
    nearness: Nearness | None = None
    """How near in meaning passages are to the question, where that was looked at."""

    @property
    def weighted(self) -> WeightedQuery:
        """The question's terms with their weights, without what only says of which speech it asks."""
        return self.scope.query

    @property
    def covered(self) -> float:
        """The share of the question's characters, by weight, that the best candidate has; 1 where nothing is asked."""
        characters = self.weighted.characters()
        full = sum(characters.values())
        if not full or not self.candidates:
            return 0.0 if full else 1.0
        text = self.candidates[0].text
        return sum(weight for character, weight in characters.items() if character in text) / full

    def rearranged(self, places: Sequence[int]) -> "Ranking":
        """Give the candidates in another order: those that were at these places."""
        return replace(
            self,
            rows=self.rows[places],
            passages=[self.passages[place] for place in places],
            candidates=[self.candidates[place] for place in places],
            features={name: values[places] for name, values in self.features.items()},
            scores=self.scores[places],
        )

    @property
    def top_score(self) -> float:
        """The score of the best candidate, 0 where there is none."""
        return max(self.scores[:1], default=0.0)


def rerank(
    query: Query,
    scope: SpeechScope,
    retrieved: Retrieved,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    *,
    nearness: Nearness | None = None,
    openings: Sequence[Passage] = (),
    spoken: _Scores | None = None,
) -> Ranking:
    """Score the retrieved candidates, whose passages these are; those that repeat the question come first.

    Of those that have its quoted words, those come first that have them in the text and not in titles alone.

    `nearness` tells how near they are in meaning. `openings` are the first passages of their speeches, where the
    question asks which speech it was. `spoken` is what of the question the speaker says whom it names, in a dialogue.

    Those that lack what the question demands are left out, unless all do.
    """
    computed = _features(query, scope, retrieved, passages, candidates)
    computed["spoken"] = np.zeros(len(passages)) if spoken is None else spoken
    computed["described"] = np.zeros(len(passages))
    if scope.described:
        computed["described"] = speech_scores(scope.query, retrieved, openings)
        computed["about"] = np.array([1 / (1 + passage.place / 4) for passage in passages])
    if nearness is not None:
        computed["meaning"] = nearness.of(retrieved.rows)
    table = np.array(list(computed.values()))
    scores = np.add.accumulate(weights_of(computed) * table, axis=0)[-1]
    standing = computed["exact"] if query.only_exact else computed["verbatim"]
    fitting = np.array([_fits(query, candidate) for candidate in candidates], bool)
    if query.only_exact:
        fitting &= exact_words.has_all(query.exact, passages)
    order = np.lexsort((retrieved.rows, -scores, -standing * (computed["references"] < REFERRING)))
    unmet = not fitting.any()
    if not unmet:
        order = order[fitting[order]]
    return Ranking(
        query,
        scope,
        retrieved.rows[order],
        [passages[place] for place in order.tolist()],
        [candidates[place] for place in order.tolist()],
        dict(zip(computed, table[:, order], strict=True)),
        scores[order],
        unmet,
        nearness,
    )


def _features(
    query: Query,
    scope: SpeechScope,
    retrieved: Retrieved,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
) -> dict[str, _Scores]:
    weighted = scope.query
    sentences = features.Sentences(candidates)
    names = [entity.text for entity in scope.entities]
    one, two, answering = features.windows(weighted, sentences)
    year, counted = years.year(weighted, passages), features.counted(weighted, candidates)
    return {
        "words": retrieved.words,
        "bigrams": retrieved.bigrams,
        "sentence": one,
        "two sentences": two,
        "answering": answering,
        "longest": features.longest_stretch(weighted, sentences),
        "headings": features.headings(weighted, candidates),
        "speech": features.speech(weighted, retrieved.names),
        "occasion": retrieved.occasion,
        "title": retrieved.title,
        "year": year,
        "amount of year": years.amount_of_year(weighted, passages, year, one, counted),
        "entities": features.entities(names, retrieved.entities, candidates),
        "asked name": _asked_names(scope, retrieved, candidates),
        "place": features.place(
            [
                shares
                for entity, shares in zip(scope.entities, retrieved.entities, strict=True)
                if entity.decides(scope.entities)
            ],
            len(passages),
        ),
        "about": features.about(weighted, candidates),
        "counted": counted,
        "purpose": _purpose(scope, passages),
        "references": references(weighted.terms.folded, candidates),
        "exact": exact_words.quoted(query.exact, passages),
        "verbatim": exact_words.repeats_question(query.verbatim, passages),
    }


def _asked_names(scope: SpeechScope, retrieved: Retrieved, candidates: Sequence[Candidate]) -> _Scores:
    """Give the share of the names in a question by which speeches go that each candidate has, where they tell most.

    Of somebody of whom it is asked what that person says, only the person's own speeches have the name, and of a day
    only the speeches given on it.
    """
    chosen = list(zip(scope.entities, retrieved.entities, strict=True))
    if not scope.asks_little:
        chosen = [(entity, shares) for entity, shares in chosen if entity.of_own_speeches]
    if not chosen:
        return np.zeros(len(candidates))
    shares = [
        features.entities([entity.text], [goes_by], candidates, mentioned_as=0.0 if entity.of_own_speeches else 1.0)
        for entity, goes_by in chosen
    ]
    mean: _Scores = np.mean(shares, axis=0)
    return mean


def _purpose(scope: SpeechScope, passages: Sequence[Passage]) -> _Scores:
    """Give how plainly each passage says what its speech is about where that is asked, else how early it stands."""
    scores = np.zeros(len(passages))
    if not scope.query.terms.whole:
        return scores
    for number, passage in enumerate(passages):
        stated = scope.stated.get(passage.id)
        early = 1 / (1 + passage.place / _EARLY)
        scores[number] = stated.plain if stated else _OTHERWISE * (early + share_of_title(passage)) / 2
    return scores


def _fits(query: Query, candidate: Candidate) -> bool:
    """Tell whether a candidate has the titles that a question demands, and none of the words it leaves out."""
    if not (query.titles or query.excluded):
        return True
    whole = f"{candidate.head}\n{candidate.text}"
    return all(fold(title) in candidate.head for title in query.titles) and not any(
        words in whole for words in map(fold, query.excluded) if words
    )
