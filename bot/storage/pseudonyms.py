"""People and chats in the database: a keyed hash in the place of Telegram's number; the key is a file of its own."""

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

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
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
    except FileExistsError:
        pass
    except OSError:
        path.unlink(missing_ok=True)  # half a key would be none for ever
        raise
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise OSError(
            f"{path.name} is not a key; put the right one back, or move it away: people will be new to the bot"
        )
    return key
