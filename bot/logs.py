"""What the log shows: one line an event on stderr, as text or JSON, never a token, a question or a person's id."""

import json
import logging
import re
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePath

from bot.texts.shell import logged

_TOKENS = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{8,}")
_HIDDEN = "<token>"
_CHATS = re.compile(r"(?i)(chat id:? *)-?\d+")

_OWN = ("bot", "index")
"""Whose lines the level is for. Other libraries speak from WARNING up: below that they log what passes through them."""

_SILENT = ("telegram",)
"""Libraries that log, with tracebacks and whole updates, what our error handler or the command line tells in a line."""


class LanguageFormatter(logging.Formatter):
    """Formats a record with its message in the language that `language` gives."""

    def __init__(self, language: Callable[[], str], form: str = "%(message)s") -> None:
        super().__init__(form, datefmt="%Y-%m-%d %H:%M:%S")
        self._language = language

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library calls it so
        """Give the line before its traceback."""
        record.message = logged(self._language(), record)
        return super().formatMessage(record)


class RedactingFormatter(LanguageFormatter):
    """Formats a record and takes tokens out of the finished line, its traceback included."""

    def __init__(self, secrets: tuple[str, ...] = (), language: str = "en") -> None:
        super().__init__(lambda: language, "%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """One log line without a secret in it."""
        return redact(super().format(record), self._secrets)


class JsonFormatter(logging.Formatter):
    """Formats a record, in English, as a JSON object in a line: `time`, `level`, `logger`, `message`, `traceback`."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON without a secret in it."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage(), self._secrets),
        }
        if record.exc_info:
            fields["traceback"] = redact(self.formatException(record.exc_info), self._secrets)
        return json.dumps(fields, ensure_ascii=False)


def trace_lines(error: BaseException | None) -> str:
    """Return the lines of code that led to an error, without its text, which may hold a question."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))


def redact(text: str, secrets: tuple[str, ...] = ()) -> str:
    """`text` with `secrets`, everything shaped like a bot token, and the ids of chats taken out."""
    for secret in filter(None, secrets):
        text = text.replace(secret, _HIDDEN)
    return _CHATS.sub(r"\1<id>", _TOKENS.sub(_HIDDEN, text))


def set_up(level: str, *secrets: str, form: str = "text", language: str = "en") -> None:
    """Log to stderr: the program's own lines from `level` up, as `form` says ("text", in a language, or "json")."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter(secrets) if form == "json" else RedactingFormatter(secrets, language))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OWN:
        logging.getLogger(name).setLevel(level)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
