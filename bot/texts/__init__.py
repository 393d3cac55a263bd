"""Every sentence the bot says, in each language; a language that lacks one does not construct."""

from typing import TYPE_CHECKING

from bot.texts.saying import say

if TYPE_CHECKING:
    from bot.texts.languages import LANGUAGES
    from bot.texts.sentences import Texts

__all__ = ["LANGUAGES", "Texts", "match_language", "say"]

_TRADITIONAL = ("hant", "tw", "hk", "mo")


def match_language(code: str | None, default: str) -> str:
    """Give the language for a `language_code`: Chinese by script, English for all others, `default` for none."""
    if not code:
        return default
    parts = code.lower().replace("_", "-").split("-")
    if parts[0] not in ("zh", "yue"):
        return "en"
    return "zh-Hant" if any(part in _TRADITIONAL for part in parts[1:]) else "zh-Hans"


def __getattr__(name: str) -> object:
    """Load the sentences when they are first asked for: most commands of the shell say none of them."""
    if name not in ("LANGUAGES", "Texts"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.texts import languages

    return getattr(languages, name)
