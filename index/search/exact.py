"""Words as they stand: passages for quoted words and for a question that a passage repeats, and all occurrences."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.analysis.folding import fold_letters, fold_letters_in_place
from index.model import Hit, Occurrences, Span
from index.postings.topk import Term
from index.query.syntax import Query
from index.ranking.highlighting import matched
from index.ranking.sentences import sentences
from index.ranking.speech_scope import SpeechScope
from index.retrieval.candidates import READ
from index.retrieval.exact import ExactWords
from index.retrieval.reader import Reader

_COUNTED = 20_000
"""Passages in which all occurrences are counted; beyond them, a number is the least that there are."""

_REPEATED = 6
"""Characters of a question from which on a passage that repeats it comes first."""

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?")

_EDGES = " \t\n,。.!?;:、~·…—-“”\"'「」『』"


def exact_words(query: Query, scope: SpeechScope) -> tuple[Query, ExactWords | None]:
    """Give what of a question is looked for letter for letter: its quoted words, or all of it where a passage may.

    A question of one character is looked for within words, too, as if it were quoted.
    """
    topic = scope.query.terms.topic
    if not query.exact and len(topic) == 1 and topic.isalnum():
        query = replace(query, exact=(topic,), only_exact=True)
    words = query.exact
    if not words:
        run = _whole(query)
        repeated = len(run) >= _REPEATED and scope.titled is None
        words = (run,) if repeated or _is_number(run) else ()
    if not words:
        return query, None
    weights = scope.query.weights
    terms = [Term("words", *each) for each in weights.words.items()]
    terms += [Term("bigrams", *each) for each in weights.bigrams.items()]
    return query, ExactWords(words, tuple(terms), READ)


def with_repeated(query: Query, exact: Sequence[int]) -> Query:
    """Mark a question that nothing is quoted in, and that some passages, `exact`, repeat.

    A number alone asks for where it stands, as if it were quoted: with the words behind it, texts have another one.
    """
    if query.exact or not len(exact):
        return query
    run = _whole(query)
    return replace(query, exact=(run,), only_exact=True) if _is_number(run) else replace(query, verbatim=run)


def _is_number(run: str) -> bool:
    return _NUMBER.fullmatch(run) is not None


def _whole(query: Query) -> str:
    return fold_letters(query.text).strip(_EDGES)


def spans_of(words: Iterable[str], text: str) -> tuple[Span, ...]:
    """Give where some words stand in a text, letter for letter, in order and apart."""
    wanted = {fold_letters(each): 1.0 for each in words}
    return matched(fold_letters_in_place(text), len(text), wanted) if wanted else ()


def sentences_around(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Give the sentences of a text that hold the first of some spans."""
    if not spans:
        return ()
    start, end = spans[0]
    return tuple((first, last) for first, last in sentences(text) if first < end and start < last)


def occurrences(words: str, reader: Reader, offset: int, limit: int) -> Occurrences:
    """Count where some words stand letter for letter, and give some of the passages, in collection order."""
    counted = reader.count_words(words, _COUNTED)
    counts = counted.counts
    speeches: Counter[int] = Counter()
    for count in counts:
        speeches[count.speech] += count.times
    hits = []
    for passage in reader.texts([count.row for count in counts[offset : offset + limit]]):
        spans = spans_of([words], passage.text)
        hits.append(Hit(passage, 0.0, sentences_around(spans, passage.text), spans))
    total = sum(count.times for count in counts)
    return Occurrences(words, total, len(counts), dict(speeches), tuple(hits), complete=counted.complete)
