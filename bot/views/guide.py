"""The first message and the help, with the record that their buttons need."""

from bot.context import BotState, Recipient
from bot.render.draft import Reply
from bot.render.guide import help_page, welcome
from bot.storage.messages import GuideContent


def welcome_reply(state: BotState, recipient: Recipient) -> Reply:
    """Return the first message to a person. Blocks; raises one of NO_INDEX."""
    listed = state.live.get().speeches()
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    passages = sum(each.passages for each in listed)
    return Reply(welcome(sent_id, len(listed), passages, questions, recipient.texts, group=recipient.group), sent_id)


def help_reply(state: BotState, recipient: Recipient, note: str = "") -> Reply:
    """Return the help, with a note above it. Blocks."""
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    bot, group, admin = recipient.bot, recipient.group, recipient.user in state.settings.admins
    page = help_page(sent_id, 0, questions, recipient.texts, bot=bot, group=group, admin=admin, note=note)
    return Reply(page, sent_id)
