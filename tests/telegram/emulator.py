"""The Bot API emulator telemelya, in process: its own routes on fakeredis and on a media store in database."""

from typing import Any

import fakeredis
import httpx
from fastapi import FastAPI
from telemelya.server.bot_api import router as bot_api
from telemelya.server.config import settings
from telemelya.server.control_api import router as control_api
from telemelya.server.media import media_manager
from telemelya.server.state import state_manager

JSON = dict[str, Any]
ORIGIN = "http://telemelya"


class Emulator:
    """Calls of a bot go in through `call`; a test acts and looks through `control`. Each person is one session."""

    def __init__(self) -> None:
        app = FastAPI()
        app.include_router(bot_api)
        app.include_router(control_api)
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN, timeout=60.0)

    async def __aenter__(self) -> "Emulator":
        state_manager._redis = fakeredis.FakeAsyncRedis(decode_responses=True)
        settings.strict_edit = True
        media = _Media()
        for name in ("upload", "download", "download_by_key"):
            setattr(media_manager, name, getattr(media, name))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()
        await state_manager.redis.aclose()

    async def call(self, token: str, method: str, parameters: JSON) -> JSON:
        """Make a call of the Bot API; gives the whole reply."""
        reply: JSON = (await self._http.post(f"/bot{token}/{method}", json=parameters)).json()
        return reply

    async def control(self, path: str, session: str, body: JSON | None = None, **query: str | float) -> JSON:
        """Use the emulator's control API: post `body`, or look where there is none."""
        headers = {"Authorization": "Bearer test", "X-Test-Session": session}
        url = f"/api/v1/test/{path}"
        if body is None:
            response = await self._http.get(url, params=query, headers=headers)
        else:
            response = await self._http.post(url, params=query, headers=headers, json=body)
        assert response.is_success, response.text
        reply: JSON = response.json()
        return reply


class _Media:
    """Files by the key that telemelya gives them."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    async def upload(self, session_id: str, file_id: str, filename: str, data: bytes, _type: str = "") -> str:
        key = f"{session_id}/{file_id}/{filename}"
        self._files[key] = data
        return key

    async def download(self, session_id: str, file_id: str, filename: str) -> bytes | None:
        return self._files.get(f"{session_id}/{file_id}/{filename}")

    async def download_by_key(self, key: str) -> bytes | None:
        return self._files.get(key)
