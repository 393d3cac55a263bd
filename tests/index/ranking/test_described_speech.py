"""Which speech a question describes is told by its best passage, its names, its title and its opening together."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.model import Passage
from index.ranking.described_speech import speech_scores
from index.retrieval.candidates import Retrieved
from index.retrieval.term_weights import WeightedQuery
from tests.index.weighed import weighed

ASKED = weighed("修渠")


def retrieved(words: Sequence[float], bigrams: Sequence[float], names: Sequence[float]) -> Retrieved:
    none = np.zeros(len(words))
    return Retrieved(np.arange(len(words)), np.array(words), np.array(bigrams), np.array(names), none, none, (), ())


def opening(number: int, text: str = "种树。", title: str = "在会上的讲话", *headings: str) -> Passage:
    return Passage(number, number, title, headings, text, "a.txt", None, 0)


def scores(*candidates: tuple[float, float, float, Passage], asked: WeightedQuery = ASKED) -> list[float]:
    words, bigrams, names, openings = zip(*candidates, strict=True)
    found: list[float] = speech_scores(asked, retrieved(words, bigrams, names), openings).tolist()
    return found


def test_a_speech_that_fits_in_everything_has_all_and_one_that_fits_in_nothing_none() -> None:
    found = scores((1, 1, 1, opening(1, "修渠。", "修渠")), (0, 0, 0, opening(2)))
    assert found == pytest.approx([1.0, 0.0])
    otherwise = replace(ASKED, weights=replace(ASKED.weights, also={"水道": 2.0}))
    assert scores((1, 1, 1, opening(1, "修渠。", "修渠水道")), asked=otherwise) == pytest.approx([1.0])


def test_everything_that_fits_speaks_for_a_speech() -> None:
    nothing, *found = scores(
        (0, 0, 0, opening(1)),
        (1, 0, 0, opening(2)),
        (0, 1, 0, opening(3)),
        (0, 0, 1, opening(4)),
        (0, 0, 0, opening(5, "修渠。")),
        (0, 0, 0, opening(6, "种树。", "修渠")),
        (0, 0, 0, opening(7, "种树。", "在会上的讲话", "修渠")),
    )
    words, bigrams, names, told, titled, headed = found
    assert min(found) > nothing
    assert words == bigrams
    assert names < words  # a name is in the title and the opening, too
    assert told < titled == headed  # the title stands for the opening as well
    assert sum(found[:3]) + titled == pytest.approx(1.0)


def test_the_best_passage_of_a_speech_speaks_for_all_of_its_passages() -> None:
    one, other = opening(7), opening(3)
    found = scores((0.2, 0.1, 0, one), (0, 0, 0, other), (0.6, 0.4, 0, one))
    assert found[0] == found[2] > found[1]
    assert found == scores((0.6, 0.4, 0, one), (0, 0, 0, other), (0, 0.5, 0, one))


def test_what_stands_far_behind_the_opening_does_not_tell_what_a_speech_is() -> None:
    near, far = scores(
        (0, 0, 0, opening(1, f"{'种树。' * 20}修渠。")), (0, 0, 0, opening(2, f"{'种树。' * 200}修渠。"))
    )
    assert near > far == 0


def test_half_of_the_question_is_half_of_the_share() -> None:
    half, whole = scores((0, 0, 0, opening(1, "修路。")), (0, 0, 0, opening(2, "修渠。")))
    assert 0 < half < whole


def test_without_candidates_there_is_nothing_to_score() -> None:
    assert speech_scores(ASKED, retrieved([], [], []), []).tolist() == []
