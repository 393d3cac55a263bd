"""Characters of which recognition is not certain become those that make words; the others stay as they were seen."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.readers.uncertain_characters import WordDecoder, likeliest_text

CHARACTERS = ["blank", *"老人出门内难机关两年扭转，,"]


class PlainDecoder:
    """Takes the most probable character of each step, as a recogniser does."""

    character = CHARACTERS

    def __call__(self, outputs: Sequence[np.ndarray], *_: object) -> tuple[list[tuple[str, float]], list[object]]:
        return [("".join(CHARACTERS[place] for place in steps.argmax(axis=1)), 0.9) for steps in outputs], []


def steps(*places: dict[str, float]) -> np.ndarray:
    """Give what a network puts out: a row of probabilities for each step."""
    rows = np.zeros((len(places), len(CHARACTERS)), np.float32)
    for row, place in zip(rows, places, strict=True):
        for character, probability in place.items():
            row[CHARACTERS.index(character)] = probability
    return rows


@pytest.mark.parametrize(
    ("before", "seen", "after", "text"),
    [
        ("老人出", {"内": 0.8, "门": 0.15}, "难", "老人出门难"),
        ("两年", {"内": 0.8, "门": 0.15}, "扭转", "两年内扭转"),
        ("老人出", {"内": 0.99, "门": 0.01}, "难", "老人出内难"),
        ("老人出", {"内": 0.9, "门": 0.01}, "难", "老人出内难"),
        ("老人出", {"，": 0.6, ",": 0.4}, "难", "老人出，难"),
    ],
)
def test_the_words_around_it_decide_an_uncertain_character(
    before: str, seen: dict[str, float], after: str, text: str
) -> None:
    line = steps(*({each: 1.0} for each in before), seen, *({each: 1.0} for each in after))
    assert WordDecoder(PlainDecoder())(np.stack([line])) == ([(text, 0.9)], [])


def test_steps_with_one_character_are_one_and_a_blank_parts_two() -> None:
    line = steps(
        {"人": 0.9}, {"人": 1.0}, {"blank": 1.0}, {"人": 1.0}, {"blank": 1.0}, {"机": 0.5, "关": 0.4}, {"关": 1.0}
    )
    assert WordDecoder(PlainDecoder())(np.stack([line]))[0][0][0] == "人人机关"


def test_a_line_without_characters_is_empty() -> None:
    assert likeliest_text([]) == ""
