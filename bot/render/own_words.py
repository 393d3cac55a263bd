"""The administrator's own words as a message: entries by number, and lines that are none."""

from telegram.constants import MessageEntityType as Kind

from bot.render.draft import MESSAGE_UNITS, Draft, Writer, shorten
from bot.texts import Texts, say
from bot.texts.own_words import OWN_WORDS
from bot.texts.shell import translated
from index.query.own_words import OwnWords

_ROOM = MESSAGE_UNITS - 400
_MISTAKES = 5


def entries_draft(words: OwnWords, texts: Texts) -> Draft:
    """List the entries and what is wrong, with how to add and delete."""
    own = OWN_WORDS[texts.code]
    writer = Writer()
    writer.write(say(own.words, count=len(words.entries)) if words.entries else own.words_none, Kind.BOLD)
    for mistake in words.mistakes[:_MISTAKES]:
        reason = translated(texts.code, mistake.reason)
        writer.write("\n⚠️ " + say(own.words_mistake, line=str(mistake.line), reason=shorten(reason, 100)))
    if len(words.mistakes) > _MISTAKES:
        writer.write("\n" + say(texts.reindex_refused_more, count=len(words.mistakes) - _MISTAKES))
    help_units = len(own.words_help)
    for number, entry in enumerate(words.entries, 1):
        if writer.units + help_units > _ROOM:
            writer.write("\n" + say(texts.reindex_refused_more, count=len(words.entries) - number + 1))
            break
        writer.write(f"\n{number}. {shorten(entry.text, 100)}")
    writer.write("\n\n" + own.words_help)
    return writer.draft()
