"""An opened generation, and one that follows the current generation while a reindex replaces it."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from index import analysis
from index.analysis.folding import fold
from index.bound_answers import BoundAnswer, LatestAnswers, bound_passage, question_key, with_bound
from index.errors import IndexDamaged
from index.examples import examples
from index.model import Answer, Certainty, Occurrences, Order, Passage, Speech
from index.postings import Postings
from index.query.own_words import LatestWords, OwnWords
from index.query.quotations import AskedWording, asked_quotation, stated
from index.query.syntax import parse_question
from index.retrieval.reader import LocalReader, Reader
from index.search import Searcher
from index.search.in_time import mentions_in_time
from index.search.quoting import COMPARED, compared, searched_words
from index.semantic.encoder import is_available
from index.semantic.similarity import LatestVectors, Similarity
from index.storage.connection import connect, current, identity
from index.storage.snapshot import Snapshot
from index.suggestions import rotated, suggestions

_SPREAD = 3
"""Times as many examples are made as a question gets, so that the next one gets others."""

MOST_NAMED = 1000
"""Speeches that are read for a name: what more of them go by names none."""


class Index:
    """One generation, open for questions. Methods block and may be called from any thread."""

    def __init__(
        self,
        snapshot: Snapshot,
        reader: Reader,
        similarity: Callable[[], Similarity | None] | None = None,
        own_words: Callable[[], OwnWords] = OwnWords,
        answers: Callable[[], Mapping[str, BoundAnswer]] = dict,
    ) -> None:
        """`reader` is what the search reads; `similarity` gives the vectors that there are.

        `own_words` gives what the administrator says of words, `answers` the questions bound to a passage.
        """
        self.snapshot = snapshot
        self._answers = answers
        self.reader = reader
        self._searcher = Searcher(
            reader, similarity=similarity, speeches=cache(snapshot.speech_rows), own_words=own_words
        )
        self._examples: list[str] = []
        self._examples_made = 0
        self._examples_lock = threading.Lock()

    @property
    def generation(self) -> int:
        """The number of the generation that is open."""
        return self.snapshot.generation

    def search(self, question: str, limit: int = 10, within: int | None = None) -> Answer:
        """Answer a question with up to `limit` passages; `within` is the id of the one speech to look in.

        A speech that this generation does not have holds no answer.
        """
        rows = None if within is None else self.snapshot.rows_of(within) or range(0)
        query = parse_question(question)
        if query.mention is not None and query.order is not None and within is None:
            answer = mentions_in_time(self, question, query.mention, query.order, limit)
            if answer is not None:
                return answer
        quoted = asked_quotation(question)
        answer = self._found(question, limit, rows) if quoted is None else self._checked(question, quoted, limit, rows)
        bound = None if within is not None else self._bound(question)
        if bound is not None:
            return with_bound(answer, bound, limit)
        if query.origin is None or within is not None or answer.certainty == Certainty.SURE:
            return answer
        # Where no passage tells when it was put forward, the first that speaks of it does.
        return mentions_in_time(self, question, query.origin, Order.OLDEST, limit) or answer

    def _found(self, question: str, limit: int, rows: range | None) -> Answer:
        """Answer a question, and compare what may be a copied sentence with the passage that answers."""
        answer = self._searcher.search(question, limit, rows)
        copied = None if answer.certainty == Certainty.NONE else stated(question)
        return answer if copied is None else compared(self, answer, copied, alone=True) or answer

    def _checked(self, question: str, quotation: AskedWording, limit: int, rows: range | None) -> Answer:
        """Answer a question for the wording of a quotation, or for who said so where its words are nobody's."""
        found = self._searcher.search(searched_words(quotation.words), max(limit, COMPARED), rows)
        checked = compared(self, found, quotation.words) or found
        if not quotation.literal and checked.certainty == Certainty.NONE:
            return self._searcher.search(question, limit, rows)
        return replace(checked, question=question, hits=checked.hits[:limit])

    def _bound(self, question: str) -> Passage | None:
        """Give the passage that an administrator chose for a question, None for none."""
        answers = self._answers()
        chosen = answers.get(question_key(question)) if answers else None
        return None if chosen is None else bound_passage(chosen, self.passage, self.occurrences)

    def occurrences(self, words: str, offset: int = 0, limit: int = 10) -> Occurrences:
        """Count where words stand letter for letter; give `limit` of the passages from `offset` on, in their order."""
        return self._searcher.occurrences(words, offset, limit)

    def passage(self, passage_id: int) -> Passage | None:
        """Give a passage by its id; None when this generation does not have it."""
        return self.snapshot.passage(passage_id)

    def read(self, passages: Iterable[int]) -> Mapping[int, Passage]:
        """Give those of some passages that can be read, by their ids, at once."""
        rows = {number: row for number in passages if (row := self.snapshot.row(number)) is not None}
        return dict(zip(rows, self.snapshot.texts(list(rows.values())), strict=True))

    def speech_of(self, passage_id: int) -> int | None:
        """Give the id of a passage's speech without reading either; None when this generation does not have it."""
        row = self.snapshot.row(passage_id)
        if row is None:
            return None
        return self.snapshot.speech_id(int(self._searcher.retriever.speeches.of(np.array([row]))[0]))

    def speech(self, speech_id: int) -> Speech | None:
        """Give a speech by its id; None when this generation does not have it."""
        return self.snapshot.speech(speech_id)

    def speeches(self) -> Sequence[Speech]:
        """Give all speeches, in collection order."""
        return self.snapshot.speeches()

    def speeches_named(self, words: str, share: float = 1.0) -> list[Speech]:
        """Give the speeches whose names hold at least this share of the character pairs of some words.

        Names are the title and those around it, the speaker, and how the text opens. Those that hold most of the words
        come first, `MOST_NAMED` in all.
        """
        pairs = analysis.bigrams(fold(words))
        known = self._searcher.retriever.speeches
        numbers = known.going_by(pairs) if share == 1 else known.sharing(pairs, share)
        found = (self.speech(self.snapshot.speech_id(number)) for number in numbers[:MOST_NAMED].tolist())
        return [speech for speech in found if speech is not None]

    def passages(self, speech_id: int) -> Sequence[Passage]:
        """Give the passages of a speech, in order; empty when this generation does not have it."""
        return self.snapshot.passages(speech_id)

    def passages_of(self, speeches: Sequence[int]) -> Iterator[Sequence[Passage]]:
        """Give the passages of each of some speeches, read one after another."""
        self.reader.foresee(
            lambda: self.reader.texts([row for each in speeches for row in self.snapshot.rows_of(each) or ()])
        )
        return map(self.passages, speeches)

    def examples(self, number: int) -> list[str]:
        """Give up to `number` questions that this very collection can answer; the first call costs some searches."""
        with self._examples_lock:
            if self._examples_made < number:
                self._examples = examples(
                    self.snapshot.speech_ids(),
                    self.speech,
                    self.passages,
                    lambda question: self.search(question, 1),
                    number,
                )
                self._examples_made = number
            return self._examples[:number]

    def suggestions(self, answer: Answer, number: int) -> list[str]:
        """Give up to `number` questions near the one that an answer found nothing for, else examples."""
        near = suggestions(answer, lambda question: self.search(question, 1), number)
        others = rotated(self.examples(_SPREAD * number), answer.question) if len(near) < number else []
        return list(dict.fromkeys([*near, *others]))[:number]

    def verify(self) -> None:
        """Read the whole generation and compare it with its checksums; raises IndexDamaged where it does not fit.

        A question looks only at the checksums of what it reads.
        """
        self.snapshot.verify()

    def warm(self) -> None:
        """Load what the first question would load."""
        self._searcher.warm()


class LocalIndex(Index):
    """One generation on this machine, with its lists."""

    def __init__(self, data: Path, generation: int, *, own_words: bool = True) -> None:
        """Open a generation; without `own_words` the administrator's words have no effect."""
        snapshot = Snapshot(data, generation)
        self.postings = Postings.open(snapshot.directory)
        vectors = LatestVectors(data, snapshot.members())
        reader = LocalReader(self.postings, snapshot)
        words = LatestWords(data).get if own_words else OwnWords
        super().__init__(snapshot, reader, vectors.get if is_available() else None, words, LatestAnswers(data).get)

    def verify(self) -> None:
        """Read the whole generation and compare it with its checksums; raises IndexDamaged where it does not fit.

        A question looks only at the checksums of what it reads.
        """
        self.postings.verify()
        super().verify()


class Live:
    """Follows the current generation of a data directory. Methods may be called from any thread."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int, int] | None = None
        self._index: Index | None = None

    def get(self) -> Index:
        """Give the current generation, opened; raises IndexMissing where there is none yet.

        A question that is being answered keeps the index it was given; that one is let go with its last user.
        """
        with self._lock:
            if self._connection is None or self._file != identity(self.data):
                # Someone moved the database away, as a message about damage advises; the new one counts from 1 again.
                # Or someone wrote one that we only read.
                self._let_go()
                self._connection, self._file = connect(self.data), identity(self.data)
                self._close = weakref.finalize(self, self._connection.close)
            generation = current(self._connection, self.data)
            if self._index is None or self._index.generation != generation:
                self._index = open_index(self.data)
            return self._index

    def figures(self) -> Mapping[str, float]:
        """Give what is counted of the way to the index, by name: on one machine nothing."""
        return {}

    def close(self) -> None:
        """Let go of the index and the database."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._close()
        self._connection = self._index = None


def open_index(data: Path, *, own_words: bool = True) -> LocalIndex:
    """Open the current generation of a data directory; raises IndexMissing or IndexDamaged.

    Without `own_words` the administrator's words have no effect.
    """
    connection = connect(data)
    try:
        while True:
            generation = current(connection, data)
            try:
                return LocalIndex(data, generation, own_words=own_words)
            except IndexDamaged:
                # A reindex may have replaced and swept it away between the two looks.
                if current(connection, data) == generation:
                    raise
    finally:
        connection.close()
