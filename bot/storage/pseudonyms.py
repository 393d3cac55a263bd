"""People and chats in the database: a keyed hash in the place of Telegram's number; the key is a file of its own."""

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from index.storage.syncing import sync_path

KEY_FILE = "bot.key"
_KEY_BYTES = 32
_POSITIVE = 2**63 - 1


def pseudonyms(data: Path) -> Callable[[int], int]:
    """Return what gives a person's or chat's pseudonym, the same for ever with the key of a data directory.

    The key is made where there is none; raises OSError. Without it nobody can tell a number from its pseudonym, though
    all of Telegram's numbers can be tried: who has the key and the database can.
    """
    path = data / KEY_FILE
    key, seen = _key(path), _identity(path)

    def pseudonym(number: int) -> int:
        nonlocal key, seen
        # A backup may have been put back meanwhile, and its key with it.
        if seen != (now := _identity(path)) and now is not None:
            key, seen = _key(path), now
        digest = hashlib.blake2b(str(number).encode(), key=key, digest_size=8).digest()
        return int.from_bytes(digest) & _POSITIVE

    return pseudonym


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from another one put in its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _key(path: Path) -> bytes:
    if not path.exists():
        _make_key(path)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise OSError(
            f"{path.name} is not a key; put the right one back, or move it away: people will be new to the bot"
        )
    return key


def _make_key(path: Path) -> None:
    """Make a key, on the disk before its name is there: half a key would be none for ever. Another's stays."""
    number, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
        sync_path(made)
        with suppress(FileExistsError):
            path.hardlink_to(made)
    finally:
        made.unlink()
    sync_path(path.parent)
