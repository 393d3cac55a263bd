"""`jianghua backup` and `restore`: all that the bot knows in one file, and back."""

import sys
from pathlib import Path

from bot.cli.invocation import DONE, WRONG_USAGE, Invocation, program_version

_CONFIGURATION = Path("config.toml")


def run_backup(call: Invocation) -> int:
    """Write a backup; returns the exit code."""
    from bot.backup.saving import write_backup

    path = call.options.file
    if path.is_dir():
        return call.fail(f"{path}: is a folder; name a file in it", WRONG_USAGE)
    made = write_backup(call.settings.data, call.file, path, program_version())
    size = f"{path.stat().st_size / 1e6:.1f}"
    print(call.say("{file}: {files:file|files}, {size} MB, checked", file=str(path), files=len(made.files), size=size))
    if made.generation is None:
        print(call.say("there is no index in it: none has been built"), file=sys.stderr)
    return DONE


def run_restore(call: Invocation) -> int:
    """Put a backup back; returns the exit code."""
    from bot.backup.restoring import restore_backup

    data = call.settings.data
    done = restore_backup(call.options.file, data, call.file or _CONFIGURATION)
    print(
        call.say(
            "{data}: {speeches:speech|speeches}, {passages:passage|passages} put back",
            data=str(data),
            speeches=done.speeches,
            passages=done.passages,
        )
    )
    if not done.speeches:
        print(call.say("the index is not in it, or is of another version; run `jianghua reindex`"), file=sys.stderr)
    if done.configuration:
        print(
            call.say(
                "{file}: the configuration, without token and keys; write them into it", file=str(done.configuration)
            )
        )
    return DONE
