"""A question's terms with their weights: how few passages, and how few speeches, hold each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from index.query.organs import ORGANS
from index.query.terms import Terms

_ALONE = 0.2
"""What a character's own rarity weighs against its words'."""

_COMMON = 0.3
"""The share of the heaviest word's weight up to which a single character is a word of its own: 年, 党, no part of a
name."""

_NEGATIONS = frozenset("不没未别")
"""What stands within 卖不上价 and in no name."""


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The idf of a question's terms, by term, filler left out."""

    words: dict[str, float]
    bigrams: dict[str, float]
    also: dict[str, float]
    """The words of speeches for what the question says in everyday words."""
    characters: dict[str, float]
    names: dict[str, float]
    """The share of the question that each of its terms has as a name, by how few speeches go by it."""


@dataclass(frozen=True, slots=True)
class WeightedQuery:
    """A question's terms with their weights."""

    terms: Terms
    weights: TermWeights
    _characters: dict[str, float] = field(init=False, repr=False, compare=False, default_factory=dict)
    _pieces: dict[str, float] = field(init=False, repr=False, compare=False, default_factory=dict)

    def characters(self) -> Mapping[str, float]:
        """Give each character's share of the question: mostly what its words spread over their characters.

        A little comes from how rare the character is by itself, so that 的 in a rare word is not worth much. The words
        of speeches for what is asked in everyday words bring their characters, too.
        """
        if self._characters:
            return self._characters
        spread = _spread(self.weights.words)
        words, alone = sum(spread.values()) or 1.0, sum(self.weights.characters.values()) or 1.0
        shares = {
            char: (weight / words + _ALONE * self.weights.characters[char] / alone) / (1 + _ALONE)
            for char, weight in spread.items()
        }
        for char, weight in _spread(self.weights.also).items():
            shares[char] = max(shares.get(char, 0.0), weight / words)
        self._characters.update(shares)
        return self._characters

    def pieces(self) -> Mapping[str, float]:
        """Give the words with their weights; rare single characters in a row, as names fall to in cutting, are one."""
        if self._pieces:
            return self._pieces
        words, bigrams = self.weights.words, self.weights.bigrams
        common = _COMMON * max(words.values(), default=0.0)
        found: dict[str, float] = {}
        for stretch in self.terms.stretches:
            run = ""
            for before, word in pairwise(("", *stretch, "")):
                if word in ORGANS and len(before) > 1:
                    continue  # 局 of 交通运输局: the word before tells
                if len(word) == 1 and not word.isascii() and words[word] > common and word not in _NEGATIONS:
                    run += word
                    continue
                if run:
                    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
                    found[run] = max((bigrams[pair] for pair in pairs if pair in bigrams), default=words[run[-1]])
                run = ""
                if word:
                    found[word] = words[word]
        self._pieces.update(found)
        return self._pieces


def _spread(words: Mapping[str, float]) -> dict[str, float]:
    """Spread the weights of words over their characters, of several words the highest."""
    spread: dict[str, float] = {}
    for word, weight in words.items():
        for char in word:
            spread[char] = max(spread.get(char, 0.0), weight / len(word))
    return spread
