"""A Bot API server on loopback: the played chats over HTTP, long polling, a judge at the door, faults on demand."""

from collections.abc import Callable
from typing import Any, TypeVar

from aiohttp import web

from bot.fake_telegram import ApiError, Chats, Event, call
from tests.telegram.endpoint import answer
from tests.telegram.faults import Fault, Faults, Files
from tests.telegram.judge import Judge, load
from tests.telegram.updates import Bell, Updates

JSON = dict[str, Any]
T = TypeVar("T")
TOKEN = "987654321:AAloopback-secret"  # noqa: S105


class BotApiServer:
    """Use as an async context manager. People act through `chats` and `updates`; `heard` awaits what the bot does.

    `handed_out` is told each update as a poll takes it; `port` is 0 for a free one.
    """

    def __init__(self, handed_out: Callable[[JSON], None] = lambda _: None, port: int = 0) -> None:
        self._port = port
        self.chats = Chats()
        self.judge = Judge()
        self.faults = Faults()
        self.base_url = ""
        self._bell = Bell()
        self.updates = Updates(self._bell, handed_out)
        self._runner: web.AppRunner | None = None
        self.chats.listen(lambda _: self._bell.ring())

    async def __aenter__(self) -> "BotApiServer":
        load()
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/documents/{number}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
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

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault each."""
        self.faults.add(method, *faults)

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
        return await self._bell.until(look, self._last)

    def _last(self) -> str:
        last = "\n".join(f"{event.kind} {event.body}" for event in self.chats.events[-5:])
        return f"it never came; the last that the bot did:\n{last}\n{self.judge.violations}"

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        return await answer(request, TOKEN, self.faults, self._bell, self._do)

    async def _do(self, method: str, parameters: JSON, files: Files) -> object:
        if wrong := self.judge.hear(method, parameters, files):
            raise ApiError(f"Bad Request: {wrong}")
        if method == "getUpdates":
            return await self.updates.poll(parameters)
        return call(self.chats, method, parameters, files)

    async def _file(self, request: web.Request) -> web.Response:
        file = self.chats.files.get(request.match_info["number"])
        if request.match_info["token"] != TOKEN or file is None:
            return web.Response(status=404)
        return web.Response(body=file[1])
