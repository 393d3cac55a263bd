"""A collection that is watched: what changes is indexed after it has kept still."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.application import build_application
from bot.config import Settings
from bot.fake_telegram import FAKE_TOKEN, Chats, FakeRequest
from bot.watching import is_of_collection, on_network, settled_changes
from index import Live, reindex
from tests.bot.talk import ADMIN
from tests.conftest import ROOT

ROADS = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。\n"
PATIENCE = 180


@pytest.fixture(params=["told", "polled"])
def quickly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Keep the quiet period short, with the system telling of changes and without."""
    monkeypatch.setattr("bot.watching.POLL_MILLISECONDS", 50)
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1" if request.param == "polled" else "0")
    return str(request.param)


async def told(waiting: "asyncio.Future[Any]", change: Callable[[], object]) -> None:
    """Change something until it is told: a watcher begins in its own time, and says nothing of that."""
    async with asyncio.timeout(PATIENCE):
        while not waiting.done():
            change()
            await asyncio.wait({waiting}, timeout=1)
    await waiting


@pytest.mark.usefixtures("quickly")
async def test_a_file_that_comes_changes_and_goes_is_told(collection: Callable[..., Path], tmp_path: Path) -> None:
    folder = collection(a=ROADS)
    changes = settled_changes([folder], tmp_path / "data", quiet=0.05)
    number = iter(range(1, 1000))
    await told(asyncio.ensure_future(anext(changes)), lambda: collection(**{f"b{next(number)}": ROADS}))
    await told(asyncio.ensure_future(anext(changes)), lambda: collection(a=ROADS * next(number)))
    await told(asyncio.ensure_future(anext(changes)), lambda: next(folder.glob("b*.txt")).unlink())
    await changes.aclose()


async def test_a_single_file_is_told_also_when_it_is_replaced(collection: Callable[..., Path], tmp_path: Path) -> None:
    folder = collection(a=ROADS)
    changes = settled_changes([folder / "a.txt"], tmp_path / "data", quiet=0.05)

    def replace() -> None:
        collection(b=ROADS)
        (folder / "b.txt").replace(folder / "a.txt")

    for _ in range(2):
        await told(asyncio.ensure_future(anext(changes)), replace)
    await changes.aclose()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("a.txt", True),
        ("2024/a.txt", True),
        ("dates.csv", True),
        (".a.swp", False),
        (".git/index", False),
        ("2024/~$a.docx", False),
        ("data/jianghua.db", False),
        ("data/uploads/a.txt", False),
    ],
)
def test_the_index_and_hidden_files_are_not_of_the_collection(name: str, *, counts: bool) -> None:
    folder = Path("/home/.li/speeches")
    assert is_of_collection(folder / name, [folder], folder / "data") is counts


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/", False),
        ("/srv/reports/2024", True),
        ("/srv/reports2", False),
        ("/home/li/my files/a", True),
        ("/srv", False),
    ],
)
def test_folders_of_a_network_are_known(path: str, *, network: bool) -> None:
    mounts = """/dev/sda1 / ext4 rw 0 0
nas:/reports /srv/reports nfs4 rw 0 0
sshfs /home/li/my\\040files fuse.sshfs rw 0 0
"""
    assert on_network(Path(path), mounts) is network


async def test_a_serving_bot_indexes_what_changes_and_tells_administrators_of_trouble(
    collection: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.watching.settled_changes.__defaults__", (0.05,))
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder])
    live, chats = Live(data), Chats()
    chats.say(ADMIN, "/start")
    settings = Settings(token=FAKE_TOKEN, data=data, corpus=(folder,), admins=(ADMIN.id,), watch=True)
    application = build_application(settings, live, FakeRequest(chats))
    sent = asyncio.Event()
    chats.listen(lambda event: sent.set() if event.kind == "sent" else None)
    async with application:
        assert application.post_init is not None
        await application.post_init(application)
        await application.start()
        assert application.bot_data.watching is not None
        (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
        number = iter(range(1, 1000))
        seen = asyncio.ensure_future(sent.wait())
        await told(seen, lambda: collection(b=ROADS.replace("甲", "乙") * next(number)))
        await application.stop()
    (message,) = [event.body for event in chats.events if event.kind == "sent"]
    assert message["chat"]["id"] == ADMIN.id
    assert "broken.txt: " in message["text"]
    assert {speech.title for speech in live.get().speeches()} == {"甲县工作报告", "乙县工作报告"}
    assert application.post_shutdown is not None
    await application.post_shutdown(application)
    live.close()


async def test_the_shell_goes_on_until_it_is_interrupted(collection: Callable[..., Path], tmp_path: Path) -> None:
    folder = collection(a=ROADS)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "reindex", str(folder), "--watch", "--data", str(tmp_path / "data")),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
    )
    assert child.stdout is not None
    assert child.stderr is not None
    first = await asyncio.wait_for(child.stdout.readline(), PATIENCE)
    assert b"1 file (1 added" in first
    assert b"watching" in await asyncio.wait_for(child.stderr.readline(), PATIENCE)
    second = asyncio.ensure_future(child.stdout.readline())
    number = 0
    while not second.done():
        # The watcher begins some time after it said so: change until it sees one.
        number += 1
        collection(b=ROADS.replace("甲", "乙") * number)
        await asyncio.wait({second}, timeout=10)
    assert b"2 files (1 added, 0 changed" in second.result()
    child.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(child.wait(), PATIENCE) == 0
