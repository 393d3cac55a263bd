"""The first message and the help, with the record that their buttons need."""

from bot.context import BotState, Recipient
from bot.render.draft import Reply
from bot.render.guide import help_page, welcome
from bot.storage.messages import GuideContent


def welcome_reply(state: BotState, recipient: Recipient) -> Reply:
    """Return the first message to a person. Blocks; raises one of NO_INDEX."""
    index = state.live.get()
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    draft = welcome(
        sent_id, index.snapshot.speech_count, index.snapshot.count, questions, recipient.texts, group=recipient.group
    )
    return Reply(draft, sent_id)


def help_reply(state: BotState, recipient: Recipient, note: str = "") -> Reply:
    """Return the help, with a note above it. Blocks."""
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    bot, group, admin = recipient.bot, recipient.group, recipient.user in state.settings.admins
    page = help_page(sent_id, 0, questions, recipient.texts, bot=bot, group=group, admin=admin, note=note)
    return Reply(page, sent_id)
