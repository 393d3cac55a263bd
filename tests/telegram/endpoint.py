"""One call of the Bot API as it comes over HTTP: the token looked at, faults that are meant for it, the outcome."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.fake_telegram import ApiError
from tests.telegram.faults import JSON, Faults, Files, decoded, go_wrong, reply
from tests.telegram.updates import Bell

Do = Callable[[str, JSON, Files], Awaitable[object]]
"""Carries out a method with its parameters and files; gives the result or raises ApiError."""


async def answer(request: web.Request, token: str, faults: Faults, bell: Bell, do: Do) -> web.StreamResponse:
    """Answer a call by what `do` makes of it, or by the fault that waits for its method; the bell rings between."""
    method = request.match_info["method"]
    if request.match_info["token"] != token:
        return reply(401, {"description": "Unauthorized"})
    parameters, files = await decoded(request)
    fault = faults.take(method)
    response = reply(500, {}) if fault and not fault.done else await _carried_out(do, method, parameters, files)
    bell.ring()
    return await go_wrong(request, fault) if fault else response


async def _carried_out(do: Do, method: str, parameters: JSON, files: Files) -> web.Response:
    try:
        return reply(200, {"result": await do(method, parameters, files)})
    except ApiError as refused:
        return reply(refused.status, {"description": refused.description})
