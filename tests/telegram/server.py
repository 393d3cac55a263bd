"""A Bot API server on loopback: the played chats over HTTP, long polling, a judge at the door, faults on demand."""

import asyncio
import contextlib
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import web

from bot.played import Chats, Event, Refused, call
from tests.telegram.judge import Judge

JSON = dict[str, Any]
T = TypeVar("T")
TOKEN = "987654321:AAloopback-secret"  # noqa: S105
PATIENCE = 30.0
"""Seconds after which what a test awaits will not come any more."""

_TEXTS = {"text", "caption", "callback_query_id", "inline_query_id", "language_code", "url", "secret_token", "file_id"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with a call: an error status, a connection that breaks, or a slow answer.

    `done` says whether the call is carried out all the same, as when only its answer is lost.
    """

    status: int = 0
    description: str = ""
    retry_after: int | None = None
    drop: bool = False
    slow: float = 0.0
    done: bool = False


class BotApiServer:
    """Use as an async context manager. People act through `chats` and `deliver`; `heard` awaits what the bot does.

    `handed_out` is told each update as a poll takes it.
    """

    def __init__(self, token: str = TOKEN, handed_out: Callable[[JSON], None] = lambda _: None) -> None:
        self.handed_out = handed_out
        self.chats = Chats()
        self.judge = Judge()
        self.token = token
        self.base_url = ""
        self.polls = 0
        self._pending: deque[JSON] = deque()
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._wakers: set[asyncio.Future[None]] = set()
        self._runner: web.AppRunner | None = None
        self.chats.listen(lambda _: self._wake())

    async def __aenter__(self) -> "BotApiServer":
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/documents/{number}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0]
        self.base_url = f"http://{host}:{port}/bot"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner:
            await self._runner.cleanup()

    @property
    def base_file_url(self) -> str:
        """Where files are downloaded from."""
        return self.base_url.removesuffix("bot") + "file/bot"

    def deliver(self, update: JSON) -> None:
        """Put an update in the queue that the bot polls."""
        self._pending.append(update)
        self._wake()

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault each."""
        self._faults[method].extend(faults)

    async def heard(self, after: int, wanted: Callable[[Event], bool]) -> Event:
        """Await the first wanted event behind the first `after` ones."""
        return await self.until(lambda: next((e for e in self.chats.events[after:] if wanted(e)), None))

    async def called(self, method: str, times: int = 1) -> JSON:
        """Await the n-th call of a method and give its parameters."""

        def found() -> JSON | None:
            calls = [parameters for name, parameters in self.judge.calls if name == method]
            return dict(calls[times - 1]) if len(calls) >= times else None

        return await self.until(found)

    async def until(self, look: Callable[[], T | None]) -> T:
        """Await that `look`, asked at each thing that happens, finds something."""
        async with asyncio.timeout(PATIENCE):
            while (found := look()) is None:
                await self._something()
        return found

    async def _something(self) -> None:
        waker = asyncio.get_running_loop().create_future()
        self._wakers.add(waker)
        try:
            await waker
        finally:
            self._wakers.discard(waker)

    def _wake(self) -> None:
        for waker in self._wakers:
            if not waker.done():
                waker.set_result(None)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _reply(401, {"description": "Unauthorized"})
        parameters, files = await _decoded(request)
        fault = self._faults[method].popleft() if self._faults[method] else None
        if fault and not fault.done:
            return await self._go_wrong(request, fault)
        try:
            result = await self._do(method, parameters, files)
        except Refused as refused:
            response = _reply(refused.status, {"description": refused.description})
        else:
            response = _reply(200, {"result": result})
        self._wake()
        return await self._go_wrong(request, fault) if fault else response

    async def _do(self, method: str, parameters: JSON, files: dict[str, tuple[str, bytes]]) -> object:
        if wrong := self.judge.hear(method, parameters, files):
            raise Refused(f"Bad Request: {wrong}")
        return await self._poll(parameters) if method == "getUpdates" else call(self.chats, method, parameters, files)

    async def _go_wrong(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        self._wake()
        if fault.slow:
            await asyncio.sleep(fault.slow)
        if fault.drop:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        body: JSON = {"description": fault.description}
        if fault.retry_after is not None:
            body["parameters"] = {"retry_after": fault.retry_after}
        return _reply(fault.status, body)

    async def _poll(self, parameters: JSON) -> list[JSON]:
        """Give what is pending from the offset on, and forget what came before it, as confirmed.

        As at Telegram, a newer poll ends the one that waits.
        """
        self.polls += 1
        mine = self.polls
        self._wake()
        while self._pending and self._pending[0]["update_id"] < parameters.get("offset", 0):
            self._pending.popleft()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(parameters.get("timeout", 0)):
                while not self._pending and self.polls == mine:
                    await self._something()
        if self.polls != mine:
            raise Refused("Conflict: terminated by other getUpdates request; only one bot may run", 409)
        updates = list(self._pending)[: parameters.get("limit", 100)]
        for update in updates:
            self.handed_out(update)
        return updates

    async def _file(self, request: web.Request) -> web.Response:
        file = self.chats.files.get(request.match_info["number"])
        if request.match_info["token"] != self.token or file is None:
            return web.Response(status=404)
        return web.Response(body=file[1])


def _reply(status: int, body: JSON) -> web.Response:
    head = {"ok": True} if status == 200 else {"ok": False, "error_code": status}
    return web.json_response(head | body, status=status)


async def _decoded(request: web.Request) -> tuple[JSON, dict[str, tuple[str, bytes]]]:
    """Read the parameters and files of a call from a form, as all libraries send it."""
    parameters: JSON = {}
    files: dict[str, tuple[str, bytes]] = {}
    form = await request.post() if request.method == "POST" else request.query
    for name, value in form.items():
        if isinstance(value, web.FileField):
            files[name] = (value.filename, value.file.read())
        elif name in _TEXTS:
            parameters[name] = value
        else:
            try:
                parameters[name] = json.loads(str(value))
            except ValueError:
                parameters[name] = value
    return parameters, files
