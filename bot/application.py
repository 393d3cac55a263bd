"""Settings and an index become a wired `telegram.ext.Application`, ready to poll or to be called."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any, cast

from telegram import LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.access import AccessList
from bot.config import Settings
from bot.context import NO_INDEX, BotApplication, BotContext, BotState, NoData
from bot.filters import BY_HAND, TypedButtonFilter, UpdateDeduplicator, command_words
from bot.handlers import alarms, ask, button_actions, errors, guest, guide, identity, inline, privacy, speeches, usage
from bot.handlers.admin import access, answering, files, own_words, reindexing, uploading
from bot.handlers.admin.watching import watch_collection
from bot.limits import RateLimit
from bot.monitoring.health import Watched
from bot.monitoring.metrics import Metrics
from bot.storage.database import Database
from bot.texts import command_names
from bot.transport import commands
from bot.transport.observed_request import ObservedRequest
from bot.transport.outbox import Outbox
from bot.transport.pace import ChatPace
from bot.transport.polling_request import PollingRequest
from bot.transport.rate_limiter import ChatRateLimiter
from bot.transport.startup import until_reached
from bot.uploads import sweep_pending
from index import Live

_LOG = logging.getLogger(__name__)

CONNECTIONS = 256
"""Connections to Telegram at once, as many as the library opens by itself."""

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


def build_application(
    settings: Settings, live: Live, request: BaseRequest | None = None, polling: PollingRequest | None = None
) -> BotApplication:
    """Wire the bot; `settings.token` must be set. With `request` it talks through that, without flood limits.

    `polling` is what fetches updates where the bot polls.
    """
    database = Database(settings.data, question_days=settings.question_days)
    state = BotState(
        settings=settings,
        live=live,
        database=database,
        access=AccessList(settings.data, database.pseudonym),
        rate_limit=RateLimit(settings.limits.questions_per_minute),
    )
    # The library only calls the type, and finds the state that was made above.
    types = ContextTypes(
        context=BotContext, bot_data=cast("type[BotState]", lambda: state), chat_data=NoData, user_data=NoData
    )
    pace = ChatPace(free=request is not None)
    builder = (
        ApplicationBuilder()
        .context_types(types)
        .token(settings.token)
        .job_queue(None)
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True))
        .updater(None)
        .post_init(_begin)
        .post_shutdown(_end)
        .application_class(_Application)
        .rate_limiter(ChatRateLimiter(pace=pace))
    )
    if settings.base_url:
        builder = builder.base_url(settings.base_url)
    if settings.base_file_url:
        builder = builder.base_file_url(settings.base_file_url)
    if request is not None:
        builder = builder.request(request).get_updates_request(request)
    else:
        observed = ObservedRequest(HTTPXRequest(connection_pool_size=CONNECTIONS), state.contact, lambda: state.metrics)
        updates = ObservedRequest(polling or PollingRequest(), state.contact, lambda: state.metrics)
        builder = builder.request(observed).get_updates_request(updates)
    application = builder.build()
    state.outbox = Outbox(application.bot, state.database, pace, immediate=request is not None)
    if settings.metrics:
        state.metrics = Metrics(watched(application))
        state.database.on_question = state.metrics.question
        state.database.on_loss = state.metrics.lost
    _wire(application)
    return application


def watched(application: BotApplication) -> Watched:
    """Return what there is to watch of a bot."""
    state = application.bot_data
    return Watched(
        state.live,
        lambda: state.database.fails,
        contact=state.contact,
        polls=state.settings.webhook is None,
        waiting=lambda: state.updates_waiting(),  # noqa: PLW0108 - set when serving begins
        owed=lambda: state.outbox.waiting,
        rebuilding=lambda: state.rebuilding is not None,
    )


def _wire(application: BotApplication) -> None:
    def on(condition: filters.BaseFilter, handler: Handler) -> None:
        application.add_handler(MessageHandler(condition, handler))

    # A second delivery of an update, by a webhook that was called twice, goes no further.
    application.add_handler(TypeHandler(Update, UpdateDeduplicator().check), group=-2)

    # Where the bot is not open to all, strangers go no further, by whichever door.
    application.add_handler(TypeHandler(Update, access.gate), group=-1)

    # What stands on a button under the newest message, typed in private. An edited message is no new one.
    fresh = filters.UpdateType.MESSAGE
    on(fresh & filters.ChatType.PRIVATE & TypedButtonFilter(application.bot_data.typed_buttons), button_actions.typed)

    # Commands, in Telegram's form.
    for name, handler in (
        ("start", guide.start),
        ("help", guide.show_help),
        ("language", guide.offer_languages),
        ("speeches", speeches.list_speeches),
        ("ask", ask.question),
        ("stats", usage.show_statistics),
        ("upload", uploading.explain_upload),
        ("files", files.list_files),
        ("remove", files.offer_removal),
        ("answer", answering.offer_answers),
        ("id", identity.show_id),
        ("privacy", privacy.show_privacy),
    ):
        application.add_handler(CommandHandler(name, handler, fresh))

    # What changes something counts only by the person's own hand.
    for name, handler in (
        ("reindex", reindexing.rebuild_index),
        ("forget", privacy.forget),
        ("admit", access.change_access),
        ("deny", access.change_access),
        ("words", own_words.change_words),
    ):
        application.add_handler(CommandHandler(name, handler, fresh & BY_HAND))
        application.add_handler(CommandHandler(name, guide.refuse_second_hand, fresh))

    # The same in Chinese words, which Telegram does not see as commands: bare ones in private, with a slash anywhere.
    on(fresh & command_words(command_names.HELP), guide.show_help)
    on(fresh & command_words(command_names.LANGUAGE), guide.offer_languages)
    on(fresh & BY_HAND & command_words(command_names.REINDEX), reindexing.rebuild_index)
    on(fresh & command_words(command_names.REINDEX), guide.refuse_second_hand)
    on(fresh & command_words(command_names.STATS), usage.show_statistics)
    on(fresh & command_words(command_names.SPEECHES, "(?:[ \u3000]+(.+))?"), speeches.list_speeches)

    # Buttons, inline mode.
    application.add_handler(CallbackQueryHandler(button_actions.pressed))
    application.add_handler(InlineQueryHandler(inline.offer_passages))
    application.add_handler(ChosenInlineResultHandler(inline.count_chosen))

    # The bot was mentioned in a chat that it is no member of.
    if application.bot_data.settings.guest:
        on(filters.UpdateType.GUEST_MESSAGE, guest.answer_guest)

    # The bot was added to a group.
    on(fresh & filters.StatusUpdate.NEW_CHAT_MEMBERS, guide.greet_group)

    # An unknown command in private is told so, and gets the help.
    on(fresh & filters.COMMAND & filters.ChatType.PRIVATE, guide.unknown_command)

    # Documents and photos of pages, which an administrator sends to have them indexed.
    sent = filters.Document.ALL | filters.PHOTO
    on(fresh & sent & ~filters.VIA_BOT & filters.ChatType.PRIVATE, uploading.document_sent)

    # Everything else that is written may be a question; what was sent through the bot's own inline mode is none.
    own = ~filters.VIA_BOT & ~filters.StatusUpdate.ALL
    written = own & (filters.TEXT | filters.CAPTION)
    on(filters.UpdateType.EDITED_MESSAGE & written, ask.edited)
    on(fresh & written, ask.question)
    on(fresh & own & filters.ChatType.PRIVATE, ask.wordless)

    application.add_error_handler(errors.failed)


async def _begin(application: BotApplication) -> None:
    """Load what the first questions need, and tell Telegram what the bot can do."""
    state = application.bot_data
    speech_count = 0
    try:
        # Before the first update: loading blocks for about a second.
        await asyncio.to_thread(state.warm)
        speech_count = state.live.get().snapshot.speech_count
    except NO_INDEX:
        _LOG.warning("%s: no index yet; an administrator can send /reindex", state.settings.data)
    await asyncio.to_thread(sweep_pending, state.settings.data, time.time())
    await commands.register(application.bot, state.settings)
    await commands.introduce(application.bot, state.settings)
    if state.settings.watch:
        state.watching = asyncio.create_task(watch_collection(application))
    _LOG.info("@%s answers from %d speeches; Ctrl-C stops it", application.bot.username, speech_count)


async def _end(application: BotApplication) -> None:
    """Close what `build_application` opened, at the very end."""
    await asyncio.to_thread(application.bot_data.database.close)


class _Application(Application[ExtBot[int], BotContext, NoData, NoData, BotState, None]):
    """Waits for a network, times updates, and ends a running reindex before it waits for the handlers."""

    async def initialize(self) -> None:
        """Make the bot known to Telegram, as soon as that can be reached."""
        await until_reached(super().initialize, self.bot_data.settings.token)

    async def process_update(self, update: object) -> None:
        """Handle an update."""
        begun = time.perf_counter()
        await super().process_update(update)
        seconds = time.perf_counter() - begun
        kind = update_kind(update)
        _LOG.debug("update %d: %s handled in %.3f s", getattr(update, "update_id", 0), kind, seconds)
        if self.bot_data.metrics:
            self.bot_data.metrics.update(kind, seconds)
        await alarms.tell_of_full_disk(self)

    async def stop(self) -> None:
        if self.bot_data.watching:
            self.bot_data.watching.cancel()
        if self.bot_data.rebuilding:
            self.bot_data.rebuilding.stop()
        await super().stop()


def update_kind(update: object) -> str:
    """Return what kind of update it is, as Telegram names it."""
    if not isinstance(update, Update):
        return "other"
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")
