"""What a line typed at the terminal does in the simulated chat, and how what the bot sends is shown on the screen."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.fake_telegram import BOT, Chats, Event, Person, buttons
from bot.fake_telegram.chats import JSON
from bot.terminal.downloads import save
from bot.terminal.numbering import numbered_buttons
from bot.terminal.screen import Screen
from bot.texts import command_names, say
from bot.utf16 import utf16_length

MESSAGE_LENGTH = 4096
_FEW = 100
"""From here on a number is a year or an amount to ask for, no button that was missed."""

_COMMAND = re.compile(r"/(\w+)\s*(.*)", re.DOTALL)
_LINK = re.compile(rf"https://t\.me/{BOT['username']}\?start=([A-Za-z0-9_-]+)")
_INLINE = re.compile(rf"@{BOT['username']}\s+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a number stands for: a button under a message, or a result of an inline query."""

    button: Mapping[str, Any]
    message: JSON


class TerminalSession:
    """One person's private chat with the bot. `deliver` hands an update to the bot and waits until it is handled."""

    def __init__(
        self,
        chats: Chats,
        person: Person,
        screen: Screen,
        *,
        deliver: Callable[[JSON], Awaitable[None]],
        downloads: Path,
    ) -> None:
        self._chats = chats
        self._person = person
        self._screen = screen
        self._deliver = deliver
        self._downloads = downloads
        self._choices: dict[int, Choice] = {}
        self._answer: JSON | None = None
        self._question: int | None = None

    async def enter(self, line: str) -> bool:
        """Do what the line says; False when it says to leave.

        A number presses its button, `>` replies to the last message, `/edit` changes the last question, `/quit`
        or its Chinese name leaves, `@` and the bot's name asks inline; everything else is written to the bot.
        """
        text = line.strip()
        command = _COMMAND.fullmatch(text)
        inline = _INLINE.fullmatch(text)
        if text.lower().removeprefix("/") in command_names.LEAVE:
            return False
        number = int(text[:9]) if text.isdecimal() and not line[:1].isspace() else 0
        if number in self._choices:
            await self._press(self._choices[number])
        elif 0 < number < _FEW and self._choices:
            self._screen.note(say(self._screen.texts.no_button, number=number))
        elif command and command[1] == "edit" and command[2]:
            await self._revise(command[2])
        elif text.startswith((">", "＞")) and text[1:].strip():
            await self._reply(text[1:].strip())
        elif inline:
            self._screen.person(text)
            await self._deliver(self._chats.inquire(self._person, inline[1]))
        elif text:
            await self.write(text)
        return True

    async def write(self, text: str, reply_to: int | None = None) -> None:
        """Write to the bot; what is too long for one message goes in several, as from a Telegram app."""
        whole = utf16_length(text) <= MESSAGE_LENGTH
        for part in (
            [text]
            if whole
            else [text[at : at + MESSAGE_LENGTH // 2] for at in range(0, len(text), MESSAGE_LENGTH // 2)]
        ):
            update = self._chats.say(self._person, part, reply_to=reply_to)
            self._question = update["message"]["message_id"]
            self._screen.person(part, self._question)
            await self._deliver(update)

    def show(self, event: Event) -> None:
        """Show what the bot did."""
        body = event.body
        if event.kind in ("sent", "edited"):
            if event.kind == "sent":
                self._screen.message(body)
            else:
                self._screen.edited(body)
            if event.kind == "sent" or buttons(body):
                self._answer = body
            if buttons(body):
                self._choices = _choices(body)
            elif any(choice.message["message_id"] == body["message_id"] for choice in self._choices.values()):
                self._choices = {}
            if event.kind == "sent" and ("document" in body or "photo" in body):
                self._download(body["document"] if "document" in body else body["photo"][-1])
        elif event.kind == "deleted":
            self._screen.deleted(body)
        elif event.kind == "notice" and body.get("text"):
            self._screen.note(body["text"])
        elif event.kind == "results":
            self._show_results(body.get("results", []))

    def note(self, line: str) -> None:
        """Show a line that is neither the person's nor the bot's."""
        self._screen.note(line)

    async def _press(self, choice: Choice) -> None:
        button = choice.button
        if "callback_data" in button:
            await self._deliver(self._chats.press(self._person, choice.message, button["callback_data"]))
        elif "copy_text" in button:
            self._screen.note(self._screen.texts.copy)
            self._screen.plain(_own_link(button["copy_text"]["text"]))
        elif "switch_inline_query_chosen_chat" in button:
            query = button["switch_inline_query_chosen_chat"].get("query", "")
            await self._deliver(self._chats.inquire(self._person, query))
        elif "url" in button:
            await self._open(button["url"])
        elif "input_message_content" in button:
            content = button["input_message_content"]
            message = {"text": content.get("message_text", ""), "entities": content.get("entities", [])}
            keyboard = {"reply_markup": button["reply_markup"]} if "reply_markup" in button else {}
            chosen = {"message_id": choice.message["message_id"], **message, **keyboard}
            self._screen.message(chosen)
            self._choices = _choices(chosen) or self._choices
        else:
            self._screen.note(self._screen.texts.elsewhere)

    async def _open(self, url: str) -> None:
        """Follow a link: one to this bot starts it with the payload, as in Telegram; others are shown."""
        parts = urlsplit(url)
        payload = parse_qs(parts.query).get("start")
        if parts.netloc == "t.me" and parts.path == f"/{BOT['username']}" and payload:
            await self.write(f"/start {payload[0]}")
        else:
            self._screen.note(say(self._screen.texts.link, url=url))

    async def _reply(self, text: str) -> None:
        if self._answer is None:
            self._screen.note(self._screen.texts.nothing_to_reply)
        else:
            await self.write(text, reply_to=self._answer["message_id"])

    async def _revise(self, text: str) -> None:
        if self._question is None:
            self._screen.note(self._screen.texts.nothing_to_edit)
        else:
            text = text[:MESSAGE_LENGTH]
            self._screen.rewritten(text, self._question)
            await self._deliver(self._chats.revise(self._person, self._question, text))

    def _show_results(self, results: list[JSON]) -> None:
        rows = [[{**result, "text": _title(result)}] for result in results]
        shown = {"message_id": 0, "reply_markup": {"inline_keyboard": rows}}
        self._screen.message(shown)
        self._choices = _choices(shown)

    def _download(self, document: JSON) -> None:
        name, data = self._chats.files[document["file_id"]]
        try:
            path = save(self._downloads, name, data)
        except OSError as error:
            self._screen.note(say(self._screen.texts.not_saved, reason=error.strerror or str(error)))
        else:
            self._screen.note(say(self._screen.texts.saved, path=str(path)))


def _own_link(text: str) -> str:
    """Return what a link to this bot stands for here: outside Telegram its address would lead to somebody else's."""
    return _LINK.sub(r"/start \1", text)


def _choices(message: JSON) -> dict[int, Choice]:
    return {number: Choice(button, message) for number, button in numbered_buttons(message) if number is not None}


def _title(result: JSON) -> str:
    return " · ".join(result[key] for key in ("title", "description") if result.get(key))
