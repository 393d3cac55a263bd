"""Settings and an index become an ASGI application, and a server that runs it."""

import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.config import ConfigError, Http, Settings
from bot.http import api, pages
from bot.http.service import Service
from bot.storage.database import Database
from index import JianghuaError, Live


def http_application(settings: Settings, live: Live, database: Database) -> Starlette:
    """Give the application with the API and, where it is wanted, the search page."""
    http = settings.http or Http()
    routes = [*api.routes(), *(pages.page_routes() if http.page else ())]
    app = Starlette(routes=routes, exception_handlers={404: _no_such_page, 500: _failed})
    app.state.service = Service(settings, live, database)
    return app


def serve_http(settings: Settings, live: Live) -> int:
    """Serve until interrupted; gives the exit code. Raises ConfigError where no key is set or the address is taken."""
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
        live.get()
        app = http_application(settings, live, database)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", ws="none", server_header=False, access_log=False)
        )
        with listening:
            server.run(sockets=[listening])
    finally:
        database.close()
        live.close()
    if not server.started:
        raise JianghuaError("http: the server did not start; see the lines above")
    return 0


async def _no_such_page(_: Request, __: Exception) -> Response:
    return JSONResponse({"error_code": 404, "error_msg": "no such page; see /openapi.json"}, 404)


async def _failed(_: Request, __: Exception) -> Response:
    return JSONResponse({"error_code": 500, "error_msg": "this went wrong; the server's log has the reason"}, 500)
