"""Question sets with known answers, read from files.

A question set is JSONL, one question a line, in one of two forms:

    {"id", "question", "kind", "answerable", "gold": [{"title_contains", "text_contains"}, ...]}
    {"id", "question", "gold": ["record id", ...]}

A passage is right when it holds `text_contains` (white space aside) and its title or one of its headings holds
`title_contains`; in the second form, when its record is one of the gold ids. Either may have "sentences", the whole
sentences that answer: they are compared with those that are marked in the first right passage.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from index.errors import JianghuaError
from index.model import Passage

Taken = TypeVar("Taken")

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


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
