"""The commands that go on until they are stopped: the chat in the terminal, the bot, the servers for programs."""

import sys
from collections.abc import Callable
from dataclasses import replace

from bot.cli import building
from bot.cli.invocation import DONE, FAILED, Invocation, need
from bot.config import TOKEN_VARIABLE, ConfigError, Monitoring, Settings


def chat(call: Invocation) -> int:
    """Chat in the terminal; returns the exit code."""
    from bot.terminal import run

    return run(replace(call.settings, metrics=None), building.live(call))


def run_serve(call: Invocation) -> int:
    """Run the Telegram bot; returns the exit code."""
    if not call.settings.token:
        raise ConfigError(f"no bot token; set token in config.toml or the variable {TOKEN_VARIABLE}")
    # httpx imports its own command line where it can, and that click, rich and Pygments: 4 MB that nothing here uses.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    from bot.serve import serve as serve_telegram
    from index.semantic.background import start_embedding

    live = building.live(call)
    if call.settings.cluster is None:
        start_embedding(call.settings.data)
    return serve_telegram(_monitored(call), live, call.language)


def http(call: Invocation) -> int:
    """Serve the API for programs and the search page; returns the exit code."""
    need("http", "starlette", "uvicorn", "jinja2")
    from bot.http.app import serve_http

    live = building.live(call)
    return _until_stopped(lambda: serve_http(_monitored(call), live, call.language))


def mcp(call: Invocation) -> int:
    """Serve agents; returns the exit code."""
    need("mcp", "mcp")
    from bot.mcp import serve_mcp

    live = building.live(call)
    return _until_stopped(lambda: serve_mcp(call.settings, live, call.options.port))


def _until_stopped(serving: Callable[[], int]) -> int:
    """Run a server; Ctrl-C is how it is ended, and no failure."""
    try:
        return serving()
    except KeyboardInterrupt:
        return DONE


def health(call: Invocation) -> int:
    """Ask the bot that runs on this machine whether all is well; returns the exit code."""
    from bot.monitoring.server import ask_health

    good, line = ask_health(_monitored(call).metrics or Monitoring())
    print(line)
    return DONE if good else FAILED


def _monitored(call: Invocation) -> Settings:
    """Return the settings, with the port for `/healthz` and `/metrics` that the command line names."""
    port = call.options.metrics
    if port is None:
        return call.settings
    return replace(call.settings, metrics=replace(call.settings.metrics or Monitoring(), port=port))
