"""Words of the administrator's own: equal terms, names kept whole, words to ignore; read from `words.txt`.

It lies in the data directory and holds an entry a line, in effect from the next question on:

    大学生 = 高校毕业生      a question for one is asked for the other, too; three and more may be equal
    + 板凳会                 a name that is looked up letter for letter where the collection has it
    - 请教一下               words of a question that are left out of it
    # a line that is not read
"""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis.folding import fold_letters, fold_letters_in_place
from index.analysis.letters import has_letters

WORDS_FILE = "words.txt"

MOST_ENTRIES = 5_000
"""Lines beyond are a mistake: a list that long was not written by hand."""

_LONGEST = 40
_ALTERNATIVES = 4
_SIGNS = re.compile(r"[=＝]")


@dataclass(frozen=True, slots=True)
class WordEntry:
    """One entry as it is written, with the number of its line, from 1; `kind` is "=", "+" or "-"."""

    line: int
    kind: str
    terms: tuple[str, ...]

    @property
    def text(self) -> str:
        """The entry as a person writes it."""
        return " = ".join(self.terms) if self.kind == "=" else f"{self.kind} {self.terms[0]}"


@dataclass(frozen=True, slots=True)
class WordMistake:
    """A line that is no entry, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A question as the entries make it: its text, names to find letter for letter, and the entries that were used."""

    text: str
    names: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """All entries, and the lines that are none."""

    entries: tuple[WordEntry, ...] = ()
    mistakes: tuple[WordMistake, ...] = ()

    def rewritten(self, question: str) -> Sequence[Rewritten]:
        """Return a question as it is to be looked up, first with its own terms, then with terms equal to them.

        Empty where no entry concerns it.
        """
        plain = self._without_ignored(question)
        names = [entry for entry in self.entries if entry.kind == "+" and _find(plain.text, entry.terms[0])]
        plain = Rewritten(
            plain.text,
            tuple(entry.terms[0] for entry in names),
            (*plain.entries, *(entry.text for entry in names)),
        )
        others = [
            Rewritten(text, plain.names, (*plain.entries, entry.text))
            for entry in self.entries
            if entry.kind == "="
            for text in _exchanged(plain.text, entry.terms)
        ]
        return [plain, *others[:_ALTERNATIVES]] if plain.entries or others else []

    def _without_ignored(self, question: str) -> Rewritten:
        text, used = question, []
        for entry in self.entries:
            while entry.kind == "-" and (span := _find(text, entry.terms[0])):
                rest = f"{text[: span[0]]} {text[span[1] :]}"
                if not has_letters(rest):
                    break  # nothing would be left to ask
                text = rest
                used.append(entry.text)
        return Rewritten(text, (), tuple(dict.fromkeys(used)))


def parse_words(text: str) -> OwnWords:
    """Read entries line by line; a line that is none is a mistake and concerns no other."""
    entries: list[WordEntry] = []
    mistakes: list[WordMistake] = []
    seen: dict[str, int] = {}
    lines = (line.removeprefix("\ufeff").strip() for line in text.splitlines())
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        entry = WordEntry(number, _kind(line), _terms(line))
        reason = _fault(entry, seen, len(entries))
        if reason:
            mistakes.append(WordMistake(number, reason))
            continue
        entries.append(entry)
        seen.update((fold_letters(term), number) for term in entry.terms)
    return OwnWords(tuple(entries), tuple(mistakes))


class LatestWords:
    """Follows the file of a data directory; `get` reads it again when it has changed. For any thread."""

    def __init__(self, data: Path) -> None:
        self._path = data / WORDS_FILE
        self._lock = threading.Lock()
        self._known: tuple[int, int] | None = None
        self._words = OwnWords()

    def get(self) -> OwnWords:
        """Return the entries as they are now; none where there is no file that can be read."""
        try:
            found = self._path.stat()
            with self._lock:
                if self._known != (found.st_mtime_ns, found.st_size):
                    text = self._path.read_text(encoding="utf-8", errors="replace")
                    self._words, self._known = parse_words(text), (found.st_mtime_ns, found.st_size)
                return self._words
        except OSError:
            return OwnWords()


def _kind(line: str) -> str:
    return {"+": "+", "＋": "+", "-": "-", "－": "-"}.get(line[0], "=")


def _terms(line: str) -> tuple[str, ...]:
    if _kind(line) != "=":
        return (" ".join(line[1:].split()),)
    return tuple(" ".join(term.split()) for term in _SIGNS.split(line))


def _fault(entry: WordEntry, seen: dict[str, int], entries: int) -> str:
    """Return why an entry is none, "" where it is one."""
    if entries >= MOST_ENTRIES:
        return f"is beyond the {MOST_ENTRIES} entries that are read"
    if entry.kind == "=" and len(entry.terms) < 2:
        return "is no entry; write `a = b`, `+ name` or `- word`"
    if len({fold_letters(term) for term in entry.terms}) < len(entry.terms):
        return "has the same term twice"
    return next(filter(None, (_fault_of_term(term, entry.kind, seen) for term in entry.terms)), "")


def _fault_of_term(term: str, kind: str, seen: dict[str, int]) -> str:
    if not has_letters(term):
        return "has an empty term"
    if len(term) > _LONGEST:
        return f"has a term of more than {_LONGEST} characters"
    if kind != "-" and len(term) < 2:
        return f"has a term of one character: {term}"
    line = seen.get(fold_letters(term))
    return f"has a term that line {line} has: {term}" if line else ""


def _exchanged(text: str, terms: Sequence[str]) -> Iterator[str]:
    """Give a text with the longest of some terms that it holds in the place of each of the others."""
    for term in sorted(terms, key=len, reverse=True):
        if span := _find(text, term):
            for other in terms:
                if other != term and not _find(text, other):
                    yield f"{text[: span[0]]}{other}{text[span[1] :]}"
            return


def _find(text: str, term: str) -> tuple[int, int] | None:
    """Return where a term stands in a text, however its letters are written; not inside a longer Latin word."""
    folded, wanted = fold_letters_in_place(text), fold_letters(term)
    start = folded.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        edges = (folded.text[max(start - 1, 0) : start + 1], folded.text[end - 1 : end + 1])
        if not any(len(edge) == 2 and edge.isascii() and edge.isalnum() for edge in edges):
            return folded.starts[start], folded.ends[end - 1]
        start = folded.text.find(wanted, start + 1)
    return None
