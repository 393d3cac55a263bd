"""One generation of a cluster, open for questions as one machine's is; what does not answer is said."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from index.bound_answers import LatestAnswers
from index.cluster.asking import Asking
from index.cluster.catalog import Catalog, CatalogSnapshot
from index.cluster.reader import ClusterReader, Transport
from index.errors import ShardsMissing
from index.index import Index
from index.model import Answer, Certainty, Occurrences, Passage
from index.query.own_words import LatestWords


class ClusterIndex(Index):
    """One generation of a cluster. Methods block and may be called from any thread."""

    def __init__(
        self,
        catalog: Catalog,
        transport: Transport,
        seconds: float,
        data: Path | None = None,
    ) -> None:
        """`seconds` is what one question may take; `data` is where the administrator's words are."""
        self.cluster = ClusterReader(catalog, transport, seconds)
        own = data or catalog.snapshot.data
        words, answers = LatestWords(own).get, LatestAnswers(own).get
        super().__init__(
            ClusterSnapshot(catalog.snapshot, self.cluster), self.cluster, own_words=words, answers=answers
        )

    def search(self, question: str, limit: int = 10, within: int | None = None) -> Answer:
        """Answer a question; where shards do not answer, from the others, and say which are missing."""
        with self.cluster.asking() as asking:
            # A shard that falls silent between two calls is left out of the next trial.
            for _ in range(self.cluster.shards + 1):
                try:
                    answer = super().search(question, limit, within)
                    break
                except ShardsMissing:
                    if asking.late:
                        answer = Answer(question, Certainty.NONE)
                        break
            else:
                answer = Answer(question, Certainty.NONE)
            return replace(answer, missing_shards=_missing(asking), shards=self.cluster.shards)

    def read(self, passages: Iterable[int]) -> Mapping[int, Passage]:
        """Give those of some passages whose shards answer, by their ids."""
        wanted = list(passages)
        with self.cluster.asking() as asking:
            while True:
                with suppress(ShardsMissing):  # one more is known to be missing with each
                    found = super().read(wanted)
                    return {number: passage for number, passage in found.items() if passage.text or not asking.missing}

    def examples(self, number: int) -> list[str]:
        """Give questions that this collection can answer; none while a part of it does not."""
        try:
            return super().examples(number)
        except ShardsMissing:
            return []

    def occurrences(self, words: str, offset: int = 0, limit: int = 10) -> Occurrences:
        """Count where words stand letter for letter; not complete where shards do not answer."""
        with self.cluster.asking() as asking:
            found = super().occurrences(words, offset, limit)
            return replace(found, complete=found.complete and not asking.missing)


def _missing(asking: Asking) -> tuple[int, ...]:
    return tuple(sorted(asking.missing))


class ClusterSnapshot(CatalogSnapshot):
    """The speeches of one generation, and its passages, which are read from the shards."""

    def __init__(self, snapshot: CatalogSnapshot, reader: ClusterReader) -> None:
        super().__init__(snapshot.data, snapshot.generation)
        self._reader = reader

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""
        return self._reader.texts(rows)

    def passage(self, passage_id: int) -> Passage | None:
        """Give a passage by id, None when this generation does not have it."""
        row = self.row(passage_id)
        return None if row is None else self._reader.texts([row])[0]

    def passages(self, speech_id: int) -> list[Passage]:
        """Give the passages of a speech in order; empty when this generation does not have it."""
        return self._reader.texts(self.rows_of(speech_id) or ())
