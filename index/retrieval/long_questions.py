"""Which terms of a very long question are looked up: the most informative ones, so that none takes long."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from index.query.terms import Terms

MOST_WORDS, MOST_BIGRAMS = 64, 96
"""Words and character pairs of a question that are looked up. The longest of the development questions has 24
and 41."""

MOST_PAIRS = 32
"""Character pairs of words in quotation marks that are looked up; then the text is checked."""

MOST_RUNS = 3
"""Characters and Latin words that are looked up of words in quotation marks without a pair."""


def limited(terms: Terms, words: Mapping[str, int], bigrams: Mapping[str, int]) -> Terms:
    """Leave out of a question what tells least: `words` and `bigrams` are its terms with how many passages hold each.

    Names keep what is left of them; stretches are parted where words were left out.
    """
    if len(words) <= MOST_WORDS and len(bigrams) <= MOST_BIGRAMS:
        return terms
    kept = most_informative(words, MOST_WORDS)
    pairs = most_informative(bigrams, MOST_BIGRAMS)
    others = set(terms.names) - bigrams.keys()
    parted = (groupby(stretch, kept.__contains__) for stretch in terms.stretches)
    stretches = tuple(tuple(words) for groups in parted for held, words in groups if held)
    return replace(
        terms,
        words=tuple(word for word in terms.words if word in kept),
        bigrams=tuple(gram for gram in terms.bigrams if gram in pairs),
        names=tuple(name for name in terms.names if name in pairs or name in others)[:MOST_BIGRAMS],
        occasion=terms.occasion[:MOST_PAIRS],
        also=terms.also[:MOST_PAIRS],
        stretches=stretches,
        years=terms.years[:MOST_PAIRS],
    )


def most_informative(dfs: Mapping[str, int], most: int) -> set[str]:
    """Give up to `most` terms: the rarest of those that any passage holds, and of the others their share.

    At least half are terms that a passage holds, where there are so many: the others find nothing.
    """
    if len(dfs) <= most:
        return set(dfs)
    seen = sorted((term for term in dfs if dfs[term]), key=dfs.__getitem__)
    unseen = [term for term in dfs if not dfs[term]]
    found = max(round(most * len(seen) / len(dfs)), most // 2, most - len(unseen))
    kept = seen[:found]
    return {*kept, *unseen[: most - len(kept)]}
