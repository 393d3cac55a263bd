"""Telegram without Telegram: chats kept in memory and a request class that answers the bot from them.

`jianghua chat` talks to the bot's real handlers through it, and so do the tests.
"""

from bot.fake_telegram.chats import BOT, Chats, Event, Group, Person, buttons
from bot.fake_telegram.methods import ApiError, call
from bot.fake_telegram.request import FAKE_TOKEN, FakeRequest

__all__ = ["BOT", "FAKE_TOKEN", "ApiError", "Chats", "Event", "FakeRequest", "Group", "Person", "buttons", "call"]
