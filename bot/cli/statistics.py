"""`jianghua stats`: how the bot is used, as lines for a person, JSON, a table or a question set."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.cli import output
from bot.cli.invocation import DONE, WRONG_USAGE, Invocation
from bot.render.bars import bar

if TYPE_CHECKING:
    from bot.storage.usage import Usage


def stats(call: Invocation) -> int:
    """Print the statistics in the form asked for; returns the exit code."""
    from bot.storage.usage import as_csv, as_question_set, usage

    options = call.options
    if options.json + options.csv + options.questions > 1:
        return call.fail("stats: give one of --json, --csv and --questions", WRONG_USAGE)
    found = usage(call.settings.data)
    if options.json:
        output.as_json(asdict(found))
    elif options.csv:
        print(as_csv(found.problems), end="")
    elif options.questions:
        print(as_question_set(found.problems), end="")
    else:
        print("\n".join(_lines(call, found)))
    return DONE


def _lines(call: Invocation, usage: "Usage") -> list[str]:
    from bot.storage.usage import CERTAINTIES

    if usage.first is None or usage.last is None:
        return [call.say("No questions yet.")]
    places = ", ".join(f"{call.translate(place)} {count}" for place, count in usage.by_place)
    names = [call.translate(name) for name in CERTAINTIES]
    shares = ", ".join(f"{name} {count}" for name, count in zip(names, usage.certainty, strict=True))
    lines = [
        call.say("{first} to {last}", first=usage.first.isoformat(), last=usage.last.isoformat()),
        call.say("questions\t{questions} ({places})", questions=usage.questions, places=places),
        call.say("certainty\t{shares}", shares=shares),
        call.say("marked\t👍 {useful}, 👎 {useless}", useful=usage.useful, useless=usage.useless),
    ]
    if usage.seconds:
        median, most = (f"{seconds * 1000:.0f}" for seconds in usage.seconds)
        lines.append(call.say("search time\t{median} ms, 95 of 100 within {most} ms", median=median, most=most))
    for title, periods in (
        (call.say("by day:"), [period for period in usage.by_day if period.total]),
        (call.say("by week:"), [period for period in usage.by_week if period.total]),
        (call.say("by hour:"), [period for period in usage.by_hour if period.total]),
    ):
        most_asked = max((period.total for period in periods), default=0)
        lines += ["", title, *(f"  {each.name}  {bar(each.total, most_asked)} {each.total}" for each in periods)]
    for title, tallies in (
        (call.say("asked most:"), usage.frequent),
        (call.say("read most:"), usage.read),
        (call.say("words of your own that changed answers:"), usage.own_words),
        (call.say("marked useful:"), usage.liked),
        (call.say("marked not useful:"), usage.disliked),
    ):
        if tallies:
            lines += ["", title, *(f"{each.times:6}  {' '.join(each.text.split())}" for each in tallies)]
    if usage.problems:
        lines += ["", call.say("not answered, or marked not useful, alike questions together:")]
        for group in usage.problems:
            also = f"  (+{len(group.questions) - 1})" if len(group.questions) > 1 else ""
            lines.append(f"{group.times:6}  {' '.join(group.question.split())}{also}")
    return lines
