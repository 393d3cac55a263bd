"""Documents that an administrator sends: fetched, looked through, shown, and added where the administrator says so."""

import asyncio
import filecmp
import logging
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from telegram import Document, Message, PhotoSize, Update
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, TelegramError

from bot.callbacks import Op
from bot.collection import collection
from bot.config import ConfigError, Settings
from bot.context import BotContext, BotState
from bot.handlers import ask
from bot.handlers.admin.reindexing import rebuild
from bot.handlers.button_press import ButtonPress
from bot.handlers.identity import refuse_unless_admin
from bot.inspection import look_through
from bot.limits import typing
from bot.render.draft import plain_draft
from bot.render.uploads import added_draft, upload_draft
from bot.storage.messages import SentDocument, UploadContent
from bot.texts import say
from bot.texts.collection import ADMIN_COLLECTION, AdminCollectionTexts
from bot.uploads import (
    discard,
    drop_pending,
    free_path,
    leave_out,
    left_out,
    pending_folder,
    safe_name,
    sweep_pending,
    take_in,
)
from index import JianghuaError

_LOG = logging.getLogger(__name__)

WAITING_DOCUMENTS = 200
"""Documents of one person that wait while another is looked through."""

TOGETHER_SECONDS = 20.0
"""Documents that come within so many seconds of one another are asked about in one message."""

FETCHED_MEGABYTES = int(FileSizeLimit.FILESIZE_DOWNLOAD) // 1_000_000
"""What Telegram lets a bot fetch."""

_PHOTO = ".jpg"

LOCAL_MEGABYTES = 2_000
"""What a Bot API server of one's own lets a bot fetch."""


async def explain_upload(_: Update, context: BotContext) -> None:
    """Say which documents can be sent, and how large they may be."""
    async with context.turn():
        if await refuse_unless_admin(context):
            return
        own = ADMIN_COLLECTION[context.texts.code]
        kinds = await asyncio.to_thread(_kinds)
        photos = own.upload_photos if _PHOTO in kinds else ""
        megabytes = _limit(context.state.settings)
        await context.say(say(own.upload_help, kinds=" ".join(kinds), photos=photos, megabytes=megabytes))


async def document_sent(update: Update, context: BotContext) -> None:
    """Look through a document, or a photo, of an administrator and ask what to do with it; others are asked for words.

    What is written under a photo is a question, as under anyone's.
    """
    message = context.message
    document = message.document or (message.photo[-1] if message.photo and not message.caption else None)
    if document is None or not context.is_admin:
        await (ask.question if message.caption else ask.wordless)(update, context)
        return
    async with context.turn(WAITING_DOCUMENTS):
        await _receive(context, document, _name(message))


async def settle_upload(press: ButtonPress) -> None:
    """Add the documents, in the place of those of the same names or beside them, or discard them."""
    content, state, texts = press.sent.content, press.state, press.texts
    if not press.context.is_admin or not isinstance(content, UploadContent) or not content.documents:
        await press.answer(texts.expired, alert=True)
        return
    own = ADMIN_COLLECTION[texts.code]
    sent_id, data = press.sent.id, state.settings.data
    await asyncio.to_thread(state.database.update_content, sent_id, UploadContent())
    if press.data.op is Op.DISCARD:
        await asyncio.to_thread(discard, data, sent_id)
        await press.show(plain_draft(own.uploads_discarded))
        return
    usable = [document for document in content.documents if document.usable]
    replacing = press.data.op is Op.REPLACE
    try:
        names = await asyncio.to_thread(
            take_in, data, sent_id, [document.name for document in usable], replace=replacing
        )
        for document in usable:
            if replacing and document.other:
                await asyncio.to_thread(leave_out, data, Path(document.other), out=True)
    except JianghuaError as error:
        await press.show(plain_draft(say(own.upload_not_kept, name=usable[0].name, reason=str(error))))
        return
    if not names:
        await press.answer(texts.expired, alert=True)
        return
    _LOG.info("%d documents added", len(names))
    await press.show(added_draft(names, texts))
    press.afterwards = partial(rebuild, press.context)


def _kinds() -> list[str]:
    """Give the ends of names of the documents that are read here, with the extras that are installed."""
    from index.readers.formats import FORMATS, has_library

    return [suffix for suffix, kind in FORMATS.items() if has_library(kind)]


def _limit(settings: Settings) -> int:
    return LOCAL_MEGABYTES if settings.local_mode else FETCHED_MEGABYTES


def _name(message: Message) -> str:
    """Give the name of what was sent; a photo has none, and is called by its day and its number."""
    if message.document is None:
        return f"photo-{message.date:%Y-%m-%d}-{message.message_id}.jpg"
    return safe_name(message.document.file_name or f"{message.document.file_unique_id}.bin")


async def _receive(context: BotContext, document: Document | PhotoSize, name: str) -> None:
    state, own = context.state, ADMIN_COLLECTION[context.texts.code]
    size, limit = document.file_size or 0, _limit(state.settings)
    if size > limit * 1_000_000:
        too_big = say(own.upload_too_big, name=name, size=f"{size / 1_000_000:.0f}", megabytes=limit)
        await context.say(too_big)
        return
    sent_id, gathered, message = await asyncio.to_thread(_batch, context)
    path = free_path(pending_folder(state.settings.data, sent_id), name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fetched = await context.bot.get_file(document)
        await fetched.download_to_drive(path)
    except (TelegramError, OSError) as error:
        drop_pending(path)
        await context.say(_why_not_here(own, name, error))
        return
    async with typing(context.bot, context.recipient.chat):
        found = await _found(state, path)
    if not found.usable:
        drop_pending(path)
    content = UploadContent((*gathered.documents, found))
    await asyncio.to_thread(state.database.update_content, sent_id, content)
    draft = upload_draft(content.documents, sent_id, context.texts)
    await context.show(message, draft, sent_id)
    state.upload_batches[context.recipient.chat] = (sent_id, context.message.media_group_id, time.monotonic())


def _why_not_here(own: AdminCollectionTexts, name: str, error: TelegramError | OSError) -> str:
    if isinstance(error, OSError):
        return say(own.upload_not_kept, name=name, reason=error.strerror or type(error).__name__)
    if isinstance(error, BadRequest):
        return say(own.upload_not_fetched, name=name, reason=error.message)
    _LOG.warning("document not fetched: %s", error)
    return say(own.upload_not_fetched, name=name, reason=type(error).__name__)


def _batch(context: BotContext) -> tuple[int, UploadContent, int | None]:
    """Return the record that a new document belongs to, what is in it, and the number of its message."""
    state, recipient = context.state, context.recipient
    sweep_pending(state.settings.data, time.time())
    before = state.upload_batches.get(recipient.chat)
    if before is not None:
        sent_id, album, at = before
        same_album = album is not None and album == context.message.media_group_id
        sent = state.database.message(sent_id)
        content = sent.content if sent else None
        together = same_album or time.monotonic() - at < TOGETHER_SECONDS
        if sent and isinstance(content, UploadContent) and content.documents and together:
            return sent_id, content, sent.message
    return state.database.add_message(recipient.user, recipient.chat, UploadContent()), UploadContent(), None


async def _found(state: BotState, path: Path) -> SentDocument:
    """Look through a document that was fetched, and for one of the same name in the collection."""
    size = (await asyncio.to_thread(path.stat)).st_size
    findings = await look_through(state.settings.data, path)
    notes = [f"{name}: {text}" if name != path.name else text for name, text in (*findings.refused, *findings.warnings)]
    if findings.error:
        notes.append(findings.error)
    document = SentDocument(
        name=path.name,
        size=size,
        speeches=findings.speeches,
        passages=findings.passages,
        titles=findings.titles,
        notes=tuple(notes),
        unfinished=findings.unfinished,
    )
    return await asyncio.to_thread(_compared, document, path, state.settings)


def _compared(document: SentDocument, path: Path, settings: Settings) -> SentDocument:
    """Compare a document with the file of the collection that has its name."""
    from index.readers import find_files  # takes half a second once, which only uploads need

    try:
        files, _ = find_files(collection(settings).paths, left_out(settings.data))
    except ConfigError:
        return document
    twin = next((file for file in files if file.member is None and file.name == document.name), None)
    if twin is None:
        return document
    if filecmp.cmp(twin.path, path, shallow=False):
        return replace(document, state="same")
    uploaded = twin.path.parent == path.parent.parent.parent
    return replace(document, state="taken", other="" if uploaded else str(twin.path.absolute()))
