"""How the bot is used, as a message: figures, bars where there is no picture, and what went wrong."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import CallbackData, Op, encode_data
from bot.render.bars import bar
from bot.render.draft import Draft, Writer, plain_draft, shorten
from bot.storage.usage import Usage
from bot.texts import Texts, say
from bot.texts.admin import ADMIN
from bot.texts.own_words import OWN_WORDS

_DAYS = 10
CSV, QUESTION_SET = 0, 1
"""What an export button carries."""


def usage_draft(usage: Usage, sent_id: int, texts: Texts, *, questions: bool, bars: bool) -> Draft:
    """Return the statistics; what was asked only with `questions`, in private."""
    if usage.first is None or usage.last is None:
        return plain_draft(texts.stats_none)
    own = ADMIN[texts.code]
    first, last = texts.day(usage.first), texts.day(usage.last)
    writer = Writer()
    writer.write(
        say(
            texts.stats,
            days=first if first == last else say(texts.stats_days, first=first, last=last),
            questions=usage.questions,
            silent=usage.certainty[2],
            useful=usage.useful,
            useless=usage.useless,
        )
    )
    sure, unsure, none = usage.certainty
    writer.write("\n" + say(own.stats_certainty, sure=sure, unsure=unsure, none=none))
    if usage.seconds:
        median, most = (f"{seconds * 1000:.0f}" for seconds in usage.seconds)
        writer.write("\n" + say(own.stats_seconds, median=median, most=most))
    if bars:
        days = usage.by_day[-_DAYS:]
        most_asked = max(day.total for day in days)
        lines = [f"{day.name[5:]} {bar(day.total, most_asked)} {day.total}" for day in days]
        writer.write("\n\n")
        writer.write("\n".join(lines), Kind.PRE)
    _list(
        writer,
        OWN_WORDS[texts.code].stats_own_words,
        [(tally.text, tally.times) for tally in usage.own_words],
    )
    _list(writer, own.stats_read, [(tally.text, tally.times) for tally in usage.read[:5]])
    if not questions:
        return writer.draft()
    _list(writer, own.stats_frequent, [(tally.text, tally.times) for tally in usage.frequent[:5]])
    _list(writer, texts.stats_silent, [(group.question, group.times) for group in usage.problems[:10] if group.none])
    _list(writer, texts.stats_disliked, [(tally.text, tally.times) for tally in usage.disliked[:5]])
    exports = ((own.button_csv, CSV), (own.button_question_set, QUESTION_SET))
    row = [
        InlineKeyboardButton(label, callback_data=encode_data(CallbackData(Op.EXPORT, sent_id, form)))
        for label, form in exports
    ]
    return writer.draft([row] if usage.problems else ())


def _list(writer: Writer, title: str, listed: Sequence[tuple[str, int]]) -> None:
    listed = [(text, times) for text, times in listed if text.strip()]
    if listed:
        writer.write("\n\n")
        writer.write(title, Kind.BOLD)
        for text, times in listed:
            writer.write(f"\n• {shorten(text, 80)} ×{times}")
