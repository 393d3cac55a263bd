"""The search page for people: a form, quotations, and speeches to read, without JavaScript."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.http.api import QUESTION_CHARACTERS
from bot.http.service import UNAVAILABLE, Service
from bot.render.wording import wording_line
from bot.texts import LANGUAGES as TEXTS_BY_LANGUAGE
from bot.texts import match_language, say
from bot.texts.web import WEB, WebTexts
from index import Answer, Certainty, Hit, Passage, ShardsMissing, Speech
from index.analysis.letters import has_letters
from index.model import Span

PASSAGES = 10
"""Passages of an answer on the page."""

_FOLDER = Path(__file__).parent / "templates"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a quotation: `answers` where it lies in the answering sentence, `matched` where in matched words."""

    text: str
    answers: bool
    matched: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """A found passage as the page shows it."""

    passage: Passage
    place: tuple[str, ...]
    pieces: tuple[_Piece, ...]


def page_routes() -> list[Route]:
    """Give the routes of the page; `request.app.state.service` is the Service they use."""
    return [
        Route("/", search_page, methods=["GET"]),
        Route("/read/{id:int}", reading_page, methods=["GET"]),
        Route("/style.css", style, methods=["GET"]),
    ]


async def search_page(request: Request) -> Response:
    """Show the form and, where `q` asks something, the passages that answer it."""
    service: Service = request.app.state.service
    texts = _texts(request)
    question = request.query_params.get("q", "").strip()[:QUESTION_CHARACTERS]
    question = question.encode("utf-8", "replace").decode()
    if not has_letters(question):
        return _page("search.html", texts, question="")
    seconds = service.seconds_to_wait(request.client.host if request.client else "")
    if seconds:
        return _page("search.html", texts, 429, question=question, line=texts.too_many.format(seconds=seconds))
    try:
        answer, quotations = await run_in_threadpool(_find, service, question)
    except UNAVAILABLE as error:
        return _page("search.html", texts, 503, question=question, line=_unavailable(error, texts))
    return _page(
        "search.html",
        texts,
        question=question,
        quotations=quotations,
        line=_line(answer, texts),
        notes=_notes(answer, texts),
        nearest=bool(quotations) and not answer.answered,
    )


async def reading_page(request: Request) -> Response:
    """Show a speech whole, each passage with its id as an anchor."""
    service: Service = request.app.state.service
    texts = _texts(request)
    try:
        speech, passages = await run_in_threadpool(_read, service, request.path_params["id"])
    except UNAVAILABLE as error:
        return _page("search.html", texts, 503, question="", line=_unavailable(error, texts))
    if speech is None:
        return _page("search.html", texts, 404, question="", line=texts.no_speech)
    return _page("speech.html", texts, speech=speech, passages=list(_with_headings(speech, passages)))


async def style(_: Request) -> Response:
    """Give the style sheet."""
    text = (_FOLDER / "style.css").read_text(encoding="utf-8")
    return Response(text, media_type="text/css", headers=_HEADERS | {"Cache-Control": "max-age=3600"})


def quotation(hit: Hit, speech: Speech | None) -> Quotation:
    """Cut a hit's text where its marks begin and end."""
    text = hit.passage.text
    edges = sorted({0, len(text), *(edge for span in (*hit.sentences, *hit.highlight) for edge in span)})
    pieces = tuple(
        _Piece(text[start:end], _inside(start, hit.sentences), _inside(start, hit.highlight))
        for start, end in pairwise(edges)
    )
    above = len(speech.outer) if speech else 0
    headings = hit.passage.headings
    return Quotation(hit.passage, (*headings[:above], hit.passage.title, *headings[above:]), pieces)


def _unavailable(error: Exception, texts: WebTexts) -> str:
    part_silent = TEXTS_BY_LANGUAGE[texts.language].part_silent
    return part_silent if isinstance(error, ShardsMissing) else texts.no_index


def _notes(answer: Answer, texts: WebTexts) -> list[str]:
    """Say which parts of the collection did not answer, and how the question was understood."""
    notes = [texts.understood.format(question=answer.understood)] if answer.understood else []
    if answer.missing_shards:
        partial = TEXTS_BY_LANGUAGE[texts.language].partial
        notes.append(say(partial, missing=len(answer.missing_shards), shards=answer.shards))
    return notes


def _line(answer: Answer, texts: WebTexts) -> str:
    """Say how certain an answer is, or how its words stand in the collection; nothing of one that is sure."""
    sentences = TEXTS_BY_LANGUAGE[texts.language]
    if not answer.answered and answer.missing_shards:
        return sentences.no_answer_partial
    if answer.quotation is not None:
        return wording_line(answer.quotation.wording, answer.quotation.changes, sentences)
    if not answer.answered:
        return texts.none
    return texts.unsure if answer.certainty == Certainty.UNSURE else ""


def _find(service: Service, question: str) -> tuple[Answer, list[Quotation]]:
    answer = service.ask(question, PASSAGES, "http")
    index = service.index()
    return answer, [quotation(hit, index.speech(hit.passage.speech)) for hit in answer.hits]


def _read(service: Service, speech_id: int) -> tuple[Speech | None, list[Passage]]:
    index = service.index()
    return index.speech(speech_id), list(index.passages(speech_id))


def _with_headings(speech: Speech, passages: list[Passage]) -> Iterator[tuple[Passage, list[tuple[int, str]]]]:
    """Give each passage with the headings, and their depth, that begin with it."""
    before: tuple[str, ...] = ()
    for passage in passages:
        own = passage.headings[len(speech.outer) :]
        same = next((at for at, pair in enumerate(zip(own, before, strict=False)) if pair[0] != pair[1]), len(before))
        yield passage, [(depth + 1, heading) for depth, heading in enumerate(own) if depth >= same]
        before = own


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(first <= place < last for first, last in spans)


def _texts(request: Request) -> WebTexts:
    """Give the page's texts in the reader's language, as the browser names it, else in Simplified Chinese."""
    wanted = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    language = match_language(wanted or None, "zh-Hans")
    return WEB[language if language in TEXTS_BY_LANGUAGE else "zh-Hans"]


def _page(template: str, texts: WebTexts, status: int = 200, **values: object) -> HTMLResponse:
    html = _environment.get_template(template).render(texts=texts, **values)
    return HTMLResponse(html, status, headers=_HEADERS)


_environment = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
