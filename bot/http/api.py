"""The API for programs: questions, Dify's retrieval, and the speeches, each as JSON behind one key."""

import hmac
import json
from collections.abc import Awaitable, Callable, Iterable
from functools import wraps
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.cli.output import answer_object, missing_shards
from bot.http.openapi import description
from bot.http.service import MOST_PASSAGES, MOST_SPEECHES, UNAVAILABLE, Service, unavailable
from index import Answer

BODY_BYTES = 64 * 1024
"""A request body larger than this is refused."""

QUESTION_CHARACTERS = 2_000
"""A question longer than this is refused."""

BAD_AUTHORIZATION, WRONG_KEY = 1001, 1002
"""Error codes of Dify's external knowledge API: no bearer key in the header, and a key that is not ours."""

Endpoint = Callable[[Request], Awaitable[Response]]


class BadRequest(Exception):
    """A request that cannot be carried out: its status and one line that says why."""

    def __init__(self, line: str, status: int = 400) -> None:
        super().__init__(line)
        self.status = status


def routes() -> list[Route]:
    """Give the API's routes; `request.app.state.service` is the Service they use."""
    return [
        Route("/ask", _guarded(_ask), methods=["POST"]),
        Route("/retrieval", _guarded(retrieval), methods=["POST"]),
        Route("/speeches", _guarded(_speeches), methods=["GET"]),
        Route("/speeches/{id:int}", _guarded(_speech), methods=["GET"]),
        Route("/openapi.json", openapi, methods=["GET"]),
    ]


async def _ask(request: Request) -> Response:
    """Answer `{"question", "limit"}` with the object that `jianghua ask --json` prints."""
    body = await _json(request)
    _check_names(body, {"question", "limit"})
    answer = await _answer(request, _question(body, "question"), _number(body, "limit", 5, MOST_PASSAGES))
    return JSONResponse(answer_object(None, answer, explain=False))


async def retrieval(request: Request) -> Response:
    """Answer a request of Dify's external knowledge API; no answer gives no records, and tells of shards missing.

    A record's score is the answer's confidence times the passage's score over the first one's, in 0..1.
    """
    body = await _json(request)
    setting = body.get("retrieval_setting", {})
    if not isinstance(setting, dict):
        raise BadRequest("retrieval_setting: expected an object")
    limit = _number(setting, "top_k", 5, MOST_PASSAGES)
    least = setting.get("score_threshold", 0.0)
    if isinstance(least, bool) or not isinstance(least, int | float):
        raise BadRequest("retrieval_setting.score_threshold: expected a number from 0 to 1")
    answer = await _answer(request, _question(body, "query"), limit)
    records = [record for record in _records(answer) if record["score"] >= least]
    return JSONResponse({"records": records, **missing_shards(answer)})


async def _speeches(request: Request) -> Response:
    """List speeches, those whose titles hold `title` where given, from `offset` on, at most `limit`."""
    _check_names(request.query_params, {"title", "offset", "limit"})
    offset = _query_number(request, "offset", 0, 0, 10**9)
    limit = _query_number(request, "limit", 50, 1, MOST_SPEECHES)
    service: Service = request.app.state.service
    count, listed = await run_in_threadpool(service.list_speeches, request.query_params.get("title", ""), offset, limit)
    return JSONResponse({"count": count, "speeches": listed})


async def _speech(request: Request) -> Response:
    """Give one speech with its passages, from passage `offset` on, at most `limit`."""
    _check_names(request.query_params, {"offset", "limit"})
    offset = _query_number(request, "offset", 0, 0, 10**9)
    limit = _query_number(request, "limit", 200, 1, 1000)
    service: Service = request.app.state.service
    shown = await run_in_threadpool(service.read_speech, request.path_params["id"], offset, limit)
    if shown is None:
        raise BadRequest("no speech of this id in the collection; GET /speeches lists them", 404)
    return JSONResponse(shown)


async def openapi(request: Request) -> Response:
    """Describe the API, for anyone."""
    return JSONResponse(description(str(request.base_url).rstrip("/")))


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Ask for the key, keep to the limit, and turn what cannot be done into a status and one line."""

    @wraps(endpoint)
    async def guarded(request: Request) -> Response:
        service: Service = request.app.state.service
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            return _error("give the key in the header, `Authorization: Bearer KEY`", 401, BAD_AUTHORIZATION)
        if not hmac.compare_digest(key.strip().encode(), service.settings.key.encode()):
            return _error("this key is not the one in the configuration", 403, WRONG_KEY)
        seconds = service.seconds_to_wait(key.strip())
        if seconds:
            response = _error(f"too many questions; ask again in {seconds} s", 429)
            response.headers["Retry-After"] = str(seconds)
            return response
        try:
            return await endpoint(request)
        except BadRequest as error:
            return _error(str(error), error.status)
        except UNAVAILABLE as error:
            return _error(unavailable(error), 503)

    return guarded


def _error(line: str, status: int, code: int | None = None) -> JSONResponse:
    return JSONResponse({"error_code": status if code is None else code, "error_msg": line}, status)


async def _answer(request: Request, question: str, limit: int) -> Answer:
    service: Service = request.app.state.service
    return await run_in_threadpool(service.ask, question, limit, "http")


async def _json(request: Request) -> dict[str, Any]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            raise BadRequest(f"the body is larger than {BODY_BYTES // 1024} KB", 413)
    try:
        value = json.loads(body)
    except ValueError as error:
        raise BadRequest("the body is not JSON") from error
    if not isinstance(value, dict):
        raise BadRequest("the body is not a JSON object")
    return value


def _check_names(given: Iterable[str], known: set[str]) -> None:
    """Raise BadRequest for a name that means nothing here, which would otherwise be passed over."""
    unknown = sorted(set(given) - known)
    if unknown:
        raise BadRequest(f"{unknown[0][:40]}: not one of {', '.join(sorted(known))}")


def _question(body: dict[str, Any], key: str) -> str:
    text = body.get(key)
    if not isinstance(text, str) or not text.strip():
        raise BadRequest(f"{key}: expected a text that is not empty")
    if len(text) > QUESTION_CHARACTERS:
        raise BadRequest(f"{key}: longer than {QUESTION_CHARACTERS} characters")
    # Half a surrogate pair, which JSON can hold, has no form in UTF-8.
    return text.encode("utf-8", "replace").decode()


def _number(body: dict[str, Any], key: str, default: int, most: int) -> int:
    value = body.get(key, default)
    if type(value) is not int or not 1 <= value <= most:
        raise BadRequest(f"{key}: expected a whole number from 1 to {most}")
    return value


def _query_number(request: Request, key: str, default: int, least: int, most: int) -> int:
    text = request.query_params.get(key, str(default))
    if not text.isdecimal() or not least <= int(text[:12]) <= most:
        raise BadRequest(f"{key}: expected a whole number from {least} to {most}")
    return int(text)


def _records(answer: Answer) -> list[dict[str, Any]]:
    if not answer.answered:
        return []
    first = answer.hits[0].score or 1.0
    shown = answer_object(None, answer, explain=False)
    return [
        {
            "content": passage["text"],
            "title": passage["title"],
            "score": round(max(0.0, min(1.0, answer.confidence * passage["score"] / first)), 6),
            "metadata": {key: value for key, value in passage.items() if key not in {"text", "title", "score"}}
            | {"certainty": answer.certainty},
        }
        for passage in shown["passages"]
    ]
