"""What typed lines do, with a real `Application` behind the played chats."""

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, InlineQueryHandler, MessageHandler, filters

from bot.fake_telegram import BOT, FAKE_TOKEN, Chats, FakeRequest, Person
from bot.terminal.screen import Screen
from bot.terminal.session import TerminalSession
from bot.texts.terminal import TERMINAL_TEXTS

TEXTS = TERMINAL_TEXTS["zh-Hans"]
KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("改", callback_data="edit"), InlineKeyboardButton("文件", callback_data="file")],
        [InlineKeyboardButton("复制", copy_text=CopyTextButton("出处"))],
        [
            InlineKeyboardButton("开", url=f"https://t.me/{BOT['username']}?start=p7"),
            InlineKeyboardButton("网", url="https://a.example/"),
        ],
        [InlineKeyboardButton("转", switch_inline_query="x")],
        [InlineKeyboardButton("链", copy_text=CopyTextButton(f"https://t.me/{BOT['username']}?start=s3"))],
    ]
)


async def answer(update: Update, _context: object) -> None:
    message = update.effective_message
    assert message is not None
    kind = "改问" if update.edited_message else "问"
    if len(message.text or "") > 100:
        await message.reply_text(f"{len(message.text or '')}字")
        return
    within = f"（回复 {message.reply_to_message.text}）" if message.reply_to_message else ""
    await message.reply_text(f"{kind}：{message.text}{within}", reply_markup=KEYBOARD)


async def press(update: Update, _context: object) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("收到")
    if query.data == "edit":
        await query.edit_message_text("改了")
    else:
        assert update.effective_chat is not None
        await update.effective_chat.send_document(b"abc", filename="讲话.txt")


async def inline(update: Update, _context: object) -> None:
    query = update.inline_query
    assert query is not None
    content = InputTextMessageContent("原文一段")
    await query.answer([InlineQueryResultArticle("1", f"找到{query.query}", content, description="报告")])


class Talk:
    """A session and what it printed since one last looked."""

    def __init__(self, session: TerminalSession, file: io.StringIO) -> None:
        self.session = session
        self._file = file

    async def enter(self, line: str) -> list[str]:
        self._file.truncate(0)
        self._file.seek(0)
        assert await self.session.enter(line)
        return [line.strip() for line in self._file.getvalue().split("\n") if line.strip()]


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    chats, file = Chats(), io.StringIO()
    request = FakeRequest(chats)
    app = ApplicationBuilder().token(FAKE_TOKEN).request(request).get_updates_request(request).build()
    app.add_handler(MessageHandler(filters.TEXT, answer))
    app.add_handler(CallbackQueryHandler(press))
    app.add_handler(InlineQueryHandler(inline))

    async def deliver(update: dict[str, Any]) -> None:
        await app.process_update(Update.de_json(update, app.bot))

    screen = Screen(Console(file=file, width=80), lambda: TEXTS)
    session = TerminalSession(chats, Person(1, "读者"), screen, deliver=deliver, downloads=tmp_path)
    chats.listen(session.show)
    async with app:
        yield Talk(session, file)


BUTTONS = ["[1] 改  [2] 文件", "[3] 复制", "[4] 开  [5] 网", "[6] 转", "[7] 链"]


async def test_a_line_is_a_question(talk: Talk) -> None:
    assert await talk.enter("就业\n") == ["› 就业", "问：就业", *BUTTONS]
    assert await talk.enter("  \n") == []


async def test_a_number_is_a_question_until_there_is_such_a_button(talk: Talk) -> None:
    assert (await talk.enter("1"))[1] == "问：1"
    assert await talk.enter("1") == ["收到", TEXTS.edited, "改了"]
    assert (await talk.enter("1"))[1] == "问：1"


async def test_a_number_behind_a_space_or_beyond_the_buttons_is_a_question(talk: Talk) -> None:
    await talk.enter("x")
    assert (await talk.enter(" 1"))[1] == "问：1"
    assert (await talk.enter("2019"))[1] == "问：2019"
    assert (await talk.enter("0"))[1] == "问：0"


async def test_a_number_that_no_button_has_is_told_and_not_asked(talk: Talk) -> None:
    await talk.enter("x")
    assert await talk.enter("8") == ["没有 8 号按钮；要问这个数，前面加个空格。"]
    assert (await talk.enter(" 7"))[1] == "问：7"


async def test_a_full_width_number_presses_too(talk: Talk) -> None:
    await talk.enter("x")
    assert await talk.enter("３") == [TEXTS.copy, "出处"]


async def test_a_file_is_saved_and_said_where(talk: Talk, tmp_path: Path) -> None:
    await talk.enter("x")
    assert await talk.enter("2") == ["收到", "📄 讲话.txt", f"已存到 {tmp_path / '讲话.txt'}"]
    assert (tmp_path / "讲话.txt").read_bytes() == b"abc"


async def test_a_file_that_cannot_be_saved_is_one_line(talk: Talk, tmp_path: Path) -> None:
    tmp_path.rmdir()  # noqa: ASYNC240
    await talk.enter("x")
    assert (await talk.enter("2"))[-1] == "文件没有存下：No such file or directory"


async def test_links_open_the_bot_or_are_shown(talk: Talk) -> None:
    await talk.enter("x")
    assert (await talk.enter("4"))[:2] == ["› /start p7", "问：/start p7"]
    assert await talk.enter("5") == ["链接：https://a.example/"]
    assert await talk.enter("6") == [TEXTS.elsewhere]


async def test_a_copied_link_to_the_bot_is_what_opens_it_here(talk: Talk) -> None:
    await talk.enter("x")
    assert "/start s3" in await talk.enter("7")


async def test_a_reply_goes_to_the_last_message(talk: Talk) -> None:
    assert await talk.enter(">x") == [TEXTS.nothing_to_reply]
    await talk.enter("甲")
    assert (await talk.enter(">乙"))[1] == "问：乙（回复 问：甲）"


async def test_an_edit_changes_the_last_question(talk: Talk) -> None:
    assert await talk.enter("/edit x") == [TEXTS.nothing_to_edit]
    await talk.enter("甲")
    assert (await talk.enter("/edit 乙"))[1] == "改问：乙"


async def test_inline_results_can_be_chosen(talk: Talk) -> None:
    assert (await talk.enter("@jianghua_bot 就业"))[1:] == ["[1] 找到就业 · 报告"]
    assert await talk.enter("1") == ["原文一段"]


async def test_what_is_too_long_for_a_message_goes_in_several(talk: Talk) -> None:
    shown = await talk.enter("😀" * 2049)
    assert [line for line in shown if line.endswith("字")] == ["2048字"]
    assert shown[-len(BUTTONS) - 1] == "问：😀"


@pytest.mark.parametrize("line", ["/quit", "/exit", "/quit\n", "exit", "quit", "退出", "Quit"])
async def test_quit_leaves(talk: Talk, line: str) -> None:
    assert not await talk.session.enter(line)
