"""Telegram without Telegram: chats kept in memory and a request class that answers the bot from them.

`jianghua chat` talks to the bot's real handlers through it, and so do the tests.
"""

from bot.fake_telegram.chats import BOT, Chats, Event, Group, Person, buttons
from bot.fake_telegram.methods import Refused, call
from bot.fake_telegram.request import TOKEN, PlayedRequest

__all__ = ["BOT", "TOKEN", "Chats", "Event", "Group", "Person", "PlayedRequest", "Refused", "buttons", "call"]
