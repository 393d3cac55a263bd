"""Settings and an index become an ASGI application, and a server that runs it."""

import logging
import socket
import time

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import logs
from bot.config import ConfigError, Http, Settings
from bot.http import api, pages
from bot.http.service import Service
from bot.monitoring.health import Watched
from bot.monitoring.metrics import Metrics
from bot.monitoring.server import monitored
from bot.storage.database import Database
from index import JianghuaError, Live

_LOG = logging.getLogger(__name__)

_REFUSALS = {
    404: "no such page; see /openapi.json",
    405: "this page takes another method, which the header Allow names; see /openapi.json",
}


def http_application(settings: Settings, live: Live, database: Database) -> Starlette:
    """Give the application with the API and, where it is wanted, the search page."""
    http = settings.http or Http()
    routes = [*api.routes(), *(pages.page_routes() if http.page else ())]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _refused, 500: _failed})
    app.state.service = Service(settings, live, database)
    return app


def serve_http(settings: Settings, live: Live, language: str = "en") -> int:
    """Serve until interrupted, with a log in `language`; gives the exit code.

    Raises ConfigError where no key is set or the address is taken.
    """
    secrets = (settings.token, *([settings.http.key] if settings.http else ()))
    logs.set_up(settings.log_level, *secrets, form=settings.log_format, language=language)
    # What a traceback of the server holds may be a question: our own line is below.
    logging.getLogger("uvicorn.error").addFilter(lambda record: not record.exc_info)
    http = settings.http
    if http is None or not http.key:
        raise ConfigError("no key for the API; set key in the [http] table of config.toml (16 characters or more)")
    try:
        listening = socket.create_server((http.listen, http.port))
    except OSError as error:
        where = f"{http.listen}:{http.port}"
        raise ConfigError(f"http: cannot listen on {where} ({error.strerror}); change listen or port") from error
    database = Database(settings.data, question_days=settings.question_days)
    try:
        live.get().warm()
        watched = Watched(live, lambda: database.fails)
        metrics = Metrics(watched) if settings.metrics else None
        app: ASGIApp = http_application(settings, live, database)
        if metrics:
            database.on_question, database.on_loss = metrics.question, metrics.lost
            app = TimedRequests(app, metrics)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", server_header=False, access_log=False))
        with listening, monitored(settings.metrics, watched, metrics):
            server.run(sockets=[listening])
    finally:
        database.close()
        live.close()
    if not server.started:
        raise JianghuaError("http: the server did not start; see the lines above")
    return 0


class TimedRequests:
    """Measures the requests that pass through it to another application."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and note its route, status and seconds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            # The path of the route, not that of the request: it has few values and holds nothing that was asked.
            path = getattr(scope.get("route"), "path", "other")
            self._metrics.request(path, status, time.perf_counter() - begun)


async def _refused(_: Request, error: Exception) -> Response:
    """Say in the form of the API what the router refuses, such as a page that is not there or a wrong method."""
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    line = _REFUSALS.get(status, "this request is not understood; see /openapi.json")
    return JSONResponse({"error_code": status, "error_msg": line}, status, headers)


async def _failed(_: Request, error: Exception) -> Response:
    _LOG.error("a request failed: %s at %s", type(error).__name__, logs.trace_lines(error))
    return JSONResponse({"error_code": 500, "error_msg": "this went wrong; the server's log has the reason"}, 500)
