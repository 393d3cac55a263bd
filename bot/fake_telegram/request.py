"""The request class that carries the bot's calls to the simulated chats instead of over the network."""

import json

from telegram.request import BaseRequest, RequestData

from bot.fake_telegram.chats import Chats
from bot.fake_telegram.methods import ApiError, call

FAKE_TOKEN = "987654321:played-in-process"  # noqa: S105
"""What an `Application` on simulated chats is given for a token."""


class FakeRequest(BaseRequest):
    """Give one to an `ApplicationBuilder` as `request` and as `get_updates_request`."""

    __slots__ = ("chats",)

    def __init__(self, chats: Chats) -> None:
        self.chats = chats

    @property
    def read_timeout(self) -> float | None:
        """There is nothing to wait for."""
        return None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(  # type: ignore[override]  # the four timeouts mean nothing here
        self, url: str, method: str, request_data: RequestData | None = None, **_timeouts: object
    ) -> tuple[int, bytes]:
        """Answer one call, or one download of a file, with the HTTP status and body that Telegram would send."""
        name = url.rsplit("/", 1)[1]
        if method == "GET":
            file = self.chats.files.get(name)
            return (200, file[1]) if file else (404, b"")
        # Through JSON, so that what is kept shares nothing with the caller's objects.
        parameters = json.loads(json.dumps(request_data.parameters)) if request_data else {}
        try:
            result = call(self.chats, name, parameters, _uploaded(request_data))
        except ApiError as refused:
            body = {"ok": False, "error_code": refused.status, "description": refused.description}
            return refused.status, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()


def _uploaded(request_data: RequestData | None) -> dict[str, tuple[str, bytes]]:
    parts = request_data.multipart_data.items() if request_data else ()
    return {part: (str(name), data if isinstance(data, bytes) else data.read()) for part, (name, data, _) in parts}
