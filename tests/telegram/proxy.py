"""A proxy before telemelya that adds what it lacks, so that the real bot can be run against it.

Long polling made of its webhook, the secret header, statuses of errors, `setMyCommands`, `sendDocument`, update numbers
that never repeat, the pressed message inside a press; a judge at the door and faults on demand.
"""

from itertools import count
from typing import Any

import httpx
from aiohttp import web

from bot.fake_telegram import ApiError
from tests.telegram.emulator import Emulator
from tests.telegram.endpoint import answer
from tests.telegram.faults import Faults, Files
from tests.telegram.judge import Judge, load
from tests.telegram.server import TOKEN
from tests.telegram.updates import Bell, Updates

JSON = dict[str, Any]
_ADDED = {
    *("setMyCommands", "deleteMyCommands", "setMyDescription", "setMyShortDescription"),
    *("setWebhook", "deleteWebhook"),
}
_NOT_MODIFIED = "Bad Request: message is not modified: content and reply markup are the same"


class Proxy:
    """Use as an async context manager. `hook` is where the bot wants its updates, None while it polls."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.judge = Judge()
        self.faults = Faults()
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self.files: dict[str, bytes] = {}
        self.base_url = ""
        self.hook: JSON | None = None
        self.delivered: list[JSON] = []
        self._messages: dict[tuple[int, int], JSON] = {}
        self._numbers = count(1)
        # A bot names its webhook before it listens there; Telegram, too, knocks again.
        self._http = httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=6), timeout=60.0)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "Proxy":
        load()
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_post("/hook", self._hooked)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0]
        self.base_url = f"http://{host}:{port}/bot"
        await self.emulator.call(TOKEN, "setWebhook", {"url": f"http://{host}:{port}/hook"})
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()
        if self._runner:
            await self._runner.cleanup()

    async def hooked(self) -> JSON:
        """Wait until the bot has named its webhook."""
        return await self.bell.until(lambda: self.hook, lambda: "the bot never set a webhook")

    async def broken(self, method: str) -> None:
        """Wait until calls of a method have met all the faults meant for them."""
        await self.bell.until(lambda: self.faults.met(method) or None, lambda: f"{method} was not called")

    async def deliver(self, update: JSON, *, secret: str | None = None) -> int:
        """Hand an update to the bot as it wants it; gives the status that its webhook answers, 200 for the queue."""
        if self.hook is None:
            self.updates.add(update)
            return 200
        header = {"X-Telegram-Bot-Api-Secret-Token": self.hook.get("secret_token", "") if secret is None else secret}
        return (await self._http.post(self.hook["url"], json=update, headers=header)).status_code

    async def _hooked(self, request: web.Request) -> web.Response:
        """Take an update from telemelya and pass it on."""
        update = await request.json()
        update["update_id"] = next(self._numbers)
        if query := update.get("callback_query"):
            message = query["message"]
            query["message"] = self._messages.get((message["chat"]["id"], message["message_id"]), message)
        self.delivered.append(update)
        return web.Response(status=await self.deliver(update))

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        return await answer(request, TOKEN, self.faults, self.bell, self._do)

    async def _do(self, method: str, parameters: JSON, files: Files) -> object:
        if wrong := self.judge.hear(method, parameters, files):
            raise ApiError(f"Bad Request: {wrong}")
        if method == "getUpdates":
            return await self.updates.poll(parameters)
        if method in _ADDED:
            if method.endswith("Webhook"):
                self.hook = parameters if parameters.get("url") else None
            return True
        if method == "sendDocument":
            return await self._send_document(parameters, files)
        return await self._forward(method, parameters)

    async def _forward(self, method: str, parameters: JSON) -> object:
        place = (parameters.get("chat_id", 0), parameters.get("message_id", 0))
        if method.startswith("edit") and (before := self._messages.get(place)):
            same = ("text", "reply_markup")
            if all(before.get(key) == parameters.get(key, before.get(key)) for key in same):
                raise ApiError(_NOT_MODIFIED)
        done = await self.emulator.call(TOKEN, method, parameters)
        if not done.get("ok"):
            raise ApiError(done.get("description", f"Not Found: {method}"), done.get("error_code", 404))
        result = done["result"]
        if isinstance(result, dict) and "message_id" in result:
            self._messages[result["chat"]["id"], result["message_id"]] = result
        return result

    async def _send_document(self, parameters: JSON, files: Files) -> object:
        """Send a message in the document's stead, which holds its name, and keep the file."""
        name, data = files[str(parameters.get("document", "document")).removeprefix("attach://")]
        self.files[name] = data
        parameters = {key: value for key, value in parameters.items() if not key.startswith(("caption", "document"))}
        sent = await self._forward("sendMessage", {**parameters, "text": name})
        assert isinstance(sent, dict)
        document = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(data)}
        return {key: value for key, value in sent.items() if key != "text"} | {"document": document}
