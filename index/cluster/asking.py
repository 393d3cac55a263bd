"""One question on its way to the shards: what is known by now, and what the next call shall bring along."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from index.cluster.requests import CountShared, FindTogether, FoundRows, PassageFields, ReadPassages, Request
from index.cluster.rows import RowMap

Pairs = tuple[str, ...]
"""Pairs of characters that may stand in one row."""


@dataclass(slots=True)
class Wanted:
    """What the next call shall bring."""

    together: dict[Pairs, None] = field(default_factory=dict)
    shared: dict[tuple[str, str], None] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)

    def requests(self, shards: Iterable[int], rows: RowMap) -> dict[int, list[Request]]:
        """Give what each shard is asked for that."""
        everywhere: list[Request] = []
        if self.together:
            everywhere.append(FindTogether(tuple(self.together)))
        if self.shared:
            everywhere.append(CountShared(tuple(self.shared)))
        asked = {shard: list(everywhere) for shard in shards} if everywhere else {}
        if self.rows:
            for shard, (_, local) in rows.split(np.array(sorted(self.rows), np.intp)).items():
                asked.setdefault(shard, []).append(ReadPassages(tuple(local.tolist())))
        return asked


@dataclass(slots=True)
class Asking:
    """What is known of one question on its way: how long it may take, which shards are silent, what others said."""

    deadline: float
    missing: set[int] = field(default_factory=set)
    rounds: int = 0
    foreseeing: bool = False
    """Whether what is asked for is only noted, for the next call."""
    wanted: Wanted = field(default_factory=Wanted)
    together: dict[Pairs, bool] = field(default_factory=dict)
    shared: dict[tuple[str, str], int] = field(default_factory=dict)
    read: dict[int, PassageFields] = field(default_factory=dict)

    @property
    def late(self) -> bool:
        """Whether its time is over."""
        return time.monotonic() > self.deadline

    def take(
        self, rows: RowMap, requested: Mapping[int, Sequence[Request]], answers: Mapping[int, Sequence[Any]]
    ) -> None:
        """Take in what the shards told of what was wanted."""
        for shard, requests in requested.items():
            for request, answer in zip(requests, answers.get(shard, ()), strict=False):
                match request:
                    case FindTogether(groups):
                        for group, found in zip(groups, answer, strict=True):
                            self.together[group] = self.together.get(group, False) or found
                    case CountShared(pairs):
                        for pair, number in zip(pairs, answer, strict=True):
                            self.shared[pair] = self.shared.get(pair, 0) + number
                    case ReadPassages(local):
                        self._keep(rows, shard, local, answer)
                if isinstance(answer, FoundRows):
                    self._keep(rows, shard, answer.read, answer.passages)

    def _keep(self, rows: RowMap, shard: int, local: Sequence[int], passages: Sequence[PassageFields]) -> None:
        self.read.update(zip(rows.back(shard, np.array(local, np.intp)).tolist(), passages, strict=True))
