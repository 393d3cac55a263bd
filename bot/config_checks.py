"""What a value of the configuration may be: each check returns it, or raises WrongValue with what was expected."""

import re
from collections.abc import Callable

from bot.config_file import WrongValue

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
"""A bot token as BotFather gives it."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_KEY = re.compile(r"[!-~]{16,256}")


def text(value: object) -> str:
    """Check a text that is not empty."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise WrongValue("a text that is not empty")
    return value


def bot_token(value: object) -> str:
    """Check a bot token, or an empty text."""
    if not isinstance(value, str) or (value and not TOKEN.fullmatch(value)):
        raise WrongValue("a bot token as BotFather gives it, digits, a colon, letters")
    return value


def webhook_secret(value: object) -> str:
    """Check a webhook's secret, or an empty text."""
    if not isinstance(value, str) or (value and not _SECRET.fullmatch(value)):
        raise WrongValue("1 to 256 characters of A-Z a-z 0-9 _ -")
    return value


def api_key(value: object) -> str:
    """Check a key of the API."""
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise WrongValue("16 to 256 letters, digits and signs, without spaces")
    return value


def truth(value: object) -> bool:
    """Check a truth value."""
    if not isinstance(value, bool):
        raise WrongValue("true or false")
    return value


def address(value: object) -> str:
    """Check an address, or an empty text."""
    if not isinstance(value, str) or (value and not value.startswith(("http://", "https://"))):
        raise WrongValue("an address that starts with https://")
    return value


def user_ids(value: object) -> tuple[int, ...]:
    """Check a list of ids of people."""
    if not isinstance(value, list) or any(type(item) is not int or item <= 0 for item in value):
        raise WrongValue("a list of Telegram user ids, such as [12345678]")
    return tuple(dict.fromkeys(value))


def chat_ids(value: object) -> tuple[int, ...]:
    """Check a list of ids of groups, or of people for their private chats."""
    if not isinstance(value, list) or any(type(item) is not int or not item for item in value):
        raise WrongValue("a list of Telegram chat ids, such as [-1001234567890]")
    return tuple(dict.fromkeys(value))


def path_texts(value: object) -> tuple[str, ...]:
    """Check a list of paths; one path alone is a list of one."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not items:
        raise WrongValue('a list of files and folders, such as ["corpus"]')
    try:
        return tuple(text(item) for item in items)
    except WrongValue:
        raise WrongValue('a list of files and folders, such as ["corpus"]') from None


def one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    """Return a check for one of some texts."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise WrongValue(f"one of {', '.join(choices)}")
        return value

    return check


def number_between(low: int, high: int) -> Callable[[object], int]:
    """Return a check for a whole number from `low` to `high`."""

    def check(value: object) -> int:
        if type(value) is not int or not low <= value <= high:
            raise WrongValue(f"a whole number from {low} to {high}")
        return value

    return check
