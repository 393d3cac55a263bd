"""Bars of text, for where there is no picture."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"
CELLS = 12


def bar(value: int, most: int) -> str:
    """Return a bar for `value`, as long as CELLS for `most`; something is always seen of a value that is not zero."""
    eighths = round(value / most * CELLS * 8) if most else 0
    eighths = max(eighths, 1) if value else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
