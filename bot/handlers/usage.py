"""/stats: how the bot is used, for administrators, with a picture where the extra that draws is installed."""

import asyncio

from telegram import Update

from bot.context import BotContext
from bot.handlers.button_press import ButtonPress
from bot.handlers.identity import refuse_unless_admin
from bot.render.chart import can_draw, chart
from bot.render.draft import Reply
from bot.render.usage import CSV, usage_draft
from bot.storage.messages import GuideContent
from bot.storage.outgoing import Delivery
from bot.storage.usage import as_csv, as_question_set, usage
from bot.texts.admin import ADMIN


async def show_statistics(_: Update, context: BotContext) -> None:
    """Show how the bot is used; what was asked is for private chats only."""
    async with context.turn() as recipient:
        if await refuse_unless_admin(context):
            return
        found = await asyncio.to_thread(usage, context.state.settings.data)
        draws = can_draw() and found.questions > 0
        database = context.state.database
        sent_id = await asyncio.to_thread(database.add_message, recipient.user, recipient.chat, GuideContent())
        if draws:
            picture = await asyncio.to_thread(chart, found)
            await context.send_file("stats.png", picture, ADMIN[context.texts.code].chart_caption, Delivery.PHOTO)
        draft = usage_draft(found, sent_id, context.texts, questions=not recipient.group, bars=not draws)
        await context.reply(Reply(draft, sent_id))


async def export(press: ButtonPress) -> None:
    """Send what was not answered, or answered badly, as a table or as a question set for `eval`."""
    if not press.context.is_admin:
        await press.answer(press.texts.admins_only, alert=True)
        return
    await press.answer()
    found = await asyncio.to_thread(usage, press.state.settings.data)
    table = press.data.first == CSV
    # A spreadsheet takes a CSV file for UTF-8 only with the mark at its front.
    text = "\ufeff" + as_csv(found.problems) if table else as_question_set(found.problems)
    name = "unanswered.csv" if table else "unanswered.jsonl"
    await press.context.send_file(name, text.encode())
