"""What went wrong in a handler: one line in the log, and a word to the person who was waiting."""

import contextlib
import logging
import time
import traceback
from pathlib import PurePath

from telegram import Update
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.context import Context, Desk
from bot.conversation.answering import Reply
from bot.handlers.replying import deliver
from bot.render.guide import plain
from index import JianghuaError

_LOG = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """Log an error without the question that led to it; tell the person, unless Telegram itself was out of reach."""
    error = context.error
    if await _refused(error, context):
        Desk.of(context).refused = True
        context.application.stop_running()
        return
    if not isinstance(update, Update):
        if not isinstance(error, Conflict):
            _LOG.warning("while polling: %s", error)
        elif Desk.of(context).conflicts.due(time.monotonic()):
            _LOG.warning(
                "another process polls with this token and takes turns with this one; stop that one, or get a new token"
                " from @BotFather with /revoke"
            )
        return
    if isinstance(error, Forbidden):
        _LOG.info("a chat does not want messages: %s", error)
        return
    _LOG.error("update %d: %s at %s", update.update_id, _named(error), _where(error))
    # The answer may have arrived where sending timed out; a second word would only add to the flood.
    if isinstance(error, TimedOut | RetryAfter) or type(error) is NetworkError:
        return
    with contextlib.suppress(TelegramError):
        texts = await Desk.of(context).texts(update.effective_user)
        if update.callback_query:
            await update.callback_query.answer(texts.failed)
        elif update.message:
            await deliver(context, update.message, Reply(plain(texts.failed)))


async def _refused(error: Exception | None, context: Context) -> bool:
    """Whether Telegram no longer takes the bot's token: a call may fail like that for a proxy's sake, getMe tells."""
    if not isinstance(error, InvalidToken) and not isinstance(error and error.__cause__, InvalidToken):
        return False
    try:
        await context.bot.get_me()
    except InvalidToken:
        return True
    except TelegramError:
        return False
    return False


def _named(error: Exception | None) -> str:
    """Give the kind of an error; what Telegram or we said of it may be told, other texts may hold a question."""
    return (
        f"{type(error).__name__}: {error}"
        if isinstance(error, TelegramError | OSError | JianghuaError)
        else type(error).__name__
    )


def _where(error: Exception | None) -> str:
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return " < ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))
