"""The languages of the chat, by their codes."""

from bot.texts import en, zh_hans, zh_hant
from bot.texts.sentences import Texts

__all__ = ["LANGUAGES", "Texts"]

LANGUAGES = {texts.code: texts for texts in (zh_hans.SIMPLIFIED, zh_hant.TRADITIONAL, en.ENGLISH)}
