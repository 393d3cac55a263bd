"""The bot's own pages: the welcome, the help and its chapters, the choice of a language."""

from telegram.constants import MessageEntityType as Kind

from bot.callbacks import CallbackData, Op
from bot.render.buttons import callback_button, choice_button
from bot.render.draft import Draft, Writer
from bot.texts import LANGUAGES, Texts, say
from bot.texts.collection import ADMIN_COLLECTION


def welcome(
    sent_id: int, speeches: int, passages: int, examples: tuple[str, ...], texts: Texts, *, group: bool
) -> Draft:
    """Give the first message: what this is, and questions that this collection can answer."""
    writer = Writer()
    writer.write(say(texts.welcome, speeches=speeches, passages=passages))
    writer.write("\n" + (texts.how_in_groups if group else texts.how))
    if examples:
        writer.write("\n\n" + texts.try_these)
    return writer.draft([[callback_button(text, Op.SUGGESTION, sent_id, place)] for place, text in enumerate(examples)])


def help_page(
    sent_id: int,
    chapter: int,
    examples: tuple[str, ...],
    texts: Texts,
    *,
    bot: str,
    group: bool,
    admin: bool = False,
    note: str = "",
) -> Draft:
    """Chapter 0 is the short help; 1 to 3 are what its buttons open. A `note` stands above it."""
    chapters = (
        ("", say(texts.help, how=texts.how_in_groups if group else texts.how)),
        (texts.button_help_asking, texts.help_asking),
        (texts.button_help_reading, texts.help_reading),
        (texts.button_help_sharing, say(texts.help_sharing, bot=bot)),
    )
    chapter = chapter if chapter < len(chapters) else 0
    title, newline, rest = chapters[chapter][1].partition("\n")
    writer = Writer()
    if note:
        writer.write(note + "\n\n", Kind.ITALIC)
    writer.write(title, *([Kind.BOLD] if chapter else []))
    writer.write(newline + rest)
    if admin and not chapter:
        writer.write("\n\n" + texts.help_admin + "\n" + ADMIN_COLLECTION[texts.code].help_files)
    tabs = [
        choice_button(label, CallbackData(Op.HELP, sent_id, number), chosen=number == chapter)
        for number, (label, _) in enumerate(chapters)
        if number
    ]
    questions = (
        []
        if chapter
        else [[callback_button(text, Op.SUGGESTION, sent_id, place)] for place, text in enumerate(examples)]
    )
    if questions:
        writer.write("\n\n" + texts.try_these)
    return writer.draft([*questions, tabs])


def language_choice(sent_id: int, texts: Texts) -> Draft:
    """Give the choice of a language, each under its own name."""
    writer = Writer()
    writer.write(texts.language_ask)
    return writer.draft(
        [
            [
                callback_button(f"✓ {each.name}" if each.code == texts.code else each.name, Op.LANGUAGE, sent_id, place)
                for place, each in enumerate(LANGUAGES.values())
            ]
        ]
    )
