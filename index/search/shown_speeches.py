"""Speeches that are the answer themselves: each by its opening, or by the line that tells what is asked of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.model import Answer, Hit, Passage, Span, Speech, SpeechMatch
from index.purpose import opening
from index.retrieval.passages import PassageCache
from index.search.in_time import in_order

_OPENING = 3
"""Passages that are read for how a speech opens."""

_LINE = 60
"""Characters up to which a line tells who spoke, when or where."""


def shown_speeches(
    speeches: Sequence[tuple[Speech, range]], cache: PassageCache, tells: Callable[[Speech, str], bool]
) -> tuple[tuple[Hit, ...], tuple[SpeechMatch, ...]]:
    """Give of each speech the passage at its beginning or end with a short line that `tells`, else its opening."""
    read = [[*rows[:_OPENING], *rows[-1:]] for _, rows in speeches]
    passages = iter(cache.passages([row for rows in read for row in rows]))
    hits, matches = [], []
    for (speech, _), rows in zip(speeches, read, strict=True):
        first = list(islice(passages, len(rows)))
        lines = ((each, span) for each in (first[0], first[-1]) for span in _lines(each, speech, tells))
        passage, line = next(lines, (first[0], None))
        hits.append(Hit(passage, 1.0, (line,) if line else ()))
        matches.append(SpeechMatch.of(speech, opening(first[:-1]), passage.id))
    return tuple(hits), tuple(matches)


def with_speeches(
    answer: Answer, speeches: Iterable[tuple[Speech, range]], parts: Sequence[range], cache: PassageCache, limit: int
) -> Answer:
    """Give the speeches whose rows lie in some parts, in the order of an answer, as that answer."""
    met = _within(speeches, parts)
    met = in_order(met, answer.order, lambda each: each[0].date) if answer.order else met
    hits, matches = shown_speeches(met[:limit], cache, lambda _, __: False)
    return replace(answer, hits=hits, speeches=matches)


def _within(speeches: Iterable[tuple[Speech, range]], parts: Sequence[range]) -> list[tuple[Speech, range]]:
    ordered = sorted(parts, key=lambda part: part.start)
    starts = [part.start for part in ordered]
    return [
        (speech, rows)
        for speech, rows in speeches
        if rows and (at := bisect_right(starts, rows.start)) and rows.start in ordered[at - 1]
    ]


def _lines(passage: Passage, speech: Speech, tells: Callable[[Speech, str], bool]) -> Iterator[Span]:
    place = 0
    for line in passage.text.split("\n"):
        if len(line) <= _LINE and tells(speech, line):
            yield place, place + len(line)
        place += len(line) + 1
