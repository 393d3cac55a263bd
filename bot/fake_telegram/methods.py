"""The methods of the Bot API on the simulated chats: each changes them as Telegram would, or refuses in its words."""

from collections.abc import Callable, Mapping

from bot.fake_telegram.chats import BOT, JSON, Chats, Event
from bot.utf16 import trimmed, utf16_length

Files = Mapping[str, tuple[str, bytes]]
TEXT_LIMIT, CAPTION_LIMIT, DATA_LIMIT = 4096, 1024, 64
_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
_NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


class ApiError(Exception):
    """A call that Telegram refuses, with the HTTP status and the description it gives."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.description = description
        self.status = status


def call(chats: Chats, method: str, parameters: JSON, files: Files) -> object:
    """Do what the method does and return its result as JSON; raises `ApiError`.

    `files` holds the uploaded parts by name: the file's name and its content.
    """
    if _has_surrogates(parameters):
        raise ApiError("Bad Request: strings must be encoded in UTF-8")
    if method in _SETTINGS:
        chats.settings.setdefault(method, []).append(parameters)
        return True
    if method not in _METHODS:
        raise ApiError("Not StoredHit", 404)
    return _METHODS[method](chats, parameters, files)


def _get_me(_chats: Chats, _parameters: JSON, _files: Files) -> JSON:
    return BOT


def _send_message(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    return _send(chats, parameters, _text(parameters, "message is too long"))


def _send_photo(chats: Chats, parameters: JSON, files: Files) -> JSON:
    given = str(parameters.get("photo", "photo")).removeprefix("attach://")
    if given not in files:
        raise ApiError("Bad Request: there is no photo in the request")
    document = chats.add_file(*files[given])
    size = {"width": 1080, "height": 1152, **{key: document[key] for key in ("file_id", "file_unique_id", "file_size")}}
    caption, entities = trimmed(parameters.get("caption", ""), parameters.get("caption_entities", []))
    if utf16_length(caption) > CAPTION_LIMIT:
        raise ApiError("Bad Request: message caption is too long")
    return _send(chats, parameters, {"photo": [size], "caption": caption, "caption_entities": entities})


def _send_document(chats: Chats, parameters: JSON, files: Files) -> JSON:
    given = str(parameters.get("document", "document")).removeprefix("attach://")
    if given in files:
        document = chats.add_file(*files[given])
    elif given in chats.files:
        document = chats.document(given)
    else:
        raise ApiError("Bad Request: there is no document in the request")
    caption, entities = trimmed(parameters.get("caption", ""), parameters.get("caption_entities", []))
    if utf16_length(caption) > CAPTION_LIMIT:
        raise ApiError("Bad Request: message caption is too long")
    content: JSON = {"document": document}
    if caption:
        content |= {"caption": caption, **({"caption_entities": entities} if entities else {})}
    return _send(chats, parameters, content)


def _edit_message_text(chats: Chats, parameters: JSON, _files: Files) -> JSON | bool:
    return _edit(chats, parameters, _text(parameters, "MESSAGE_TOO_LONG"))


def _edit_message_reply_markup(chats: Chats, parameters: JSON, _files: Files) -> JSON | bool:
    return _edit(chats, parameters, {})


def _delete_message(chats: Chats, parameters: JSON, _files: Files) -> bool:
    message = chats.remove(_chat(chats, parameters)["id"], parameters.get("message_id", 0))
    if message is None:
        raise ApiError("Bad Request: message to delete not found")
    chats.tell(Event("deleted", message))
    return True


def _answer_callback_query(chats: Chats, parameters: JSON, _files: Files) -> bool:
    if parameters.get("callback_query_id") not in chats.open_queries:
        raise ApiError(_TOO_OLD)
    if utf16_length(parameters.get("text", "")) > 200:
        raise ApiError("Bad Request: MESSAGE_TOO_LONG")
    chats.tell(Event("notice", parameters))
    return True


def _answer_guest_query(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    if parameters.get("guest_query_id") not in chats.open_queries:
        raise ApiError("Bad Request: query is too old and response timeout expired or query ID is invalid")
    chats.open_queries.discard(parameters["guest_query_id"])
    chats.tell(Event("guest", parameters["result"]))
    return {"inline_message_id": f"guest-{parameters['guest_query_id']}"}


def _answer_inline_query(chats: Chats, parameters: JSON, _files: Files) -> bool:
    if parameters.get("inline_query_id") not in chats.open_queries:
        raise ApiError(_TOO_OLD)
    if len(parameters.get("results", [])) > 50:
        raise ApiError("Bad Request: RESULTS_TOO_MUCH")
    chats.tell(Event("results", parameters))
    return True


def _send_chat_action(chats: Chats, parameters: JSON, _files: Files) -> bool:
    _chat(chats, parameters)
    chats.tell(Event("action", parameters))
    return True


def _set_message_reaction(chats: Chats, parameters: JSON, _files: Files) -> bool:
    if chats.message(_chat(chats, parameters)["id"], parameters.get("message_id", 0)) is None:
        raise ApiError("Bad Request: message to react not found")
    chats.tell(Event("reaction", parameters))
    return True


def _get_file(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    number = parameters.get("file_id", "")
    if number not in chats.files:
        raise ApiError("Bad Request: wrong file_id or the file is temporarily unavailable")
    size = chats.document(number)["file_size"]
    return {"file_id": number, "file_unique_id": number, "file_size": size, "file_path": f"documents/{number}"}


def _get_chat(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    return _chat(chats, parameters) | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}


def _get_updates(_chats: Chats, _parameters: JSON, _files: Files) -> list[JSON]:
    return []


def _get_webhook_info(_chats: Chats, _parameters: JSON, _files: Files) -> JSON:
    return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


def _get_my_description(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    return {"description": _set_last(chats, "setMyDescription", parameters).get("description", "")}


def _get_my_short_description(chats: Chats, parameters: JSON, _files: Files) -> JSON:
    return {"short_description": _set_last(chats, "setMyShortDescription", parameters).get("short_description", "")}


def _set_last(chats: Chats, method: str, parameters: JSON) -> JSON:
    """Give what was last set for a language."""
    language = parameters.get("language_code")
    made = [each for each in chats.settings.get(method, []) if each.get("language_code") == language]
    return made[-1] if made else {}


_METHODS: dict[str, Callable[[Chats, JSON, Files], object]] = {
    "getMe": _get_me,
    "sendMessage": _send_message,
    "sendDocument": _send_document,
    "sendPhoto": _send_photo,
    "editMessageText": _edit_message_text,
    "editMessageReplyMarkup": _edit_message_reply_markup,
    "deleteMessage": _delete_message,
    "answerCallbackQuery": _answer_callback_query,
    "answerInlineQuery": _answer_inline_query,
    "answerGuestQuery": _answer_guest_query,
    "sendChatAction": _send_chat_action,
    "setMessageReaction": _set_message_reaction,
    "getFile": _get_file,
    "getChat": _get_chat,
    "getMyDescription": _get_my_description,
    "getMyShortDescription": _get_my_short_description,
    "getUpdates": _get_updates,
    "getWebhookInfo": _get_webhook_info,
}
_SETTINGS = {
    "setMyCommands",
    "deleteMyCommands",
    "setMyName",
    "setMyDescription",
    "setMyShortDescription",
    "setChatMenuButton",
    "setWebhook",
    "deleteWebhook",
}


def _chat(chats: Chats, parameters: JSON) -> JSON:
    number = str(parameters.get("chat_id"))
    chat = chats.chat(int(number)) if number.removeprefix("-").isdecimal() else None
    if chat is None:
        raise ApiError("Bad Request: chat not found")
    return chat


def _text(parameters: JSON, too_long: str) -> JSON:
    if parameters.get("parse_mode"):
        raise ApiError("Bad Request: can't parse entities: the played Telegram takes entities only, no markup")
    text, entities = trimmed(parameters.get("text", ""), parameters.get("entities", []))
    if not text:
        raise ApiError("Bad Request: message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise ApiError(f"Bad Request: {too_long}")
    return {"text": text, **({"entities": entities} if entities else {})}


def _send(chats: Chats, parameters: JSON, content: JSON) -> JSON:
    chat = _chat(chats, parameters)
    if reply := parameters.get("reply_parameters"):
        original = chats.message(chat["id"], reply["message_id"])
        if original:
            content |= {"reply_to_message": {k: v for k, v in original.items() if k != "reply_to_message"}}
            if quote := reply.get("quote"):
                if quote not in (original.get("text") or original.get("caption") or ""):
                    raise ApiError("Bad Request: QUOTE_TEXT_INVALID")
                content |= {"quote": {"text": quote, "position": 0}}
        elif not reply.get("allow_sending_without_reply"):
            raise ApiError("Bad Request: message to be replied not found")
    if thread := parameters.get("message_thread_id"):
        content |= {"message_thread_id": thread, "is_topic_message": True}
    message = chats.add({"from": BOT, "chat": chat} | content | _keyboard(parameters))
    chats.tell(Event("sent", message))
    return message


def _edit(chats: Chats, parameters: JSON, content: JSON) -> JSON | bool:
    keyboard = _keyboard(parameters)
    if "inline_message_id" in parameters:
        return True
    before = chats.message(_chat(chats, parameters)["id"], parameters.get("message_id", 0))
    if before is None:
        raise ApiError("Bad Request: message to edit not found")
    if before["from"]["id"] != BOT["id"]:
        raise ApiError("Bad Request: message can't be edited")
    changed = {"reply_markup", "entities"} if content else {"reply_markup"}
    after = {key: value for key, value in before.items() if key not in changed} | content | keyboard
    if after == before:
        raise ApiError(_NOT_MODIFIED)
    after = chats.replace(after)
    chats.tell(Event("edited", after))
    return after


def _keyboard(parameters: JSON) -> JSON:
    rows = (parameters.get("reply_markup") or {}).get("inline_keyboard") or []
    for button in (button for row in rows for button in row):
        if not 0 < len(button.get("callback_data", "-").encode()) <= DATA_LIMIT:
            raise ApiError("Bad Request: BUTTON_DATA_INVALID")
    return {"reply_markup": {"inline_keyboard": rows}} if any(rows) else {}


def _has_surrogates(value: object) -> bool:
    if isinstance(value, str):
        return any("\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, Mapping):
        return any(map(_has_surrogates, value.values()))
    return isinstance(value, list) and any(map(_has_surrogates, value))
