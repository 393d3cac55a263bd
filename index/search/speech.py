"""Which speech a question asks about, and what else it says: a quoted title, or a name put before what it asks."""

from collections.abc import Sequence
from dataclasses import replace

from index import question
from index.analysis.folding import fold
from index.question import frames
from index.ranking import signals
from index.ranking.candidates import Chooser
from index.search.shelf import Shelf

_QUOTED = 6
_MOST = 0.8
"""Characters of a title, and the share of it, from which on a question quotes it."""

_NAMED = 0.6
"""The share of a name, by weight, from which on a speech goes by it."""


def quoted(
    terms: question.Terms, named: Sequence[int], chooser: Chooser, shelf: Shelf
) -> tuple[int | None, question.Terms]:
    """Give the one of the named speeches whose title the question quotes, and the terms of what else it says.

    A title says which speech is asked, not what in it; its words would favour the passage that repeats them.
    """
    passages, _ = shelf.read([chooser.speeches.rows(speech).start for speech in named])
    longest, found = "", None
    for speech, passage in zip(named, passages, strict=True):
        title = fold(passage.title)
        common = signals.common(terms.folded, title)
        if passage.record is None and len(common) > max(len(longest), _QUOTED - 1, len(title) * _MOST):
            longest, found = common, speech
    if found is None:
        return None, terms
    rest = question.terms(terms.folded.replace(longest, " ", 1))
    if not rest.words:
        return found, terms
    return found, replace(rest, folded=terms.folded, names=terms.names, occasion=terms.occasion)


def framed(terms: question.Terms, chooser: Chooser, shelf: Shelf) -> question.Terms:
    """Give the terms of what a question asks of a speech that it names first, or its own where it names none.

    Otherwise the opening of the speech, which says its name, would be taken for the answer.
    """
    if signals.asks_whole(terms.folded):
        return terms
    for name, asked in frames.split(terms.folded):
        rest, names = question.terms(asked), question.terms(name).names
        known = chooser.known_by(names) if rest.words else None
        if known is None or known[1] < _NAMED:
            continue
        (opening,), _ = shelf.read([chooser.speeches.rows(known[0]).start])
        if opening.record is None:
            return replace(rest, folded=terms.folded, names=names, occasion=terms.occasion, framed=True)
    return terms
