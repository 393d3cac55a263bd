"""The shards of a generation read as one: requests split by shard, their answers put together by row."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.cluster.catalog import Catalog
from index.cluster.requests import (
    CheckedRows,
    CountShared,
    CountWords,
    FindPossible,
    FindRows,
    FindTogether,
    FoundRows,
    ReadPassages,
    ReadSpeech,
    Request,
    RowNumbers,
)
from index.errors import JianghuaError
from index.model import Passage
from index.postings.steps import Scores
from index.postings.topk import Best
from index.retrieval.exact import CHECKED, ExactWords, RowCount
from index.retrieval.passages import PassageCache
from index.retrieval.reader import Chosen, Lookup
from index.retrieval.speeches import Rows

Requests = Mapping[int, Request]
"""Requests by the number of their shard."""


class Transport(Protocol):
    """The way to the shards of one generation. Methods may be called from any thread."""

    def ask(self, requests: Requests, deadline: float) -> Mapping[int, Any]:
        """Ask several shards at once; give the answers by `deadline` (monotonic seconds), none for a shard lacking."""


class ShardsMissing(JianghuaError):
    """Passages cannot be read, for their shards do not answer."""


@dataclass(slots=True)
class Asking:
    """What is known of one question on its way: how long it may take, and the shards that did not answer."""

    deadline: float
    missing: set[int] = field(default_factory=set)
    rounds: int = 0


class ClusterReader:
    """One generation on many machines. Methods may be called from any thread."""

    def __init__(self, catalog: Catalog, transport: Transport, seconds: float) -> None:
        """`seconds` is what a question may take, and a call outside of any question."""
        self.count = catalog.count
        self.statistics = catalog.statistics
        self.names = catalog.names
        self.top_names = catalog.top_names
        self.cache = PassageCache(self)
        self._catalog = catalog
        self._map = catalog.rows
        self._transport = transport
        self._seconds = seconds
        self.shards = len(catalog.rows.shards)
        self._local = threading.local()

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """Count all calls of this thread as those of one question, within one deadline."""
        outer = getattr(self._local, "asking", None)
        if outer is not None:
            yield outer
            return
        self._local.asking = Asking(time.monotonic() + self._seconds)
        try:
            yield self._local.asking
        finally:
            self._local.asking = None

    def _ask(self, requests: Requests) -> Mapping[int, Any]:
        with self.asking() as asking:
            live = {shard: request for shard, request in requests.items() if shard not in asking.missing}
            if not live:
                return {}
            asking.rounds += 1
            answers = self._transport.ask(live, asking.deadline)
            asking.missing.update(live.keys() - answers.keys())
            return answers

    def look_up(self, lookup: Lookup) -> Chosen:
        """Choose rows for a question."""
        answers: Mapping[int, FoundRows] = self._ask(self._requests(lookup))
        parts = 1 if lookup.parts is None else len(lookup.parts)
        found = [(shard, answer.parts) for shard, answer in answers.items()]
        each = [(shard, answer.each) for shard, answer in answers.items()]
        exact = self._standing(lookup.exact, answers)
        scores = {
            int(row): score
            for shard, answer in answers.items()
            for row, score in zip(
                self._map.back(shard, np.fromiter(answer.scored, np.intp, len(answer.scored))).tolist(),
                answer.scored.values(),
                strict=True,
            )
        }
        lost = set(lookup.rows) - scores.keys()
        return Chosen(
            parts=self._merged(found, parts, lookup.limit),
            each=self._merged(each, len(lookup.each), lookup.limit),
            exact=exact,
            scores=scores | dict.fromkeys(lost, 0.0),
            weighed=lambda rows: self._weighed(rows, answers, len(lookup.weighings)),
        )

    def _requests(self, lookup: Lookup) -> dict[int, Request]:
        parts = _by_shard((number, self._map.pieces(rows)) for number, rows in enumerate(lookup.parts or ()))
        each = _by_shard((number, self._map.pieces(rows)) for number, rows in enumerate(lookup.each))
        rows = self._map.split(np.array(lookup.rows, np.intp))
        others = self._map.split(np.array(lookup.others, np.intp))
        weighings = tuple(map(tuple, lookup.weighings))
        shards = self._map.shards if lookup.parts is None else sorted({*parts, *each, *rows, *others})
        none: RowNumbers = np.empty(0, np.intp)
        return {
            shard: FindRows(
                terms=tuple(lookup.terms),
                limit=lookup.limit,
                parts=None if lookup.parts is None else tuple(parts.get(shard, ())),
                each=tuple(each.get(shard, ())),
                exact=lookup.exact,
                rows=rows[shard][1] if shard in rows else none,
                others=others[shard][1] if shard in others else none,
                weighings=weighings,
            )
            for shard in shards
        }

    def _merged(self, found: Sequence[tuple[int, Sequence[tuple[int, Best]]]], number: int, limit: int) -> list[Best]:
        rows: list[list[RowNumbers]] = [[np.empty(0, np.intp)] for _ in range(number)]
        scores: list[list[Scores]] = [[np.empty(0)] for _ in range(number)]
        for shard, parts in found:
            for part, best in parts:
                rows[part].append(self._map.back(shard, best.rows))
                scores[part].append(best.scores)
        merged = []
        for some, theirs in zip(rows, scores, strict=True):
            every, values = np.concatenate(some), np.concatenate(theirs)
            order = np.lexsort((every, -values))[:limit]
            merged.append(Best(every[order], values[order]))
        return merged

    def _standing(self, exact: ExactWords | None, answers: Mapping[int, FoundRows]) -> list[int]:
        """Give the rows that have exact words, as one machine gives them that checks the best ones first."""
        if exact is None:
            return []
        checked: list[tuple[int, CheckedRows]] = [(shard, each.exact) for shard, each in answers.items() if each.exact]
        rows = np.concatenate([np.empty(0, np.intp), *(self._map.back(shard, each.rows) for shard, each in checked)])
        scores = np.concatenate([np.empty(0), *(each.scores for _, each in checked)])
        many = sum(each.number for _, each in checked) > exact.limit
        order = np.lexsort((rows, -scores)) if many else np.argsort(rows)
        standing = {
            row for shard, each in checked for row in self._map.back(shard, np.array(each.standing, np.intp)).tolist()
        }
        return [row for row in rows[order[:CHECKED]].tolist() if row in standing][: exact.limit]

    def _weighed(self, rows: Rows, answers: Mapping[int, FoundRows], number: int) -> list[Scores]:
        weighed = [np.zeros(len(rows)) for _ in range(number)]
        for shard, (places, local) in self._map.split(rows).items():
            answer = answers[shard]
            at = answer.rows.searchsorted(local)
            for scores, theirs in zip(weighed, answer.weighed, strict=True):
                scores[places] = theirs[at]
        return weighed

    def readable(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Tell of some rows whether their passages can be read: those of shards that have answered so far."""
        with self.asking() as asking:
            return ~np.isin(self._map.shards_of(rows), list(asking.missing))

    def together(self, groups: Sequence[Sequence[str]]) -> Iterator[bool]:
        """Tell of each group of character pairs whether one row holds all of them."""
        request = FindTogether(tuple(map(tuple, groups)))
        answers = self._ask(dict.fromkeys(self._map.shards, request)).values()
        return (any(answer[number] for answer in answers) for number in range(len(groups)))

    def shared(self, word: str, others: Sequence[str]) -> Iterator[int]:
        """Give the number of rows that hold a word and each of some others."""
        answers = self._ask(dict.fromkeys(self._map.shards, CountShared(word, tuple(others)))).values()
        return (sum(answer[number] for answer in answers) for number in range(len(others)))

    def speeches_with(self, bigram: str) -> int:
        """Give the number of speeches with a passage, or a title, that has a pair of characters."""
        return self._catalog.speeches_with(bigram)

    def possible_rows(self, words: str, limit: int) -> Rows:
        """Give the first `limit` rows that may have some words, as they are typed, ascending."""
        answers = self._ask(dict.fromkeys(self._map.shards, FindPossible(words, limit)))
        rows = [self._map.back(shard, np.asarray(found, np.intp)) for shard, found in answers.items()]
        return np.sort(np.concatenate([np.empty(0, np.intp), *rows]))[:limit]

    def count_in(self, words: str, rows: Rows) -> Sequence[RowCount]:
        """Count some words, letter for letter, in the passages of some rows; those without them are left out."""
        split = self._map.split(rows)
        answers = self._ask({shard: CountWords(words, local) for shard, (_, local) in split.items()})
        counts = []
        for shard, found in answers.items():
            own = self._map.back(shard, np.array([each.row for each in found], np.intp)).tolist()
            counts += [RowCount(row, each.speech, each.times) for row, each in zip(own, found, strict=True)]
        return sorted(counts, key=lambda count: count.row)

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for; raises ShardsMissing where a shard falls silent.

        Of a shard that is known to be missing they are empty.
        """
        read = self._catalog.openings(rows)
        left = np.array([row for row in rows if row not in read], np.intp)
        split = self._map.split(left)
        with self.asking() as asking:
            known = set(asking.missing)
            answers = self._ask({shard: ReadPassages(tuple(local.tolist())) for shard, (_, local) in split.items()})
            if not asking.missing <= known:
                raise ShardsMissing("a part of the collection does not answer; ask again in a moment")
        for shard, (places, _) in split.items():
            numbers = left[places].tolist()
            read.update(zip(numbers, answers.get(shard) or map(self._catalog.unread, numbers), strict=True))
        return [read[row] for row in rows]

    def speech_passages(self, speech: int, rows: range) -> list[Passage]:
        """Give the passages of a speech, whose rows these are; raises ShardsMissing where they cannot be read."""
        shard = next((shard for shard, _ in self._map.pieces(rows)), None)
        if shard is None:
            return []
        answers = self._ask({shard: ReadSpeech(speech)})
        if shard not in answers:
            raise ShardsMissing("this speech cannot be read, for its machines do not answer; ask again in a moment")
        passages: list[Passage] = answers[shard]
        return passages


def _by_shard(parts: Iterable[tuple[int, Iterable[tuple[int, range]]]]) -> dict[int, list[tuple[int, range]]]:
    found: dict[int, list[tuple[int, range]]] = {}
    for number, pieces in parts:
        for shard, rows in pieces:
            found.setdefault(shard, []).append((number, rows))
    return found
