"""The token, looked for behind every door while all goes wrong at DEBUG: it is shown by none."""

import asyncio
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from bot.fake_telegram import Person
from tests.faults.commands import no_proc, run
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.on_telegram import FIRST, Stage, injected, staged
from tests.telegram import faults as calls
from tests.telegram.process import ADMIN, free_port
from tests.telegram.server import TOKEN

FORMS = tuple({form.encode() for form in (TOKEN, TOKEN.partition(":")[2], quote(TOKEN, safe=""))})

WRONG = (
    calls.Fault(500, "Internal Server Error"),
    calls.Fault(502, "Bad Gateway"),
    calls.Fault(404, "Not Found"),
    calls.Fault(400, f"Bad Request: bot{TOKEN} is wrong"),
    calls.Fault(429, "Too Many Requests: retry after 1", retry_after=1),
    calls.Fault(drop=True),
    calls.Fault(drop=True, done=True),
)
METHODS = ("sendMessage", "getFile", "editMessageText", "sendChatAction")

COMMANDS = (
    "doctor",
    "doctor --online",
    "config",
    "stats",
    "speeches",
    "health",
    "ask 牡蛎壳能做什么",
    "reindex nowhere",
)
"""Commands that read the configuration; each is tried also where its token is refused."""


async def _shown(scope: Scope, outcome: Outcome) -> None:
    port = free_port()
    async with staged(scope.folder, log_level="DEBUG", metrics={"port": port}) as stage:
        stage.server.fail("getUpdates", calls.Fault(502, "Bad Gateway"), calls.Fault(drop=True))
        for number, fault in enumerate(WRONG[: scope.times(3, len(WRONG))]):
            for method in METHODS:
                stage.server.fail(method, fault)
            stage.ask(FIRST + number)
            admin = Person(ADMIN, "管理员", language="zh-hans")
            stage.server.updates.add(stage.server.chats.upload(admin, f"{number}.txt", "讲话\n正文。\n".encode()))
            stage.server.updates.add({"update_id": 10**9 + number, "message": {"chat": []}})
        await stage.answered(range(FIRST, FIRST + scope.times(3, len(WRONG))), 30)
        doors = dict(await asyncio.to_thread(_doors, stage, port))
        for method in ("getUpdates", "getMe"):
            stage.server.fail(method, calls.Fault(401, "Unauthorized"))
        await stage.bot.end()
        doors["log"] = stage.bot.log.read_bytes()
        outcome.crashed += b"DEBUG" not in doors["log"]
    for name, held in doors.items():
        outcome.injected += 1
        if found := [form.decode() for form in FORMS if form in held]:
            outcome.wrong += 1
            outcome.notes.append(f"{name} shows {found}")


def _doors(stage: Stage, port: int) -> Mapping[str, bytes]:
    """Give what is to be had of a bot that runs, by where it is had."""
    folder, process = stage.bot.folder, Path("/proc") / str(stage.bot.number)
    found = {f"{path}": urlopen(f"http://127.0.0.1:{port}{path}").read() for path in ("/metrics", "/healthz")}
    found |= {f"{name} of the process": (process / name).read_bytes() for name in ("cmdline", "comm", "status")}
    shown = [event.body for event in stage.server.chats.events]
    found["messages"] = json.dumps(shown, ensure_ascii=False, default=str).encode()
    for command in COMMANDS:
        ended = run(*command.split(), "--config", str(stage.bot.config))
        found[command] = (ended.out + ended.error).encode()
    backup = folder / "backup"
    ended = run("backup", str(backup), "--config", str(stage.bot.config))
    found["backup, as it is said"] = (ended.out + ended.error).encode()
    found |= {f"{name} in the backup": held for name, held in _packed(backup)}
    for path in (folder / "data").rglob("*"):
        if path.is_file():
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def _packed(path: Path) -> list[tuple[str, bytes]]:
    """Give the files in an archive."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            return [(name, package.read(name)) for name in package.namelist()]
    with tarfile.open(path) as package:
        files = [(member.name, package.extractfile(member)) for member in package.getmembers()]
        return [(name, file.read()) for name, file in files if file is not None]


FAULTS = (Fault("the token, behind every door while all goes wrong", injected(_shown), no_proc),)
