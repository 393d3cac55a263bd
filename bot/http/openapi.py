"""The OpenAPI description of the API."""

from typing import Any

from index.model import Wording

_ERROR = {"$ref": "#/components/schemas/Error"}
_ERRORS = {
    "400": "A value is missing or of the wrong kind.",
    "401": "The header holds no key.",
    "403": "The key is not the configured one.",
    "429": "Too many questions; Retry-After says when to ask again.",
    "503": "There is no index yet, or a part of the collection does not answer.",
}


def description(server: str) -> dict[str, Any]:
    """Give the description, as JSON takes it, for a server at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Jianghua",
            "version": "1",
            "description": "Questions over a collection of Chinese speeches, answered with quotations.",
        },
        "servers": [{"url": server}],
        "security": [{"key": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
        },
    }


def _paths() -> dict[str, Any]:
    ask = _body({"question": _text("The question."), "limit": _whole(1, 50, 5)}, ["question"])
    setting = {
        "type": "object",
        "properties": {"top_k": _whole(1, 50, 5), "score_threshold": {"type": "number", "default": 0}},
    }
    dify = {"knowledge_id": _text("Not used: there is one collection."), "query": _text("The question.")}
    parts = [_parameter("offset", _whole(0, None, 0)), _parameter("limit", _whole(1, 1000, 200))]
    listed = [
        _parameter("title", _text("Words of the title.")),
        _parameter("offset", _whole(0, None, 0)),
        _parameter("limit", _whole(1, 500, 50)),
    ]
    number = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    return {
        "/ask": {"post": _operation("ask", "Answer a question with quoted passages.", "Answer") | ask},
        "/retrieval": {
            "post": _operation("retrieval", "Dify's external knowledge API.", "Records")
            | _body({**dify, "retrieval_setting": setting}, ["query"])
        },
        "/speeches": {
            "get": _operation("listSpeeches", "List the speeches.", "Speeches") | {"parameters": listed},
        },
        "/speeches/{id}": {
            "get": _operation("readSpeech", "Read a speech.", "SpeechText", missing=True)
            | {"parameters": [number, *parts]},
        },
    }


def _operation(name: str, summary: str, schema: str, *, missing: bool = False) -> dict[str, Any]:
    errors = _ERRORS | ({"404": "There is no speech of this id."} if missing else {})
    responses: dict[str, Any] = {"200": _json_content("Done.", {"$ref": f"#/components/schemas/{schema}"})}
    responses |= {status: _json_content(text, _ERROR) for status, text in errors.items()}
    return {"operationId": name, "summary": summary, "responses": responses}


def _body(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": required}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _json_content(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def _text(about: str) -> dict[str, Any]:
    return {"type": "string", "description": about}


def _whole(least: int, most: int | None, default: int) -> dict[str, Any]:
    bounds = {"minimum": least} | ({} if most is None else {"maximum": most})
    return {"type": "integer", "default": default, **bounds}


def _schemas() -> dict[str, Any]:
    texts = {"type": "array", "items": {"type": "string"}}
    spans = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}}
    number, text = {"type": "integer"}, {"type": "string"}
    nullable = {"type": ["string", "null"]}
    passage = {
        "title": text,
        "headings": texts,
        "text": text,
        "highlight": spans,
        "score": {"type": "number"},
        "source": text,
        "record": nullable,
        "passage": number,
    }
    speech = {"id": number, "title": text, "headings": texts, "source": text, "passages": number}
    silent = {
        "missing_shards": {"type": "array", "items": number, "description": "Parts of a cluster that did not answer."},
        "shards": number,
    }
    part = {"passage": number, "headings": texts, "text": text}
    record = {"content": text, "title": text, "score": {"type": "number"}, "metadata": {"type": "object"}}
    return {
        "Passage": _object(passage),
        "Answer": _object(
            {
                "question": text,
                "answered": {"type": "boolean"},
                "certainty": {"enum": ["sure", "unsure", "none"]},
                "confidence": {"type": "number"},
                "passages": _list("Passage"),
                "missing": texts,
                **silent,
                "quotation": _object({"wording": {"enum": [*Wording]}, "changes": {"type": "array", "items": texts}}),
            }
        ),
        "Record": _object(record),
        "Records": _object({"records": _list("Record"), **silent}),
        "Speech": _object(speech),
        "Speeches": _object({"count": number, "speeches": _list("Speech")}),
        "SpeechText": _object({**speech, "offset": number, "text": {"type": "array", "items": _object(part)}}),
        "Error": _object({"error_code": number, "error_msg": text}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _list(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}
