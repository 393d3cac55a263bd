"""What administrators see: a rebuild's progress and its end, and how the bot is used."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from telegram.constants import MessageEntityType as Kind

from bot.collection import Collection
from bot.rebuild import Outcome, Step
from bot.render.draft import Draft, Writer, plain_draft, shorten
from bot.texts import Texts, say

_REFUSED = 20
_NAMED = 5


def progress_draft(now: Step, texts: Texts) -> Draft:
    """How far a rebuild has come."""
    stages = {
        "reading": texts.reindex_reading,
        "analysing": texts.reindex_analysing,
        "writing": texts.reindex_writing,
    }
    sentence = stages.get(now.stage, texts.reindex_started)
    return plain_draft(say(sentence, done=now.done, total=now.total))


def outcome_draft(end: Outcome, texts: Texts, chosen: Collection) -> Draft:
    """Tell what was indexed, of which files and folders, and which files were refused and why."""
    writer = Writer()
    if end.error:
        writer.write("⚠️ " + say(texts.reindex_failed, reason=shorten(end.error, 1000)))
        return writer.draft()
    writer.write("✅ ")
    writer.write(
        say(
            texts.reindex_done,
            paths=_names(chosen.paths, texts),
            speeches=end.speeches,
            passages=end.passages,
            files=end.files,
            unchanged=end.unchanged,
            seconds=f"{end.seconds:.1f}",
        )
    )
    if chosen.before:
        writer.write("\n" + say(texts.reindex_before, paths=_names(chosen.before, texts)))
    if end.refused:
        writer.write("\n\n")
        writer.write(say(texts.reindex_refused, count=len(end.refused)), Kind.BOLD)
        for path, reason in end.refused[:_REFUSED]:
            writer.write("\n• " + shorten(PurePath(path).name, 60) + ": " + shorten(reason, 90))
        if len(end.refused) > _REFUSED:
            writer.write("\n" + say(texts.reindex_refused_more, count=len(end.refused) - _REFUSED))
    return writer.draft()


def _names(paths: Sequence[Path], texts: Texts) -> str:
    """Name files and folders without the folders around them, which are the administrator's own affair."""
    names = [shorten(path.name or str(path), 60) for path in paths[:_NAMED]]
    return texts.pause.join([*names, "……"] if len(paths) > _NAMED else names)
