"""Names in a question that speeches go by, of people, places, bodies: they choose the speech, not the passage in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from index import analysis
from index.analysis import surnames
from index.analysis.folding import fold, fold_all
from index.analysis.names import is_administrative, tagged
from index.analysis.places import PROVINCE_NAMES, PROVINCES, without_ending
from index.dates.days import days
from index.model import Passage
from index.query import scope
from index.query.stopwords import FILLER
from index.query.years import names_speech
from index.ranking.candidate import PASSAGES_KEPT, body
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever
from index.retrieval.speeches import Rows

_READ = 8
"""Speeches whose opening is read to tell whether they go by a name; of more, these few are taken for all."""

_PURE, _PURE_PLACE = 0.2, 0.05
"""The share of the speeches with a name in them that go by it, from which on it tells speeches apart; of a place less,
for reports of neighbours name each other."""

_MOST = 0.5
"""The share of all speeches up to which a name that is no person's tells speeches apart; of a place that more of them
have, they speak as of their subject."""

_GIVEN = 3
"""Characters that a given name has fewer than."""

_LONGEST = 12
"""Characters that no dictionary has, in a row, among which a name is looked for."""

_PEOPLE = frozenset({"nr", "nrt", "nrfg"})
_NAMES = _PEOPLE | {"ns", "nt", "nz"}
_ALONE = re.compile(r"(?:^|[\W_在问下对])$")
"""What stands before a short name of a province: within a word it is one of something else, as in 中苏."""

_NUMBERED = re.compile(r"(?<![a-z0-9.])[0-9]+[^\W\d_a-z]?")

_SENTENCE = re.compile(r"[^。!?\n]{,160}[。!?:\n]")
"""The sentence that opens a text, in which it is said who speaks."""

_SUBJECT = r"(?:^|[\W_0-9]|[长任席记员理裁授]|[天日晨午晚前月])"
"""What stands before somebody who speaks: the start of a clause, an office, a day."""

_OF_TWO = re.compile(rf"(?:{'|'.join(surnames.COMPOUND)})[^\W\d_]{{1,2}}")
"""A name with a surname of two characters, which no dictionary has whole."""

_LATIN = re.compile(r"[a-z][a-z0-9.+-]+")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a question, with the numbers of the speeches that go by it, in order.

    `place` where it is a place's, `person` where it may be somebody's, `says` where it is asked what somebody of the
    name says, `only` where it is the first or the last of more of them that is asked for. A `day` is one on which the
    speeches were given.
    """

    text: str
    speeches: Rows
    place: bool = False
    says: bool = False
    only: bool = False
    day: bool = False
    person: bool = False

    @property
    def of_own_speeches(self) -> bool:
        """Whether only the speeches that go by it can have what is asked, and none that mentions it."""
        return self.says or self.day

    def decides(self, others: Sequence["Entity"]) -> bool:
        """Tell whether it is a place that tells whose report is asked for, and not one of which somebody spoke."""
        people = [other for other in others if other.person and not other.place]
        elsewhere = any(not np.intersect1d(other.speeches, self.speeches).size for other in people)
        return self.only or (self.place and not elsewhere)


@dataclass(frozen=True, slots=True)
class NameMention:
    """What may be a name in a question: `person` where it may be one's, `variants` as speeches may write it.

    One that begins with a character of grammar, 何守义, is a name only where a speaker is called so: `speaker`.
    """

    text: str
    variants: tuple[str, ...]
    place: bool = False
    person: bool = False
    speaker: bool = False


def speech_entities(
    folded: str,
    mentions: Sequence[NameMention],
    retriever: Retriever,
    cache: PassageCache,
    within: Sequence[range] | None,
) -> list[Entity]:
    """Give the names in a folded question by which speeches go, in their title, file or byline, and their days."""
    entities = list(_days(folded, retriever, within))
    for mention in mentions:
        if any(mention.text in entity.text for entity in entities):
            continue
        for name in mention.variants:
            speeches = _beginning(_going_by(name, mention, retriever, cache), retriever, within)
            if len(speeches):
                text = name if name in mention.text else mention.text
                says = mention.person and not mention.place and scope.says(folded, text)
                entities.append(Entity(text, speeches, mention.place, says, person=mention.person))
                break
    return entities


def _days(folded: str, retriever: Retriever, within: Sequence[range] | None) -> Iterator[Entity]:
    """Give the days in a folded question on which speeches were given; by some it names the speech itself."""
    for day in days(folded):
        speeches = _beginning(retriever.speeches.going_by([day.name]), retriever, within)
        if len(speeches):
            yield Entity(folded[day.start : day.end], speeches, day=names_speech(day, folded))


def _beginning(speeches: Rows, retriever: Retriever, within: Sequence[range] | None) -> Rows:
    """Give those of some speeches that begin `within` some rows, where given."""
    if within is None:
        return speeches
    starts = [retriever.speeches.rows(speech).start for speech in speeches.tolist()]
    inside: Rows = speeches[np.array([any(start in part for part in within) for start in starts], bool)]
    return inside


def name_mentions(folded: str) -> list[NameMention]:
    """Give what may be names in a folded question, the longest first; a number with its unit is part of none."""
    return sorted(_mentions(_NUMBERED.sub(" ", folded)), key=lambda mention: -len(mention.text))


def _mentions(folded: str) -> Iterator[NameMention]:
    """Give the names of the dictionary in a folded text, Latin words, and characters in a row that make no words."""
    yield from (NameMention(word, (word,), person=True) for word in _LATIN.findall(folded))
    for name in _OF_TWO.findall(folded):
        yield NameMention(name, tuple(dict.fromkeys((name, name[:3]))), person=True)
    # 省政府 is a word, too: a province before it is seen by its name alone.
    yield from (NameMention(name, (name,), place=True) for name in PROVINCE_NAMES if name in folded)
    run, before = "", ""
    words = [*tagged(folded), ("", "")]
    for (word, _), (after, _) in pairwise(words):
        if len(word) == 1 and word in FILLER and 0 < len(after) < _GIVEN and after not in FILLER:
            yield NameMention(word + after, (word + after,), person=True, speaker=True)
    for (word, tag), (after, _) in zip(words, words[1:] + words[-1:], strict=True):
        if len(word) == 1 and word not in FILLER and not word.isascii() and word.isalpha():
            run += word
            if tag in _PEOPLE and 1 < len(after) < _GIVEN:
                yield NameMention(word + after, (word + after,), person=True)
            continue
        if len(run) > 1:
            ends = ((start, min(start + _LONGEST, len(run))) for start in range(min(len(run), _LONGEST)))
            parts = (run[start:end] for start, last in ends for end in range(start + 2, last + 1))
            yield NameMention(run, tuple(sorted(parts, key=len, reverse=True)), person=True)
        elif run in PROVINCES and _ALONE.search(before):
            yield NameMention(run, (PROVINCES[run],), place=True)
        before += run + word
        run = ""
        if len(word) > 1 and tag in _NAMES:
            heads = (word[:end] for end in range(len(word) - 1, 1, -1))
            variants = tuple(dict.fromkeys((word, without_ending(word), *heads)))
            place = tag == "ns" and is_administrative(word)
            yield NameMention(word, variants, place=place, person=tag in _PEOPLE)


def _going_by(name: str, mention: NameMention, retriever: Retriever, cache: PassageCache) -> Rows:
    """Give the speeches that go by a name, none where it does not tell speeches apart."""
    speeches = retriever.speeches.going_by(analysis.bigrams(name))
    if not len(speeches):
        return speeches
    lines = _name_lines(speeches[:_READ].tolist(), retriever, cache, speakers=mention.speaker)
    goes = np.array([name in line.above for line in lines])
    if mention.person and not goes.any():
        subject = re.compile(_SUBJECT + re.escape(name))
        goes = np.array([subject.search(line.first) is not None for line in lines])
    if len(speeches) <= _READ:
        speeches = speeches[goes]
    elif goes.mean() < 0.5:
        speeches = speeches[:0]
    if not mention.person and len(speeches) > _MOST * retriever.speeches.count:
        return speeches[:0]
    mentioning = retriever.mentioning(analysis.bigrams(name))
    neighbour = mention.place and mentioning <= _MOST * retriever.speeches.count
    if len(speeches) < (_PURE_PLACE if neighbour else _PURE) * mentioning:
        return speeches[:0]
    return speeches


@dataclass(frozen=True, slots=True)
class _NameLines:
    """Folded, where the name of a speech stands: in what is `above` its text, or at least in its `first` sentence."""

    above: str
    first: str


_NAMELESS = _NameLines("", "")


def _name_lines(
    speeches: Sequence[int], retriever: Retriever, cache: PassageCache, *, speakers: bool
) -> list[_NameLines]:
    """Give titles, file names, speakers and the lines above the text of some speeches, and its first sentence.

    With `speakers`, give the speakers in the place of the lines above.
    """
    passages = cache.passages([retriever.speeches.rows(speech).start for speech in speeches])
    lines = [_name_line(passage) if passage.record is None else _NAMELESS for passage in passages]
    if not speakers:
        return lines
    given = fold_all([passage.speaker or "" for passage in passages])
    return [replace(line, above=speaker) for line, speaker in zip(lines, given, strict=True)]


@lru_cache(maxsize=PASSAGES_KEPT)
def _name_line(passage: Passage) -> _NameLines:
    source = passage.source.rpartition(".")[0]
    head = fold("\n".join((passage.title, *passage.headings, source, passage.speaker or "")))
    text = fold(passage.text)
    rest = body(text)
    first = _SENTENCE.match(rest)
    return _NameLines(f"{head}\n{text[: len(text) - len(rest)]}", first[0] if first else "")
