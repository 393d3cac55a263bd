"""The buttons that turn pages: of a speech, of the list of speeches, of the help; and the choice of a language."""

import asyncio

from telegram import InputFile

from bot.callbacks import Link, Op
from bot.handlers import guide
from bot.handlers.press import Pressed
from bot.handlers.replying import topic
from bot.render.draft import Draft, shorten
from bot.render.guide import help_page, languages
from bot.storage.messages import GuideCard, ListCard
from bot.views import reading

CAPTION = 200


async def speech(act: Pressed) -> None:
    """Open a speech from the list."""
    await open_link(act, Link(speech=act.press.first))


async def open_link(act: Pressed, link: Link) -> None:
    """Send the page that a link points to as a new message."""
    opened = await asyncio.to_thread(reading.open_at, act.desk, act.reader, link)
    if opened is None:
        await act.answer(act.texts.speech_gone, alert=True)
        return
    await act.answer()
    draft, card = opened
    await act.send(draft, card)


async def page(act: Pressed) -> None:
    """Turn to another page of an open speech."""
    asked = act.press
    await act.put(
        await asyncio.to_thread(
            lambda: reading.turn(act.desk.live.get(), act.card, act.reader, asked.first, asked.second)
        )
    )


async def contents(act: Pressed) -> None:
    """Show the table of contents."""
    start = act.press.first
    await act.put(await asyncio.to_thread(lambda: reading.table(act.desk.live.get(), act.card, act.reader, start)))


async def file(act: Pressed) -> None:
    """Send the speech as a file."""
    ending = "docx" if act.press.op is Op.AS_DOCX else "txt"
    await act.answer()
    made = await asyncio.to_thread(lambda: reading.saved(act.desk.live.get(), act.card, ending))
    if made is None:
        await act.send(Draft(act.texts.speech_gone))
        return
    data, name, title = made
    await act.context.bot.send_document(
        act.message.chat.id,
        InputFile(data, name),
        caption=f"《{shorten(title, CAPTION)}》",
        message_thread_id=topic(act.message),
    )


async def list_(act: Pressed) -> None:
    """Turn to another page of the list of speeches."""
    body = act.card.body
    if not isinstance(body, ListCard):
        await act.put(None)
        return
    number, page = act.card.id, act.press.first
    await act.put(await asyncio.to_thread(lambda: reading.listing(act.desk.live.get(), number, body, page, act.reader)))


async def language(act: Pressed) -> None:
    """Keep the chosen language."""
    chat = act.message.chat.type
    texts = await guide.speak(act.desk, act.user, chat, act.press.first, act.context.bot)
    if texts is None:
        await act.put(None)
        return
    await act.answer(texts.language_set)
    await act.put(languages(act.card.id, texts))


async def help_(act: Pressed) -> None:
    """Show another chapter of the help."""
    body = act.card.body
    if not isinstance(body, GuideCard):
        await act.put(None)
        return
    bot, group = act.reader.bot, act.reader.group
    await act.put(help_page(act.card.id, act.press.first, body.suggestions, act.texts, bot=bot, group=group))
