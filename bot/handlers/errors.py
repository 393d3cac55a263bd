"""What went wrong in a handler: one line in the log, and a word to the person who was waiting."""

import contextlib
import logging
import time

from telegram import Update
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.context import NO_INDEX, BotContext
from bot.handlers.button_press import answer_query
from bot.limits import TooManyWaiting
from bot.logs import trace_lines
from index import JianghuaError, ShardsMissing

_LOG = logging.getLogger(__name__)


async def failed(update: object, context: BotContext) -> None:
    """Log an error without the question that led to it; tell the person, unless Telegram itself was out of reach."""
    error = context.error
    if await _is_token_refused(error, context):
        context.state.token_refused = True
        context.state.stop()
        return
    if not isinstance(update, Update):
        if not isinstance(error, Conflict):
            if context.state.outages.ready(time.monotonic()):
                _LOG.warning("while polling: %s", error)
        elif context.state.conflicts.ready(time.monotonic()):
            _LOG.warning(
                "another process polls with this token and takes turns with this one; stop that one, or get a new token"
                " from @BotFather with /revoke"
            )
        return
    if isinstance(error, Forbidden):
        _LOG.info("a chat does not want messages: %s", error)
        return
    expected = isinstance(error, (TooManyWaiting, ShardsMissing, *NO_INDEX))
    if not expected:
        _LOG.error("update %d: %s at %s", update.update_id, _describe(error), trace_lines(error))
    # The answer may have arrived where sending timed out; a second word would only add to the flood.
    if isinstance(error, TimedOut | RetryAfter) or type(error) is NetworkError:
        return
    # A word under an edited message would only puzzle: its old answer stands.
    if update.edited_message or update.guest_message or update.inline_query or update.effective_message is None:
        return
    with contextlib.suppress(TelegramError):
        await _tell(error, update, context)


async def _tell(error: Exception | None, update: Update, context: BotContext) -> None:
    await context.identify()
    texts = context.texts
    if isinstance(error, TooManyWaiting):
        sentence = texts.busy if update.callback_query else texts.too_many_waiting
        if not update.callback_query and not error.first:
            return
    elif isinstance(error, NO_INDEX):
        sentence = texts.no_index_admin if context.is_admin else texts.no_index
    elif isinstance(error, ShardsMissing):
        sentence = texts.part_silent
    else:
        sentence = texts.failed
    if update.callback_query:
        await answer_query(update.callback_query, sentence, alert=isinstance(error, (ShardsMissing, *NO_INDEX)))
    else:
        await context.say(sentence)


async def _is_token_refused(error: Exception | None, context: BotContext) -> bool:
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


def _describe(error: Exception | None) -> str:
    """Return the kind of an error; what Telegram or we said of it may be told, other texts may hold a question."""
    return (
        f"{type(error).__name__}: {error}"
        if isinstance(error, TelegramError | OSError | JianghuaError)
        else type(error).__name__
    )
