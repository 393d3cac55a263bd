"""The figures of the statistics: counted by time and certainty, and what went wrong grouped by likeness."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from bot.storage.statistics import LISTED, Counted, Tally, own_words, questions, readings
from index.analysis.letters import folded_letters

CERTAINTIES = ("sure", "unsure", "none")

DAYS, WEEKS = 30, 12
ALIKE = 0.5
"""Questions that share so many of their character pairs are one group."""


@dataclass(frozen=True, slots=True)
class Period:
    """How many questions were sure, unsure and none in one day, week or hour; `name` says which."""

    name: str
    counts: tuple[int, int, int]

    @property
    def total(self) -> int:
        """All questions of the period."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class _Group:
    """Questions that are alike and were not answered, or marked as answered badly; the most frequent stands for all."""

    question: str
    times: int
    none: int
    marked: int
    last: date
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """How the bot was used from `first` to `last`; all else is empty where nobody asked.

    `seconds` are the median and the 95th percentile of the time a search took. `disliked` and `liked` are questions
    by their thumbs.
    """

    first: date | None = None
    last: date | None = None
    questions: int = 0
    certainty: tuple[int, int, int] = (0, 0, 0)
    by_place: tuple[tuple[str, int], ...] = ()
    by_day: tuple[Period, ...] = ()
    by_week: tuple[Period, ...] = ()
    by_hour: tuple[Period, ...] = ()
    seconds: tuple[float, float] | None = None
    useful: int = 0
    useless: int = 0
    liked: tuple[Tally, ...] = ()
    disliked: tuple[Tally, ...] = ()
    frequent: tuple[Tally, ...] = ()
    read: tuple[Tally, ...] = ()
    own_words: tuple[Tally, ...] = ()
    problems: tuple[_Group, ...] = ()


def usage(data: Path) -> Usage:
    """Return the figures of a data directory; raises JianghuaError. Blocks."""
    return replace(figures(questions(data), readings(data)), own_words=tuple(own_words(data)[:LISTED]))


def figures(questions: Sequence[Counted], read: Sequence[Tally]) -> Usage:
    """Return the figures of some questions, which are in order of time."""
    if not questions:
        return Usage(read=tuple(read))
    last = questions[-1].asked_at.date()
    days = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    weeks = [last - timedelta(days=last.weekday(), weeks=back) for back in reversed(range(WEEKS))]
    took = sorted(each.seconds for each in questions if each.seconds is not None)
    return Usage(
        first=questions[0].asked_at.date(),
        last=last,
        questions=len(questions),
        certainty=_certainty(questions),
        by_place=tuple(sorted(Counter(each.place for each in questions).items())),
        by_day=_periods(questions, [day.isoformat() for day in days], lambda when: when.date().isoformat()),
        by_week=_periods(questions, [week.isoformat() for week in weeks], _week),
        by_hour=_periods(questions, [f"{hour:02}" for hour in range(24)], lambda when: f"{when.hour:02}"),
        seconds=_seconds(took),
        useful=sum(each.useful for each in questions),
        useless=sum(each.useless for each in questions),
        liked=_tallies(each.question for each in questions for _ in range(each.useful)),
        disliked=_tallies(each.question for each in questions for _ in range(each.useless)),
        frequent=_tallies(each.question for each in questions),
        read=tuple(read),
        problems=tuple(problems(questions)),
    )


def problems(questions: Sequence[Counted]) -> list[_Group]:
    """Return what was not answered or marked bad, alike questions together, the most frequent groups first."""
    wrong = [each for each in questions if each.question and (each.certainty == "none" or each.useless)]
    grouped: list[tuple[frozenset[str], list[Counted]]] = []
    for each in wrong:
        pairs = _pairs(each.question)
        alike = next((members for known, members in grouped if _likeness(pairs, known) >= ALIKE), None)
        if alike is None:
            grouped.append((pairs, [each]))
        else:
            alike.append(each)
    groups = [_group(members) for _, members in grouped]
    return sorted(groups, key=lambda group: (-group.times, group.question))


def as_csv(groups: Iterable[_Group]) -> str:
    """Return groups as a table with a row for each."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("question", "times", "none", "marked", "last", "also"))
    for group in groups:
        also = " | ".join(map(_harmless, group.questions[1:]))
        table.writerow((_harmless(group.question), group.times, group.none, group.marked, group.last, also))
    return text.getvalue()


def as_question_set(groups: Iterable[_Group]) -> str:
    """Return groups as a question set for `eval`, their right passages still to be filled in."""
    lines = (
        json.dumps(
            {"id": str(number), "question": group.question, "kind": "reported", "gold": [], "note": f"{group.times} ×"},
            ensure_ascii=False,
        )
        for number, group in enumerate(groups, 1)
    )
    return "".join(f"{line}\n" for line in lines)


def _harmless(text: str) -> str:
    """Return a text that a spreadsheet takes for no formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _certainty(questions: Iterable[Counted]) -> tuple[int, int, int]:
    counts = Counter(each.certainty for each in questions)
    return counts["sure"], counts["unsure"], counts["none"]


def _periods(
    questions: Sequence[Counted], names: Sequence[str], name_of: Callable[[datetime], str]
) -> tuple[Period, ...]:
    members: dict[str, list[Counted]] = {name: [] for name in names}
    for each in questions:
        if (name := name_of(each.asked_at)) in members:
            members[name].append(each)
    return tuple(Period(name, _certainty(found)) for name, found in members.items())


def _week(when: datetime) -> str:
    return (when.date() - timedelta(days=when.weekday())).isoformat()


def _seconds(took: Sequence[float]) -> tuple[float, float] | None:
    if len(took) < 2:
        return (took[0], took[0]) if took else None
    cuts = quantiles(took, n=20, method="inclusive")
    return cuts[9], cuts[18]


def _tallies(texts: Iterable[str]) -> tuple[Tally, ...]:
    counts = Counter(text for text in texts if text)
    return tuple(Tally(text, times) for text, times in sorted(counts.items(), key=lambda each: -each[1])[:LISTED])


def _group(members: Sequence[Counted]) -> _Group:
    counts = Counter(each.question for each in members)
    ordered = tuple(question for question, _ in counts.most_common())
    return _Group(
        question=ordered[0],
        times=len(members),
        none=sum(each.certainty == "none" for each in members),
        marked=sum(each.useless for each in members),
        last=max(each.asked_at for each in members).date(),
        questions=ordered,
    )


def _pairs(question: str) -> frozenset[str]:
    letters = folded_letters(question)
    return frozenset(letters[at : at + 2] for at in range(max(1, len(letters) - 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
