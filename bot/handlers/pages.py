"""The buttons that turn pages: of a speech, of the list of speeches, of the help; and the choice of a language."""

import asyncio

from telegram.constants import ChatType

from bot.callbacks import Link, Op
from bot.handlers.button_press import ButtonPress
from bot.render.draft import plain_draft, shorten_title
from bot.render.guide import help_page, language_choice
from bot.storage.messages import GuideContent, ListContent
from bot.texts import LANGUAGES
from bot.transport import commands
from bot.views import reading

CAPTION = 200


async def open_listed(press: ButtonPress) -> None:
    """Open a speech from the list."""
    await open_link(press, Link(speech=press.data.first))


async def open_link(press: ButtonPress, link: Link) -> None:
    """Send the page that a link points to as a new message."""
    opened = await asyncio.to_thread(reading.open_at, press.state, press.recipient, link)
    if opened is None:
        await press.answer(press.texts.speech_gone, alert=True)
        return
    await press.answer()
    await press.context.send(opened.draft, opened.sent_id)


async def turn_page(press: ButtonPress) -> None:
    """Turn to another page of an open speech."""
    passage, place = press.data.first, press.data.second
    index = press.state.live.get()
    await press.show(await asyncio.to_thread(reading.turn, index, press.sent, press.recipient, passage, place))


async def show_contents(press: ButtonPress) -> None:
    """Show the table of contents."""
    index = press.state.live.get()
    await press.show(await asyncio.to_thread(reading.table, index, press.sent, press.recipient, press.data.first))


async def send_file(press: ButtonPress) -> None:
    """Send the speech as a file."""
    ending = "docx" if press.data.op is Op.AS_DOCX else "txt"
    await press.answer()
    saved = await asyncio.to_thread(reading.saved, press.state.live.get(), press.sent, ending)
    if saved is None:
        await press.context.send(plain_draft(press.texts.speech_gone))
        return
    data, name, title = saved
    await press.context.send_file(name, data, f"《{shorten_title(title, CAPTION)}》")


async def turn_list(press: ButtonPress) -> None:
    """Turn to another page of the list of speeches."""
    content = press.sent.content
    if not isinstance(content, ListContent):
        await press.show(None)
        return
    index, page = press.state.live.get(), press.data.first
    await press.show(await asyncio.to_thread(reading.listing, index, press.sent.id, content, page, press.recipient))


async def choose_language(press: ButtonPress) -> None:
    """Keep the chosen language, and list the commands in it where the person chats in private."""
    every = list(LANGUAGES.values())
    if press.data.first >= len(every):
        await press.show(None)
        return
    texts, context = every[press.data.first], press.context
    await asyncio.to_thread(press.state.database.set_language, context.user.id, texts.code)
    if context.message.chat.type == ChatType.PRIVATE:
        await commands.set_language(context.bot, context.user.id, texts, admin=context.is_admin)
    await press.answer(texts.language_set)
    await press.show(language_choice(press.sent.id, texts))


async def turn_help(press: ButtonPress) -> None:
    """Show another chapter of the help."""
    content, recipient = press.sent.content, press.recipient
    if not isinstance(content, GuideContent):
        await press.show(None)
        return
    bot, group = recipient.bot, recipient.group
    await press.show(
        help_page(
            press.sent.id,
            press.data.first,
            content.suggestions,
            recipient.texts,
            bot=bot,
            group=group,
            admin=press.context.is_admin,
        )
    )
