"""A strict reading of the Bot API's rules: every call the bot makes is held against them, in every test."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel, ValidationError
from telegram import MessageEntity

JSON = Mapping[str, Any]
TEXT_LIMIT, CAPTION_LIMIT, NOTICE_LIMIT, ENTITY_LIMIT = 4096, 1024, 200, 100
QUOTES = {"blockquote", "expandable_blockquote"}
CODE = {"code", "pre"}
ACTIONS = {
    "callback_data",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "url",
    "web_app",
}
LENGTHS = {
    "setMyDescription": ("description", 512),
    "setMyShortDescription": ("short_description", 120),
    "setMyName": ("name", 64),
}


@dataclass
class Judge:
    """Hears every call, keeps it, and keeps what is wrong with it. `calls` holds methods and their parameters."""

    calls: list[tuple[str, JSON]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def hear(self, method: str, parameters: JSON, files: Mapping[str, tuple[str, bytes]]) -> list[str]:
        """Judge one call; what is wrong with it is returned and kept."""
        self.calls.append((method, parameters))
        wrong = [f"{method}: {fault}" for fault in faults(method, parameters, files)]
        self.violations += wrong
        return wrong


def load() -> ModuleType:
    """Load the models of aiogram; that takes seconds, and tests that send nothing need not wait for it."""
    import aiogram.methods

    return aiogram.methods


def faults(method: str, parameters: JSON, files: Mapping[str, tuple[str, bytes]] | None = None) -> Iterator[str]:
    """Say everything that is wrong with a call."""
    files = files or {}
    yield from _known(method, dict(parameters) | {part: f"attach://{part}" for part in files})
    yield from (f"{where}: lone surrogate" for where, text in _strings(parameters) if not _encodable(text))
    yield from (f"{where}: parse_mode" for where in _keys(parameters) if where.endswith("parse_mode"))
    yield from _message(parameters)
    yield from _keyboard(parameters.get("reply_markup"))
    if method == "answerCallbackQuery" and _units(parameters.get("text", "")) > NOTICE_LIMIT:
        yield f"notice of {_units(parameters['text'])} units"
    if method == "answerInlineQuery":
        yield from _results(parameters)
    if method == "setMyCommands":
        yield from _commands(parameters.get("commands", []))
    if method in LENGTHS and _units(parameters.get(LENGTHS[method][0], "")) > LENGTHS[method][1]:
        yield f"{LENGTHS[method][0]} too long"
    yield from (f"file name {name!r}" for name, _ in files.values() if not name or re.search(r"[/\\\x00-\x1f]", name))


def _known(method: str, parameters: JSON) -> Iterator[str]:
    """The fields and their types, as aiogram has them."""
    models = load()
    model = getattr(models, method[0].upper() + method[1:], None)
    if model is None or not issubclass(model, models.TelegramMethod):
        yield "unknown method"
        return
    try:
        parsed = model.model_validate(parameters)
    except ValidationError as error:
        yield from (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
    else:
        yield from _unknown_fields(parsed, "")


def _unknown_fields(value: object, where: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from (f"unknown field {where}{name}" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from _unknown_fields(getattr(value, name), f"{where}{name}.")
    elif isinstance(value, list):
        for item in value:
            yield from _unknown_fields(item, where)


def _message(parameters: JSON) -> Iterator[str]:
    if "text" in parameters and "callback_query_id" not in parameters:
        yield from _text(parameters["text"], parameters.get("entities", []), TEXT_LIMIT)
    if "caption" in parameters:
        yield from _text(parameters["caption"], parameters.get("caption_entities", []), CAPTION_LIMIT)
    quote = (parameters.get("reply_parameters") or {}).get("quote", "")
    if _units(quote) > CAPTION_LIMIT:
        yield "quote of a reply too long"


def _text(text: str, entities: Sequence[JSON], limit: int) -> Iterator[str]:
    if not text.strip():
        yield "empty text"
    if _units(text) > limit:
        yield f"text of {_units(text)} units, {limit} allowed"
    yield from _entities(text, entities)


def _entities(text: str, entities: Sequence[JSON]) -> Iterator[str]:
    if len(entities) > ENTITY_LIMIT:
        yield f"{len(entities)} entities"
    edges = _edges(text)
    spans = sorted(((e["offset"], e["offset"] + e["length"], e) for e in entities), key=lambda s: (s[0], -s[1]))
    for start, end, entity in spans:
        if entity["type"] not in MessageEntity.ALL_TYPES:
            yield f"entity type {entity['type']!r}"
        if start < 0 or end <= start or end > _units(text):
            yield f"entity {entity['type']} {start}..{end} outside a text of {_units(text)} units"
        elif start not in edges or end not in edges:
            yield f"entity {entity['type']} {start}..{end} splits a character"
        if entity["type"] == "text_link":
            yield from _link(entity.get("url", ""))
    for outer, inner in combinations(spans, 2):
        if inner[0] < outer[1]:
            yield from _together(outer, inner)


def _together(outer: tuple[int, int, JSON], inner: tuple[int, int, JSON]) -> Iterator[str]:
    """Judge two entities that share characters; `outer` begins first or is the longer one."""
    kinds = {outer[2]["type"], inner[2]["type"]}
    where = f"{outer[2]['type']} {outer[0]}..{outer[1]} and {inner[2]['type']} {inner[0]}..{inner[1]}"
    if inner[1] > outer[1]:
        yield f"{where} overlap"
    elif len(kinds) == 1 or kinds <= QUOTES:
        yield f"{where} are nested"
    elif kinds & CODE and not kinds & QUOTES:
        yield f"{where}: code takes no other entity"
    elif inner[2]["type"] in QUOTES and inner[:2] != outer[:2]:
        yield f"{where}: a quotation inside another entity"


def _keyboard(markup: JSON | None) -> Iterator[str]:
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(map(len, rows)) > 100:
        yield f"{sum(map(len, rows))} buttons"
    yield from (f"{len(row)} buttons in a row" for row in rows if not 0 < len(row) <= 8)
    for button in (button for row in rows for button in row):
        if not button.get("text", "").strip():
            yield "button without text"
        if len(ACTIONS & button.keys()) != 1:
            yield f"button {button.get('text')!r} with actions {sorted(ACTIONS & button.keys())}"
        if not 0 < len(button.get("callback_data", "-").encode(errors="replace")) <= 64:
            yield f"callback data {button['callback_data']!r}"
        if "copy_text" in button and not 0 < _units(button["copy_text"]["text"]) <= 256:
            yield f"copy text of {_units(button['copy_text']['text'])} units"
        if "url" in button:
            yield from _link(button["url"])


def _link(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"}:
        yield f"link {url!r}"
    for payload in (value for key in ("start", "startgroup") for value in parse_qs(parts.query).get(key, [])):
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
            yield f"deep link payload {payload!r}"


def _results(parameters: JSON) -> Iterator[str]:
    results = parameters.get("results", [])
    if len(results) > 50:
        yield f"{len(results)} inline results"
    numbers = [str(result.get("id", "")) for result in results]
    if len(set(numbers)) < len(numbers):
        yield "inline results with the same id"
    yield from (f"inline result id {number!r}" for number in numbers if not 0 < len(number.encode()) <= 64)
    if len(str(parameters.get("next_offset", "")).encode()) > 64:
        yield "next_offset too long"
    button = parameters.get("button") or {}
    if "start_parameter" in button and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button["start_parameter"]):
        yield f"start parameter {button['start_parameter']!r}"
    for result in results:
        yield from _keyboard(result.get("reply_markup"))
        content = result.get("input_message_content", {})
        if "message_text" in content:
            yield from _text(content["message_text"], content.get("entities", []), TEXT_LIMIT)
        if result.get("type") == "article" and not result.get("title", "").strip():
            yield "inline article without a title"


def _commands(commands: Sequence[JSON]) -> Iterator[str]:
    if len(commands) > 100:
        yield f"{len(commands)} commands"
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            yield f"command name {command['command']!r}"
        if not 1 <= _units(command["description"]) <= 256:
            yield f"description of /{command['command']}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _edges(text: str) -> set[int]:
    """The UTF-16 offsets at which a character begins or the text ends."""
    edges, place = {0}, 0
    for char in text:
        place += 2 if ord(char) > 0xFFFF else 1
        edges.add(place)
    return edges


def _strings(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _strings(item, f"{where}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, where)


def _keys(value: object, where: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield f"{where}.{key}"
            yield from _keys(item, f"{where}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item, where)


def _encodable(text: str) -> bool:
    return not any(0xD800 <= ord(char) <= 0xDFFF for char in text)
