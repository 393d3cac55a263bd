"""Words as they stand: passages for quoted words and for a question that a passage repeats, and all occurrences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from index.analysis.folding import fold_letters, fold_letters_all, fold_letters_in_place
from index.model import Hit, Occurrences, Passage, Span
from index.postings.topk import Term
from index.query.syntax import Query
from index.ranking import highlighting
from index.ranking.speech_scope import SpeechScope
from index.retrieval.candidates import READ
from index.retrieval.passages import PassageCache, PassageSource
from index.retrieval.retriever import Retriever
from index.retrieval.speeches import Rows

_CHECKED = 2_000
"""Passages that are checked for a question, the best ones first."""

_AT_ONCE = 500
"""Passages that are read and checked at once."""

_COUNTED = 20_000
"""Passages in which all occurrences are counted; beyond them, a number is the least that there are."""

_REPEATED = 6
"""Characters of a question from which on a passage that repeats it comes first."""

_EDGES = " \t\n,。.!?;:、~·…—-“”\"'「」『』"


def find_exact(
    query: Query, scope: SpeechScope, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None
) -> tuple[Query, list[int]]:
    """Give rows whose passages have the quoted words of a question, or repeat all of it, and the question so marked.

    A question of one character is looked for within words, too.
    """
    topic = scope.query.terms.topic
    if not query.exact and len(topic) == 1 and topic.isalnum():
        query = replace(query, exact=(topic,), only_exact=True)
    if query.exact:
        return query, list(_standing(query.exact, scope, retriever, cache, within))
    run = fold_letters(query.text).strip(_EDGES)
    if len(run) < _REPEATED or scope.titled is not None:
        return query, []
    rows = list(_standing([run], scope, retriever, cache, within))
    return (replace(query, verbatim=run), rows) if rows else (query, [])


def _standing(
    words: Sequence[str],
    scope: SpeechScope,
    retriever: Retriever,
    cache: PassageCache,
    within: Sequence[range] | None,
) -> Iterator[int]:
    """Give up to as many rows as are read whose passages have all of some words, the best ones by the terms first."""
    rows = _rows(words, retriever)
    if within is not None:
        rows = rows[np.array([any(row in part for part in within) for row in rows.tolist()], bool)]
    if len(rows) > READ:
        weights = scope.query.weights
        terms = [Term("words", *each) for each in weights.words.items()]
        terms += [Term("bigrams", *each) for each in weights.bigrams.items()]
        rows = rows[np.argsort(-retriever.scores(terms, rows), kind="stable")]
    number = 0
    for start in range(0, min(len(rows), _CHECKED), READ):
        part = rows[start : start + READ].tolist()
        for row in _checked(words, part, cache.passages(part)):
            yield row
            number += 1
            if number == READ:
                return


def _rows(words: Iterable[str], retriever: Retriever) -> Rows:
    """Give the rows that may have all of some words, ascending."""
    lists = sorted((retriever.rows_with(each) for each in words), key=len)
    rows = lists[0]
    for others in lists[1:]:
        rows = np.intersect1d(rows, others, assume_unique=True)
    return rows


def _checked(words: Sequence[str], rows: Sequence[int], passages: Sequence[Passage]) -> Iterator[int]:
    """Give those of some rows whose passages have all of some words letter for letter."""
    wanted = [fold_letters(each) for each in words]
    texts = fold_letters_all([passage.text for passage in passages])
    yield from (row for row, text in zip(rows, texts, strict=True) if all(each in text for each in wanted))


def spans_of(words: Iterable[str], text: str) -> tuple[Span, ...]:
    """Give where some words stand in a text, letter for letter, in order and apart."""
    return highlighting.matched(fold_letters_in_place(text), len(text), {fold_letters(each): 1.0 for each in words})


def sentences_around(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Give the sentences of a text that hold the first of some spans."""
    if not spans:
        return ()
    start, end = spans[0]
    return tuple((first, last) for first, last in highlighting.sentences(text) if first < end and start < last)


def occurrences(words: str, retriever: Retriever, source: PassageSource, offset: int, limit: int) -> Occurrences:
    """Count where some words stand letter for letter, and give some of the passages, in collection order."""
    wanted = fold_letters(words)
    rows = _rows([words], retriever)
    total = 0
    speeches: Counter[int] = Counter()
    shown: list[Passage] = []
    passages = 0
    for start in range(0, min(len(rows), _COUNTED), _AT_ONCE):
        part = rows[start : start + _AT_ONCE].tolist()
        read = source.texts(part)
        for passage, text in zip(read, fold_letters_all([each.text for each in read]), strict=True):
            times = text.count(wanted) if wanted else 0
            if not times:
                continue
            if offset <= passages < offset + limit:
                shown.append(passage)
            passages += 1
            total += times
            speeches[passage.speech] += times
    hits = []
    for passage in shown:
        spans = spans_of([words], passage.text)
        hits.append(Hit(passage, 0.0, sentences_around(spans, passage.text), spans))
    return Occurrences(words, total, passages, dict(speeches), tuple(hits), complete=len(rows) <= _COUNTED)
