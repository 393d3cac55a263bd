"""The log: no token in it, wherever it comes from."""

import io
import json
import logging
import sys

from bot.logs import JsonFormatter, RedactingFormatter, redact, set_up

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


def test_a_line_is_written_in_the_language_and_without_a_secret() -> None:
    record = logging.LogRecord("bot.x", logging.WARNING, "x.py", 1, "reindex failed: %s", (f"bot{TOKEN}",), None)
    assert RedactingFormatter((TOKEN,), "zh-Hans").format(record).endswith(" WARNING bot.x: 重建失败：bot<token>")
    assert RedactingFormatter((TOKEN,)).format(record).endswith(" WARNING bot.x: reindex failed: bot<token>")
    assert json.loads(JsonFormatter((TOKEN,)).format(record))["message"] == "reindex failed: bot<token>"


def test_other_text_stays() -> None:
    assert redact("no token is set", ("",)) == "no token is set"
    assert redact("2024-01-01 12:30:45 port 127.0.0.1:8443") == "2024-01-01 12:30:45 port 127.0.0.1:8443"


def test_ids_of_chats_go_out() -> None:
    line = "ChatMigrated: Group migrated to supergroup. New chat id: -1001234567890"
    assert redact(line) == "ChatMigrated: Group migrated to supergroup. New chat id: <id>"


def test_a_line_of_json_holds_an_event_and_no_secret() -> None:
    try:
        int(f"bot{TOKEN}")
    except ValueError:
        error = sys.exc_info()
    message = "“调用” %s\n失败"
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, (f"/bot{TOKEN}/getMe",), error)
    (line,) = JsonFormatter((TOKEN,)).format(record).splitlines()
    event = json.loads(line)
    assert (event["level"], event["logger"]) == ("ERROR", "bot.x")
    assert event["message"] == "“调用” /bot<token>/getMe\n失败"
    assert "ValueError" in event["traceback"]
    assert event["time"].endswith("+00:00")
    assert TOKEN not in line


def test_at_debug_only_our_own_lines_are_below_warning() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        set_up("DEBUG", TOKEN)
        for name in ("httpx", "httpcore.http11", "tornado.access", "asyncio", "mcp.server", "library.of.tomorrow"):
            assert not logging.getLogger(name).isEnabledFor(logging.INFO), name
        assert not logging.getLogger("telegram.ext.ExtBot").isEnabledFor(logging.CRITICAL)
        assert logging.getLogger("bot.application").isEnabledFor(logging.DEBUG)
        set_up("INFO", TOKEN)
        assert not logging.getLogger("telegram.ext.Updater").isEnabledFor(logging.ERROR)
        assert [handler.stream for handler in root.handlers if isinstance(handler, logging.StreamHandler)] == [
            sys.stderr
        ]
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name in ("telegram", "bot", "index"):
            logging.getLogger(name).setLevel(logging.NOTSET)
