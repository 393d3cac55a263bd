"""A real `Application` on played chats: what handlers send comes back as Telegram would send it, refusals included."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.fake_telegram import FAKE_TOKEN, Chats, FakeRequest, Group, Person, buttons
from tests.telegram.judge import Judge

READER = Person(7, "读者", "reader", "zh-hans")
App = Application[Any, Any, Any, Any, Any, Any]


async def echo(update: Update, _context: object) -> None:
    message = update.effective_message
    assert message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("再", callback_data="more")]])
    await message.reply_text(f"回：{message.text}", reply_markup=keyboard, do_quote=True)


async def press(update: Update, _context: object) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("好")
    await query.edit_message_text("改了")


@pytest.fixture
def chats() -> Chats:
    return Chats(clock=lambda: 1_700_000_000)


@pytest.fixture
async def app(chats: Chats) -> AsyncIterator[App]:
    builder = ApplicationBuilder().token(FAKE_TOKEN)
    app = builder.request(FakeRequest(chats)).get_updates_request(FakeRequest(chats)).build()
    app.add_handler(CommandHandler("start", echo))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    app.add_handler(CallbackQueryHandler(press))
    async with app:
        yield app


async def feed(app: App, update: dict[str, Any]) -> None:
    await app.process_update(Update.de_json(update, app.bot))


async def test_a_question_is_answered_and_a_press_edits_the_answer(app: App, chats: Chats) -> None:
    await feed(app, chats.say(READER, "就业"))
    answer = chats.events[-1].body
    assert answer["text"] == "回：就业"
    assert answer["reply_to_message"]["text"] == "就业"
    assert [button["text"] for button in buttons(answer)] == ["再"]

    await feed(app, chats.press(READER, answer, buttons(answer)[0]["callback_data"]))
    assert [event.kind for event in chats.events] == ["sent", "notice", "edited"]
    now = chats.message(READER.id, answer["message_id"])
    assert now is not None
    assert now["text"] == "改了"
    assert buttons(now) == []
    assert now["edit_date"] == 1_700_000_000


async def test_a_command_is_marked_as_one_also_after_emoji(app: App, chats: Chats) -> None:
    await feed(app, chats.say(READER, "/start abc"))
    assert chats.events[-1].body["text"] == "回：/start abc"
    update = Update.de_json(chats.say(READER, "😀 /ask@jianghua_bot 问 @jianghua_bot"), app.bot)
    assert update.message is not None
    assert update.message.parse_entities() == {
        MessageEntity("bot_command", 3, 17): "/ask@jianghua_bot",
        MessageEntity("mention", 23, 13): "@jianghua_bot",
    }


async def test_an_edited_question_a_group_and_an_inline_query_reach_the_bot(app: App, chats: Chats) -> None:
    said = chats.say(READER, "甲", group=Group(-100, "组"))
    assert Update.de_json(said, app.bot).effective_chat.id == -100  # type: ignore[union-attr]
    revised = Update.de_json(
        chats.revise(READER, said["message"]["message_id"], "乙", group=Group(-100, "组")), app.bot
    )
    assert revised.edited_message is not None
    assert revised.edited_message.text == "乙"
    query = Update.de_json(chats.inquire(READER, "就业"), app.bot).inline_query
    assert query is not None
    await query.answer([], is_personal=True)
    assert chats.events[-1].kind == "results"


async def test_files_go_both_ways(app: App, chats: Chats) -> None:
    update = Update.de_json(chats.upload(READER, "新.txt", "正文".encode()), app.bot)
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert await file.download_as_bytearray() == "正文".encode()

    sent = await app.bot.send_document(READER.id, InputFile(BytesIO(b"abc"), "全文.txt"), caption="好")
    assert sent.document is not None
    assert chats.files[sent.document.file_id] == ("全文.txt", b"abc")
    again = await app.bot.send_document(READER.id, sent.document.file_id)
    assert again.document == sent.document


async def test_text_is_trimmed_as_telegram_trims_it(app: App, chats: Chats) -> None:
    await feed(app, chats.say(READER, "x"))
    sent = await app.bot.send_message(
        READER.id, "😀 文\n", entities=[MessageEntity("bold", 0, 5), MessageEntity("italic", 3, 1)]
    )
    assert sent.text == "😀 文"
    assert sent.entities == (MessageEntity("bold", 0, 4), MessageEntity("italic", 3, 1))


@pytest.mark.unjudged
@pytest.mark.parametrize(
    ("method", "parameters", "said"),
    [
        ("send_message", {"chat_id": 8, "text": "x"}, "Chat not found"),
        ("send_message", {"chat_id": 7, "text": " \n"}, "Message text is empty"),
        ("send_message", {"chat_id": 7, "text": "x" * 4097}, "Message is too long"),
        ("send_message", {"chat_id": 7, "text": "😀" * 2049}, "Message is too long"),
        ("send_message", {"chat_id": 7, "text": "\ud800"}, "Strings must be encoded in utf-8"),
        ("send_message", {"chat_id": 7, "text": "<b>", "parse_mode": "HTML"}, "Can't parse entities"),
        ("send_message", {"chat_id": 7, "text": "x", "reply_parameters": ReplyParameters(99)}, "replied not found"),
        (
            "send_message",
            {
                "chat_id": 7,
                "text": "x",
                "reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x" * 65)]]),
            },
            "Button_data_invalid",
        ),
        ("edit_message_text", {"chat_id": 7, "message_id": 99, "text": "x"}, "Message to edit not found"),
        ("edit_message_text", {"chat_id": 7, "message_id": 1, "text": "x"}, "Message can't be edited"),
        ("edit_message_text", {"chat_id": 7, "message_id": 2, "text": "回：x"}, None),
        ("edit_message_text", {"chat_id": 7, "message_id": 2, "text": "y" * 4097}, "Message_too_long"),
        ("delete_message", {"chat_id": 7, "message_id": 99}, "Message to delete not found"),
        ("answer_callback_query", {"callback_query_id": "99"}, "Query is too old"),
        ("send_chat_action", {"chat_id": 8, "action": "typing"}, "Chat not found"),
        ("get_file", {"file_id": "99"}, "Wrong file_id"),
    ],
)
async def test_it_refuses_what_telegram_refuses(
    app: App, chats: Chats, method: str, parameters: dict[str, Any], said: str | None
) -> None:
    await feed(app, chats.say(READER, "x"))
    if said is None:
        await getattr(app.bot, method)(**parameters)
        with pytest.raises(BadRequest, match="not modified"):
            await getattr(app.bot, method)(**parameters)
        return
    with pytest.raises(BadRequest) as refused:
        await getattr(app.bot, method)(**parameters)
    assert said.lower() in str(refused.value).lower()


async def test_a_reply_to_what_is_gone_can_be_sent_all_the_same(app: App, chats: Chats) -> None:
    await feed(app, chats.say(READER, "x"))
    sent = await app.bot.send_message(
        READER.id, "y", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True)
    )
    assert isinstance(sent, Message)
    assert sent.reply_to_message is None


async def test_commands_and_actions_are_noted_and_a_deleted_message_is_gone(app: App, chats: Chats) -> None:
    await feed(app, chats.say(READER, "x"))
    await app.bot.set_my_commands([("ask", "问")], language_code="zh")
    assert chats.settings["setMyCommands"] == [
        {"commands": [{"command": "ask", "description": "问"}], "language_code": "zh"}
    ]
    answer = chats.events[-1].body
    await app.bot.send_chat_action(READER.id, "typing")
    await app.bot.set_message_reaction(READER.id, answer["message_id"], "👍")
    await app.bot.delete_message(READER.id, answer["message_id"])
    assert [event.kind for event in chats.events] == ["sent", "action", "reaction", "deleted"]
    assert [message["text"] for message in chats.messages(READER.id)] == ["x"]


@pytest.mark.unjudged
async def test_a_method_that_is_not_played_is_not_found(app: App) -> None:
    with pytest.raises(InvalidToken):
        await app.bot.send_dice(READER.id)


async def test_every_call_in_process_is_judged(app: App, chats: Chats, judge: Judge) -> None:
    await feed(app, chats.say(READER, "x"))
    with pytest.raises(BadRequest, match="parse_mode"):
        await app.bot.send_message(READER.id, "x", parse_mode="HTML")
    assert judge.calls[-1][0] == "sendMessage"
    assert judge.violations == ["sendMessage: .parse_mode: parse_mode"]
    judge.violations.clear()
