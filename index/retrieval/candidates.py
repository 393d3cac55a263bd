"""Which passages are worth reading for a question: chosen from postings alone, with their shares by words and names."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.dates.anchor import Years
from index.dates.passage_years import year_token
from index.postings.steps import distinct
from index.postings.topk import Term
from index.ranking.weights import NAMES, WEIGHTS
from index.retrieval.exact import ExactWords
from index.retrieval.reader import Lookup
from index.retrieval.retriever import Retriever, Shares
from index.retrieval.speeches import Rows
from index.retrieval.term_weights import WeightedQuery

READ = 40
"""Candidates that are read, of a question of few words. With 50 or 100 no set gained."""

_LEAST_READ, _WORDS_READ = 24, 300
"""Of a question of more words fewer are read: it tells passages better apart. Of 622 questions to speeches, those whose
right passage comes among three from behind the 24th by text alone are 12 of 226 with up to four words, 5 of 298 with up
to eight, one of 98 with more. So many words are read for in all passages together; with 240 paraphrases are lost."""

_YEAR = 0.5
"""The part of what the asked year weighs that speaks for reading a passage which inherits it; one that names it has up
to twice as much."""

BEGINNING = 20
"""Passages that are read of a speech that is asked by its name, whatever words they have."""

_FEW = 2
"""Speeches up to which those that go by a name count as asked by it."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Rows to read, with the share of the question that each row holds, by the fields of the postings."""

    rows: Rows
    words: Shares
    bigrams: Shares
    names: Shares
    occasion: Shares
    title: Shares
    entities: tuple[Shares, ...]
    """For each name in the question that speeches go by, whether the row's speech does."""
    exact: Sequence[int]
    """The rows whose passages have the exact words."""


def to_read(words: int) -> int:
    """Give how many candidates are read for a question of so many words."""
    return max(_LEAST_READ, min(READ, _WORDS_READ // max(words, 1)))


def retrieve(
    query: WeightedQuery,
    retriever: Retriever,
    *,
    named: Sequence[int] = (),
    titled: int | None = None,
    entities: Sequence[Rows] = (),
    crowded: bool = True,
    within: Sequence[range] | None = None,
    limit: int = READ,
    also: Sequence[int] = (),
    exact: ExactWords | None = None,
) -> Retrieved:
    """Choose up to `limit` candidates by text and names, only from the rows `within` where given.

    `named` are the speeches that the question names, `titled` is the one of them whose title it quotes, `entities` are
    for each name in it the speeches that go by that. Where a named speech could crowd out the others, `crowded`, as
    many are kept by text alone. The rows `also`, and those that have the `exact` words, are candidates in any case.
    """
    terms, weights, speeches = query.terms, query.weights, retriever.speeches
    full_words, full_bigrams = retriever.highest(weights)
    by_words = [Term("words", word, weight / full_words) for word, weight in (weights.words | weights.also).items()]
    by_bigrams = [Term("bigrams", gram, weight / full_bigrams) for gram, weight in weights.bigrams.items()]
    by_both = [
        *(Term("words", term.text, WEIGHTS["words"] * term.weight) for term in by_words),
        *(Term("bigrams", term.text, WEIGHTS["bigrams"] * term.weight) for term in by_bigrams),
        *_by_years(terms.years),
    ]
    scored: dict[int, float] = {}
    asked = [*(named[:1] if terms.framed else () if titled is None else (titled,))]
    asked.extend(speech for chosen in entities if len(chosen) <= _FEW for speech in chosen.tolist())
    for speech in asked:
        scored.update(dict.fromkeys(speeches.rows(speech)[:BEGINNING], 0.0))

    def shares(owners: Rows) -> _ByName:
        return _by_name(query, retriever, owners, titled, entities)

    chosen = retriever.reader.look_up(
        Lookup(
            terms=by_both,
            limit=limit,
            parts=within,
            each=[speeches.rows(speech) for speech in named],
            exact=exact,
            rows=also,
            weighings=(by_words, by_bigrams),
            others=list(scored),
            gains=lambda: shares(np.array(named, np.intp)).added(np.zeros(len(named))),
        )
    )
    for best in (*chosen.parts, *chosen.each):
        scored.update(zip(best.rows.tolist(), best.scores.tolist(), strict=True))
    also = [*chosen.exact, *also]
    scored.update((row, chosen.scores[row]) for row in also if row not in scored)
    rows = np.fromiter(scored, np.intp, len(scored))
    by_text = np.fromiter(scored.values(), np.float64, len(scored))
    readable = retriever.reader.readable(rows)
    rows, by_text = rows[readable], by_text[readable]
    by_name = shares(speeches.of(rows))
    order = np.lexsort((rows, -by_name.added(by_text)))[:limit]
    if crowded:
        order = distinct([order, np.lexsort((rows, -by_text))[:limit]])
    if also:
        order = distinct([order, np.flatnonzero(np.isin(rows, also))])
    rows = rows[order]
    words, pairs = chosen.weighed(rows)
    return Retrieved(
        rows=rows,
        words=words,
        bigrams=pairs,
        names=by_name.names[order],
        occasion=by_name.occasion[order],
        title=by_name.title[order],
        entities=tuple(share[order] for share in by_name.entities),
        exact=chosen.exact,
    )


@dataclass(frozen=True, slots=True)
class _ByName:
    """What speaks for some rows by the names of their speeches."""

    names: Shares
    occasion: Shares
    title: Shares
    entities: Sequence[Shares]

    def added(self, by_text: Shares) -> Shares:
        """Add it, weighed, to what speaks for them by text."""
        by_all: Shares = by_text + NAMES * self.names + WEIGHTS["occasion"] * self.occasion
        by_all += WEIGHTS["title"] * self.title
        by_all += WEIGHTS["entities"] * np.mean(self.entities or [np.zeros(len(by_text))], axis=0)
        return by_all


def _by_name(
    query: WeightedQuery, retriever: Retriever, owners: Rows, titled: int | None, entities: Sequence[Rows]
) -> _ByName:
    names, occasion = _names(query, retriever, owners)
    title = (owners == titled).astype(np.float64) if titled is not None else np.zeros(len(owners))
    return _ByName(names, occasion, title, [np.isin(owners, chosen).astype(np.float64) for chosen in entities])


def _by_years(wanted: Sequence[Years]) -> list[Term]:
    """Give what brings the passages of the wanted years among the candidates; of a span, each year its part."""
    spans = [range(first, last + 1) for first, last in wanted]
    share = _YEAR * WEIGHTS["year"] / max(len(spans), 1)
    return [Term("years", year_token(year), share / len(years)) for years in spans for year in years]


def _names(query: WeightedQuery, retriever: Retriever, speeches: Rows) -> tuple[Shares, Shares]:
    """Give the share of the question that the names of some speeches hold, and of its years and congresses.

    The names of a speech of one passage are its title, which is scored with the passage.
    """
    firsts = retriever.speeches.first_rows(speeches)
    terms = [Term("names", name, share) for name, share in query.weights.names.items()]
    longer = retriever.speeches.lengths(speeches) > 1
    names = np.where(longer, retriever.name_scores(terms, firsts), 0.0) if longer.any() else np.zeros(len(firsts))
    occasion = np.zeros(len(firsts))
    for aliases in query.terms.occasion:
        matched = retriever.name_scores([Term("names", name, 1.0) for name in aliases], firsts) > 0
        occasion += matched / len(query.terms.occasion)
    return names, occasion
