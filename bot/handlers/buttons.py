"""Presses of buttons: whose message it is, what it asks, and an answer to every one of them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from telegram import CallbackQuery, InputFile, Message, Update
from telegram.error import BadRequest

from bot import reading, usage
from bot.answering import Asked, search, show, surroundings
from bot.callbacks import Link, Op, Press, decode
from bot.cards import AnswerCard, Card, GuideCard, ListCard
from bot.desk import Context, Desk, Reader
from bot.handlers import guide
from bot.handlers.ask import deliver
from bot.manners import TooManyWaiting, typing
from bot.render.draft import Draft, shorten
from bot.render.guide import help_page, languages
from bot.sending import edit, send
from bot.texts import Texts, say
from index import IndexMissing

_LOG = logging.getLogger(__name__)

WAITING = 8
CAPTION = 200

FOR_ALL = frozenset({Op.USEFUL, Op.USELESS})
"""What anyone in a group may press under somebody else's answer: it does not move it."""


@dataclass(slots=True)
class Pressed:
    """One press with all it takes to act on it. `answer` may be called more than once; only the first counts."""

    desk: Desk
    context: Context
    query: CallbackQuery
    message: Message
    card: Card
    press: Press
    reader: Reader
    answered: bool = False

    @property
    def texts(self) -> Texts:
        """What the bot says to the person."""
        return self.reader.texts

    async def answer(self, text: str = "", *, alert: bool = False) -> None:
        """Tell Telegram that the press was heard, with a word for the person if any."""
        if not self.answered:
            self.answered = True
            await _hear(self.query, text, alert=alert)

    async def put(self, draft: Draft | None) -> None:
        """Show a draft in the message; None stands for something that is no longer in the collection."""
        if draft is None:
            await self.answer(self.texts.expired, alert=True)
            return
        await self.answer()
        if not await edit(self.context.bot, self.message.chat.id, self.message.message_id, draft):
            sent = await send(self.context.bot, self.message.chat.id, draft)
            await asyncio.to_thread(self.desk.memory.placed, self.card.id, sent.message_id)


async def pressed(update: Update, context: Context) -> None:
    """Find what a press means and do it, or say that the button has expired or is somebody else's."""
    query = update.callback_query
    if query is None:
        return
    desk = Desk.of(context)
    reader = await desk.reader(update, context)
    texts = reader.texts if reader else await desk.texts(query.from_user)
    asked = decode(query.data or "")
    if asked is not None and asked.op == Op.NOTHING:
        await _hear(query, "")
        return
    card = await asyncio.to_thread(desk.memory.card, asked.card) if asked else None
    message = query.message if isinstance(query.message, Message) else None
    if reader is None or asked is None or card is None or message is None or not _on(card, message):
        await _hear(query, texts.expired, alert=True)
        return
    if card.user != query.from_user.id and asked.op not in FOR_ALL:
        await _hear(query, texts.not_yours, alert=True)
        return
    act = Pressed(desk, context, query, message, card, asked, reader)
    try:
        async with desk.turns.take(query.from_user.id, WAITING):
            # The one before may have changed what the message shows.
            now = await asyncio.to_thread(desk.memory.card, card.id)
            act.card = now or card
            await _ACTS[asked.op](act)
    except TooManyWaiting:
        await act.answer(texts.busy)
    except IndexMissing:
        await act.answer(texts.no_index, alert=True)
    await act.answer()


async def _show(act: Pressed) -> None:
    body, number = act.card.body, act.press.first
    if not isinstance(body, AnswerCard) or number >= len(body.found):
        await act.put(None)
        return
    moved = act.card.holding(replace(body, shown=number))

    def draft() -> Draft | None:
        shown = show(act.desk.live.get(), moved, act.reader, part=act.press.second - 1)
        if shown:
            act.desk.memory.change(moved.id, moved.body)
        return shown

    await act.put(await asyncio.to_thread(draft))


async def _around(act: Pressed) -> None:
    body, number = act.card.body, act.press.first
    if not isinstance(body, AnswerCard) or number >= len(body.found):
        await act.put(None)
        return
    moved = act.card.holding(replace(body, shown=number))
    await act.put(await asyncio.to_thread(lambda: surroundings(act.desk.live.get(), moved, act.reader)))


async def _open(act: Pressed) -> None:
    body, number = act.card.body, act.press.first
    if not isinstance(body, AnswerCard) or number >= len(body.found):
        await act.put(None)
        return
    await _open_link(act, Link(passage=body.found[number].passage))


async def _speech(act: Pressed) -> None:
    await _open_link(act, Link(speech=act.press.first))


async def _open_link(act: Pressed, link: Link) -> None:
    opened = await asyncio.to_thread(reading.open_at, act.desk, act.reader, link)
    if opened is None:
        await act.answer(act.texts.speech_gone, alert=True)
        return
    await act.answer()
    draft, card = opened
    sent = await send(act.context.bot, act.reader.chat, draft, thread=_thread(act.message))
    await asyncio.to_thread(act.desk.memory.placed, card, sent.message_id)


async def _mark(act: Pressed) -> None:
    body = act.card.body
    if not isinstance(body, AnswerCard):
        await act.put(None)
        return
    useful = act.press.op is Op.USEFUL
    await act.answer(act.texts.useful if useful else act.texts.useless)
    own = act.card.user == act.query.from_user.id
    marked = act.card.holding(replace(body, mark=1 if useful else -1))

    def keep() -> Draft | None:
        if body.usage:
            usage.mark(act.desk.memory, body.usage, act.query.from_user.id, useful=useful)
        if not own:
            return None
        act.desk.memory.change(marked.id, marked.body)
        return show(act.desk.live.get(), marked, act.reader, part=-1)

    draft = await asyncio.to_thread(keep)
    if draft and draft.keyboard:
        try:
            await act.context.bot.edit_message_reply_markup(
                act.message.chat.id, act.message.message_id, reply_markup=draft.keyboard
            )
        except BadRequest as error:
            # The same mark once more changes nothing.
            _LOG.debug("mark not shown: %s", error)


async def _alone(act: Pressed) -> None:
    if isinstance(act.card.body, AnswerCard):
        await _search(act, act.card.body.typed, None)
    else:
        await act.put(None)


async def _widen(act: Pressed) -> None:
    if isinstance(act.card.body, AnswerCard):
        await _search(act, act.card.body.question, act.card.body.typed)
    else:
        await act.put(None)


async def _search(act: Pressed, question: str, typed: str | None) -> None:
    """Ask anew, in all speeches, in the place of the answer."""
    await act.answer()
    if await _too_fast(act):
        return
    asked = Asked(act.reader, message=act.card.asked)
    async with typing(act.context.bot, act.message.chat.id):
        reply = await asyncio.to_thread(search, act.desk, asked, question, typed=typed or question, card=act.card)
    await act.put(reply.draft)


async def _suggestion(act: Pressed) -> None:
    body, number = act.card.body, act.press.first
    if not isinstance(body, AnswerCard | GuideCard) or number >= len(body.suggestions):
        await act.put(None)
        return
    await act.answer()
    if await _too_fast(act):
        return
    question = body.suggestions[number]
    async with typing(act.context.bot, act.message.chat.id):
        reply = await asyncio.to_thread(search, act.desk, Asked(act.reader), question, typed=question, named=True)
    await deliver(act.context, act.message, reply)


async def _too_fast(act: Pressed) -> bool:
    wait = act.desk.allowance.spend(act.query.from_user.id)
    if wait:
        await send(act.context.bot, act.message.chat.id, Draft(say(act.texts.too_fast, seconds=wait)))
    return bool(wait)


async def _page(act: Pressed) -> None:
    asked = act.press
    await act.put(
        await asyncio.to_thread(
            lambda: reading.turn(act.desk.live.get(), act.card, act.reader, asked.first, asked.second)
        )
    )


async def _contents(act: Pressed) -> None:
    start = act.press.first
    await act.put(await asyncio.to_thread(lambda: reading.table(act.desk.live.get(), act.card, act.reader, start)))


async def _file(act: Pressed) -> None:
    ending = "docx" if act.press.op is Op.AS_DOCX else "txt"
    await act.answer()
    made = await asyncio.to_thread(lambda: reading.saved(act.desk.live.get(), act.card, ending))
    if made is None:
        await send(act.context.bot, act.message.chat.id, Draft(act.texts.speech_gone))
        return
    data, name, title = made
    await act.context.bot.send_document(
        act.message.chat.id,
        InputFile(data, name),
        caption=f"《{shorten(title, CAPTION)}》",
        message_thread_id=_thread(act.message),
    )


async def _list(act: Pressed) -> None:
    body = act.card.body
    if not isinstance(body, ListCard):
        await act.put(None)
        return
    number, page = act.card.id, act.press.first
    await act.put(await asyncio.to_thread(lambda: reading.listing(act.desk.live.get(), number, body, page, act.texts)))


async def _language(act: Pressed) -> None:
    chat = act.message.chat.type
    texts = await guide.speak(act.desk, act.query.from_user, chat, act.press.first, act.context.bot)
    if texts is None:
        await act.put(None)
        return
    await act.answer(texts.language_set)
    await act.put(languages(act.card.id, texts))


async def _help(act: Pressed) -> None:
    body = act.card.body
    if not isinstance(body, GuideCard):
        await act.put(None)
        return
    await act.put(help_page(act.card.id, act.press.first, body.suggestions, act.reader.bot, act.texts))


_ACTS: Mapping[Op, Callable[[Pressed], Awaitable[None]]] = {
    Op.SHOW: _show,
    Op.AROUND: _around,
    Op.OPEN: _open,
    Op.USEFUL: _mark,
    Op.USELESS: _mark,
    Op.ALONE: _alone,
    Op.WIDEN: _widen,
    Op.SUGGESTION: _suggestion,
    Op.PAGE: _page,
    Op.CONTENTS: _contents,
    Op.AS_TEXT: _file,
    Op.AS_DOCX: _file,
    Op.LIST: _list,
    Op.SPEECH: _speech,
    Op.LANGUAGE: _language,
    Op.HELP: _help,
}


async def _hear(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    try:
        await query.answer(text or None, show_alert=alert or None)
    except BadRequest as error:
        # Too old after a time offline: the work is still worth doing.
        _LOG.info("press not answered: %s", error)


def _on(card: Card, message: Message) -> bool:
    return (card.chat, card.message) == (message.chat.id, message.message_id)


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
