"""Which speech a question asks about, and what else it says: a quoted title, or a name put before what it asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.analysis import bigrams
from index.analysis.folding import fold
from index.query import question_type, scope
from index.query.terms import MAX_TYPED, Terms, asks_something, extract_terms
from index.ranking import features
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever
from index.retrieval.term_weights import WeightedQuery

_QUOTED = 6
_MOST = 0.8
"""Characters of a title, and the share of it, from which on a question quotes it."""

_PARTS = re.compile(r"[—:─]+")
"""What stands between a title and its second part, which may be quoted alone."""

KNOWN_BY = 0.6
"""The share of a name, by weight, from which on a speech goes by it."""


@dataclass(frozen=True, slots=True)
class SpeechScope:
    """What a question asks, without what only says of which speech, and the speeches that it names, the best first."""

    query: WeightedQuery
    named: Sequence[int]
    titled: int | None
    """The one of them whose title it quotes."""


def resolve_scope(
    terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None
) -> SpeechScope:
    """Tell which speeches the terms of a question name, among those that begin `within` where given."""
    query = retriever.weigh(terms)
    named = retriever.named(query, within)
    whole = _whole(terms, retriever, cache, within)
    if whole is not None:
        rest = replace(terms, words=(), bigrams=(), also=(), stretches=(), years=(), framed=True, whole=True)
        return SpeechScope(retriever.weigh(rest), [whole], None)
    titled, rest = _quoted(terms, named, retriever, cache)
    if titled is not None:
        return SpeechScope(query if rest is terms else retriever.weigh(rest), named, titled)
    framed, rest = _framed(terms, retriever, cache, within)
    if framed is None:
        return SpeechScope(query, named, None)
    query = retriever.weigh(rest)
    others = retriever.named(query, within)
    return SpeechScope(query, [framed, *(speech for speech in others if speech != framed)], None)


def _whole(terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None) -> int | None:
    """Give the speech of which a question asks only what it is about; None where it asks more, or names none.

    What names the speech says nothing of the passage in which it tells its purpose, least of all a year does.
    """
    if len(terms.folded) > MAX_TYPED or not question_type.asks_whole(terms.folded):
        return None
    names = [name for name in terms.names if name not in question_type.OF_WHOLE]
    when = {name for aliases in terms.occasion for name in aliases}
    known = retriever.known_by(names, when, within) if names else None
    if known is None or known[1] < KNOWN_BY or _of_another_year(known[0], terms, retriever):
        return None
    row = retriever.speeches.rows(known[0]).start
    (opening,) = cache.passages([row])
    words = {word for word in terms.words if len(word) > 1} - question_type.OF_WHOLE - when
    held = retriever.names_of(row, [pair for word in words for pair in bigrams(word)])
    asks_more = any(not held.issuperset(bigrams(word)) for word in words - question_type.DOCUMENTS)
    return None if asks_more or opening.record is not None else known[0]


def _quoted(terms: Terms, named: Sequence[int], retriever: Retriever, cache: PassageCache) -> tuple[int | None, Terms]:
    """Give the one of the named speeches whose title the question quotes, and the terms of what else it says.

    A title says which speech is asked, not what in it; its words would favour the passage that repeats them.
    """
    passages = cache.passages([retriever.speeches.rows(speech).start for speech in named])
    longest, quoted = "", None
    for speech, passage in zip(named, passages, strict=True):
        common = _quoted_of(fold(passage.title), terms.folded) if passage.record is None else ""
        if len(common) > len(longest):
            longest, quoted = common, speech
        elif common and len(common) == len(longest):
            quoted = None  # two speeches of one title: it does not tell which
    if quoted is None or _of_another_year(quoted, terms, retriever):
        return None, terms
    rest = terms.folded.replace(longest, " ", 1)
    if not asks_something(rest):
        return quoted, terms
    return quoted, replace(
        extract_terms(rest), folded=terms.folded, topic=terms.topic, names=terms.names, occasion=terms.occasion
    )


def _of_another_year(speech: int, terms: Terms, retriever: Retriever) -> bool:
    """Tell whether a question names years or congresses, and the speech goes by none of them."""
    occasions = [name for names in terms.occasion for name in names]
    return bool(occasions) and not retriever.names_of(retriever.speeches.rows(speech).start, occasions)


def _quoted_of(title: str, query: str) -> str:
    """Give what a question quotes of a title, or of one of its two parts, where that is nearly all of it."""
    parts = (title, *_PARTS.split(title))
    quotes = [(features.common(query, part), part) for part in parts]
    return max((quote for quote, part in quotes if len(quote) >= max(_QUOTED, len(part) * _MOST)), key=len, default="")


def _framed(
    terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None
) -> tuple[int | None, Terms]:
    """Give the speech that a question names first, and the terms of what it asks of it.

    Otherwise the opening of the speech, which says its name, would be taken for the answer.
    """
    if len(terms.folded) > MAX_TYPED or question_type.asks_whole(terms.folded):
        return None, terms
    when = {name for names in terms.occasion for name in names}
    for name, question in scope.split(terms.folded):
        if not asks_something(question):
            continue
        names = extract_terms(name).names
        known = retriever.known_by(names, when, within)
        if known is None or known[1] < KNOWN_BY:
            continue
        (opening,) = cache.passages([retriever.speeches.rows(known[0]).start])
        if opening.record is None:
            rest = extract_terms(question)
            return known[0], replace(rest, folded=terms.folded, names=names, occasion=terms.occasion, framed=True)
    return None, terms
