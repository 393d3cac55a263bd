"""`jianghua stats`: how the bot is used, as lines for a person."""

from bot.cli.invocation import Invocation
from bot.storage.statistics import summary


def report(call: Invocation) -> str:
    """Return the statistics as lines."""
    found = summary(call.settings.data)
    if found.first is None or found.last is None:
        return call.say("No questions yet.")
    places = ", ".join(f"{call.translate(place)} {count}" for place, count in found.by_place)
    lines = [
        call.say("{first} to {last}", first=found.first.isoformat(), last=found.last.isoformat()),
        call.say("questions\t{questions} ({places})", questions=found.questions, places=places),
        call.say("without an answer\t{count}", count=found.silent),
        call.say("marked useful\t{count}", count=found.useful),
        call.say("marked not useful\t{count}", count=found.useless),
    ]
    for title, questions in (
        (call.say("asked most:"), found.frequent),
        (call.say("without an answer:"), found.unanswered),
        (call.say("marked not useful:"), found.disliked),
    ):
        if questions:
            lines += ["", title, *(f"{asked.times:6}  {' '.join(asked.question.split())}" for asked in questions)]
    return "\n".join(lines)
