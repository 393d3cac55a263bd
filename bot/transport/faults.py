"""Errors of Telegram that no class or code tells apart: recognised by their text, only here."""

from telegram.error import BadRequest, TelegramError

UNCHANGED = "message is not modified"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


def is_message_unchanged(error: BadRequest) -> bool:
    """Whether an edit was refused because it changes nothing."""
    return UNCHANGED in error.message.lower()


def is_message_gone(error: BadRequest) -> bool:
    """Whether an edit was refused because its message cannot be edited any more."""
    return any(text in error.message.lower() for text in GONE)


def is_quote_refused(error: BadRequest) -> bool:
    """Whether a message was refused because the message it replies to does not hold the quoted text."""
    return "quote" in error.message.lower()


def was_not_processed(error: TelegramError) -> bool:
    """Whether a request never reached Telegram; what its server answers with an error may have been carried out."""
    import httpx  # the library has loaded it where a network is used

    if isinstance(error, BadRequest):
        return False
    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
