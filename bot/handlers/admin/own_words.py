"""/words: equal terms, names kept whole and words to ignore, listed and changed in the chat."""

import asyncio
import logging
import re
from pathlib import Path

from telegram import Update

from bot.context import BotContext
from bot.handlers.identity import refuse_unless_admin
from bot.render.draft import Reply, sendable, shorten
from bot.render.own_words import entries_draft
from bot.texts import Texts, say
from bot.texts.command_names import DELETE
from bot.texts.own_words import OWN_WORDS
from bot.texts.shell import translated
from index import JianghuaError
from index.query.own_words import WORDS_FILE, parse_words

_LOG = logging.getLogger(__name__)

_ECHO = 300
"""Units of an entry that are said again, so that what is wrong with a long one has room."""

_DELETE = re.compile(rf"(?:{'|'.join(DELETE)})\s*([0-9]{{1,5}})", re.IGNORECASE)


async def change_words(_: Update, context: BotContext) -> None:
    """List the entries, add the one that is written behind the command, or delete one by its number."""
    async with context.turn():
        if await refuse_unless_admin(context):
            return
        data, texts = context.state.settings.data, context.texts
        text = sendable(context.message.text or "")
        given = " ".join(text.split()[1:])
        try:
            if not given:
                words = await asyncio.to_thread(_read, data)
                await context.reply(Reply(entries_draft(parse_words(words), texts)))
            elif match := _DELETE.fullmatch(given):
                await context.say(await asyncio.to_thread(_delete, data, int(match[1]), texts))
            else:
                await context.say(await asyncio.to_thread(_add, data, given, texts))
        except JianghuaError as error:
            await context.say(str(error))


def _add(data: Path, entry: str, texts: Texts) -> str:
    own, before = OWN_WORDS[texts.code], _read(data)
    after = f"{before.rstrip()}\n{entry}\n".lstrip("\n")
    known = {mistake.line for mistake in parse_words(before).mistakes}
    fault = next((mistake for mistake in parse_words(after).mistakes if mistake.line not in known), None)
    if fault:
        return say(own.words_wrong, entry=shorten(entry, _ECHO), reason=translated(texts.code, fault.reason))
    _write(data, after)
    return say(own.words_added, entry=shorten(entry, _ECHO))


def _delete(data: Path, number: int, texts: Texts) -> str:
    own, before = OWN_WORDS[texts.code], _read(data)
    entries = parse_words(before).entries
    if not 1 <= number <= len(entries):
        return say(own.words_no_such, number=number)
    entry = entries[number - 1]
    lines = before.splitlines()
    del lines[entry.line - 1]
    _write(data, "".join(f"{line}\n" for line in lines))
    return say(own.words_deleted, entry=shorten(entry.text, _ECHO))


def _read(data: Path) -> str:
    try:
        return (data / WORDS_FILE).read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise JianghuaError(f"{data / WORDS_FILE}: cannot be read ({error.strerror})") from error


def _write(data: Path, text: str) -> None:
    partial = data / f"{WORDS_FILE}.partial"
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(data / WORDS_FILE)
    except OSError as error:
        raise JianghuaError(f"{partial}: cannot be written ({error.strerror}); see to its permissions") from error
    _LOG.info("words.txt was changed in the chat")
