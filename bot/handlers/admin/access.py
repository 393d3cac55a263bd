"""Where the bot is not open to all: strangers are told once how to ask, and administrators let them in."""

import asyncio
import contextlib
import logging
import re

from telegram import Chat, InlineQueryResultsButton, Message, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.access import may_use
from bot.callbacks import LARGEST, Op
from bot.context import BotContext, BotState
from bot.handlers.addressed import question_in
from bot.handlers.button_press import ButtonPress, answer_query
from bot.handlers.guest import sentence_result
from bot.handlers.identity import refuse_unless_admin
from bot.render.access import admitted_draft, request_draft
from bot.render.draft import plain_draft
from bot.storage.messages import GuideContent
from bot.storage.outgoing import Outgoing
from bot.texts import LANGUAGES, Texts, say
from bot.texts.access import ACCESS
from bot.transport.sending import topic_of
from index import JianghuaError

_LOG = logging.getLogger(__name__)

# What everyone may: learn their number, and what is kept of them.
_FOR_ALL = re.compile(r"/(?:id|privacy|forget)(?:@\w+)?", re.IGNORECASE)


async def gate(update: Update, context: BotContext) -> None:
    """Let an update pass, or stop it where the person may not use the bot; it is the first to see every one."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    state = context.state
    if message is not None and chat and message.migrate_to_chat_id:
        await asyncio.to_thread(_follow_group, state, chat.id, message.migrate_to_chat_id)
    if message is not None and chat and message.migrate_from_chat_id:
        await asyncio.to_thread(_follow_group, state, message.migrate_from_chat_id, chat.id)
    if user is None or may_use(state.settings, state.access, user.id, chat.id if chat else None):
        return
    if message is not None and not update.callback_query and _FOR_ALL.fullmatch(message.text or ""):
        return
    texts = await state.texts(user)
    if update.callback_query:
        await answer_query(update.callback_query, _explanation(user.id, texts), alert=True)
    elif update.inline_query:
        button = InlineQueryResultsButton(ACCESS[texts.code].access_ask, start_parameter="inline")
        with contextlib.suppress(TelegramError):
            await update.inline_query.answer([], cache_time=0, is_personal=True, button=button)
    elif message is not None and message.guest_query_id:
        closed = sentence_result(_explanation(user.id, texts), texts)
        with contextlib.suppress(TelegramError):
            await context.bot.answer_guest_query(message.guest_query_id, closed)
    elif update.message and chat:
        is_first = await asyncio.to_thread(_is_first, context, update.message, chat, user)
        if is_first:
            await _tell(context, update.message, chat, user, texts)
    raise ApplicationHandlerStop


async def admit(press: ButtonPress) -> None:
    """Let the person or the group of a request in, or put them out again."""
    if not press.context.is_admin:
        await press.answer(press.texts.admins_only, alert=True)
        return
    number = -press.data.first if press.data.second else press.data.first
    admitted = press.data.op is Op.ADMIT
    await asyncio.to_thread(press.state.access.admit, number, admitted=admitted)
    await press.show(admitted_draft(number, press.sent.id, press.texts, admitted=admitted))
    if admitted:
        _LOG.info("somebody was let in")
        texts = LANGUAGES[press.state.settings.language]
        with contextlib.suppress(TelegramError):  # they may have left meanwhile
            draft = plain_draft(ACCESS[texts.code].access_welcome)
            await press.state.outbox.put(Outgoing(number, draft, language=texts.code))


async def change_access(_: Update, context: BotContext) -> None:
    """`/admit 123` lets the person or group of that number in, `/deny 123` puts them out."""
    async with context.turn():
        if await refuse_unless_admin(context):
            return
        own = ACCESS[context.texts.code]
        name = (context.message.text or "").lstrip("/").partition(" ")[0].partition("@")[0].lower()
        given = context.args[0] if context.args else ""
        if not re.fullmatch(r"-?[0-9]{1,18}", given):
            await context.say(say(own.access_usage, command=f"/{name}"))
            return
        await asyncio.to_thread(context.state.access.admit, int(given), admitted=name == "admit")
        text = own.access_admitted if name == "admit" else own.access_denied
        await context.say(say(text, number=given))


def _follow_group(state: BotState, before: int, now: int) -> None:
    """Let a group in under its new number, where it became a supergroup and may use the bot."""
    if may_use(state.settings, state.access, None, before) and not may_use(state.settings, state.access, None, now):
        _LOG.info("a group that may use the bot has become a supergroup")
        try:
            state.access.admit(now, admitted=True)
        except JianghuaError as error:
            _LOG.warning("%s", error)


def _is_first(context: BotContext, message: Message, chat: Chat, user: User) -> bool:
    """Whether a message is to the bot, and from somebody who was not told yet."""
    if chat.type == ChatType.PRIVATE:
        return context.state.access.tell(user.id)
    joined = any(member.id == context.bot.id for member in message.new_chat_members or ())
    return (joined or question_in(message, context.bot) is not None) and context.state.access.tell(chat.id)


async def _tell(context: BotContext, message: Message, chat: Chat, user: User, texts: Texts) -> None:
    private = chat.type == ChatType.PRIVATE
    number, name = (user.id, user.full_name) if private else (chat.id, chat.title or "")
    state, draft = context.state, plain_draft(_explanation(number, texts))
    with contextlib.suppress(TelegramError):
        await state.outbox.put(Outgoing(chat.id, draft, thread=topic_of(message), language=texts.code))
    if not -LARGEST <= number <= LARGEST:
        return
    for admin in state.settings.admins:
        language = await asyncio.to_thread(state.database.language, admin)
        own = LANGUAGES.get(language or "") or LANGUAGES[state.settings.language]
        sent_id = await asyncio.to_thread(state.database.add_message, admin, admin, GuideContent())
        with contextlib.suppress(TelegramError):  # an administrator who never wrote to the bot has no chat
            draft = request_draft(number, name, sent_id, own)
            await state.outbox.put(Outgoing(admin, draft, sent_id=sent_id, language=own.code))


def _explanation(number: int, texts: Texts) -> str:
    return say(ACCESS[texts.code].access_closed, number=str(number))
