"""What administrators see of a reindex: how far it is, and what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import CallbackData, Op, encode_data
from bot.collection import Collection
from bot.rebuild import NamedFiles, Outcome, Step
from bot.render.bars import bar
from bot.render.draft import MESSAGE_UNITS, Draft, Keyboard, Writer, shorten
from bot.texts import Texts, say
from bot.texts.collection import ADMIN_COLLECTION
from bot.texts.shell import translated

_REFUSED = 20
_NAMED = 5
_CHANGED = 8
_ROOM = MESSAGE_UNITS - 200


@dataclass(slots=True)
class Pace:
    """Measures how fast a stage of a reindex goes. A stage begins with what was done before it: that took no time."""

    _begun: dict[str, tuple[int, float]] = field(default_factory=dict)

    def rate(self, now: Step, at: float) -> float:
        """Return the units a second up to now, 0 where that is not known yet; `at` is the time in seconds."""
        done, since = self._begun.setdefault(now.stage, (now.done, at))
        return (now.done - done) / (at - since) if at > since else 0.0


def started_draft(sent_id: int, texts: Texts) -> Draft:
    """Say that a reindex begins, with a button that ends it."""
    return _with_cancel(texts.reindex_started, sent_id, texts)


def progress_draft(now: Step, rate: float, sent_id: int, texts: Texts) -> Draft:
    """Say how far a reindex is: a bar, units a second, time left."""
    own = ADMIN_COLLECTION[texts.code]
    stages = {
        "reading": texts.reindex_reading,
        "analysing": texts.reindex_analysing,
        "writing": texts.reindex_writing,
    }
    lines = [say(stages.get(now.stage, texts.reindex_started), done=now.done, total=now.total)]
    if now.total:
        lines.append(f"{bar(now.done, now.total)} {100 * now.done // now.total}%")
    if rate > 0:
        left = round((now.total - now.done) / rate)
        time_left = say(own.minutes, number=round(left / 60)) if left >= 90 else say(own.seconds, number=left)
        lines.append(say(own.reindex_pace, rate=f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}", left=time_left))
    return _with_cancel("\n".join(lines), sent_id, texts)


def outcome_draft(end: Outcome, texts: Texts, chosen: Collection) -> Draft:
    """Tell what was indexed, of which files and folders, what changed, and which files were refused and why."""
    own = ADMIN_COLLECTION[texts.code]
    writer = Writer()
    if end.cancelled:
        writer.write(own.reindex_cancelled)
        return writer.draft()
    if end.error:
        writer.write("⚠️ " + say(texts.reindex_failed, reason=shorten(translated(texts.code, end.error), 1000)))
        return writer.draft()
    writer.write("✅ ")
    writer.write(
        say(
            texts.reindex_done,
            paths=_names(chosen.paths, texts),
            speeches=end.speeches,
            passages=end.passages,
            files=end.files,
            seconds=f"{end.seconds:.1f}",
        )
    )
    writer.write(
        "\n"
        + say(
            own.reindex_changes,
            added=end.added.count,
            changed=end.changed.count,
            removed=end.removed.count,
            unchanged=end.unchanged,
            refused=end.refused_files,
        )
    )
    if chosen.before:
        writer.write("\n" + say(texts.reindex_before, paths=_names(chosen.before, texts)))
    for sign, files in (("＋", end.added), ("～", end.changed), ("－", end.removed)):
        # All files are new where there was no index before, which is no news.
        if files.count < end.files or files is not end.added:
            _list(writer, sign, files, texts)
    _reasons(writer, say(texts.reindex_refused, count=end.refused_files), end.refused, texts)
    _reasons(writer, own.reindex_warnings, end.warnings, texts)
    return writer.draft()


def _list(writer: Writer, sign: str, files: NamedFiles, texts: Texts) -> None:
    listed = 0
    for name in files.names[:_CHANGED]:
        writer.write(f"\n{sign} {shorten(name, 60)}")
        listed += 1
    if files.count > listed:
        writer.write("\n" + say(texts.reindex_refused_more, count=files.count - listed))


def _reasons(writer: Writer, title: str, reasons: Sequence[tuple[str, str]], texts: Texts) -> None:
    if not reasons:
        return
    writer.write("\n\n")
    writer.write(title, Kind.BOLD)
    listed = 0
    for path, reason in reasons[:_REFUSED]:
        line = "\n• " + shorten(PurePath(path).name, 60) + ": " + shorten(translated(texts.code, reason), 120)
        if writer.units + len(line) > _ROOM:
            break
        writer.write(line)
        listed += 1
    if len(reasons) > listed:
        writer.write("\n" + say(texts.reindex_refused_more, count=len(reasons) - listed))


def _with_cancel(text: str, sent_id: int, texts: Texts) -> Draft:
    data = encode_data(CallbackData(Op.CANCEL, sent_id))
    keyboard: Keyboard = [[InlineKeyboardButton(ADMIN_COLLECTION[texts.code].button_cancel, callback_data=data)]]
    writer = Writer()
    writer.write(text)
    return writer.draft(keyboard)


def _names(paths: Sequence[Path], texts: Texts) -> str:
    """Name files and folders without the folders around them, which are the administrator's own affair."""
    names = [shorten(path.name or str(path), 60) for path in paths[:_NAMED]]
    return texts.pause.join([*names, "……"] if len(paths) > _NAMED else names)
