"""Someone who writes to a bot behind the loopback server, and awaits what comes back; nothing here sleeps."""

from collections.abc import Callable

from bot.fake_telegram import Event, Group, Person, buttons
from tests.telegram.server import JSON, BotApiServer


class Reader:
    """A person in a private chat with the bot, or in a group."""

    def __init__(
        self, server: BotApiServer, number: int, group: Group | None = None, language: str = "zh-hans"
    ) -> None:
        self.server = server
        self.person = Person(number, f"读者{number}", f"reader{number}", language)
        self.group = group
        self.chat = group.id if group else number

    async def ask(self, text: str, reply_to: int | None = None) -> JSON:
        """Write to the bot; gives its next message in this chat."""
        after = self.mark()
        self.say(text, reply_to)
        return await self.next(after)

    def say(self, text: str, reply_to: int | None = None) -> JSON:
        """Write to the bot and do not wait; gives the person's message."""
        update = self.server.chats.say(self.person, text, group=self.group, reply_to=reply_to)
        self.server.updates.add(update)
        message: JSON = update["message"]
        return message

    def mark(self) -> int:
        """Give the place in the events up to now, for `next`."""
        return len(self.server.chats.events)

    async def next(self, after: int, kind: str = "sent", wanted: Callable[[JSON], bool] = lambda _: True) -> JSON:
        """Await the first message in this chat that was sent (or edited) behind `after`, and is as wanted."""

        def right(event: Event) -> bool:
            return event.kind == kind and event.body["chat"]["id"] == self.chat and wanted(event.body)

        return (await self.server.heard(after, right)).body

    async def press(self, message: JSON, label: str, kind: str = "edited") -> JSON:
        """Press the first button whose label holds `label`; gives the message that is edited (or sent) then."""
        after = self.mark()
        button = next(button for button in buttons(message) if label in button["text"])
        self.server.updates.add(self.server.chats.press(self.person, message, button["callback_data"]))
        return await self.next(after, kind)

    async def press_for_notice(self, message: JSON, data: str) -> str:
        """Press a button by its data, forged or not; gives the text that the bot answers the press with."""
        after = self.mark()
        update = self.server.chats.press(self.person, message, data)
        number = update["callback_query"]["id"]
        self.server.updates.add(update)
        notice = await self.server.heard(
            after, lambda event: event.kind == "notice" and event.body["callback_query_id"] == number
        )
        return str(notice.body.get("text", ""))
