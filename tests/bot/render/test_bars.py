"""A bar is as long as its share of the largest value, to an eighth of a character, and never empty for something."""

from bot.render.bars import CELLS, bar


def test_the_largest_value_fills_the_line_and_half_of_it_half() -> None:
    assert bar(7, 7) == "█" * CELLS
    assert bar(50, 100) == "█" * (CELLS // 2)
    assert bar(1, 8) == "█▌"


def test_nothing_has_no_bar_and_little_has_the_least() -> None:
    assert bar(0, 100) == ""
    assert bar(0, 0) == ""
    assert bar(1, 100_000) == "▏"


def test_a_larger_value_has_a_longer_bar() -> None:
    eighths = " ▏▎▍▌▋▊▉█"
    lengths = [sum(map(eighths.index, bar(value, 96))) for value in range(97)]
    assert lengths == list(range(97))
