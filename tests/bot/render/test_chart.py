"""The picture of the statistics: what it shows can be read off its axes."""

import io
import itertools
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.render.chart import COLOURS, chart
from bot.storage.statistics import Counted
from bot.storage.usage import Period, Usage, figures

matplotlib = pytest.importorskip("matplotlib")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Give the figure of a picture, as it was saved."""
    from matplotlib.figure import Figure

    kept = []
    save = Figure.savefig

    def keep(figure: Figure, picture: io.BytesIO, **options: Any) -> None:  # noqa: ANN401 - as matplotlib has it
        kept.append(figure)
        save(figure, picture, **options)

    monkeypatch.setattr(Figure, "savefig", keep)

    def draw(usage: Usage) -> list[object]:
        assert chart(usage).startswith(b"\x89PNG")
        return list(kept[-1].axes)

    return draw


def test_the_last_day_is_named_and_no_more_days_than_have_room(drawn) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    asked = [Counted(datetime(2024, 3, 5, 12, tzinfo=UTC), "private", "路？", "sure", 0.1, 0, 0)]
    days, weeks, hours = drawn(figures(asked, []))
    names = [[label.get_text() for label in axes.get_xticklabels()] for axes in (days, weeks, hours)]
    assert names[0][-1] == "03-05"
    assert names[1][-1] == "03-04"
    assert names[2][-1] == "23:00"
    assert all(4 <= len(each) <= 8 for each in names)
    assert len({round(tick) for tick in days.get_xticks()}) == len(names[0])


def test_the_parts_of_a_bar_stand_on_each_other_and_bars_stand_apart(drawn) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    periods = tuple(Period(f"2024-03-{day:02}", (3, 2, 1)) for day in range(1, 4))
    axes = drawn(Usage(by_day=periods, by_week=periods, by_hour=periods))[0]
    parts = [[bar for bar in axes.patches if bar.get_x() < place + 0.5 < bar.get_x() + 1.5] for place in range(3)]
    for bars in parts:
        heights = [(bar.get_y(), bar.get_height()) for bar in bars]
        assert heights == [(0, 3), (3, 2), (5, 1)]
        assert [matplotlib.colors.to_hex(bar.get_facecolor()) for bar in bars] == list(COLOURS)
    edges = sorted({(bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches})
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(edges))
    assert all(float(tick).is_integer() for tick in axes.get_yticks())
    assert all(not side.get_visible() for side in axes.spines.values())


def test_the_picture_is_upright_and_sharp_enough_for_a_phone(drawn) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    from matplotlib.image import imread

    picture = imread(io.BytesIO(chart(Usage(by_day=(Period("2024-03-05", (1, 0, 0)),)))), format="png")
    height, width, _ = picture.shape
    assert 1000 <= width < height <= 2 * width
    assert height + width <= 10_000  # what Telegram takes as a photo
