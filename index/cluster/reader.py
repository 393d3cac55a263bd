"""The shards of a generation read as one: requests split by shard, their answers put together by row."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.cluster.asking import Asking, Wanted
from index.cluster.catalog import Catalog
from index.cluster.requests import CheckedRows, CountWords, FindRows, FoundRows, Request, RowNumbers
from index.errors import ShardsMissing
from index.model import Passage
from index.postings.steps import Scores
from index.postings.topk import Best
from index.retrieval.exact import CHECKED, ExactWords, RowCount, WordCounts
from index.retrieval.passages import PassageCache
from index.retrieval.reader import Chosen, Lookup
from index.retrieval.speeches import Rows

Requests = Mapping[int, Sequence[Request]]
"""Requests by the number of their shard."""

_TEXTS = 400
"""Passages that all shards together send along with the rows that they find; the others are asked for by row."""


class Transport(Protocol):
    """The way to the shards of one generation. Methods may be called from any thread."""

    def ask(self, requests: Requests, deadline: float) -> Mapping[int, Sequence[Any]]:
        """Ask several shards at once; give the answers by `deadline` (monotonic seconds), none for a shard lacking."""


class _NotReadYet(Exception):
    """Ends work that is only done to find out what it reads."""


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
        self._texts = max(_TEXTS // max(self.shards, 1), 1)
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

    def foresee(self, work: Callable[[], object]) -> None:
        """Find out what some work will read, and have the next call bring it."""
        with self.asking() as asking, suppress(_NotReadYet):
            asking.foreseeing = True
            try:
                work()
            finally:
                asking.foreseeing = False

    def _ask(self, asking: Asking, requests: Mapping[int, Request]) -> Mapping[int, Any]:
        """Ask the shards, also for what is wanted besides; give the answers to these requests."""
        if asking.foreseeing:
            raise _NotReadYet
        wanted, asking.wanted = asking.wanted, Wanted()
        asked = {shard: [request] for shard, request in requests.items()}
        for shard, more in wanted.requests(self._map.shards, self._map).items():
            asked.setdefault(shard, []).extend(more)
        asked = {shard: each for shard, each in asked.items() if shard not in asking.missing}
        if not asked:
            return {}
        asking.rounds += 1
        answers = self._transport.ask(asked, asking.deadline)
        asking.missing.update(asked.keys() - answers.keys())
        asking.take(self._map, asked, answers)
        return {shard: answer[0] for shard, answer in answers.items() if shard in requests}

    def look_up(self, lookup: Lookup) -> Chosen:
        """Choose rows for a question."""
        with self.asking() as asking:
            answers: Mapping[int, FoundRows] = self._ask(asking, self._requests(lookup))
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

    def _requests(self, lookup: Lookup) -> dict[int, FindRows]:
        parts = _by_shard((number, self._map.pieces(rows)) for number, rows in enumerate(lookup.parts or ()))
        each = _by_shard((number, self._map.pieces(rows)) for number, rows in enumerate(lookup.each))
        rows = self._map.split(np.array(lookup.rows, np.intp))
        others = self._map.split(np.array(lookup.others, np.intp))
        weighings = tuple(map(tuple, lookup.weighings))
        shards = self._map.shards if lookup.parts is None else sorted({*parts, *each, *rows, *others})
        gains = tuple(lookup.gains().tolist())
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
                gains=gains,
                texts=min(lookup.limit, self._texts),
            )
            for shard in shards
        }

    def _merged(
        self, by_shard: Sequence[tuple[int, Sequence[tuple[int, Best]]]], number: int, limit: int
    ) -> list[Best]:
        rows: list[list[RowNumbers]] = [[np.empty(0, np.intp)] for _ in range(number)]
        scores: list[list[Scores]] = [[np.empty(0)] for _ in range(number)]
        for shard, parts in by_shard:
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
        with self.asking() as asking:
            wanted = [tuple(group) for group in groups]
            fresh = dict.fromkeys(group for group in wanted if group not in asking.together)
            asking.wanted.together.update(fresh)
            if fresh and not asking.foreseeing:
                self._ask(asking, {})
            return iter([asking.together.get(group, False) for group in wanted])

    def shared(self, word: str, others: Sequence[str]) -> Iterator[int]:
        """Give the number of rows that hold a word and each of some others."""
        with self.asking() as asking:
            wanted = [(word, other) for other in others]
            fresh = dict.fromkeys(pair for pair in wanted if pair not in asking.shared)
            asking.wanted.shared.update(fresh)
            if fresh and not asking.foreseeing:
                self._ask(asking, {})
            return iter([asking.shared.get(pair, 0) for pair in wanted])

    def speeches_with(self, bigram: str) -> int:
        """Give the number of speeches with a passage, or a title, that has a pair of characters."""
        return self._catalog.speeches_with(bigram)

    def count_words(self, words: str, limit: int) -> WordCounts:
        """Count some words, letter for letter, in the first `limit` rows that may have them."""
        request = CountWords(words, limit)
        with self.asking() as asking:
            answers: Mapping[int, WordCounts] = self._ask(asking, dict.fromkeys(self._map.shards, request))
        looked = [self._map.back(shard, each.looked) for shard, each in answers.items()]
        rows = np.sort(np.concatenate([np.empty(0, np.intp), *looked]))
        counts = []
        for shard, each in answers.items():
            own = self._map.back(shard, np.array([count.row for count in each.counts], np.intp)).tolist()
            counts += [RowCount(row, count.speech, count.times) for row, count in zip(own, each.counts, strict=True)]
        counts = sorted((count for count in counts if not len(rows[limit:]) or count.row < rows[limit]), key=_row)
        complete = len(rows) <= limit and all(each.complete for each in answers.values())
        return WordCounts(counts, rows[:limit], complete=complete)

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for; raises ShardsMissing where a shard falls silent.

        Of a shard that is known to be missing they are empty.
        """
        with self.asking() as asking:
            read = self._catalog.openings([row for row in rows if row not in asking.read])
            left = [row for row in rows if row not in read and row not in asking.read]
            asking.wanted.rows.update(left)
            known = set(asking.missing)
            if left:
                self._ask(asking, {})
            if not asking.missing <= known:
                raise ShardsMissing("a part of the collection does not answer; ask again in a moment")
            for row in rows:
                if row not in read:
                    told = asking.read.get(row)
                    read[row] = self._catalog.unread(row) if told is None else Passage(*told)
        return [read[row] for row in rows]


def _row(count: RowCount) -> int:
    return count.row


def _by_shard(parts: Iterable[tuple[int, Iterable[tuple[int, range]]]]) -> dict[int, list[tuple[int, range]]]:
    found: dict[int, list[tuple[int, range]]] = {}
    for number, pieces in parts:
        for shard, rows in pieces:
            found.setdefault(shard, []).append((number, rows))
    return found
