"""How well an index answers a question set with known answers.

A question set is JSONL, one question a line, in one of two forms:

    {"id", "question", "kind", "answerable", "gold": [{"title_contains", "text_contains"}, ...]}
    {"id", "question", "gold": ["record id", ...]}

A passage is right when it holds `text_contains` (white space aside) and its title or one of its headings holds
`title_contains`; in the second form, when its record is one of the gold ids. Either may have "sentences", the whole
sentences that answer: they are compared with those that are marked in the first right passage.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from index.errors import JianghuaError
from index.model import Answer, Certainty, Passage
from index.ranking.sentences import sentences

Taken = TypeVar("Taken")

DEPTH = 10
"""Passages of an answer that are looked at."""

CUTS = (1, 3, 10)
ALL = "ALL"

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Gold:
    """What a right passage holds: a part of its text and of its title, or its record id."""

    text: str = ""
    title: str = ""
    record: str | None = None

    def fits(self, passage: Passage) -> bool:
        """Tell whether a passage is a right answer."""
        if self.record is not None:
            return passage.record == self.record
        place = "\n".join((_squeezed(passage.title), _squeezed("".join(passage.headings))))
        return _squeezed(self.text) in _squeezed(passage.text) and _squeezed(self.title) in place


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set; `gold` is empty where the collection holds no answer.

    `sentences` are those of the right passage that answer, empty where that is not said.
    """

    id: str
    text: str
    kind: str
    answerable: bool
    gold: tuple[Gold, ...]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedSentences:
    """The sentences marked in the right passage of a question, and those that answer."""

    question: Question
    marked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """How many questions say which sentences answer; how many of the marked do, and how many of those are marked."""

    questions: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A question whose first passage is not right. `rank` is where the right one stood (from 1), None beyond 10."""

    question: Question
    rank: int | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one kind of question, each a share or mean in 0..1; an answer of certainty none is a miss.

    `hit1`, `hit3`, `hit10`: questions with a right passage in the first so many places. `mrr10`: mean of 1 / its place.
    """

    kind: str
    questions: int
    hit1: float
    hit3: float
    hit10: float
    mrr10: float


@dataclass(frozen=True, slots=True)
class Certainties:
    """How many of some questions had an answer of each certainty."""

    sure: int
    unsure: int
    none: int

    @property
    def total(self) -> int:
        """How many questions there were."""
        return self.sure + self.unsure + self.none


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a question set, ALL last.

    `answerable` are the certainties of answers to questions that the collection answers, `unanswerable` to others;
    `sure_right` of the sure ones to answerable questions have a right passage first. `marking` is over the questions
    that say which sentences answer, None where none does; `mismarked` are those of them whose marks differ from that.
    """

    rows: tuple[Row, ...]
    answerable: Certainties
    unanswerable: Certainties
    sure_right: int
    misses: tuple[Miss, ...]
    marking: Marking | None = None
    mismarked: tuple[MarkedSentences, ...] = ()


def read_questions(path: Path) -> list[Question]:
    """Read a question set; raises JianghuaError naming the file, the line and what is wrong there."""
    questions = list(read_lines(path, read_question, "a question"))
    if not questions:
        raise JianghuaError(f"{path}: holds no questions; one JSON object a line is expected")
    return questions


def read_lines(path: Path, take: Callable[[Any], Taken], expected: str) -> Iterator[Taken]:
    """Give what `take` makes of each line of a JSONL file of questions, in order, as it is asked for.

    Raises JianghuaError naming the file, and the line that is not what was `expected`.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise JianghuaError(f"{path}: {reason}; give a JSONL file of questions") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                taken = take(_object(line))
            except _WrongRow as error:
                raise JianghuaError(f"{path}: line {number}: not {expected} ({error})") from error
            yield taken


class _WrongRow(Exception):
    """Why a line is none of those expected."""


class _Object(dict[str, Any]):
    """An object of a line; a key that it lacks is told."""

    def __missing__(self, key: str) -> NoReturn:
        raise _WrongRow(f'has no key "{key}"')


def _object(line: str) -> _Object:
    try:
        row = json.loads(line, object_hook=_Object)
    except json.JSONDecodeError as error:
        raise _WrongRow(f"is not JSON ({error.msg} at character {error.pos + 1})") from None
    except (ValueError, RecursionError):
        raise _WrongRow("is not JSON that can be read (nested too deep, or a number too long)") from None
    if not isinstance(row, _Object):
        raise _WrongRow("is no JSON object")
    return row


QUESTION_KEYS = ("id", "question", "kind", "answerable", "gold", "sentences", "note")
GOLD_KEYS = ("text_contains", "title_contains")

_MISSPELT = 0.85
"""How like a known key another one is that is taken for a misspelt one: `qestion`, `Kind`, `notes`."""


def read_asked(row: dict[str, Any]) -> tuple[Any, str]:
    """Return id and text of the question of one line, whatever else it has; raises _WrongRow for a misspelt key."""
    for key in sorted(row.keys() - set(QUESTION_KEYS)):
        if near := get_close_matches(key.lower(), QUESTION_KEYS, cutoff=_MISSPELT):
            raise _WrongRow(f'unknown key "{key}"; known are {near[0]}')
    return row["id"], str(row["question"])


def _check_keys(row: dict[str, object], known: Sequence[str]) -> None:
    """Raise _WrongRow for a key that is not known, which would be passed over in silence."""
    unknown = sorted(row.keys() - set(known))
    if unknown:
        raise _WrongRow(f'unknown key "{unknown[0]}"; known are {", ".join(known)}')


def read_question(row: dict[str, object]) -> Question:
    """Return the question of one line; raises _WrongRow for what is none."""
    _check_keys(row, QUESTION_KEYS)
    gold = []
    entries = row.get("gold", [])
    if not isinstance(entries, list):
        raise _WrongRow("gold is not a list")
    for entry in entries:
        if isinstance(entry, dict):
            _check_keys(entry, GOLD_KEYS)
            gold.append(Gold(text=str(entry["text_contains"]), title=str(entry.get("title_contains", ""))))
        else:
            gold.append(Gold(record=str(entry)))
    answering = row.get("sentences", [])
    if not isinstance(answering, list):
        raise _WrongRow("sentences is not a list")
    return Question(
        id=str(row["id"]),
        text=str(row["question"]),
        kind=str(row.get("kind", "all")),
        answerable=bool(row.get("answerable", True)),
        gold=tuple(gold),
        sentences=tuple(map(str, answering)),
    )


def evaluate(questions: Sequence[Question], answer: Callable[[str], Answer]) -> Evaluation:
    """Put every question of a set to `answer` (a question's text to its Answer) and count."""
    ranks: dict[str, list[int | None]] = {}
    misses = []
    said: dict[bool, Counter[Certainty]] = {True: Counter(), False: Counter()}
    sure_right = 0
    marks = []
    for question in questions:
        given = answer(question.text)
        said[question.answerable][given.certainty] += 1
        if not question.answerable:
            continue
        rank = _rank(question, given)
        if question.sentences:
            marks.append(MarkedSentences(question, _marked(question, given)))
        sure_right += rank == 1 and given.certainty == Certainty.SURE
        for kind in (question.kind, ALL):
            ranks.setdefault(kind, []).append(rank)
        if rank != 1:
            misses.append(Miss(question, rank, given.certainty))
    kinds = sorted(ranks, key=lambda kind: (kind == ALL, kind))
    return Evaluation(
        rows=tuple(_row(kind, ranks[kind]) for kind in kinds),
        answerable=_certainties(said[True]),
        unanswerable=_certainties(said[False]),
        sure_right=sure_right,
        misses=tuple(misses),
        marking=_marking(marks) if marks else None,
        mismarked=tuple(each for each in marks if set(each.marked) != set(each.question.sentences)),
    )


def _marked(question: Question, answer: Answer) -> tuple[str, ...]:
    """Give the sentences with a mark in the first right passage; none where it was not found."""
    right = (hit for hit in answer.hits[:DEPTH] if any(gold.fits(hit.passage) for gold in question.gold))
    hit = next(right, None)
    if hit is None:
        return ()
    text = hit.passage.text
    return tuple(
        text[start:end]
        for start, end in sentences(text)
        if any(first < end and start < last for first, last in hit.sentences)
    )


def _marking(marks: Sequence[MarkedSentences]) -> Marking:
    both = sum(len(set(each.marked) & set(each.question.sentences)) for each in marks)
    marked, right = (
        sum(len(each.marked) for each in marks),
        sum(len(each.question.sentences) for each in marks),
    )
    return Marking(len(marks), both / marked if marked else 0.0, both / right)


def _certainties(said: Mapping[Certainty, int]) -> Certainties:
    return Certainties(*(said.get(certainty, 0) for certainty in (Certainty.SURE, Certainty.UNSURE, Certainty.NONE)))


def _rank(question: Question, answer: Answer) -> int | None:
    if not answer.answered:
        return None
    passages = [hit.passage for hit in answer.hits[:DEPTH]]
    right = (place for place, passage in enumerate(passages, 1) if any(gold.fits(passage) for gold in question.gold))
    return next(right, None)


def _row(kind: str, ranks: Sequence[int | None]) -> Row:
    def share(values: Iterable[float]) -> float:
        return sum(values) / len(ranks)

    hit1, hit3, hit10 = (share(rank is not None and rank <= cut for rank in ranks) for cut in CUTS)
    return Row(kind, len(ranks), hit1, hit3, hit10, mrr10=share(1 / rank for rank in ranks if rank))


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
