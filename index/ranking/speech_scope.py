"""Which speech a question asks about, and what else it says: a quoted title, or a name put before what it asks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from index.analysis import bigrams
from index.analysis.folding import fold
from index.purpose import Statement, statements
from index.query import question_type, scope
from index.query.terms import MAX_TYPED, Terms, asks_something, extract_terms
from index.query.which_speech import speech_described
from index.ranking import features
from index.ranking.entities import Entity, name_mentions, speech_entities
from index.retrieval.candidates import BEGINNING
from index.retrieval.passages import PassageCache
from index.retrieval.retriever import Retriever
from index.retrieval.term_weights import WeightedQuery

_QUOTED = 6
_MOST = 0.8
"""Characters of a title, and the share of it, from which on a question quotes it."""

_PARTS = re.compile(r"[—:─]+")
"""What stands between a title and its second part, which may be quoted alone."""

_AROUND_TITLE = '《》〈〉<>“”"「」『』, 的'

_TITLE = re.compile("[《〈](.+?)[》〉]")

_READ_OF_WHOLE = 400
"""Passages of a speech that are read for what it says it is about."""

KNOWN_BY = 0.6
"""The share of a name, by weight, from which on a speech goes by it."""

_FEW = 3
"""Speeches of a day up to which they are read in any case."""

_CHOSEN = 16
"""Speeches that go by one name whose best passages become candidates for that alone."""

_DATED = 64
"""Speeches that go by one name up to which the first and the last of them are looked for."""

_DESCRIBED = 16
"""Speeches whose names fit what is said of a speech that are looked into."""


@dataclass(frozen=True, slots=True)
class SpeechScope:
    """What a question asks, without what only says of which speech, and the speeches that it names, the best first."""

    query: WeightedQuery
    named: Sequence[int]
    titled: int | None = None
    """The one of them whose title it quotes."""
    entities: Sequence[Entity] = ()
    """The names in it that speeches go by."""
    full: WeightedQuery | None = None
    """The question with those names, by which it is decided whether a passage answers; None without any."""
    places: Sequence[tuple[str, ...]] = ()
    """The places in it, each by the names it may go by."""
    described: bool = False
    """Whether it asks which speech it was that the query describes."""
    stated: Mapping[int, Statement] = field(default_factory=dict)
    """Where it asks what a whole speech is about: each passage's plainest sentence on that, by the passage's id."""

    @property
    def asks_little(self) -> bool:
        """Whether what it asks weighs less than the names in it that speeches go by: 李松的职务."""
        if self.full is None:
            return False
        return 2 * sum(self.query.weights.words.values()) < sum(self.full.weights.words.values())


def resolve_scope(
    terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None
) -> SpeechScope:
    """Tell which speeches the terms of a question name, among those that begin `within` where given."""
    if len(terms.folded) > MAX_TYPED or not retriever.speeches.any_longer:
        query = retriever.weigh(terms)
        return SpeechScope(query, retriever.named(query, within))
    mentions = name_mentions(terms.folded)
    entities = speech_entities(terms.folded, mentions, retriever, cache, within)
    if which := scope.first_or_last(terms.folded):
        entities = [_at_end(entity, retriever, cache, last=which == "last") for entity in entities]
    common = reduce(np.intersect1d, [entity.speeches for entity in entities]) if entities else ()
    everywhere = within
    if len(common):
        within = [retriever.speeches.rows(int(speech)) for speech in common]
    described = speech_described(terms.folded)
    if described is not None and asks_something(described):
        query = retriever.weigh(replace(extract_terms(described), folded=terms.folded))
        chosen = [speech for entity in entities for speech in entity.speeches[:_CHOSEN].tolist()]
        every = list(dict.fromkeys((*retriever.named(query, within, _DESCRIBED), *chosen)))
        return SpeechScope(query, every, None, entities, described=True)
    whole = _whole(terms, retriever, cache, within)
    if whole is None and within is not everywhere:
        whole = _whole(terms, retriever, cache, everywhere)
    if whole is not None:
        return _of_whole(whole, terms, retriever, cache)
    full = retriever.weigh(terms)
    named = retriever.named(full, within)
    titled, rest = _quoted(terms, named, retriever, cache)
    if titled is not None and _asks_of_titled(rest, titled, retriever):
        return _of_whole(titled, terms, retriever, cache)
    framed, name = None, ""
    if titled is None:
        framed, name, rest = _framed(terms, retriever, cache, within)
    asked = _terms_of(_without(rest, entities), terms, name)
    query = full if asked is terms else retriever.weigh(asked)
    first = [] if framed is None else [framed]
    chosen = [speech for entity in entities for speech in entity.speeches[:_CHOSEN].tolist()]
    if framed is not None:
        named = retriever.named(query, within)
    places = [mention.variants for mention in mentions if mention.place]
    every = list(dict.fromkeys((*first, *named, *chosen)))
    taken_out = entities and titled is None and framed is None
    return SpeechScope(query, every, titled, entities, full if taken_out else None, places)


def _at_end(entity: Entity, retriever: Retriever, cache: PassageCache, *, last: bool) -> Entity:
    """Give a name with the first or the last alone of the speeches that go by it, where all of them have a date."""
    if entity.place or not 1 < len(entity.speeches) <= _DATED:
        return entity
    openings = cache.passages([retriever.speeches.rows(speech).start for speech in entity.speeches.tolist()])
    dates = [opening.date or "" for opening in openings]
    if not all(dates):
        return entity
    end = max(dates) if last else min(dates)
    return replace(entity, speeches=entity.speeches[[date == end for date in dates]], only=True)


def said_on_days(scope: SpeechScope, retriever: Retriever) -> list[int]:
    """Give the first rows of the few speeches of a day that a question names, read whatever words they have."""
    speeches = [entity.speeches for entity in scope.entities if entity.day and len(entity.speeches) <= _FEW]
    return [row for each in speeches for speech in each.tolist() for row in retriever.speeches.rows(speech)[:BEGINNING]]


def stating(scope: SpeechScope, retriever: Retriever) -> list[int]:
    """Give the rows in which a speech, of which only that is asked, says what it is about."""
    if not scope.stated:
        return []
    rows = retriever.speeches.rows(scope.named[0])
    return [rows[each.passage.place] for each in scope.stated.values()]


def _whole(terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None) -> int | None:
    """Give the speech of which a question asks only what it is about; None where it asks more, or names none.

    What names the speech says nothing of the passage in which it tells its purpose, least of all a year does.
    """
    before = question_type.before_whole(terms.folded) if len(terms.folded) <= MAX_TYPED else None
    title = None if before is None else _TITLE.search(before[0])
    if before is None or not (title or question_type.asks_whole(terms.folded)):
        return None
    called, named = map(extract_terms, before)
    years = [str(first) for first, last in terms.years if first == last]
    when = {each for aliases in terms.occasion for each in aliases}.union(years, {*called.names} - {*named.names})
    own = when.union(named.names) - question_type.OF_WHOLE
    names = [each for each in dict.fromkeys((*terms.names, *years)) if each in own and len(each) > 1]
    known = retriever.known_by(names, when, within) if names else None
    if known is None or _of_another_year(known[0], terms, retriever):
        return None
    if known[1] < KNOWN_BY and not (terms.occasion and when.issuperset(names)):
        return None
    row = retriever.speeches.rows(known[0]).start
    (opening,) = cache.passages([row])
    if years and (opening.date or "")[:4] not in years and not retriever.names_of(row, years):
        return None
    if title and len(features.common(title[1], fold(opening.title))) < _MOST * len(title[1]):
        return None
    asks_more = _asks_more(set(named.words) - when, row, retriever)
    return None if asks_more or opening.record is not None else known[0]


def _of_whole(speech: int, terms: Terms, retriever: Retriever, cache: PassageCache) -> SpeechScope:
    """Give the scope of a question that asks only what a speech is about, with the sentences that say it."""
    nothing = replace(terms, words=(), bigrams=(), also=(), stretches=(), years=(), framed=True, whole=True)
    rows = retriever.speeches.rows(speech)
    stated: dict[int, Statement] = {}
    for each in statements(cache.passages(list(rows[:_READ_OF_WHOLE]))):
        if each.passage.id not in stated or each.plain > stated[each.passage.id].plain:
            stated[each.passage.id] = each
    return SpeechScope(retriever.weigh(nothing), [speech], stated=stated)


def _asks_of_titled(rest: str, speech: int, retriever: Retriever) -> bool:
    """Tell whether a question asks of the speech whose title it quotes only what it is about; `rest` is all else."""
    before = question_type.before_whole(f"这篇{rest.strip(_AROUND_TITLE)}")
    row = retriever.speeches.rows(speech).start
    return before is not None and not _asks_more(extract_terms(before[1]).words, row, retriever)


def _asks_more(words: Iterable[str], row: int, retriever: Retriever) -> bool:
    """Tell whether some words ask of the speech of a row more than what it is about, being no names of it."""
    asked = {word for word in words if len(word) > 1} - question_type.OF_WHOLE
    held = retriever.names_of(row, [pair for word in asked for pair in bigrams(word)])
    return any(not held.issuperset(bigrams(word)) for word in asked - question_type.DOCUMENT_WORDS)


def _without(text: str, entities: Sequence[Entity]) -> str:
    """Take the names by which speeches go out of a question, where anything else is asked."""
    rest = text
    for entity in entities:
        rest = rest.replace(entity.text, " ")
    return rest if asks_something(rest) else text


def _terms_of(text: str, terms: Terms, name: str) -> Terms:
    """Give the terms of a part of a question; `name` is what the question puts before it to name a speech."""
    if text == terms.folded:
        return terms
    rest = replace(extract_terms(text), folded=terms.folded, occasion=terms.occasion)
    if name:
        return replace(rest, names=extract_terms(name).names, framed=True)
    return replace(rest, topic=terms.topic, names=terms.names)


def _quoted(terms: Terms, named: Sequence[int], retriever: Retriever, cache: PassageCache) -> tuple[int | None, str]:
    """Give the one of the named speeches whose title the question quotes, and what else the question says.

    A title says which speech is asked, not what in it; its words would favour the passage that repeats them.
    """
    passages = cache.passages([retriever.speeches.rows(speech).start for speech in named])
    longest, quoted = "", None
    for speech, passage in zip(named, passages, strict=True):
        common = _quoted_of(fold(passage.title), terms.folded) if passage.record is None else ""
        if len(common) > len(longest):
            longest, quoted = common, speech
        elif common and len(common) == len(longest):
            quoted = None  # two speeches of one title: it does not tell which
    if quoted is None or _of_another_year(quoted, terms, retriever):
        return None, terms.folded
    rest = terms.folded.replace(longest, " ", 1)
    return quoted, rest if asks_something(rest) else terms.folded


def _of_another_year(speech: int, terms: Terms, retriever: Retriever) -> bool:
    """Tell whether a question names years or congresses, and the speech goes by none of them."""
    occasions = [name for names in terms.occasion for name in names]
    return bool(occasions) and not retriever.names_of(retriever.speeches.rows(speech).start, occasions)


def _quoted_of(title: str, query: str) -> str:
    """Give what a question quotes of a title, or of one of its two parts, where that is nearly all of it."""
    parts = (title, *_PARTS.split(title))
    quotes = [(features.common(query, part), part) for part in parts]
    return max((quote for quote, part in quotes if len(quote) >= max(_QUOTED, len(part) * _MOST)), key=len, default="")


def _framed(
    terms: Terms, retriever: Retriever, cache: PassageCache, within: Sequence[range] | None
) -> tuple[int | None, str, str]:
    """Give the speech that a question names first, that name, and what the question asks of it.

    Otherwise the opening of the speech, which says its name, would be taken for the answer.
    """
    if question_type.asks_whole(terms.folded):
        return None, "", terms.folded
    when = {name for names in terms.occasion for name in names}
    for name, question in scope.split(terms.folded):
        if not asks_something(question):
            continue
        known = retriever.known_by(extract_terms(name).names, when, within)
        if known is None or known[1] < KNOWN_BY:
            continue
        (opening,) = cache.passages([retriever.speeches.rows(known[0]).start])
        if opening.record is None:
            return known[0], name, question
    return None, "", terms.folded
