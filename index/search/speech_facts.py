"""Who spoke, when and where, and who somebody is: answered by what is known of the speeches beside their text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from index import analysis
from index.analysis.folding import fold
from index.analysis.letters import folded_letters
from index.analysis.meetings import meetings, without_meetings
from index.dates.partial_date import parse_iso, written_dates
from index.model import Answer, Certainty, Hit, Passage, Span, Speech, SpeechMatch
from index.query.speech_facts import Fact, asked_facts, asked_person, without_kind
from index.query.stopwords import FILLER
from index.query.terms import extract_terms
from index.ranking.sentences import sentences
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever
from index.search.shown_speeches import shown_speeches

_LEAST = 0.7
"""The share of what a question calls a speech that the speech's titles must have."""

_MANY = 8
"""Speeches that are called alike from which on a question says too little to choose one."""

_READ = 64
"""Speeches whose titles are compared with what a question calls one."""

_PARTS = re.compile(r"[、,;兼/]|\s{2,}")
_HELD_AT = re.compile(
    "(?:会场|会议|大会|现场会|这个会|[今昨]天|我们|大家|欢聚|相聚|齐聚|相会|會場|會議|我們|歡聚|相聚)[^。！？!?]{0,24}?"
    "(?:[设設放开開搬聚選选定]|召[开開]|[举舉]行|[来來](?=到))(?:在|到|于|於)了?"
)
_TWICE = re.compile(r"(.)\1")
"""组织部长 is 组织部部长."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A speech with its rows, and the fact of it that is asked."""

    speech: Speech
    rows: range
    value: str


def speech_facts(
    question: str,
    explicit: str,
    speeches: Callable[[], Iterable[tuple[Speech, range]]],
    retriever: Retriever,
    cache: PassageCache,
    *,
    limit: int,
) -> Answer | None:
    """Answer who spoke, when or where, or who somebody is; None where a question asks that of no speech.

    Of the one speech that a question calls so, and which does not tell it, the answer is that it is untold.
    `explicit` is the question with 去年 and the like written in figures.
    """
    folded = fold(explicit)
    untold: Answer | None = None
    for asked in asked_facts(folded):
        called = _called(asked.of, speeches, retriever, cache)
        told = [_Told(speech, rows, value) for speech, rows in called if (value := _value(speech, asked.fact))]
        if told:
            return _answer(question, asked.fact, told, cache, limit)
        if len(called) == 1 and untold is None and without_kind(asked.of) != asked.of:
            untold = _untold(question, asked.fact, called, cache)
    if untold is not None:
        return untold
    who = asked_person(folded)
    known = _known_as(folded_letters(who), speeches()) if who else []
    return _answer(question, Fact.SPEAKER, known, cache, limit) if known else None


def _called(
    called: str,
    speeches: Callable[[], Iterable[tuple[Speech, range]]],
    retriever: Retriever,
    cache: PassageCache,
) -> list[tuple[Speech, range]]:
    """Give the speeches that a question calls so, with their rows, the newest first."""
    openings = _openings(called, retriever, cache)
    known = {speech.id: (speech, rows) for speech, rows in speeches()} if openings else {}
    found = [known[each.speech] for each in openings if each.speech in known]
    return sorted(found, key=lambda each: each[0].date or "", reverse=True)


def _untold(question: str, fact: Fact, speeches: Sequence[tuple[Speech, range]], cache: PassageCache) -> Answer:
    """Show how a speech opens that does not tell what is asked of it."""
    hits, matches = shown_speeches(speeches, cache, lambda _, __: False)
    return Answer(question, Certainty.UNSURE, hits, confidence=0.5, speeches=matches, untold=fact.value)


def _value(speech: Speech, fact: Fact) -> str | None:
    """Give what is known of a speech; of a speaker it may be the office alone, 县长在…上的讲话."""
    return (speech.speaker or speech.office) if fact is Fact.SPEAKER else getattr(speech, fact)


def _openings(called: str, retriever: Retriever, cache: PassageCache) -> list[Passage]:
    """Give the first passages of the speeches whose titles have most of what a question calls one."""
    terms = extract_terms(called)
    when = [name for names in terms.occasion for name in names]
    years = {str(year) for years in terms.years for year in years}
    held = [meeting.name for meeting in meetings(called)]
    name = without_kind(without_meetings(called))
    words = [word for word in analysis.words(name) if word not in FILLER and word not in when and word.isalnum()]
    words = [word for word in words if not (word.isdecimal() and word in when) and word != "年"]
    if (sum(map(len, words)) < 2 and not held) or years:
        return []
    rows = retriever.going_by_any([*analysis.bigrams("".join(words)), *held], _READ)
    rows = [row for row in rows if retriever.names_of(row, held)] or rows
    shares: list[tuple[float, float, Passage]] = []
    for row, passage in zip(rows, cache.passages(rows), strict=True):
        of_time = not when or (passage.date or "")[:4] in when or retriever.names_of(row, when)
        if passage.record is not None or not of_time:
            continue
        title = fold("\n".join((passage.title, *passage.headings)))
        share = _share(words, title) if words else 1.0
        shares.append((share, _share(analysis.bigrams(called), title), passage))
    best = max((share for share, _, _ in shares), default=0.0)
    if best < _LEAST:
        return []
    most = max(whole for share, whole, _ in shares if share == best)
    chosen = [passage for share, whole, passage in shares if (share, whole) == (best, most)]
    return chosen if len(chosen) <= _MANY else []


def _share(parts: Sequence[str], text: str) -> float:
    whole = sum(map(len, parts))
    return sum(len(part) for part in parts if part in text) / whole if whole else 0.0


def _known_as(who: str, speeches: Iterable[tuple[Speech, range]]) -> list[_Told]:
    """Give the speeches of the person of a name, the newest first; of those in an office the newest of each."""
    spoken = [_Told(speech, rows, speech.speaker) for speech, rows in speeches if speech.speaker]
    spoken.sort(key=lambda each: each.speech.date or "", reverse=True)
    named = [each for each in spoken if folded_letters(each.value) == who]
    if named:
        return named
    holders: dict[str, _Told] = {}
    for each in spoken:
        if each.speech.office and is_called(who, each.value, each.speech):
            holders.setdefault(folded_letters(each.value), each)
    return list(holders.values())


def is_called(who: str, speaker: str, speech: Speech) -> bool:
    """Whether somebody is known as `who`: 县长 or 青石县长, 县长沈玉梅, 沈县长."""
    name = folded_letters(speaker)
    offices = [_once(folded_letters(part)) for part in _PARTS.split(speech.office or "") if part]
    title = folded_letters("".join((speech.title, *speech.outer, speech.source)))
    asked = {who, who.removesuffix(name), who.removeprefix(name), who.removeprefix(name[:1])}
    return any(_holds(_once(office), offices, title) for office in asked if len(office) > 1)


def _holds(called: str, offices: Sequence[str], title: str) -> bool:
    """Whether somebody of some offices is called by one: as it is, by its end, with the place that a title has."""
    for office in offices:
        if office == called or (office.endswith(called) and office[: -len(called)][-1:] != "副"):
            return True
        place = called.removesuffix(office)
        if len(office) > 1 and called.endswith(office) and len(place) > 1 and place in title:
            return True
    return False


def _once(letters: str) -> str:
    return _TWICE.sub(r"\1", letters)


def _answer(question: str, fact: Fact, facts: Sequence[_Told], cache: PassageCache, limit: int) -> Answer:
    """Quote of each speech the passage with the line that tells the fact, else the one that opens it."""
    chosen = facts[:limit]
    values = {each.speech.id: each.value for each in chosen}
    hits, matches = shown_speeches(
        [(each.speech, each.rows) for each in chosen], cache, lambda speech, line: _tells(line, fact, values[speech.id])
    )
    hits, matches = _without_repeats(hits, matches)
    sure = len({folded_letters(each.value) for each in facts}) == 1
    certainty = Certainty.SURE if sure else Certainty.UNSURE
    return Answer(question, certainty, hits, confidence=1.0 if sure else 0.5, speeches=matches)


def tells_place(text: str) -> Span | None:
    """Give the sentence of a speech's opening that tells where it is given: 我们把会场设在了石板乡."""
    return next((span for span in sentences(text) if _HELD_AT.search(text[slice(*span)])), None)


def _without_repeats(
    hits: Sequence[Hit], matches: Sequence[SpeechMatch]
) -> tuple[tuple[Hit, ...], tuple[SpeechMatch, ...]]:
    """Give the speeches whose passage is no other one's, word for word; the others' are named beside the first."""
    alike: dict[str, list[int]] = {}
    for place, hit in enumerate(hits):
        alike.setdefault(hit.passage.text, []).append(place)
    kept = (replace(hits[first], repeats=tuple(hits[each].passage for each in rest)) for first, *rest in alike.values())
    return tuple(kept), tuple(matches[places[0]] for places in alike.values())


def _tells(line: str, fact: Fact, value: str) -> bool:
    if fact is not Fact.DATE:
        return folded_letters(value) in folded_letters(line)
    date = parse_iso(value)
    return date is not None and any(written == date for written, _, _ in written_dates(line))
