"""What is compared: each engine builds from tokens, opens what it has built, and gives the ten best for a question.

`Jianghua` is the first stage over one field of words, which is what the others do; `Whole` is everything that
`jianghua ask` does, from text: words and character pairs, reading the best fifty, silence, the sentence that answers.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tests.benchmarks.synthetic import Vocabulary, passages, tokens, write_records

if TYPE_CHECKING:
    import tantivy

K = 10
K1, B = 0.8, 0.75

Ask = Callable[[list[str]], object]


class Engine(Protocol):
    most: int
    """Passages up to which it is bearable."""
    questions: int
    """Questions of a pass: fewer where one takes a second."""

    def build(self, known: Vocabulary, number: int, directory: Path) -> None: ...

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask: ...


class Jianghua:
    most, questions = 10_000_000, 300

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        import numpy as np

        from index.postings import merging, segments

        keys = np.fromiter(map(segments.key, known.words), np.uint64, len(known.words))
        order = np.argsort(keys)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        parts = []
        for chunk in passages(known, number):
            lengths = np.array([len(passage) for passage in chunk])
            terms = rank.take(np.concatenate(chunk))
            held = segments.entries(terms, np.repeat(np.arange(len(chunk)), lengths), len(chunk))
            parts.append(segments.pack(segments.segment(keys[order][held.terms], held, lengths, ())))
        merging.merge({"words": parts}, directory)

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        from index.postings import Postings
        from index.postings.topk import Term, TopK
        from index.retrieval.bm25 import lucene_idf

        postings = Postings.open(directory)
        field, chooser = postings.fields["words"], TopK(postings)

        def ask(question: list[str]) -> object:
            words = list(dict.fromkeys(question))
            weights = [lucene_idf(field.count, df) for df in field.dfs(words)]
            return chooser.best([Term("words", *each) for each in zip(words, weights, strict=True)], K)

        return ask


class Whole:
    most, questions = 10_000_000, 300

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        from index import reindex

        write_records(known, number, directory / "passages.jsonl")
        reindex(directory / "data", [directory / "passages.jsonl"])

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        import bot.cli  # noqa: F401 - the collector looks for rubbish as seldom as in the program
        from index import open_index

        index = open_index(directory / "data")
        return lambda question: index.search("".join(question), K)


class RankBM25:
    most, questions = 100_000, 20

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        """It keeps nothing on disk."""

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        from rank_bm25 import BM25Okapi

        corpus = list(tokens(known, number))
        model = BM25Okapi(corpus, k1=K1, b=B)
        rows = range(number)
        return lambda question: model.get_top_n(question, rows, K)


class BM25S:
    most, questions = 1_000_000, 300
    backend = "numpy"

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        import bm25s
        import numpy as np

        numbers = [passage.tolist() for chunk in passages(known, number) for passage in chunk]
        used = np.unique(np.concatenate([np.unique(passage) for passage in numbers])).tolist()
        place = {word: position for position, word in enumerate(used)}
        corpus = [[place[word] for word in passage] for passage in numbers]
        model = bm25s.BM25(method="lucene", k1=K1, b=B)
        model.index((corpus, {known.words[word]: position for word, position in place.items()}), show_progress=False)
        model.save(str(directory))

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        import bm25s

        model = bm25s.BM25.load(str(directory), load_vocab=True)
        model.backend = self.backend
        if self.backend == "numba":
            model.activate_numba_scorer()
        return lambda question: model.retrieve(
            [question], k=K, show_progress=False, backend_selection=self.backend, n_threads=0
        )


class BM25SNumba(BM25S):
    backend = "numba"


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("row", stored=True)
    return builder.build()


class Tantivy:
    most, questions = 10_000_000, 300

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        import tantivy

        writer = tantivy.Index(_schema(), path=str(directory)).writer(1_000_000_000, 1)
        for row, words in enumerate(tokens(known, number)):
            writer.add_document(tantivy.Document(text=[" ".join(words)], row=row))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        import tantivy

        schema = _schema()
        index = tantivy.Index(schema, path=str(directory))
        searcher = index.searcher()

        def ask(question: list[str]) -> object:
            terms = [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word))
                for word in dict.fromkeys(question)
            ]
            return searcher.search(tantivy.Query.boolean_query(terms), K, count=False).hits

        return ask


class FTS5:
    most, questions = 1_000_000, 20

    def build(self, known: Vocabulary, number: int, directory: Path) -> None:
        with sqlite3.connect(directory / "fts.db") as database:
            database.execute("create virtual table passages using fts5(text, content='', detail='none')")
            rows = enumerate(tokens(known, number))
            database.executemany(
                "insert into passages(rowid, text) values (?, ?)", ((row, " ".join(words)) for row, words in rows)
            )

    def open(self, known: Vocabulary, number: int, directory: Path) -> Ask:
        database = sqlite3.connect(directory / "fts.db")
        statement = "select rowid from passages where passages match ? order by rank limit ?"

        def ask(question: Sequence[str]) -> object:
            words = " OR ".join('"' + word.replace('"', "") + '"' for word in dict.fromkeys(question))
            return database.execute(statement, [words, K]).fetchall()

        return ask


ENGINES: dict[str, Engine] = {
    "rank_bm25": RankBM25(),
    "FTS5": FTS5(),
    "tantivy": Tantivy(),
    "bm25s": BM25S(),
    "bm25s-numba": BM25SNumba(),
    "jianghua": Jianghua(),
    "whole": Whole(),
}
SAME_FILES = {"bm25s-numba": "bm25s"}
"""Engines that open what another has built."""
