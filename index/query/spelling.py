"""Typing errors of input methods: characters that sound like the collection's own words, and words typed in pinyin.

Only what the collection does not have is corrected, and only to what stands together in one of its passages: a
permissive correction lost more answers than it won.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from index import analysis
from index.analysis import surnames
from index.analysis.folding import Folded, fold_in_place
from index.query import homophones
from index.query.frames import find_topic
from index.query.pinyin import sounds
from index.query.stopwords import ASKING, FILLER
from index.query.terms import MAX_TYPED
from index.query.vocabulary import Change, Token, Vocabulary, is_han, pairs

_LONGEST = 8
"""Characters of a stretch that is corrected at once."""

_LATIN = re.compile(r"[a-z]+(?:[' ][a-z]+)*")
_CHANGE = 8.0
"""What changing a character costs, in the logarithm of passages that hold a pair of characters."""


def correct(question: str, vocabulary: Vocabulary) -> str | None:
    """Give the question with its typing errors corrected, None where there is nothing to correct."""
    if len(question) > MAX_TYPED:
        return None
    folded = fold_in_place(question)
    tokens = _tokens(folded.text)
    changes = [*_latin(folded.text, vocabulary), *_han(folded.text, tokens, vocabulary)]
    changes += homophones.homophones_of(_apart(tokens, changes), vocabulary)
    if not changes:
        return None
    return _applied(question, folded, changes)


def has(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a collection has a word, or at least all its pairs of characters."""
    return bool(vocabulary.words.df(word)) or bool(vocabulary.known(pairs(word)).all())


def near(word: str, vocabulary: Vocabulary) -> str | None:
    """Give the collection's word that sounds like one it lacks and shares a character with it, None without one."""
    if not 2 <= len(word) <= _LONGEST or not is_han(word):
        return None
    found = _cheapest([(char, *sounds().like(char)) for char in word], word, 0, _Met(vocabulary))
    if found is None or found == word or set(found).isdisjoint(word) or not vocabulary.together(found):
        return None
    # Two characters that happen to meet (上还) are no word to offer.
    return found if all(len(part) > 1 for part in analysis.cut(found)) else None


def _applied(question: str, folded: Folded, changes: Sequence[Change]) -> str:
    for change in sorted(changes, key=lambda change: -change.start):
        start, end = folded.original(change.start, change.end)
        question = question[:start] + change.text + question[end:]
    return question


def _latin(text: str, vocabulary: Vocabulary) -> Iterator[Change]:
    """Turn words typed in pinyin into the collection's words that sound like it."""
    for match in _LATIN.finditer(text):
        letters = match.group()
        if any(vocabulary.words.df(word) for word in re.split(r"[' ]", letters)):
            continue
        syllables = [part for word in re.split(r"[' ]", letters) for part in sounds().split(word) or [""]]
        if not 2 <= len(syllables) <= _LONGEST or not all(syllables):
            continue
        choices = [sounds().characters[syllable] for syllable in syllables]
        found = _path(choices, None, _neighbour(text, match.start(), -1), _neighbour(text, match.end(), 1), vocabulary)
        if found is not None:
            yield Change(match.start(), match.end(), found)


def _neighbour(text: str, place: int, side: int) -> str:
    at = place - 1 if side < 0 else place
    return text[at] if 0 <= at < len(text) and text[at].isalpha() and not text[at].isascii() else ""


def _tokens(text: str) -> list[Token]:
    """Give the words of a text with where they start; what asks is left blank, and what frames the topic."""
    start, end = find_topic(text)
    framed = text[:start], text[end:]
    text = text[start:end].join("\n" * len(part) for part in framed)
    words = analysis.cut(ASKING.sub(lambda match: "\n" * len(match.group()), text))
    starts = accumulate(map(len, words), initial=0)
    return list(zip(starts, words, strict=False))


def _apart(tokens: Sequence[Token], changes: Sequence[Change]) -> list[Token]:
    """Blank the tokens that are changed already."""
    changed = {at for change in changes for at in range(change.start, change.end)}
    return [(start, "\n" * len(word) if start in changed else word) for start, word in tokens]


def _han(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Change]:
    """Correct stretches of characters that make no word of the collection and no pairs of it either."""
    for start, typed in _strange(tokens):
        before, after = _neighbour(text, start, -1), _neighbour(text, start + len(typed), 1)
        if vocabulary.known(pairs(before + typed + after)).all():
            continue
        choices = [(char, *sounds().like(char)) for char in typed]
        found = _path(choices, typed, before, after, vocabulary)
        if found is not None and (_worded(text, start, found, vocabulary) or _named(typed, found, vocabulary)):
            yield Change(start, start + len(typed), found)


def _strange(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Give the stretches between the collection's words, filler and punctuation, with where they start."""
    start, run = 0, ""
    for place, token in [*tokens, (0, "\n")]:
        if token not in FILLER and is_han(token) and len(token) == 1:
            start = start if run else place
            run += token
        else:
            if 2 <= len(run) <= _LONGEST:
                yield start, run
            run = ""


def _worded(text: str, start: int, written: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the corrected characters make words of the collection; a name among them may have one more."""
    end = start + len(written)
    changed = [at for at in range(start, end) if text[at] != written[at - start]]
    if len(changed) == len(written) == _PAIR:
        return False
    covered: set[int] = set()
    place = 0
    for token in analysis.cut(text[:start] + written + text[end:]):
        if len(token) > 1 and token not in FILLER and vocabulary.words.df(token):
            covered.update(range(place, place + len(token)))
        place += len(token)
    made = sum(at in covered for at in changed)
    return made > 0 and len(changed) - made <= made


def _named(typed: str, written: str, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody's name was typed with one other character of its given name: 方斌兴 for 方滨兴."""
    changed = [at for at, char in enumerate(typed) if written[at] != char]
    if len(typed) != _NAME or len(changed) != 1 or changed[0] == 0 or written[0] not in surnames.SINGLE:
        return False
    return bool(vocabulary.known(pairs(written)).all()) and vocabulary.together(written)


_PAIR = 2
_NAME = 3


def _path(
    choices: Sequence[Sequence[str]], typed: str | None, before: str, after: str, vocabulary: Vocabulary
) -> str | None:
    """Choose a character at each place so that all pairs are the collection's, with the fewest changes.

    A neighbour that would make no known pair is left out of account; None where no choice makes known pairs
    throughout that stand together in one passage.
    """
    met = _Met(vocabulary)
    for left, right in ((before, after), (before, ""), ("", after), ("", "")):
        if len(choices) + bool(left) + bool(right) <= 2 and typed is not None:
            continue  # two characters alone have too many that sound alike
        places = [[left], *choices] if left else list(choices)
        if right:
            places.append([right])
        found = _cheapest(places, typed, len(left), met)
        if found is not None and vocabulary.together(found):
            return found[len(left) : len(found) - len(right)]
    return None


class _Met:
    """How many passages hold each pair of the characters of one place and of the next; looked up once for a stretch."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._found: dict[tuple[str, str], npt.NDArray[np.float64]] = {}

    def logs(self, lefts: str, rights: str) -> npt.NDArray[np.float64]:
        """Give log(1 + passages) of each pair, a row for each character of `lefts`."""
        if (lefts, rights) not in self._found:
            self._found[lefts, rights] = np.log(1 + self._vocabulary.bigrams.pairs(lefts, rights))
        return self._found[lefts, rights]


def _cheapest(places: Sequence[Sequence[str]], typed: str | None, offset: int, met: _Met) -> str | None:
    """Give the cheapest choice of characters whose neighbours all meet somewhere; of equally cheap ones, the first."""
    choices = ["".join(dict.fromkeys(place)) for place in places]
    paths, lefts = list(choices[0]), np.arange(len(choices[0]))
    costs = _costs(choices[0], 0, typed, offset)
    for at in range(1, len(choices)):
        logs = met.logs(choices[at - 1], choices[at]).take(lefts, axis=0)
        meets = logs > 0
        totals = np.where(meets, costs[:, None] - logs + _costs(choices[at], at, typed, offset), np.inf)
        reached = np.flatnonzero(meets.any(axis=0))
        lefts = reached.take(np.argsort(meets.argmax(axis=0).take(reached), kind="stable"))
        best = totals.argmin(axis=0).take(lefts)
        costs = totals[best, lefts]
        paths = [paths[left] + choices[at][right] for left, right in zip(best.tolist(), lefts.tolist(), strict=True)]
        if not paths:
            return None
    return min(zip(costs.tolist(), paths, strict=True))[1]


def _costs(chars: str, at: int, typed: str | None, offset: int) -> npt.NDArray[np.float64]:
    return np.array([_cost(char, at, typed, offset) for char in chars])


def _cost(char: str, at: int, typed: str | None, offset: int) -> float:
    if typed is None or not 0 <= at - offset < len(typed):
        return 0.0
    return 0.0 if typed[at - offset] == char else _CHANGE
