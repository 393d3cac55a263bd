"""What can go wrong with a call on its way, and a door through which calls go wrong on demand."""

import asyncio
import json
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from aiohttp import web

JSON = dict[str, Any]
Files = dict[str, tuple[str, bytes]]

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


class Faults:
    """The faults that the next calls of each method meet, one fault each."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong."""
        self._waiting[method].extend(faults)

    def met(self, method: str) -> bool:
        """Tell whether all faults of a method have been met."""
        return not self._waiting[method]

    def take(self, method: str) -> Fault | None:
        """Give the fault that a call meets, if any."""
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None


async def go_wrong(request: web.Request, fault: Fault) -> web.StreamResponse:
    """Answer a call, or break its connection, as the fault says."""
    if fault.slow:
        await asyncio.sleep(fault.slow)
    if fault.drop:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()
    body: JSON = {"description": fault.description}
    if fault.retry_after is not None:
        body["parameters"] = {"retry_after": fault.retry_after}
    return reply(fault.status, body)


def reply(status: int, body: JSON) -> web.Response:
    """Make a response in the form of the Bot API."""
    head = {"ok": True} if status == 200 else {"ok": False, "error_code": status}
    return web.json_response(head | body, status=status)


async def decoded(request: web.Request) -> tuple[JSON, Files]:
    """Read the parameters and files of a call from a form, as all libraries send it."""
    parameters: JSON = {}
    files: Files = {}
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
