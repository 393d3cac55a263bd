"""The judge: right calls pass, and each broken rule is named."""

from typing import Any

import pytest

from tests.telegram.judge import faults


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def message(text: str = "好", **more: object) -> dict[str, Any]:
    return {"chat_id": 1, "text": text, **more}


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": list(rows)}}


def button(**action: object) -> dict[str, Any]:
    return {"text": "按", **(action or {"callback_data": "v1"})}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", message("字" * 4096)),
        ("sendMessage", message("😀" * 2048, entities=[entity("bold", 4094, 2)])),
        ("sendMessage", message("abcdef", entities=[entity("blockquote", 0, 6), entity("bold", 1, 3)])),
        ("sendMessage", message("abcdef", entities=[entity("bold", 0, 6), entity("underline", 0, 6)])),
        ("sendMessage", message(entities=[entity("text_link", 0, 1, url="https://t.me/x_bot?start=s-1_a")])),
        ("sendMessage", message(**keyboard(*[[button()] * 5 for _ in range(20)]))),
        ("sendMessage", message(**keyboard([button(callback_data="字" * 21), button(copy_text={"text": "字" * 256})]))),
        ("editMessageText", message(message_id=3, link_preview_options={"is_disabled": True})),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "字" * 200}),
        ("setMyCommands", {"commands": [{"command": "ask", "description": "问"}], "scope": {"type": "default"}}),
        ("getMe", {}),
    ],
)
def test_what_telegram_takes_passes(method: str, parameters: dict[str, Any]) -> None:
    assert list(faults(method, parameters)) == []


@pytest.mark.parametrize(
    ("method", "parameters", "said"),
    [
        ("sendMessage", message("字" * 4097), "4097 units"),
        ("sendMessage", message("😀" * 2049), "4098 units"),
        ("sendMessage", message(" \n"), "empty text"),
        ("sendMessage", message("\ud800"), "surrogate"),
        ("sendMessage", message(parse_mode="HTML"), "parse_mode"),
        ("sendMessage", message(colour="red"), "unknown field colour"),
        ("sendMessage", message(**keyboard([button(callback_data="v1", colour="red")])), "unknown field"),
        ("sendMessage", {"text": "好"}, "chat_id"),
        ("sendSong", {}, "unknown method"),
        ("sendMessage", message("ab", entities=[entity("bold", 1, 2)]), "outside"),
        ("sendMessage", message("ab", entities=[entity("bold", 1, 0)]), "outside"),
        ("sendMessage", message("a😀", entities=[entity("bold", 0, 2)]), "splits"),
        ("sendMessage", message("abcd", entities=[entity("bold", 0, 3), entity("italic", 1, 3)]), "overlap"),
        ("sendMessage", message("abcd", entities=[entity("bold", 0, 3), entity("bold", 1, 1)]), "nested"),
        (
            "sendMessage",
            message("abcd", entities=[entity("blockquote", 0, 4), entity("expandable_blockquote", 1, 2)]),
            "nested",
        ),
        ("sendMessage", message("abcd", entities=[entity("code", 0, 4), entity("bold", 1, 2)]), "code"),
        ("sendMessage", message("abcd", entities=[entity("bold", 0, 4), entity("blockquote", 1, 2)]), "quotation"),
        ("sendMessage", message("a" * 101, entities=[entity("bold", n, 1) for n in range(101)]), "101 entities"),
        ("sendMessage", message(entities=[entity("glow", 0, 1)]), "glow"),
        ("sendMessage", message(entities=[entity("text_link", 0, 1, url="javascript:x")]), "link"),
        ("sendMessage", message(entities=[entity("text_link", 0, 1, url="https://t.me/b?start=字")]), "payload"),
        ("sendMessage", message(**keyboard([button()] * 9)), "9 buttons in a row"),
        ("sendMessage", message(**keyboard(*[[button()]] * 101)), "101 buttons"),
        ("sendMessage", message(**keyboard([button(callback_data="字" * 22)])), "callback data"),
        ("sendMessage", message(**keyboard([button(callback_data="")])), "callback data"),
        ("sendMessage", message(**keyboard([button(copy_text={"text": "字" * 257})])), "copy text"),
        ("sendMessage", message(**keyboard([button(url="https://a.example", callback_data="x")])), "actions"),
        ("sendMessage", message(**keyboard([{"text": " ", "callback_data": "x"}])), "without text"),
        ("sendDocument", {"chat_id": 1, "document": "f", "caption": "字" * 1025}, "1025 units"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "字" * 201}, "201 units"),
        ("setMyCommands", {"commands": [{"command": "Ask", "description": "x"}]}, "command name"),
        ("setMyCommands", {"commands": [{"command": "ask", "description": ""}]}, "description"),
    ],
)
def test_each_broken_rule_is_named(method: str, parameters: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(method, parameters))


def article(number: str, **more: object) -> dict[str, Any]:
    return {"type": "article", "id": number, "title": "题", "input_message_content": {"message_text": "文"}, **more}


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([article(str(n)) for n in range(51)], "51 inline results"),
        ([article("字" * 22)], "result id"),
        ([article("1"), article("1")], "same id"),
        ([article("1", title=" ")], "title"),
        ([article("1", input_message_content={"message_text": "字" * 4097})], "4097 units"),
        ([article("1", colour="red")], "unknown field"),
    ],
)
def test_inline_results_are_judged(results: list[dict[str, Any]], said: str) -> None:
    assert any(said in fault for fault in faults("answerInlineQuery", {"inline_query_id": "1", "results": results}))


def test_right_inline_results_pass() -> None:
    results = [article(str(n)) for n in range(50)]
    assert list(faults("answerInlineQuery", {"inline_query_id": "1", "results": results, "is_personal": True})) == []


def test_a_file_name_is_no_path() -> None:
    uploaded = {"document": ("../a.txt", b"x")}
    assert any("file name" in fault for fault in faults("sendDocument", {"chat_id": 1}, uploaded))
    assert list(faults("sendDocument", {"chat_id": 1}, {"document": ("讲话.txt", b"x")})) == []
