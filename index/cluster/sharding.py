"""Which document is in which shard, and which shards of a generation have to be written."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.cluster.catalog_files import CatalogWriter
from index.cluster.copying import is_sealed_folder
from index.cluster.manifest import ClusterManifest, ShardFacts
from index.cluster.shard_files import SEGMENTS, PlacedDocument, ReadDocument, WriteTask
from index.indexing.writing import SATURATIONS
from index.postings import FORMAT
from index.storage.connection import DATABASE

DRIFT = 1.05
"""Times the mean length up to which impacts hold that are written for it: until then, shards stay as they are."""

Placed = tuple[int, PlacedDocument]
"""A document after the number of its shard."""


def known_documents(
    catalog: CatalogWriter, before: ClusterManifest | None, shared: Path
) -> tuple[dict[str, Placed], dict[str, Placed]]:
    """Give the documents of the last generation by key, those apart whose shard is gone from the shared path."""
    folders = {} if before is None else {facts.number: shared / facts.path for facts in before.shards}
    known: dict[str, Placed] = {}
    lost: dict[str, Placed] = {}
    for key, (number, shard, passages, speeches, first_passage, first_speech, name) in catalog.known().items():
        folder = folders[shard]
        own = number, first_passage, first_speech
        document = PlacedDocument(
            number,
            key,
            name,
            passages,
            speeches,
            first_passage,
            first_speech,
            folder / DATABASE,
            folder / SEGMENTS,
            own,
        )
        (known if is_sealed_folder(folder) else lost)[key] = shard, document
    return known, lost


def place_documents(
    keys: Sequence[str],
    known: Mapping[str, Placed],
    fresh: Mapping[str, ReadDocument],
    catalog: CatalogWriter,
    passages_a_shard: int,
) -> list[Placed]:
    """Give every document its shard: the one it had; new ones fill up the last shard, then others.

    One that is known and was read anew, for its shard was gone, keeps its numbers, too, where as much is in it.
    """
    kept = {key: known[key] for key in keys if key in known and _is_as_before(known[key][1], fresh.get(key))}
    catalog.lose(key for key in keys if key in known and key not in kept)
    loads: dict[int, int] = {}
    for shard, document in kept.values():
        loads[shard] = loads.get(shard, 0) + document.passages
    current = max((shard for shard, _ in known.values()), default=0)
    placed: list[Placed] = []
    for key in keys:
        read = fresh.get(key)
        if read is None:
            placed.append(kept[key])
            continue
        own = read.id, read.first_passage, read.first_speech
        if key in kept:
            shard, document = kept[key]
            placed.append((shard, replace(document, database=read.database, segments=read.database, own=own)))
            continue
        load = loads.get(current, 0)
        if load and load + read.passages > passages_a_shard:
            current += 1
        loads[current] = loads.get(current, 0) + read.passages
        number, first_passage, first_speech = catalog.reserve(read.passages, read.speeches)
        document = PlacedDocument(
            number, key, read.name, read.passages, read.speeches, first_passage, first_speech,
            read.database, read.database, own,
        )  # fmt: skip
        catalog.add(document, read.tokens)
        placed.append((current, document))
    return placed


def _is_as_before(document: PlacedDocument, read: ReadDocument | None) -> bool:
    return read is None or (read.passages, read.speeches) == (document.passages, document.speeches)


def mean_lengths(placed: Sequence[Placed], catalog: CatalogWriter) -> dict[str, float]:
    """Give the mean number of tokens of a passage in each field."""
    tokens = catalog.tokens([document.id for _, document in placed])
    rows = sum(document.passages for _, document in placed)
    return {field: tokens[field] / rows for field in SATURATIONS}


def planned_shards(
    shared: Path, placed: Sequence[Placed], means: Mapping[str, float], before: ClusterManifest | None, created: str
) -> tuple[list[ShardFacts], dict[int, WriteTask]]:
    """Give the shards of a generation, and the tasks of those that have to be written."""
    documents: dict[int, list[PlacedDocument]] = {}
    for shard, document in placed:
        documents.setdefault(shard, []).append(document)
    last = {} if before is None else {facts.number: facts for facts in before.shards}
    shards: list[ShardFacts] = []
    tasks: dict[int, WriteTask] = {}
    for shard, own in sorted(documents.items()):
        content = repr((FORMAT, [(document.id, document.key) for document in own]))
        kept = last.get(shard)
        if kept is not None and kept.content == _digest(content) and all(
            means[field] <= kept.bounds[field] for field in means
        ) and is_sealed_folder(shared / kept.path):  # fmt: skip
            shards.append(kept)
            continue
        bounds = {field: mean * DRIFT for field, mean in means.items()}
        path = f"shards/{shard:04}-{_digest(content + repr(bounds))}"
        passages = sum(document.passages for document in own)
        shards.append(ShardFacts(shard, path, passages, len(own), 0, bounds, _digest(content)))
        tasks[shard] = WriteTask(tuple(own), bounds, shared / path, created)
    return shards, tasks


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
