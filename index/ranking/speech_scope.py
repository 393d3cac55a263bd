"""Which speech a question asks about, and what else it says: a quoted title, or a name put before what it asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import query
from index.analysis.folding import fold
from index.query import question_type, scope
from index.ranking import features
from index.retrieval.candidates import Chooser, Worth
from index.search.cache import PassageCache

_QUOTED = 6
_MOST = 0.8
"""Characters of a title, and the share of it, from which on a question quotes it."""

_PARTS = re.compile(r"[—:─]+")
"""What stands between a title and its second part, which may be quoted alone."""

_NAMED = 0.6
"""The share of a name, by weight, from which on a speech goes by it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a question asks, without what only says of which speech, and the speeches that it names, the best first."""

    asked: features.Asked
    named: Sequence[int]
    titled: int | None
    """The one of them whose title it quotes."""


def resolve(
    terms: query.Terms, worth: Worth, chooser: Chooser, cache: PassageCache, within: Sequence[range] | None
) -> Resolved:
    """Tell which speeches the terms of a question name, among those that begin `within` where given."""
    weights = chooser.weights(terms)
    named = chooser.named(terms, weights, worth, within)
    titled, rest = _quoted(terms, named, chooser, cache)
    if titled is not None:
        return Resolved(features.Asked(rest, weights if rest is terms else chooser.weights(rest)), named, titled)
    known, rest = _framed(terms, chooser, cache, within)
    if known is None:
        return Resolved(features.Asked(terms, weights), named, None)
    weights = chooser.weights(rest)
    others = chooser.named(rest, weights, worth, within)
    return Resolved(features.Asked(rest, weights), [known, *(each for each in others if each != known)], None)


def _quoted(
    terms: query.Terms, named: Sequence[int], chooser: Chooser, cache: PassageCache
) -> tuple[int | None, query.Terms]:
    """Give the one of the named speeches whose title the question quotes, and the terms of what else it says.

    A title says which speech is asked, not what in it; its words would favour the passage that repeats them.
    """
    passages = cache.passages([chooser.speeches.rows(speech).start for speech in named])
    longest, found = "", None
    for speech, passage in zip(named, passages, strict=True):
        common = _quoted_of(fold(passage.title), terms.folded) if passage.record is None else ""
        if len(common) > len(longest):
            longest, found = common, speech
        elif common and len(common) == len(longest):
            found = None  # two speeches of one title: it does not tell which
    if found is None or _of_another_year(found, terms, chooser):
        return None, terms
    left = terms.folded.replace(longest, " ", 1)
    if not query.asks_something(left):
        return found, terms
    return found, replace(query.terms(left), folded=terms.folded, names=terms.names, occasion=terms.occasion)


def _of_another_year(speech: int, terms: query.Terms, chooser: Chooser) -> bool:
    """Tell whether a question names years or congresses, and the speech goes by none of them."""
    asked = [name for names in terms.occasion for name in names]
    return bool(asked) and not chooser.names_of(chooser.speeches.rows(speech).start, asked)


def _quoted_of(title: str, asked: str) -> str:
    """Give what a question quotes of a title, or of one of its two parts, where that is nearly all of it."""
    parts = (title, *_PARTS.split(title))
    quotes = [(features.common(asked, part), part) for part in parts]
    return max((quote for quote, part in quotes if len(quote) >= max(_QUOTED, len(part) * _MOST)), key=len, default="")


def _framed(
    terms: query.Terms, chooser: Chooser, cache: PassageCache, within: Sequence[range] | None
) -> tuple[int | None, query.Terms]:
    """Give the speech that a question names first, and the terms of what it asks of it.

    Otherwise the opening of the speech, which says its name, would be taken for the answer.
    """
    if len(terms.folded) > query.TYPED or question_type.asks_whole(terms.folded):
        return None, terms
    when = {name for names in terms.occasion for name in names}
    for name, asked in scope.split(terms.folded):
        if not query.asks_something(asked):
            continue
        names = query.terms(name).names
        known = chooser.known_by(names, when, within)
        if known is None or known[1] < _NAMED:
            continue
        (opening,) = cache.passages([chooser.speeches.rows(known[0]).start])
        if opening.record is None:
            rest = query.terms(asked)
            return known[0], replace(rest, folded=terms.folded, names=names, occasion=terms.occasion, framed=True)
    return None, terms
