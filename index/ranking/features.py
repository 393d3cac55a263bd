"""What reading a candidate tells that postings cannot: where the question's words stand in it, and how closely.

Every feature lies in 0..1, a share of what the question could find, so that the weights hold for collections and
questions of any size. `docs/retrieval.md` has the figure each one earned.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from index.query import question_type
from index.query.amounts import asked_amount
from index.query.answer_type import answer_pattern, counted_things
from index.ranking.candidate import UNSEEN, Candidate, code_points
from index.retrieval.bm25 import K1, B
from index.retrieval.term_weights import WeightedQuery

Feature = npt.NDArray[np.float64]


_LINE_END = ord("\n")


class Sentences:
    """The sentences of some candidates in a row, as characters: what their features count in all of them at once."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = len(candidates)
        # Each sentence has its line end.
        self._text = "".join([item.plain for item in candidates])
        self.codes = code_points(self._text)
        self.highest = int(self.codes.max(initial=0))
        ends = (self.codes == _LINE_END).nonzero()[0]
        begins = np.concatenate(([0], ends + 1))
        sizes = begins[1:] - begins[:-1]
        self.lengths = sizes - 1
        firsts = [0, *accumulate(len(item.plain) for item in candidates)]
        places = begins.searchsorted(firsts)
        self._firsts = places[:-1]
        self._owners = np.arange(len(candidates)).repeat(places[1:] - places[:-1])
        self.of_character = np.arange(len(ends)).repeat(sizes)

    @property
    def together(self) -> npt.NDArray[np.bool_]:
        """Whether each sentence but the last one is of the same candidate as the next."""
        together: npt.NDArray[np.bool_] = self._owners[:-1] == self._owners[1:]
        return together

    def having(self, pattern: re.Pattern[str] | None) -> npt.NDArray[np.bool_]:
        """Tell of each sentence whether it has something that fits a pattern; none has where there is no pattern."""
        having = np.zeros(len(self.lengths), bool)
        if pattern is not None:
            having[self.of_character[[match.start() for match in pattern.finditer(self._text)]]] = True
        return having

    def best(self, scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Give the highest of each candidate's sentences' scores, which are none below 0."""
        best: npt.NDArray[Any] = np.maximum.reduceat(scores, self._firsts)
        return best


PLAN = 0.5
"""What a sentence that tells a plan counts by itself where it is asked how many there are: a target is no fact yet."""


def windows(query: WeightedQuery, sentences: Sentences) -> tuple[Feature, Feature, Feature]:
    """Give the best single sentence, the best two in a row, and the best single one that has what is asked for.

    They are compared by BM25 over the characters of the question's words: an answer stands in one place, and characters
    meet where words do not (打工的 and 工人). The last is 0 where neither a number nor a reason is asked for.
    """
    weights = query.characters()
    chars = list(weights)
    if not sentences.candidates or not chars:
        return np.zeros(sentences.candidates), np.zeros(sentences.candidates), np.zeros(sentences.candidates)
    lengths, together = sentences.lengths, sentences.together
    counts = _counts(sentences, chars)
    share = np.array([weights[char] for char in chars])
    pairs, pair_lengths = counts.copy(), lengths.copy()
    pairs[:-1][together] += counts[1:][together]
    pair_lengths[:-1][together] += lengths[1:][together]
    mean = float(lengths.mean()) or 1.0
    one = _saturated(counts, lengths / mean) @ share
    answering = one * sentences.having(answer_pattern(query.terms.folded))
    if question_type.asks_amount_so_far(query.terms.folded):
        planned = sentences.having(question_type.PLANNED) & ~sentences.having(question_type.DONE)
        one, answering = np.where(planned, PLAN * one, one), np.where(planned, PLAN * answering, answering)
    return (
        sentences.best(one),
        sentences.best(_saturated(pairs, pair_lengths / (2 * mean)) @ share),
        sentences.best(answering),
    )


def _counts(sentences: Sentences, chars: Sequence[str]) -> Feature:
    """Count some characters in sentences: a row a sentence."""
    columns = _numbered(chars, sentences.highest)
    column = columns.take(sentences.codes)
    found = np.flatnonzero(column)
    number = len(sentences.lengths)
    cells = sentences.of_character.take(found) * len(chars) + column.take(found) - 1
    return np.bincount(cells, minlength=number * len(chars)).reshape(number, len(chars)).astype(np.float64)


def _saturated(counts: Feature, relative: Feature) -> Feature:
    return counts / (counts + K1 * (1 - B + B * relative)[:, None])


def headings(query: WeightedQuery, candidates: Sequence[Candidate]) -> Feature:
    """Give the share of the question's character pairs, by weight, that stand in the titles and headings."""
    grams = query.weights.bigrams
    full = sum(grams.values()) or 1.0
    shares = {
        head: sum(weight for gram, weight in grams.items() if gram in head) / full
        for head in {item.head for item in candidates}
    }
    return np.array([shares[item.head] for item in candidates], np.float64)


def speech(query: WeightedQuery, shares: Feature) -> Feature:
    """Give how far each speech goes by the name that the question puts before what it asks, where it does."""
    return shares if query.terms.framed else np.zeros(len(shares))


_MENTIONED = 0.5
"""What a name counts in the text of a passage whose speech does not go by it."""


def entities(
    names: Sequence[str],
    chosen: Sequence[Feature],
    candidates: Sequence[Candidate],
    *,
    mentioned_as: float = _MENTIONED,
) -> Feature:
    """Give the share of some names of a question that each one's speech goes by, half as much where it only has them.

    `chosen` tells for each name which candidates' speeches go by it, `mentioned_as` what it counts for the others.
    """
    shares = np.zeros(len(candidates))
    for name, goes_by in zip(names, chosen, strict=True):
        mentioned = [mentioned_as * (name in item.text or name in item.head) for item in candidates]
        shares += np.maximum(goes_by, np.array(mentioned, np.float64)) / len(names)
    return shares


def place(chosen: Sequence[Feature], number: int) -> Feature:
    """Give the share of the places in a question by which the speech of each of so many candidates goes.

    `chosen` tells it for each place. What a report says of its own place, others say in the same words of theirs.
    """
    return np.mean(chosen, axis=0) if chosen else np.zeros(number)


_SAYS_ABOUT = re.compile(
    r"主题(?:是|为|就是)|主要内容|(?:主要|中心|基本)?(?:任务|使命|目的|议题)(?:是|就是)|总要求|总任务"
    r"|(?:讲|提出?|谈)(?:以下)?[几0-9一二两三四五六七八九]+点|围绕|报告如下"
)


def about(query: WeightedQuery, candidates: Sequence[Candidate]) -> Feature:
    """For a question about a whole speech: a passage that says what it is about, the earlier the better."""
    scores = np.zeros(len(candidates))
    if question_type.asks_whole(query.terms.folded) and not query.terms.whole:
        for number, item in enumerate(candidates):
            early = 1 / (1 + item.place / 4)
            scores[number] = early * (1.0 if _SAYS_ABOUT.search(item.text) else 0.5)
    return scores


def counted(query: WeightedQuery, candidates: Sequence[Candidate]) -> Feature:
    """Tell of each candidate whether it has a number of what the question counts: 多少党员, 哪五大保险."""
    if amount := asked_amount(query.terms.topic):
        planned = PLAN if question_type.asks_amount_so_far(query.terms.folded) else 1.0
        return np.array([amount.share(item.text, planned_as=planned) for item in candidates], np.float64)
    pattern = counted_things(query.terms.topic)
    if pattern is None:
        return np.zeros(len(candidates))
    return np.array([pattern.search(item.text) is not None for item in candidates], np.float64)


_LONGEST = 384
"""Characters of a question in which its stretches are looked for."""


def longest_stretch(query: WeightedQuery, sentences: Sentences) -> Feature:
    """Give the length of the longest stretch of the question that one sentence repeats, against the question's."""
    whole = UNSEEN.sub("", query.terms.topic)[:_LONGEST]
    if not whole or not sentences.candidates:
        return np.zeros(sentences.candidates)
    numbers = _numbered(whole, sentences.highest).take(sentences.codes)
    kept = numbers > 0
    # What follows a character of the question parts it from the next one.
    kept[1:] |= kept[:-1]
    places = np.flatnonzero(kept)
    numbers = numbers.take(places)
    # How long the question, from each of its characters on, goes on at each place.
    longest = np.zeros(len(places), np.uint16)
    run, before = np.zeros((2, len(places) + 1), np.uint16)
    held = {char: numbers == number for number, char in enumerate(whole, 1)}
    for char in reversed(whole):
        np.add(before[1:], 1, out=run[:-1])
        run[:-1] *= held[char]
        np.maximum(longest, run[:-1], out=longest)
        run, before = before, run
    of_sentence = np.zeros(len(sentences.lengths), np.uint16)
    np.maximum.at(of_sentence, sentences.of_character.take(places), longest)
    return sentences.best(of_sentence / len(whole))


def _numbered(chars: Sequence[str], highest: int) -> npt.NDArray[np.uint16]:
    """Give a table from character to its last place in some, counted from 1; 0 for others, up to the highest code."""
    own = code_points("".join(chars))
    numbers = np.zeros(max(highest, int(own.max())) + 1, np.uint16)
    numbers[own] = np.arange(1, len(own) + 1)
    return numbers


def common(query: str, text: str) -> str:
    """Give the longest stretch of one text that another has, the first of equally long ones."""
    longest, start = "", 0
    while start + len(longest) < len(query):
        longer = query[start : start + len(longest) + 1]
        if longer in text:
            longest = longer
        else:
            start += 1
    return longest
