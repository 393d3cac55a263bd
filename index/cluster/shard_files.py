"""A shard's files: documents read and tokenised for it, then written with the numbers that the catalog gave them."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.analysis import FIELDS
from index.cluster.copying import publish_folder
from index.cluster.dictionaries import count_speeches
from index.cluster.shard import GENERATION
from index.errors import damaged
from index.indexing.preparing import Source, prepared
from index.indexing.writing import SATURATIONS
from index.postings import Postings, merging
from index.postings.segments import unpack
from index.postings.steps import Places
from index.storage.connection import DATABASE
from index.storage.documents import Document, DocumentRows, document_rows, whole_segment
from index.storage.passage_file import write_passages
from index.storage.row_checksums import data_sum
from index.storage.store import GenerationFacts, Store

SEGMENTS = "segments.db"
"""The token cache of a shard, which only building reads."""

SPEECH_COUNTS = "bigrams.speeches.npy"
"""The number of speeches with each pair of characters, which only building reads."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Files, or parts of some, to read for a shard, and the database to put them into."""

    sources: tuple[Source, ...]
    output: Path


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read: its key, how much is in it, its tokens by field, and its numbers in `database`."""

    key: str
    name: str
    passages: int
    speeches: int
    tokens: Mapping[str, int]
    database: Path
    id: int
    first_passage: int
    first_speech: int


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of a task: its documents, why files were refused (by number), what is to be known of files."""

    documents: tuple[ReadDocument, ...]
    refused: Mapping[int, str]
    warnings: tuple[tuple[int, str], ...]


def read_documents(task: ReadTask) -> ReadResult:
    """Read, parse and tokenise files into a database on the shared path."""
    documents: dict[str, ReadDocument] = {}
    refused: dict[int, str] = {}
    warnings: list[tuple[int, str]] = []
    with _scratch() as scratch:
        store = Store(scratch)
        with closing(store), closing(prepared(task.sources, refused, scratch, workers=1)) as results:
            for number, made in results:
                source = task.sources[number]
                if isinstance(made, str):
                    refused.setdefault(source.file, made)
                    continue
                warnings.extend((source.file, warning) for warning in made.warnings)
                if source.key not in documents:
                    name = source.origin.name
                    stored = store.add_document(source.key, name, made.speeches, made.passages, made.segments)
                    documents[source.key] = _described(store, stored, source, task.output, made.segments)
        settle(scratch / DATABASE)
        task.output.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(scratch / DATABASE, task.output)
    return ReadResult(tuple(documents.values()), refused, tuple(warnings))


def _described(
    store: Store, stored: Document, source: Source, database: Path, segments: Mapping[str, bytes]
) -> ReadDocument:
    columns = "first_passage, first_speech"
    ((first_passage, first_speech),) = store.db.execute(f"select {columns} from documents where id = ?", [stored.id])  # noqa: S608
    tokens = {field: int(unpack(data).lengths.sum(dtype=np.int64)) for field, data in segments.items()}
    key, name = source.key, source.origin.name
    return ReadDocument(
        key, name, stored.passages, stored.speeches, tokens, database, stored.id, first_passage, first_speech
    )


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document of a shard with the numbers of the whole collection, and where it is copied from.

    `database` has the texts and `segments` the tokens, where it goes by the numbers `own`: document, first passage,
    first speech.
    """

    id: int
    key: str
    name: str
    passages: int
    speeches: int
    first_passage: int
    first_speech: int
    database: Path
    segments: Path
    own: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class WriteTask:
    """A shard to write into `target`: its documents in collection order, and the mean lengths its impacts hold for."""

    documents: tuple[PlacedDocument, ...]
    bounds: Mapping[str, float]
    target: Path
    created: str


def write_shard(task: WriteTask) -> int:
    """Write a shard's files; give the bytes that are copied of it."""
    with _scratch() as scratch:
        store = Store(scratch)
        with closing(store):
            with closing(Databases()) as databases:
                for document in task.documents:
                    made = numbered_rows(databases.get(document.database), document)
                    store.adopt(document.key, made, made.document)
            stored = [Document(each.id, each.passages, each.speeches) for each in task.documents]
            store.publish(GENERATION, stored, GenerationFacts(task.created, 0, [], []))
        settle(scratch / DATABASE)
        parts = SegmentFiles([(each.segments, each.own[0]) for each in task.documents])
        folder = scratch / "generations" / str(GENERATION)
        folder.mkdir(parents=True)
        facts = {}
        with closing(parts):
            for field in FIELDS:
                facts[field] = merging.merge_field(
                    parts.field(field), field, folder, SATURATIONS[field], task.bounds[field]
                )
            _write_segments(parts, [each.id for each in task.documents], scratch / SEGMENTS)
        merging.finish(folder, facts)
        write_passages(scratch / DATABASE, stored, folder)
        fields = Postings.open(folder).fields
        firsts = np.flatnonzero(fields["names"].lengths)
        np.save(scratch / SPEECH_COUNTS, count_speeches(fields["bigrams"], firsts))
        del fields
        return publish_folder(scratch, task.target, (SEGMENTS, SPEECH_COUNTS))


def numbered_rows(connection: sqlite3.Connection, document: PlacedDocument) -> DocumentRows:
    """Read a document where it lies and give its rows the numbers of the whole collection."""
    made = document_rows(connection, document.database, document.key)
    if made is None:
        raise damaged(document.database, "a document is missing")
    up, over = document.first_passage - made.first_passage, document.first_speech - made.first_speech
    speeches = [
        (number + over, document.id, title, outer, first + up, *rest)
        for number, _, title, outer, first, *rest in made.speeches
    ]
    passages = [(number + up, speech + over, *rest) for number, speech, *rest in made.passages]
    return DocumentRows(document.id, document.name, document.first_passage, passages, document.first_speech, speeches)


def settle(database: Path) -> None:
    """Make a database one file again, which may be copied and read without writing beside it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


class Databases:
    """Databases on the shared path, opened as they are read."""

    def __init__(self) -> None:
        self._open: dict[Path, sqlite3.Connection] = {}

    def get(self, path: Path) -> sqlite3.Connection:
        """Open a database that nobody writes any more."""
        if path not in self._open:
            self._open[path] = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
        return self._open[path]

    def close(self) -> None:
        """Close them."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()


class SegmentFiles:
    """Packed segments of documents that lie in several databases, read one at a time."""

    def __init__(self, documents: Sequence[tuple[Path, int]]) -> None:
        """`documents` are given by their database and their number in it."""
        self.documents = documents
        self._databases = Databases()

    def field(self, name: str) -> "FieldSegments":
        """Give the segments of one field."""
        return FieldSegments(self, name)

    def read(self, number: int, field: str) -> bytes:
        """Read one segment."""
        path, document = self.documents[number]
        query = "select data, sum from segments where document = ? and field = ?"
        row = self._databases.get(path).execute(query, [document, field]).fetchone()
        return whole_segment(path, document, field, *(row or (None, None)))

    def close(self) -> None:
        """Close the databases."""
        self._databases.close()


class FieldSegments(Sequence[bytes]):
    """The segments of one field, one a document."""

    def __init__(self, files: SegmentFiles, field: str) -> None:
        self._files, self._field = files, field

    def __len__(self) -> int:
        return len(self._files.documents)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        return self._files.read(number, self._field)


def _write_segments(parts: SegmentFiles, ids: Sequence[int], path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "create table segments"
            " (document integer, field text, data blob, sum integer, primary key (document, field))"
        )
        for number, document in enumerate(ids):
            read = [(field, parts.read(number, field)) for field in FIELDS]
            rows = [(document, field, data, data_sum(document, field, data)) for field, data in read]
            connection.executemany("insert into segments values (?, ?, ?, ?)", rows)
        connection.commit()


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="jianghua-shard-") as folder:
        yield Path(folder)


def speeches_counted(folder: Path) -> Places:
    """Read the number of speeches with each pair of characters of a shard."""
    counts: Places = np.load(folder / SPEECH_COUNTS, allow_pickle=False)
    return counts
