"""Who says what in a dialogue: a line belongs to the speaker named at its start, or at the start of one before it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.analysis.folding import fold_letters_in_place
from index.analysis.surnames import SINGLE
from index.ranking.candidate import Candidate
from index.retrieval.term_weights import WeightedQuery

_LABEL = re.compile(
    r"^[ \t>*-]*((?:《[^》\n]{1,12}》)?[^\s\d:,.!?;\"'()\[\]“”《》、。]"
    r"(?:[^\s:,!?;\"()\[\]“”《》、。]{0,11}|[^\s:,!?;\"()\[\]“”《》、。]{10,18}记者))(?:\([^()\n]{1,12}\))?[*]*:(?=.)",
    re.MULTILINE,
)
"""A speaker's name before what is said, in a folded text."""

_OFFICE = "(?:议员|委员|代表|先生|女士|同志|教授|博士|主席|主任|书记|[一-鿿]{1,2}长)"
_HOLDER = re.compile(
    rf"(?P<name>[{SINGLE}][一-鿿]{{1,3}}?){_OFFICE}|(?P<surname>[{SINGLE}]){_OFFICE}(?P<given>[一-鿿]{{1,2}})"
)
"""A person and an office, as in 周明远议员, or an office inside a name, as in 周委员明远."""

_TITLED = re.compile(rf"[{SINGLE}][一-鿿·]{{1,3}}(?:{_OFFICE})?")
_SAYS = re.compile("[。?!;]")

_COLON = ":"
_PARTS = re.compile(r"[·.・•-]")
_DOT = "·"

_ASKED = 0.5
"""What a character of the question counts that stands in what was said right before."""

_SHORTEST = 2
"""Characters of a name that a question is searched for, and lines that a speaker has."""


def asked_speaker(folded: str, candidates: Sequence[Candidate]) -> str | None:
    """Give the speaker of a dialogue among some candidates whom a folded question names first; None without any."""
    lines = Counter(_name(label) for candidate in candidates for label in candidate.once(labels))
    named_in = _name(folded)
    named = [
        (named_in.find(part), -len(part), label)
        for label, times in lines.items()
        if times >= _SHORTEST
        for part in {label, *label.split(_DOT), _person(label)}
        if len(part) >= _SHORTEST and part in named_in
    ]
    return min(named)[2] if named else None


def _person(label: str) -> str:
    """Write a label without the office that it gives a person."""
    match = _HOLDER.fullmatch(label)
    return label if match is None else match["name"] or f"{match['surname']}{match['given']}"


def labels(candidate: Candidate) -> tuple[str, ...]:
    """Give the speakers' names before what is said in a candidate."""
    return tuple(_LABEL.findall(candidate.text)) if _COLON in candidate.text else ()


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """What a speaker says in a row; None is who speaks before anybody is named."""

    speaker: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Candidates as far as the asked speaker says what is in them, and how much of the question each one answers so."""

    candidates: Sequence[Candidate]
    shares: npt.NDArray[np.float64]


def _name(label: str) -> str:
    """Write a name as a text does that sets other marks between its parts."""
    return _PARTS.sub(_DOT, label)


def last_turn(text: str) -> SpeakerTurn:
    """Give who speaks at the end of a folded text, and what."""
    return turns(text)[-1]


def speaker_at(before: Sequence[str], text: str, place: int) -> str | None:
    """Give the person who speaks up to a place of a text, or last in the texts before it; None where none is named.

    A name before a colon is a person's where a surname opens it and a sentence follows.
    """
    for each in (text[:place], *reversed(before)):
        folded = fold_letters_in_place(each)
        for match in reversed(list(_LABEL.finditer(folded.text))):
            named = _TITLED.fullmatch(match[1])
            said = folded.text[match.end() :].partition("\n")[0]
            if named and _SAYS.search(said):
                return each[slice(*folded.original(*match.span(1)))]
    return None


def turns(text: str, first: str | None = None) -> list[SpeakerTurn]:
    """Cut a folded text into turns, one at least; `first` speaks until another one is named."""
    cut: list[SpeakerTurn] = []
    speaker, at = first, 0
    for match in _LABEL.finditer(text):
        cut.append(SpeakerTurn(speaker, text[at : match.start()]))
        speaker, at = _name(match[1]), match.end()
    cut.append(SpeakerTurn(speaker, text[at:]))
    return [turn for turn in cut if turn.said.strip()] or cut[-1:]


def spoken_by(
    speaker: str, query: WeightedQuery, candidates: Sequence[Candidate], before: Sequence[SpeakerTurn]
) -> Spoken:
    """Leave of some candidates what a speaker says, with the share of the question that the best of it has.

    `before` is the last turn before each candidate. What was said right before a reply, as a question mostly is, counts
    half. A candidate of a dialogue in which the speaker says nothing keeps its titles alone; others stay as they are.
    """
    weights = {char: weight for char, weight in query.characters().items() if char not in speaker}
    full = sum(weights.values()) or 1.0
    kept: list[Candidate] = []
    shares = np.zeros(len(candidates))
    for number, (candidate, earlier) in enumerate(zip(candidates, before, strict=True)):
        own = turns(candidate.text, earlier.speaker)
        replies = [(asked, turn) for asked, turn in pairwise((earlier, *own)) if turn.speaker == speaker]
        for asked, turn in replies:
            said_before = "" if asked.speaker == speaker else asked.said
            share = sum(_share(char, turn.said, said_before) * weight for char, weight in weights.items())
            shares[number] = max(shares[number], share / full)
        silent = not replies and any(turn.speaker is not None for turn in own)
        kept.append(replace(candidate, text="", plain="\n") if silent else candidate)
    return Spoken(kept, shares)


def _share(char: str, said: str, said_before: str) -> float:
    return 1.0 if char in said else _ASKED if char in said_before else 0.0
