"""What a question demands of the speeches stands above the answer, whole and in the order of the sentence."""

import pytest

from bot.render.conditions import condition_words, order_line, restriction_line
from bot.texts import LANGUAGES
from index.model import Order, Restriction

ENGLISH = LANGUAGES["en"]


def demanded(
    titles: tuple[str, ...] = (), speakers: tuple[str, ...] = (), first: int | None = None, last: int | None = None
) -> Restriction:
    return Restriction(titles, speakers, first, last, speeches=3, undated=0)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2012, 2012, "of 2012"),
        (2012, 2015, "from 2012 to 2015"),
        (2012, None, "from 2012 on"),
        (None, 2015, "up to 2015"),
        (None, None, ""),
    ],
)
def test_years_are_told_as_they_are_open_or_closed(first: int | None, last: int | None, said: str) -> None:
    assert condition_words(demanded(first=first, last=last), ENGLISH) == said


def test_titles_speakers_and_years_are_all_told() -> None:
    line = condition_words(demanded(("报告", "总结"), ("县长",), 2012), ENGLISH)
    parts = ("title with “报告”", "title with “总结”", "speaker with “县长”", "from 2012 on")
    assert line == ENGLISH.pause.join(parts)


@pytest.mark.parametrize(
    ("speeches", "undated", "said"),
    [
        (1, 0, "In 1 speech: of 2012"),
        (3, 1, "In 3 speeches: of 2012 (1 more has no date)"),
        (0, 2, "There is no such speech: of 2012 (2 more have no date)"),
    ],
)
def test_how_many_speeches_there_are_is_told_and_how_many_there_may_be(speeches: int, undated: int, said: str) -> None:
    assert restriction_line(Restriction((), (), 2012, 2012, speeches, undated), ENGLISH) == said


def test_the_order_is_told_as_it_is() -> None:
    assert order_line(Order.NEWEST, ENGLISH) == ENGLISH.newest_first
    assert order_line(Order.OLDEST, ENGLISH) == ENGLISH.oldest_first
