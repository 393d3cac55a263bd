"""The picture of the statistics: questions by day, week and hour, readable on a phone in light and in dark.

It holds figures and no words, so that it needs no font for Chinese; the words are in the caption.
"""

import io
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.storage.usage import Period, Usage

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#4ade80", "#fbbf24", "#f87171")
"""Sure, unsure and none: the 🟩, 🟨 and 🟥 of the caption."""

_GROUND, _INK, _GRID = "#1f2937", "#e5e7eb", "#4b5563"
_LABELS = 8


def can_draw() -> bool:
    """Whether the extra that draws is installed."""
    return find_spec("matplotlib") is not None


def chart(usage: Usage) -> bytes:
    """Return the picture as PNG; needs the extra `charts`. Blocks for a second or so."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 8.4), dpi=180, facecolor=_GROUND, layout="constrained")
    FigureCanvasAgg(figure)
    days, weeks, hours = figure.subplots(3, 1)
    _draw(days, usage.by_day, [period.name[5:] for period in usage.by_day])
    _draw(weeks, usage.by_week, [period.name[5:] for period in usage.by_week])
    _draw(hours, usage.by_hour, [f"{period.name}:00" for period in usage.by_hour])
    picture = io.BytesIO()
    figure.savefig(picture, format="png", facecolor=_GROUND)
    return picture.getvalue()


def _draw(axes: "Axes", periods: Sequence[Period], names: Sequence[str]) -> None:
    from matplotlib.ticker import MaxNLocator

    places = list(range(len(periods)))
    below = [0] * len(periods)
    for kind, colour in enumerate(COLOURS):
        heights = [period.counts[kind] for period in periods]
        axes.bar(places, heights, bottom=below, color=colour, width=0.8)
        below = [base + height for base, height in zip(below, heights, strict=True)]
    step = max(1, -(-len(periods) // _LABELS))
    shown = places[(len(places) - 1) % step :: step]
    axes.set_xticks(shown, [names[place] for place in shown], color=_INK, fontsize=12)
    axes.set_facecolor(_GROUND)
    axes.tick_params(colors=_INK, labelsize=12, length=0)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.margins(x=0.01)
    for side in axes.spines.values():
        side.set_visible(False)
