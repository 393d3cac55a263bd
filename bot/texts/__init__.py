"""Every sentence the bot says, in each language; a language that lacks one does not construct."""

from bot.texts import en, zh_hans, zh_hant
from bot.texts.sentences import Texts, say

LANGUAGES = {texts.code: texts for texts in (zh_hans.SIMPLIFIED, zh_hant.TRADITIONAL, en.ENGLISH)}

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
