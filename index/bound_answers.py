"""Answers that an administrator chose: a question is bound to a passage, in `answers.json` of the data directory.

A binding holds as long as the passage does: while its file is unchanged by its id, else by its text.
"""

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

from index.analysis.letters import folded_letters
from index.errors import JianghuaError
from index.model import Answer, Certainty, Hit, Occurrences, Passage

ANSWERS_FILE = "answers.json"

_BEGINNING = 24
"""Characters by which a passage is looked for whose file has changed."""

_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class BoundAnswer:
    """A question and its passage: the id, the title of the speech and the text it had when it was chosen."""

    question: str
    passage: int
    title: str
    text: str


class LatestAnswers:
    """Follows the file of a data directory; `get` reads it again when it has changed. For any thread."""

    def __init__(self, data: Path) -> None:
        self._path = data / ANSWERS_FILE
        self._lock = threading.Lock()
        self._known: tuple[int, int] | None = None
        self._answers: Mapping[str, BoundAnswer] = {}

    def get(self) -> Mapping[str, BoundAnswer]:
        """Return the bindings by the key of their questions; none where there is no file that can be read."""
        try:
            found = self._path.stat()
            with self._lock:
                if self._known != (found.st_mtime_ns, found.st_size):
                    self._answers = {question_key(each.question): each for each in _read(self._path)}
                    self._known = (found.st_mtime_ns, found.st_size)
                return self._answers
        except OSError:
            return {}


def question_key(question: str) -> str:
    """Return what two questions share that differ in punctuation, spaces and spelling alone."""
    return folded_letters(question)


def bind_answer(data: Path, question: str, passage: Passage | None) -> None:
    """Bind a question to a passage in the place of an earlier one, or to none; raises JianghuaError."""
    path = data / ANSWERS_FILE
    key = question_key(question)
    kept = [each for each in _read(path) if question_key(each.question) != key]
    if passage is not None:
        kept.append(BoundAnswer(question, passage.id, passage.title, passage.text))
    partial = path.with_suffix(".partial")
    try:
        partial.write_text(json.dumps([asdict(each) for each in kept], ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise JianghuaError(f"{partial}: cannot be written ({error.strerror}); see to its permissions") from error


def bound_passage(
    bound: BoundAnswer,
    passage: Callable[[int], Passage | None],
    occurrences: Callable[[str, int, int], Occurrences],
) -> Passage | None:
    """Return the passage of a binding as the index has it now, None where it is gone."""
    found = passage(bound.passage)
    if found is not None and found.text == bound.text:
        return found
    beginning = next(filter(None, map(str.strip, bound.text.splitlines())), "")[:_BEGINNING]
    hits = occurrences(beginning, 0, _LOOKED_AT).hits if beginning else ()
    same = [hit.passage for hit in hits if hit.passage.text == bound.text]
    return next((each for each in same if each.title == bound.title), next(iter(same), None))


def with_bound(answer: Answer, passage: Passage, limit: int) -> Answer:
    """Put a bound passage first in an answer, which is then sure."""
    first = next((hit for hit in answer.hits if hit.passage.id == passage.id), Hit(passage, 1.0))
    others = [hit for hit in answer.hits if hit.passage.id != passage.id]
    hits = (first, *others)[:limit]
    return replace(
        answer, certainty=Certainty.SURE, hits=hits, understood=None, missing=(), items=(), speeches=(), bound=True
    )


class _Opened(Protocol):
    def passage(self, passage_id: int) -> Passage | None: ...

    def occurrences(self, words: str, offset: int = 0, limit: int = 10) -> Occurrences: ...


def gone_answers(answers: Iterable[BoundAnswer], index: _Opened) -> Sequence[BoundAnswer]:
    """Return the bindings whose passage is no longer in the index."""
    return [each for each in answers if bound_passage(each, index.passage, index.occurrences) is None]


def _read(path: Path) -> list[BoundAnswer]:
    try:
        return [BoundAnswer(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError):
        return []  # not ours: questions are answered as if there were none
