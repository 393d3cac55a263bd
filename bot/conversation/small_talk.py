"""Replies to what is no question to the collection: courtesies, who the bot is, sums, questions without a subject."""

from bot.conversation.dialogue import Dialogue
from bot.conversation.wishes import Intent
from bot.render.draft import Reply, plain_draft
from bot.texts import Texts, say
from bot.views.guide import help_reply, welcome_reply


def small_talk(dialogue: Dialogue, intent: Intent) -> Reply | None:
    """Return the reply to small talk, None for any other intent."""
    recipient = dialogue.message.recipient
    if intent is Intent.GREETING:
        return welcome_reply(dialogue.state, recipient)
    if intent is Intent.ABILITIES:
        return help_reply(dialogue.state, recipient)
    sentence = _sentences(recipient.texts).get(intent)
    return Reply(plain_draft(sentence)) if sentence else None


def too_vague(dialogue: Dialogue) -> Reply:
    """Ask for a whole question where a text is only a question word."""
    texts = dialogue.message.recipient.texts
    example = next(iter(dialogue.state.examples()), "")
    return Reply(plain_draft(say(texts.too_vague, example=example) if example else texts.no_letters))


def _sentences(texts: Texts) -> dict[Intent, str]:
    return {
        Intent.THANKS: texts.thanked,
        Intent.FAREWELL: texts.farewell,
        Intent.ACKNOWLEDGEMENT: texts.acknowledged,
        Intent.IDENTITY: texts.identity,
        Intent.OTHER_SERVICE: texts.only_quotes,
        Intent.DISAGREEMENT: texts.not_right,
        Intent.ARITHMETIC: texts.no_sums,
    }
