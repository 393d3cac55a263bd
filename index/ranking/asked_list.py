"""Which of the lists around an answering passage a question asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.analysis.folding import fold
from index.model import ListItem, Passage
from index.query.lists import NOUNS, asked_counts, asked_point, asking_words, is_broad, listed, names_listed
from index.ranking.enumeration import Enumeration, enumerations, follows, items
from index.ranking.enumerators import CLAUSES
from index.ranking.highlighting import asks_reason
from index.ranking.list_points import ListPoint
from index.retrieval.term_weights import WeightedQuery

_LEADS_IN, _HOLDS, _AMONG, _ELSEWHERE = 0.6, 0.6, 0.3, 0.0
"""What the place of a list tells: the answer stands right before it, holds its first point, is among its points."""

_COUNTED, _NAMED, _SAID = 0.3, 0.4, 0.3
"""What it tells that the lead-in counts the points rightly; that it has a word for what is listed or, where the
question has none, that it counts; that it has the question's own word."""

_ENOUGH = 0.4
"""Of all this and the share of the question that the lead-in has, what makes a list the one that is asked for."""

_TOPIC, _TITLED, _TITLED_ELSEWHERE, _WHOLE_TOPIC = 0.26, 0.4, 0.7, 0.5
"""The least share of the question, but for the word for what is listed, that the lead-in has; that it has with the
titles around it, where the answer is near and where it stands elsewhere; that it has where it lacks that word."""

_ANNOUNCES = 24
"""Characters of a lead-in up to which it has no topic of its own: `我对大家提三点要求：`."""

_SECTION = re.compile(rf"[\W\d一二三四五六七八九十]*(?:存在|主要|[几个点些的和与及、]|今后|当前|面临|{NOUNS})+\W*")
"""A heading that says what it lists and nothing of what: `三、几点建议`."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a list is looked for: some passages of one speech in a row; `place` is the answering one's among them."""

    passages: Sequence[Passage]
    place: int


@dataclass(frozen=True, slots=True)
class AskedList:
    """A question for a list: `query` is what is asked of a speech, `full` has the names that chose the speech, too.

    `exact` are its words in quotation marks.
    """

    query: WeightedQuery
    full: WeightedQuery
    exact: tuple[str, ...] = ()

    @property
    def folded(self) -> str:
        """The question, folded."""
        return self.query.terms.folded


def find_list(around: Surroundings, question: AskedList, *, least: int = 2) -> tuple[ListItem, ...]:
    """Give the points, `least` or more, of the list that a question asks for; none where no list is near enough."""
    lists = [each for each in enumerations(around.passages) if len(each.points) >= least]
    scores = [_score(each, around, question) for each in lists]
    best = max(range(len(lists)), key=lambda number: (scores[number], -number), default=None)
    if best is None or scores[best] < _ENOUGH:
        return ()
    return items(lists[best].points, around.passages)


def _score(each: Enumeration, around: Surroundings, question: AskedList) -> float:
    lead_in, number, noun = fold(each.lead_in), len(each.points), listed(question.folded)
    nearness = _nearness(each.points, around)
    counts, counted = asked_counts(question.folded), number in asked_counts(lead_in)
    named = noun is not None and names_listed(noun, lead_in)
    share = _share(question.query, lead_in)
    if asked_point(question.folded) is None:
        if counts and counts[-1] != number:
            return 0.0
        if not _has_exact(each, around, question) or not _is_of_topic(each, lead_in, nearness, around, question):
            return 0.0
    if noun is not None and not named and not (is_broad(noun) and share >= _WHOLE_TOPIC and nearness >= _HOLDS):
        return 0.0
    if each.points[0].enumerator.form.startswith(CLAUSES) and not (named or counted):
        return 0.0
    counted = counted and (named or nearness > _ELSEWHERE)
    said = _SAID * (noun is not None and noun in lead_in)
    return share + nearness + said + _COUNTED * counted + _NAMED * (named or (noun is None and counted))


def _has_exact(each: Enumeration, around: Surroundings, question: AskedList) -> bool:
    """Tell whether a list, what leads to it and the titles around it have all quoted words of a question."""
    if not question.exact:
        return True
    passages = around.passages[each.points[0].place : each.points[-1].place + 1]
    titles = (passages[0].title, *passages[0].headings)
    told = fold("\n".join((*titles, each.lead_in, *(passage.text for passage in passages))))
    return all(fold(words) in told for words in question.exact)


def _is_of_topic(each: Enumeration, lead_in: str, nearness: float, around: Surroundings, question: AskedList) -> bool:
    """Tell whether a list is one of what is asked, beside the word for what is listed.

    The text before it may say it where the answer stands there, and the titles around it where its lead-in does not say
    what else it is of.
    """
    noun, asking = listed(question.folded) or "", asking_words(question.folded)
    if _share(question.query, lead_in, asking) >= _TOPIC:
        return True
    first, passage = each.points[0], around.passages[each.points[0].place]
    if nearness >= _HOLDS and not first.heading and names_listed(noun, lead_in):
        told = fold(passage.text[: first.enumerator.start]) + lead_in
        if _share(question.query, told, asking) >= _TITLED:
            return True
    if nearness >= _HOLDS and asks_reason(question.folded) and len(each.points) in asked_counts(lead_in):
        return True
    titles = fold("\n".join((passage.title, *passage.headings)))
    titled = _share(question.full, f"{titles}\n{lead_in}", asking) if _left(question.full, asking) else 1.0
    above = fold(first.under[-1]) if first.under and noun and not is_broad(noun) else ""
    if above and noun and names_listed(noun, above) and _SECTION.fullmatch(above):
        # It is of the whole speech: what is asked must be what that is about, or speaks of before.
        before = fold("\n".join(each.text for each in around.passages[: first.place]))
        return titled >= _TOPIC or _share(question.full, before, asking) >= _TITLED_ELSEWHERE
    announces = len(lead_in.rpartition("\n")[2]) <= _ANNOUNCES
    if not announces and is_broad(noun):
        return False
    return titled >= (_TITLED if nearness > _ELSEWHERE else _TITLED_ELSEWHERE)


def _share(query: WeightedQuery, text: str, without: str = "") -> float:
    """Give the share of a question's characters, by weight, that a folded text has; some are left out."""
    characters = _left(query, without)
    whole = sum(characters.values())
    return sum(weight for char, weight in characters.items() if char in text) / whole if whole else 0.0


def _left(query: WeightedQuery, without: str) -> dict[str, float]:
    return {char: weight for char, weight in query.characters().items() if char not in without}


def _nearness(points: Sequence[ListPoint], around: Surroundings) -> float:
    first, passages, place = points[0], around.passages, around.place
    if not first.heading and first.place == place:
        return _HOLDS
    if first.place == place + 1 and follows(first, passages):
        return _LEADS_IN
    return _AMONG if first.place <= place <= _last_place(points, passages) else _ELSEWHERE


def _last_place(points: Sequence[ListPoint], passages: Sequence[Passage]) -> int:
    """Give the place of the last passage that belongs to a list."""
    last = points[-1]
    place = last.place
    if last.heading:
        depth = len(last.under) + 1
        heading = passages[place].headings[:depth]
        while place + 1 < len(passages) and passages[place + 1].headings[:depth] == heading:
            place += 1
    return place
