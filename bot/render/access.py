"""What an administrator sees of somebody who would like to use the bot."""

from bot.callbacks import Op
from bot.render.buttons import callback_button
from bot.render.draft import Draft, Writer, shorten
from bot.texts import Texts, say
from bot.texts.access import ACCESS


def request_draft(number: int, name: str, sent_id: int, texts: Texts) -> Draft:
    """Say who would like to use the bot, with a button that lets them in."""
    own = ACCESS[texts.code]
    writer = Writer()
    pattern = own.access_group if number < 0 else own.access_person
    writer.write(say(pattern, name=shorten(name, 60), number=str(number)))
    return writer.draft([[callback_button(own.button_admit, Op.ADMIT, sent_id, abs(number), int(number < 0))]])


def admitted_draft(number: int, sent_id: int, texts: Texts, *, admitted: bool) -> Draft:
    """Say that somebody was let in, or put out, with a button for the contrary."""
    own = ACCESS[texts.code]
    writer = Writer()
    writer.write(say(own.access_admitted if admitted else own.access_denied, number=str(number)))
    op, label = (Op.DENY, own.button_deny) if admitted else (Op.ADMIT, own.button_admit)
    return writer.draft([[callback_button(label, op, sent_id, abs(number), int(number < 0))]])
