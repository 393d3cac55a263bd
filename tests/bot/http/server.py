"""The real application under a real server on a free port of loopback, for tests."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from bot.config import Settings
from bot.http.app import http_application
from bot.storage.database import Database
from index import Live

KEY = "a-key-of-sixteen-signs"


@contextmanager
def running(settings: Settings, data: Path | Live) -> Iterator[str]:
    """Serve the index of `data` in a thread; gives the address. Questions are counted where the settings say."""
    live, database = Live(data) if isinstance(data, Path) else data, Database(settings.data)
    listening = socket.create_server(("127.0.0.1", 0))
    app = http_application(settings, live, database)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        # The socket listens already: requests wait in its queue until the server takes them.
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
        database.close()
        live.close()
