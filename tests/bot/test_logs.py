"""The log: no token in it, wherever it comes from."""

import io
import logging
import sys

from bot.logs import RedactingFormatter, redact, set_up

TOKEN = "123456789:AAbb-CCdd_EEffGGhhIIjjKKllMMnnOOpp"  # noqa: S105


def test_tokens_go_out_of_messages_arguments_and_tracebacks() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(("own-secret",)))
    logger = logging.getLogger("test-redaction")
    logger.propagate = False
    logger.addHandler(handler)
    try:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe own-secret")
    except ValueError:
        logger.exception("while calling /bot%s/getMe", TOKEN)
    logger.removeHandler(handler)
    written = stream.getvalue()
    assert "Traceback" in written
    assert TOKEN not in written
    assert "own-secret" not in written


def test_other_text_stays() -> None:
    assert redact("no token is set", ("",)) == "no token is set"
    assert redact("2024-01-01 12:30:45 port 127.0.0.1:8443") == "2024-01-01 12:30:45 port 127.0.0.1:8443"


def test_http_libraries_do_not_log_addresses() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        set_up("DEBUG", TOKEN)
        assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
        assert not logging.getLogger("httpcore.http11").isEnabledFor(logging.DEBUG)
        assert logging.getLogger("bot.application").isEnabledFor(logging.DEBUG)
        set_up("INFO", TOKEN)
        assert not logging.getLogger("telegram.ext.Updater").isEnabledFor(logging.ERROR)
        assert [handler.stream for handler in root.handlers if isinstance(handler, logging.StreamHandler)] == [
            sys.stderr
        ]
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name in ("httpx", "httpcore", "tornado.access", "asyncio", "telegram"):
            logging.getLogger(name).setLevel(logging.NOTSET)
