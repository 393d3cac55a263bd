"""One mistyped character in a word: 经济临 for 经济林, 地制部 for 地质部.

Words that a collection lacks come apart in cutting. Where the pieces, one character of them changed for another of the
same sound, make a word of the collection, and stand in one passage with another word of the question, that is what was
meant.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from index import analysis
from index.query.pinyin import sounds
from index.query.stopwords import FILLER
from index.query.vocabulary import Change, Token, Vocabulary, is_han, pairs

_LONGEST = 4
"""Characters of a word that is looked for."""

_TRIED = 48
"""Pieces of a question that are looked into: one with more of them is no question that was typed."""

_OWN = frozenset("零一二两三四五六七八九十百千万亿第不没") | {word for word in FILLER if len(word) == 1}
"""Characters that mostly are words of their own."""

_PAIR = 2
_ALONE = 0.2
"""The share of passages that have a character as a word of its own, from which on it is no half of a broken word."""


def homophones_of(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Change]:
    """Give the words to put for pieces of a folded question, from its tokens with where they start."""
    text = "".join(word for _, word in tokens)
    unknown = np.flatnonzero(~vocabulary.known(pairs(text))).tolist()
    meant = [word for _, word in tokens if len(word) > 1 and is_han(word) and word not in FILLER]
    known_words = {word for word, df in zip(meant, vocabulary.words.dfs(meant), strict=True) if df}
    at = tried = 0
    while at < len(tokens) and tried < _TRIED:
        start, changed = tokens[at][0], None
        for end in range(at + 2, min(len(tokens), at + _LONGEST) + 1):
            pieces = [word for _, word in tokens[at:end]]
            typed = "".join(pieces)
            if len(typed) > _LONGEST or not is_han(typed) or any(len(word) > 1 and word in FILLER for word in pieces):
                break
            strange = [place - start for place in unknown if start <= place < start + len(typed) - 1]
            if not strange or strange[-1] - strange[0] > 1:
                continue
            # Only a character of every unknown pair, and of no known word, can be the wrong one.
            loose = [word not in known_words for word in pieces for _ in word]
            places = [place for place in range(strange[-1], strange[0] + 2) if loose[place]]
            # The longer word is the surer one.
            tried += bool(places)
            changed = (_word(typed, places, known_words, vocabulary) if places else None) or changed
        if changed is None:
            at += 1
        else:
            yield Change(start, start + len(changed), changed)
            while at < len(tokens) and tokens[at][0] < start + len(changed):
                at += 1


def _word(typed: str, places: Sequence[int], known_words: set[str], vocabulary: Vocabulary) -> str | None:
    """Give the collection's word that some characters make with the one at one of some places changed."""
    candidates = [
        (typed[:at] + char + typed[at + 1 :], (typed[at - 1 : at] + char, char + typed[at + 1 : at + 2]))
        for at in places
        if _may_be_wrong(at, typed, vocabulary)
        for char in sounds().like(typed[at])
    ]
    # Pairs are looked up in a fifth of the time of longer words.
    made_pairs = dict.fromkeys(pair for _, made in candidates for pair in made if len(pair) == _PAIR)
    known = {pair for pair, is_known in zip(made_pairs, vocabulary.known(list(made_pairs)), strict=True) if is_known}
    words = [word for word, made in candidates if all(len(pair) < _PAIR or pair in known for pair in made)]
    others = [word for word in known_words if word not in typed]
    for df, word in sorted(zip(vocabulary.words.dfs(words), words, strict=True), reverse=True):
        if not df:
            return None
        whole = word not in FILLER and analysis.cut(word) == [word]
        if whole and (not others or vocabulary.meet(word, others)):
            return word
    return None


def _may_be_wrong(at: int, typed: str, vocabulary: Vocabulary) -> bool:
    if typed[at] in _OWN:
        return False
    alone = vocabulary.words.df(typed[1 - at]) if len(typed) == _PAIR else 0
    return alone <= _ALONE * vocabulary.words.count
