"""The port that tells of a process, in a thread of its own: `GET /healthz` and `GET /metrics`."""

import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.config import ConfigError, Monitoring
from bot.monitoring.health import Watched
from bot.monitoring.metrics import Metrics
from index import JianghuaError

_LOG = logging.getLogger(__name__)
_SECONDS = 10.0
"""After this long without a whole request a connection is closed, and an answer is no longer waited for."""

EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@contextmanager
def monitored(settings: Monitoring | None, watched: Watched, metrics: Metrics | None) -> Iterator[None]:
    """Tell of a process while the block runs, where `settings` name a port.

    Raises ConfigError where it is taken.
    """
    if settings is None or metrics is None:
        yield
        return
    try:
        server = _Server((settings.listen, settings.port), watched, metrics)
    except OSError as error:
        where = f"{settings.listen}:{settings.port}"
        raise ConfigError(
            f"metrics: cannot listen on {where} ({error.strerror}); change metrics.listen or .port"
        ) from error
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="monitoring", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask_health(settings: Monitoring) -> tuple[bool, str]:
    """Ask the process that listens there whether all is well; returns that and the line that it gave.

    Raises JianghuaError where nobody answers.
    """
    connection = HTTPConnection(_reachable(settings.listen), settings.port, timeout=_SECONDS)
    try:
        connection.request("GET", "/healthz")
        response = connection.getresponse()
        line = response.read(64 * 1024).decode("utf-8", "replace").strip()
    except (OSError, HTTPException) as error:
        where, reason = f"{settings.listen}:{settings.port}", str(error) or type(error).__name__
        raise JianghuaError(f"nobody answers on {where} ({reason}); does `jianghua serve --metrics` run?") from error
    finally:
        connection.close()
    return response.status == HTTPStatus.OK, line


def _reachable(listen: str) -> str:
    """Return the address under which this machine reaches what listens everywhere."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(listen, listen)  # noqa: S104 - compared, not listened on


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A hanging reader does not keep the process from ending.
    block_on_close = False

    def __init__(self, address: tuple[str, int], watched: Watched, metrics: Metrics) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.watched, self.metrics = watched, metrics
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "jianghua", ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/healthz":
            troubles = self.server.watched.troubles()
            status = HTTPStatus.SERVICE_UNAVAILABLE if troubles else HTTPStatus.OK
            body = {"status": "trouble" if troubles else "ok", "troubles": troubles}
            self._answer(status, "application/json", json.dumps(body, ensure_ascii=False).encode() + b"\n")
        elif path == "/metrics":
            self._answer(HTTPStatus.OK, EXPOSITION_TYPE, self.server.metrics.exposition())
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"there are /healthz and /metrics\n")

    def _answer(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        _LOG.debug("monitoring: %s", format % args)
