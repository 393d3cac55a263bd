"""The commands that go on until they are stopped: the chat in the terminal, the bot, the servers for programs."""

import sys

from bot.cli import building
from bot.cli.invocation import Invocation, need
from bot.config import TOKEN_VARIABLE, ConfigError


def chat(call: Invocation) -> int:
    """Chat in the terminal; returns the exit code."""
    from bot.terminal import run

    return run(call.settings, building.live(call))


def run_serve(call: Invocation) -> int:
    """Run the Telegram bot; returns the exit code."""
    if not call.settings.token:
        raise ConfigError(f"no bot token; set token in config.toml or the variable {TOKEN_VARIABLE}")
    # httpx imports its own command line where it can, and that click, rich and Pygments: 4 MB that nothing here uses.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    from bot.serve import serve as serve_telegram
    from index.semantic.background import start_embedding

    live = building.live(call)
    start_embedding(call.settings.data)
    return serve_telegram(call.settings, live)


def http(call: Invocation) -> int:
    """Serve the API for programs and the search page; returns the exit code."""
    need("http", "starlette", "uvicorn", "jinja2")
    from bot.http.app import serve_http

    return serve_http(call.settings, building.live(call))


def mcp(call: Invocation) -> int:
    """Serve agents; returns the exit code."""
    need("mcp", "mcp")
    from bot.mcp import serve_mcp

    return serve_mcp(call.settings, building.live(call), call.options.port)
