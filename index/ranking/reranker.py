"""A question's candidates scored: what each signal tells of them, weighed and added up, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold
from index.model import Passage
from index.query import syntax
from index.ranking import features
from index.retrieval.candidates import Chosen

WEIGHTS = {
    "words": 1.0,
    "bigrams": 1.0,
    "sentence": 1.0,
    "two sentences": 1.5,
    "longest": 0.75,
    "stretches": 0.5,
    "headings": 0.75,
    "names": 0.5,
    "speech": 3.0,
    "occasion": 0.75,
    "title": 3.0,
    "about": 0.5,
    "exact": 0.5,
}
"""What each signal weighs; docs/retrieval.md has the figure each one earned."""

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question's candidates as they were read: rows, passages, signals and scores, the best first."""

    asked: features.Asked
    rows: npt.NDArray[np.intp]
    passages: Sequence[Passage]
    candidates: Sequence[features.Candidate]
    signals: dict[str, Scores]
    scores: Scores
    unmet: bool
    """Whether no candidate has what the question demands; those that lack it are then given."""


def scored(
    taken: syntax.Query,
    asked: features.Asked,
    chosen: Chosen,
    passages: Sequence[Passage],
    candidates: Sequence[features.Candidate],
) -> Reading:
    """Score the chosen candidates, whose passages these are.

    Those that lack what the question demands are left out, unless all do.
    """
    articles = all(passage.record is not None for passage in passages)
    told = _signals(taken, asked, chosen, candidates, articles=articles)
    scores = sum((WEIGHTS[name] * each for name, each in told.items()), np.zeros(len(chosen.rows)))
    fitting = np.array([_fits(taken, candidate) for candidate in candidates], bool)
    order = np.lexsort((chosen.rows, -scores))
    unmet = not fitting.any()
    if not unmet:
        order = order[fitting[order]]
    return Reading(
        asked,
        chosen.rows[order],
        [passages[place] for place in order.tolist()],
        [candidates[place] for place in order.tolist()],
        {name: each[order] for name, each in told.items()},
        scores[order],
        unmet,
    )


def _signals(
    taken: syntax.Query,
    asked: features.Asked,
    chosen: Chosen,
    candidates: Sequence[features.Candidate],
    *,
    articles: bool,
) -> dict[str, Scores]:
    one, two = features.windows(asked, candidates)
    # Articles answer in the question's words; in a speech the stretch is where the topic is named.
    longest, stretches = features.repeated(asked, candidates, added_up=articles)
    return {
        "words": chosen.words,
        "bigrams": chosen.bigrams,
        "sentence": one,
        "two sentences": two,
        "longest": longest,
        "stretches": stretches,
        "headings": features.headings(asked, candidates),
        "names": features.names(asked, candidates, chosen.names),
        "speech": features.speech(asked, chosen.names),
        "occasion": chosen.occasion,
        "title": chosen.title,
        "about": features.about(asked, candidates),
        "exact": features.exact([fold(words) for words in taken.exact], candidates),
    }


def _fits(taken: syntax.Query, candidate: features.Candidate) -> bool:
    """Tell whether a candidate has what a question demands of it: titles, words left out, nothing but quoted words."""
    if not (taken.titles or taken.excluded or taken.only_exact):
        return True
    whole = f"{candidate.head}\n{candidate.text}"
    return (
        all(fold(title) in candidate.head for title in taken.titles)
        and not any(words in whole for words in map(fold, taken.excluded) if words)
        and (not taken.only_exact or all(fold(words) in whole for words in taken.exact))
    )
