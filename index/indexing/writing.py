"""Documents to a generation: their fields merged beside the old one, synced, and made current in one transaction."""

import os
import shutil
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.analysis import FIELDS
from index.indexing.report import Progress
from index.postings import merging
from index.postings.statistics import YEARS, Saturation
from index.readers import Refused, printable
from index.storage.documents import Document, Segments
from index.storage.passage_file import PASSAGE_FILE, write_passages
from index.storage.store import GenerationFacts, Store, told
from index.storage.syncing import sync_path

SATURATIONS = {
    "words": Saturation(),
    "bigrams": Saturation(),
    "names": Saturation(k1=0.0, b=0.0),
    "years": YEARS,
    "numerals": Saturation(),
}
"""How a field is scored by `topk`. Names are there or not: how often does not matter."""

_MERGE_FROM = 100_000
"""Passages from which on fields are merged in processes of their own."""


def write_generation(
    store: Store,
    documents: Sequence[Document],
    facts: tuple[int, Sequence[Refused], Sequence[Path]],
    progress: Callable[[Progress], None],
) -> int:
    """Write the generation beside the old one, sync it, and make it current in one transaction.

    `facts` are the number of files, the refused, and the paths that were indexed. What has been written goes at once
    when that fails: a full disk is not left full.
    """
    generation = store.begin_generation()
    final = store.directory(generation)
    partial = final.with_name(f"{generation}.partial")
    steps = len(FIELDS) + 3
    progress(Progress("writing", 0, steps))
    files, refused, paths = facts
    try:
        with told(store.data):
            partial.mkdir()
            with closing(_merged(store.path, documents, partial)) as merged:
                for number, _ in enumerate(merged, 1):
                    progress(Progress("writing", number, steps))
            merging.sync(partial)
            partial.rename(final)
            sync_path(final.parent)
        progress(Progress("writing", steps - 1, steps))
        created = datetime.now(UTC).isoformat(timespec="seconds")
        listed = [(printable(str(item.path)), item.reason) for item in refused]
        store.publish(
            generation, documents, GenerationFacts(created, files, listed, [path.absolute() for path in paths])
        )
    except BaseException:
        if generation not in store.generations():
            for left in (partial, final):
                shutil.rmtree(left, ignore_errors=True)
        raise
    progress(Progress("writing", steps, steps))
    return generation


def _merged(database: Path, documents: Sequence[Document], directory: Path) -> Generator[str, None, None]:
    """Write the fields and the passages, each in a process of its own when there is enough to do.

    Gives the names of the files as they are done.
    """
    tasks = [(Segments(database, field, documents), field, directory, SATURATIONS[field]) for field in FIELDS]
    facts: dict[str, dict[str, Any]] = {}
    if sum(document.passages for document in documents) < _MERGE_FROM:
        for task in tasks:
            with closing(task[0]):
                facts[task[1]] = merging.merge_field(*task)
            yield task[1]
        write_passages(database, documents, directory)
    else:
        from index.indexing.processes import pool  # small collections need none

        with pool(min(os.cpu_count() or 1, len(tasks) + 1)) as processes:
            futures = {task[1]: processes.submit(merging.merge_field, *task) for task in tasks}
            passages = processes.submit(write_passages, database, documents, directory)
            for field, future in futures.items():
                facts[field] = future.result()
                yield field
            passages.result()
    yield PASSAGE_FILE
    merging.finish(directory, facts)
