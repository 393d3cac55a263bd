"""Who may use the bot: everyone, or people and chats that are listed or were let in. Every door asks `may_use`.

Those who were let in, and those who were told how to ask, are kept as keyed hashes in `access.json` of the data
directory.
"""

import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from bot.config import Settings
from index import JianghuaError

_LOG = logging.getLogger(__name__)

_FILE = "access.json"


class AccessList:
    """Who was let in and who was told; methods may be called from any thread."""

    def __init__(self, data: Path, pseudonym: Callable[[int], int]) -> None:
        self._path = data / _FILE
        self._pseudonym = pseudonym
        self._writing = threading.Lock()
        self._admitted, self._told = _read(self._path)

    def has(self, number: int) -> bool:
        """Whether a person or a chat was let in."""
        return self._pseudonym(number) in self._admitted

    def admit(self, number: int, *, admitted: bool) -> None:
        """Let a person or a chat in, or no longer; raises JianghuaError."""
        with self._writing:
            change = self._admitted.add if admitted else self._admitted.discard
            change(self._pseudonym(number))
            self._told.discard(self._pseudonym(number))
            self._write()

    def tell(self, number: int) -> bool:
        """Note that a person or a chat is told how to ask; False where that was noted before."""
        with self._writing:
            if self._pseudonym(number) in self._told:
                return False
            self._told.add(self._pseudonym(number))
            try:
                self._write()
            except JianghuaError as error:
                _LOG.warning("%s", error)
            return True

    def _write(self) -> None:
        partial = self._path.with_suffix(".partial")
        try:
            partial.write_text(json.dumps({"admitted": sorted(self._admitted), "told": sorted(self._told)}))
            partial.replace(self._path)
        except OSError as error:
            raise JianghuaError(f"{partial}: cannot be written ({error.strerror}); see to its permissions") from error


def may_use(settings: Settings, admitted: AccessList, user: int | None, chat: int | None = None) -> bool:
    """Whether a person may use the bot, in a chat if one is known: the one place that every door asks."""
    access = settings.access
    if access is None or user in settings.admins:
        return True
    if user in access.users or chat in access.chats:
        return True
    return any(number is not None and admitted.has(number) for number in (user, chat))


def _read(path: Path) -> tuple[set[int], set[int]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return set(found["admitted"]), set(found["told"])
    except FileNotFoundError:
        return set(), set()
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise JianghuaError(f"{path}: cannot be read ({error}); move it away, and let people in again") from error
