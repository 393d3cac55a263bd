"""A database made beside a damaged one: what is whole in that is taken over, and then the new one takes its place."""

import sqlite3
from contextlib import ExitStack, suppress
from pathlib import Path

from index.analysis import FIELDS
from index.errors import IndexDamaged
from index.storage.connection import DATABASE, GENERATIONS, REBUILT
from index.storage.documents import Document, document_rows, document_segments
from index.storage.first_ids import first_numbers
from index.storage.store import KEYS, Store
from index.storage.syncing import sync_path


class RebuiltStore(Store):
    """A `Store` that takes documents which are whole over from the damaged database, under the same ids."""

    is_rebuilt = True

    def __init__(self, data: Path) -> None:
        super().__init__(data, REBUILT)
        with ExitStack() as failed:
            failed.callback(super().close)
            self._damaged = sqlite3.connect(data / DATABASE, timeout=30)
            failed.callback(self._damaged.close)
            numbers = first_numbers(self._damaged, data / GENERATIONS)
            with self.told(), self.db.atomic():
                for name, value in numbers.items():
                    self.set_counter(name, value)
            failed.pop_all()

    def document(self, key: str) -> Document | None:
        """Find a document by the key of its content, here or whole in the damaged database."""
        return super().document(key) or self._taken_over(key)

    def _taken_over(self, key: str) -> Document | None:
        try:
            found = document_rows(self._damaged, self.path, key)
            segments = {} if found is None else document_segments(self._damaged, self.path, found.id)
        except (sqlite3.Error, IndexDamaged):
            return None  # its file is read again
        if found is None or segments.keys() != set(FIELDS):
            return None
        with self.told(), self.db.atomic():
            self.insert(key, found, segments)
        return found.document

    def keys(self) -> list[tuple[str, str]]:
        """Give names and keys as `Store.keys`: before a generation is published, those that the damaged one tells."""
        found = super().keys()
        if not found:
            with suppress(sqlite3.Error):
                found = [(str(name), str(key)) for name, key in self._damaged.execute(KEYS)]
        return found

    def install(self) -> None:
        """Put it in the damaged database's place."""
        self.db.close()
        with self.told():
            sync_path(self.path)
            # SQLite would take what lies beside the damaged one for the new one's.
            for suffix in ("-wal", "-shm"):
                (self.data / f"{DATABASE}{suffix}").unlink(missing_ok=True)
            self.path.replace(self.data / DATABASE)
            sync_path(self.data)

    def close(self) -> None:
        """Close both databases, and drop this one where it was not put in the damaged one's place."""
        super().close()
        self._damaged.close()
        for left in self.data.glob(f"{REBUILT}*"):
            left.unlink()
