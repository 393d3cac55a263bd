"""Of reports that differ in little but the place the asked one's is found, and another's is hardly ever sure."""

from pathlib import Path

from tests.benchmarks.regions import FORMS, PLACES, questions, run


def test_the_asked_places_own_report_comes_first_and_anothers_is_not_sure(tmp_path: Path) -> None:
    figures = run(tmp_path)
    assert figures.first >= 0.97, figures.wrong
    assert figures.other_sure == 0, figures.wrong
    assert figures.absent_sure <= 0.05, figures.wrong


def test_every_place_is_asked_in_every_form() -> None:
    assert len(list(questions(PLACES, {}))) == len(PLACES) * len(FORMS) == 31 * 6
