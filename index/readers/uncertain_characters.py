"""Characters of which recognition is not certain are chosen here by the words that they make with those around them.

The most probable reading of a line is that of a noisy channel: the product of the probabilities that recognition gives
to its characters and of those that jieba's dictionary gives to its words.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Any

import numpy as np
import numpy.typing as npt

from index.analysis import jieba_tokenizer

CERTAIN = 0.95
"""A character recognised with at least this probability stands."""

POSSIBLE = 0.02
"""Characters with less are not considered."""

CHOICES = 3
"""So many of the most probable characters are, at most."""

LONGEST_WORD = 5

PossibleCharacter = tuple[str, float]
"""A character and its probability."""

Probabilities = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """The text of a line, its mean probability, and where in the line's width each character stands (0..1)."""

    text: str
    score: float
    centres: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WordDecoder:
    """Takes the place of a recogniser's own decoder of what its network puts out: one row of characters for a step.

    `plain` is that decoder, whose first character is the blank between two others.
    """

    plain: Any

    def __call__(
        self,
        outputs: Probabilities,
        _words: bool = False,
        *,
        wh_ratio_list: Sequence[float],
        max_wh_ratio: float,
    ) -> tuple[list[tuple[str, float]], list[ReadLine]]:
        """Give the text of each line with its probability, and what the library hands on as its words: the ReadLine.

        A line has `wh_ratio_list` of the width of the batch, `max_wh_ratio`; behind it there is nothing.
        """
        lines = [
            _read_line(steps, self.plain.character, len(steps) * ratio / max_wh_ratio)
            for steps, ratio in zip(outputs, wh_ratio_list, strict=True)
        ]
        return [(line.text, line.score) for line in lines], lines


def _read_line(steps: Probabilities, characters: Sequence[str], width: float) -> ReadLine:
    places = list(_places(steps))
    choices = [_choices(steps[step], best, characters) for best, step, _ in places]
    certain = [each[0][1] for each in choices]
    centres = tuple(min((middle + 0.5) / width, 1.0) for _, _, middle in places)
    return ReadLine(likeliest_text(choices), sum(certain) / len(certain) if certain else 0.0, centres)


def _places(steps: Probabilities) -> Iterator[tuple[int, int, float]]:
    """Give the best character of each place, its surest step and its middle: steps with one character are one place."""
    best = steps.argmax(axis=1)
    starts = [0, *(np.flatnonzero(best[1:] != best[:-1]) + 1), len(best)]
    for start, end in pairwise(starts):
        if best[start] != 0:
            yield int(best[start]), start + int(steps[start:end, best[start]].argmax()), (start + end - 1) / 2


def _choices(row: Probabilities, best: int, characters: Sequence[str]) -> tuple[PossibleCharacter, ...]:
    """Give the possible characters of a place, the most probable first."""
    first = (characters[best], float(row[best]))
    if first[1] >= CERTAIN or not _is_chinese(first[0]):
        return (first,)
    likely = np.argpartition(row, -CHOICES)[-CHOICES:]
    others = [(characters[place], float(row[place])) for place in likely if place != best]
    return first, *(each for each in others if each[1] >= POSSIBLE and _is_chinese(each[0]))


def likeliest_text(places: Sequence[Sequence[PossibleCharacter]]) -> str:
    """Give the most probable text of a line of which each place has one or several possible characters."""
    if all(len(choices) == 1 for choices in places):
        return "".join(choices[0][0] for choices in places)
    best: list[tuple[float, str]] = [(0.0, "")]
    for end in range(1, len(places) + 1):
        reached = (
            (best[start][0] + _score(choices), best[start][1] + "".join(char for char, _ in choices))
            for start in range(max(end - LONGEST_WORD, 0), end)
            for choices in product(*places[start:end])
            if end - start == 1 or _times("".join(char for char, _ in choices))
        )
        best.append(max(reached, key=lambda each: each[0]))
    return best[-1][1]


def _score(choices: Sequence[PossibleCharacter]) -> float:
    seen = sum(math.log(max(probability, 1e-6)) for _, probability in choices)
    word = "".join(char for char, _ in choices)
    return seen + math.log(max(_times(word), 1) / _dictionary().total)


def _times(word: str) -> int:
    times: int = _dictionary().FREQ.get(word, 0)
    return times


@lru_cache(1)
def _dictionary() -> Any:  # noqa: ANN401 - the library has no types
    return jieba_tokenizer()


def _is_chinese(char: str) -> bool:
    return len(char) == 1 and "\u3400" <= char <= "\u9fff"
