"""The figures of a question set: how often, and how high, an index gives the right passage; how sure it says to be."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.evaluation.question_set import Question
from index.model import Answer, Certainty
from index.ranking.sentences import sentences

DEPTH = 10
"""Passages of an answer that are looked at."""

CUTS = (1, 3, 10)
ALL = "ALL"


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
