"""The lines between a speech's title and its text: who speaks, when, where."""

_HEAD_LINES = 8
"""So many lines may stand between a title and the text."""

HEAD_LENGTH = 60
"""A line longer than this, or one that holds a sentence, belongs to the text."""


def head_end(opening: str) -> int:
    """Give where the text begins in a speech's first passage."""
    end = 0
    for line in opening.split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if len(line) > HEAD_LENGTH or "。" in line or line.endswith(("：", ":", "！", "!", "；", "？")):
            return end
        end += len(line) + 1
    return min(end, len(opening))


def head_lines(opening: str) -> list[str]:
    """Give the lines above the text in a speech's first passage."""
    return [line.strip() for line in opening[: head_end(opening)].split("\n") if line.strip()]
