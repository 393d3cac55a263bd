"""How much of what a question quotes stands in a passage letter for letter, and whether a passage repeats all of it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold_letters, fold_letters_all
from index.model import Passage

_Shares = npt.NDArray[np.float64]

IN_TITLES = 0.5
"""What words count that stand in the titles and headings only, which go with many passages."""


def quoted(words: Sequence[str], passages: Sequence[Passage]) -> _Shares:
    """Give the share of the quoted words that stand in each passage, numbers as they are typed."""
    if not words or not passages:
        return np.zeros(len(passages))
    wanted = [fold_letters(each) for each in words]
    whole = zip(_texts(passages), _heads(passages), strict=True)
    shares = [
        sum(1.0 if each in text else IN_TITLES if each in head else 0.0 for each in wanted) for text, head in whole
    ]
    return np.array(shares, np.float64) / len(wanted)


def has_all(words: Sequence[str], passages: Sequence[Passage]) -> npt.NDArray[np.bool_]:
    """Tell of each passage whether it or its titles have all of some words, numbers as they are typed."""
    wanted = [fold_letters(each) for each in words]
    whole = zip(_texts(passages), _heads(passages), strict=True)
    return np.array([all(each in text or each in head for each in wanted) for text, head in whole], bool)


def repeats_question(run: str | None, passages: Sequence[Passage]) -> _Shares:
    """Tell of each passage by 1 whether it or its titles have a run of folded letters, by 0 where there is no run."""
    if run is None or not passages:
        return np.zeros(len(passages))
    whole = zip(_texts(passages), _heads(passages), strict=True)
    return np.array([run in text or run in head for text, head in whole], np.float64)


def _texts(passages: Sequence[Passage]) -> list[str]:
    return fold_letters_all([passage.text for passage in passages])


def _heads(passages: Sequence[Passage]) -> list[str]:
    return fold_letters_all(["\n".join((passage.title, *passage.headings)) for passage in passages])
