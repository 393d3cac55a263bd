"""What the log shows: one line an event on stderr, never a bot's token."""

import logging
import re

_TOKENS = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{8,}")
_HIDDEN = "<token>"


class RedactingFormatter(logging.Formatter):
    """Formats a record and takes tokens out of the finished line, its traceback included."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """One log line without a secret in it."""
        return redact(super().format(record), self._secrets)


def redact(text: str, secrets: tuple[str, ...] = ()) -> str:
    """`text` with `secrets` and everything shaped like a bot token taken out."""
    for secret in filter(None, secrets):
        text = text.replace(secret, _HIDDEN)
    return _TOKENS.sub(_HIDDEN, text)


def set_up(level: str, *secrets: str) -> None:
    """Log to stderr from `level` up.

    HTTP libraries speak only from WARNING up, since their INFO lines hold the token. The Telegram library is quiet but
    at DEBUG: it logs with tracebacks what our own error handler, or the command line, tells in one line.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "tornado.access", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.DEBUG if level == "DEBUG" else logging.CRITICAL)
