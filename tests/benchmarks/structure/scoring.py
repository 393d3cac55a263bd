"""Labelled files are read here, and what structure makes of them is compared with their labels.

A file is `<number>-<layout>.txt`, `.md` or, as typed lines, `.jsonl`; its labels stand beside it in a `.json`: the name
the file went by, and for each speech its title, the titles around it, its headings, and the letters it begins and ends
with.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.lines import Label, Line
from index.model import ParsedSpeech
from index.structure import lines_of, parse_speeches

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Expected:
    """A speech of a labelled file; `first` and `last` are letters and digits that stand nowhere else in it."""

    title: str
    outer: tuple[str, ...]
    headings: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled file: its lines, the name it went by, and its speeches."""

    path: Path
    name: str
    lines: Sequence[Line]
    speeches: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, how many of them are right, and how many there are."""

    found: int = 0
    right: int = 0
    wanted: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.found + other.found, self.right + other.right, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what there is that was found."""
        return self.right / self.wanted if self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """How one or more files were read; `misquoted` counts speeches whose text stands under another's title."""

    boundaries: Count = field(default_factory=Count)
    titles: Count = field(default_factory=Count)
    outer: Count = field(default_factory=Count)
    headings: Count = field(default_factory=Count)
    misquoted: int = 0
    faults: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.boundaries + other.boundaries,
            self.titles + other.titles,
            self.outer + other.outer,
            self.headings + other.headings,
            self.misquoted + other.misquoted,
            self.faults + other.faults,
        )


def labelled_files(folder: Path = DATA) -> list[Labelled]:
    """Read the labelled files of a folder, in the order of their names."""
    return [_labelled(path) for path in sorted(folder.iterdir()) if path.suffix != ".json"]


def _labelled(path: Path) -> Labelled:
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    lines = [_line(row) for row in text.splitlines()] if path.suffix == ".jsonl" else lines_of(text)
    speeches = (
        Expected(each["title"], tuple(each["outer"]), tuple(each["headings"]), each["first"], each["last"])
        for each in label["speeches"]
    )
    return Labelled(path, label["name"], lines, tuple(speeches))


def _line(row: str) -> Line:
    fields = json.loads(row)
    return Line(fields["text"], Label(fields.get("label", "unknown")), fields.get("level", 0), page=fields.get("page"))


def score(file: Labelled) -> Score:
    """Compare what structure makes of a file with its labels."""
    speeches = parse_speeches(file.lines, file.name)
    texts = [letters("".join(passage.text for passage in speech.passages)) for speech in speeches]
    opened = {place: each for place, text in enumerate(texts) if (each := _opened(text, file.speeches)) is not None}
    faults = [f"missed {each.title}" for each in file.speeches if each not in opened.values()]
    titles = outer = 0
    headings = Count()
    for place, speech in enumerate(speeches):
        each = opened.get(place)
        found = {words for passage in speech.passages for words in passage.headings}
        wanted = set(each.headings) if each else set()
        headings += Count(len(found), len(found & wanted), len(wanted))
        if each is None:
            faults.append(f"no speech of its own: {speech.title}")
            continue
        titles += same(speech.title, each.title)
        outer += speech.outer == each.outer
        if not same(speech.title, each.title):
            faults.append(f"title {speech.title}, not {each.title}")
        if speech.outer != each.outer:
            faults.append(f"outer {speech.outer}, not {each.outer}")
        if found != wanted:
            faults.append(f"headings {sorted(found - wanted)} found, {sorted(wanted - found)} missed in {each.title}")
    headings += Count(wanted=sum(len(each.headings) for each in file.speeches if each not in opened.values()))
    found_all, all_wanted = len(speeches), len(file.speeches)
    return Score(
        Count(found_all, len(opened), all_wanted),
        Count(found_all, titles, all_wanted),
        Count(found_all, outer, all_wanted),
        headings,
        sum(_is_misquoted(each, file.speeches, speeches, texts) for each in file.speeches),
        tuple(f"{file.path.name}: {fault}" for fault in faults),
    )


def _opened(text: str, wanted: Iterable[Expected]) -> Expected | None:
    """Give the speech that begins in the letters of one that was found, with no end of another above it."""
    marks = [(text.find(each.first), 0, each) for each in wanted] + [(text.find(each.last), 1, each) for each in wanted]
    at, ends, each = min((mark for mark in marks if mark[0] >= 0), key=lambda mark: mark[:2], default=(-1, 1, None))
    return None if at < 0 or ends else each


def _is_misquoted(
    each: Expected, wanted: Sequence[Expected], found: Sequence[ParsedSpeech], texts: Sequence[str]
) -> bool:
    """Tell whether the beginning of a speech stands under the title of another one."""
    said = next((speech.title for speech, text in zip(found, texts, strict=True) if each.first in text), each.title)
    return not same(said, each.title) and any(same(said, other.title) for other in wanted)


def same(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for white space."""
    return "".join(one.split()) == "".join(other.split())


def letters(text: str) -> str:
    """Give the letters and digits of a text."""
    return "".join(char for char in text if char.isalnum())
