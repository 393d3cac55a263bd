"""A corpus to a new generation: read, tokenise what changed, merge, and swap in atomically.

Whatever happens on the way (a refused file, a full disk, an interruption), the generation that was there stays
current; documents finished before an interruption are not read or tokenised again.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from index.errors import IndexDamaged, JianghuaError, NothingToIndex, PathRefused
from index.indexing.changes import compare
from index.indexing.preparing import Source, prepared, sources
from index.indexing.report import FileWarning, Progress, Report
from index.indexing.sweeping import sweep, sweep_unpublished
from index.indexing.writing import write_generation
from index.readers import SUFFIXES, FoundFile, Refused, find_files
from index.storage.documents import Document
from index.storage.lock import acquire_for_reindex
from index.storage.repairing import RebuiltStore
from index.storage.store import Store, told

_SETTINGS = ".json"


def reindex(
    data: Path,
    paths: Sequence[Path],
    progress: Callable[[Progress], None] = lambda _: None,
    left_out: Container[Path] = (),
) -> Report:
    """Build a generation from files and folders, but for those `left_out` (whole paths), and make it the current one.

    Raises NothingToIndex when no passage was found (the message lists the refused files), PathRefused when one of
    `paths` itself does not exist or cannot be read, Busy when another reindex
    runs on `data`, JianghuaError when the disk fails. The old generation answers in all these cases. A damaged
    database is made anew from what is whole in it, and from the files.
    """
    found, refused = find_files(paths, left_out)
    if not found:
        raise NothingToIndex(_nothing(paths, refused))
    named = next((item for item in refused if item.path in paths), None)
    if named:
        raise PathRefused(f"nothing was rebuilt, the index is unchanged: {named.path}: {named.reason}")
    with _only_one(data):
        try:
            return _reindexed(Store(data), paths, found, refused, progress)
        except IndexDamaged:
            # What is whole is taken over into another database, the rest is read again from its files.
            return _reindexed(RebuiltStore(data), paths, found, refused, progress)


def _reindexed(
    store: Store,
    paths: Sequence[Path],
    found_files: Sequence[FoundFile],
    refused: Sequence[Refused],
    progress: Callable[[Progress], None],
) -> Report:
    begun = time.monotonic()
    with closing(store), _room_given_back(store):
        store.check()
        if not store.is_rebuilt:  # those of the damaged database answer until it is replaced
            sweep_unpublished(store.data, store.generations())
        before = store.keys()
        documents, files, more, warnings = _documents(store, found_files, progress)
        refused = [*refused, *more]
        passages = sum(document.passages for document in documents)
        if passages == 0:
            raise NothingToIndex(_nothing(paths, refused))
        generation = write_generation(store, documents, (files, refused, paths), progress)
        changes = compare(before, store.keys())
        store.install()
        with suppress(JianghuaError):  # the new generation is current; the next reindex sweeps what is left
            if store.is_rebuilt:
                sweep_unpublished(store.data, [generation])
            else:
                sweep(store)
    return Report(
        generation=generation,
        speeches=sum(document.speeches for document in documents),
        passages=passages,
        files=files,
        unchanged=files - len(changes.added) - len(changes.changed),
        refused=tuple(refused),
        seconds=time.monotonic() - begun,
        warnings=tuple(warnings),
        changes=changes,
        is_rebuilt=store.is_rebuilt,
    )


@contextmanager
def _room_given_back(store: Store) -> Iterator[None]:
    """Where a reindex fails, for want of room perhaps, drop what it has stored: a full disk is not left full.

    After an interruption it stays, for the next one goes on from there.
    """
    try:
        yield
    except (NothingToIndex, IndexDamaged):
        raise
    except JianghuaError:
        with suppress(JianghuaError):
            store.abandon()
        raise


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    with told(data):
        data.mkdir(parents=True, exist_ok=True)
        lock = acquire_for_reindex(data)
    with lock:
        yield


def _nothing(paths: Sequence[Path], refused: Sequence[Refused]) -> str:
    if refused:
        reasons = "; ".join(f"{item.path}: {item.reason}" for item in refused)
        return f"no speeches found to index: {reasons}"
    where = ", ".join(str(path) for path in paths)
    return f"no speeches found to index: {where}: give {', '.join(SUFFIXES)} files"


def _documents(
    store: Store, files: Sequence[FoundFile], progress: Callable[[Progress], None]
) -> tuple[list[Document], int, list[Refused], list[FileWarning]]:
    """Bring every file's documents into the store.

    Gives them in the files' order, the number of files they come from, the refused, and what is to be known of those
    that were read now.
    """
    listed, reasons, uncorrected = sources(files)
    known = {number: document for number, source in enumerate(listed) if (document := store.document(source.key))}
    changed = [number for number in range(len(listed)) if number not in known]
    warnings: list[FileWarning] = []
    progress(Progress("reading", len(known), len(listed)))
    with closing(prepared([listed[number] for number in changed], reasons, store.data)) as results:
        for number, made in results:
            source = listed[changed[number]]
            if isinstance(made, str):
                reasons.setdefault(source.file, made)
            elif source.file not in reasons:
                warnings.extend(FileWarning(source.origin.shown, warning) for warning in made.warnings)
                # The same content twice under one name: the first has just been stored.
                known[changed[number]] = store.document(made.key) or store.add_document(
                    made.key, source.origin.name, made.speeches, made.passages, made.segments
                )
            progress(Progress("reading", len(listed) - len(changed) + number + 1, len(listed)))
    warnings += _same(
        [source for source in listed if source.file not in reasons], {listed[number] for number in changed}
    )
    # A file is refused as a whole: parts of it that were stored are in no generation and will be swept.
    # The same content under one name is one document, and stands in the collection once.
    documents = list(dict.fromkeys(known[number] for number in sorted(known) if listed[number].file not in reasons))
    refused = _told_once([Refused(files[file].shown, reason) for file, reason in sorted(reasons.items())])
    return documents, len(files) - len(reasons), [*refused, *uncorrected], warnings


def _told_once(refused: Sequence[Refused]) -> list[Refused]:
    """Name JSON files that are refused for one reason once: beside texts they are settings of programs by the dozen."""
    alike: dict[str, list[Refused]] = defaultdict(list)
    for each in refused:
        alike[each.reason if each.path.suffix.lower() == _SETTINGS else str(each.path)].append(each)
    return [
        replace(first, reason=f"{first.reason}; so are {len(others)} more {_SETTINGS} files") if others else first
        for first, *others in alike.values()
    ]


def _same(listed: Sequence[Source], changed: Container[Source]) -> list[FileWarning]:
    """Tell of each file that is new or changed which other one has the same content."""
    holders: dict[str, list[Source]] = defaultdict(list)
    for source in listed:
        if source.part is None and source.origin.member is None:
            holders[source.key.split(" ", 1)[0]].append(source)
    return [
        FileWarning(other.origin.shown, f"has the same content as {first.origin.name}; both are indexed")
        for first, *others in holders.values()
        for other in others
        if first in changed or other in changed
    ]
