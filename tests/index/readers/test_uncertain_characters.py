"""Characters of which recognition is not certain become those that make words; the others stay as they were seen."""

import numpy as np
import pytest

from index.readers.uncertain_characters import ReadLine, WordDecoder, likeliest_text

CHARACTERS = ["blank", *"老人出门内难机关两年扭转，,"]


class PlainDecoder:
    """What a recogniser has of its own."""

    character = CHARACTERS


def read(*lines: np.ndarray, widths: tuple[float, ...] = (1.0,)) -> list[ReadLine]:
    texts, found = WordDecoder(PlainDecoder())(np.stack(lines), True, wh_ratio_list=widths, max_wh_ratio=max(widths))
    assert texts == [(line.text, line.score) for line in found]
    return found


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
    assert [each.text for each in read(line)] == [text]


def test_steps_with_one_character_are_one_and_a_blank_parts_two() -> None:
    line = steps(
        {"人": 0.9}, {"人": 1.0}, {"blank": 1.0}, {"人": 1.0}, {"blank": 1.0}, {"机": 0.5, "关": 0.4}, {"关": 1.0}
    )
    [found] = read(line)
    assert found.text == "人人机关"
    assert found.centres == pytest.approx([1 / 7, 3.5 / 7, 5.5 / 7, 6.5 / 7])


def test_a_line_that_is_narrower_than_its_batch_has_its_own_width() -> None:
    wide = steps({"老": 1.0}, {"人": 1.0}, {"出": 1.0}, {"门": 1.0})
    narrow = steps({"老": 1.0}, {"人": 0.5}, {"blank": 1.0}, {"blank": 1.0})
    found = read(wide, narrow, widths=(8.0, 4.0))
    assert [line.centres for line in found] == [(0.125, 0.375, 0.625, 0.875), (0.25, 0.75)]
    assert [line.score for line in found] == [1.0, 0.75]


def test_a_line_without_characters_is_empty() -> None:
    assert likeliest_text([]) == ""
