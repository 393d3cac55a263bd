"""With a full disk questions are answered as before; statistics and state give way, and an administrator is told once.

A process that may write no byte into any file meets what a full disk gives; where root may mount, a real one is filled.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.config import Limits
from bot.storage.database import Database
from bot.storage.statistics import AnsweredQuestion, questions, record
from bot.texts.admin import ADMIN as TEXTS
from index import Live
from tests.bot.talk import ADMIN, ANSWER, QUESTION, READER, Talk, talking
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path, sample_data: Path) -> Path:
    """An installation that has been in use and is stopped."""
    folder = shutil.copytree(sample_data, tmp_path / "data")
    database = Database(folder)
    record(database, AnsweredQuestion("private", "板凳会开了多少场", "sure", 0.01, 1, 7))
    database.set_language(ADMIN.id, "en")
    database.close()
    return folder


def forbid_writing() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def run(data: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a process that may write into no file; its lines are not counted, which takes writing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments, "--data", str(data)],
        input=text, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, preexec_fn=forbid_writing,
        timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "text", "expected"),
    [
        (("ask", QUESTION), "", ANSWER),
        (("speeches",), "", "speeches.txt"),
        (("stats", "--json"), "", "板凳会开了多少场"),
        (("chat",), QUESTION + "\n", ANSWER),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_commands_that_read_need_no_disk(data: Path, arguments: tuple[str, ...], text: str, expected: str) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = run(data, *arguments, text=text)
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout.replace("【", "").replace("】", "")
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in before} == before
    assert json.loads(run(data, "stats", "--json").stdout)["questions"] == 1


def test_a_reindex_leaves_the_index_as_it_is(data: Path) -> None:
    done = run(data, "reindex", str(ROOT / "corpus"))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "cannot" in line
    assert ANSWER in run(data, "ask", QUESTION).stdout.replace("【", "").replace("】", "")


@pytest.fixture
def full(data: Path, tmp_path: Path) -> Iterator[Path]:
    """The installation on a disk of its own, which `filled` fills."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own cannot be mounted here")
    try:
        shutil.copytree(data, place / "data")
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(place: Path) -> Path:
    """Take all room of a disk; gives the file that has it."""
    file = place / "fill"
    with file.open("wb", buffering=0) as out:
        for size in (4096, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue
    return file


@pytest.fixture
async def bot(full: Path) -> AsyncIterator[Talk]:
    """A bot that runs on that disk, which becomes full after the first question."""
    async with talking(full / "data", Live(full / "data"), limits=Limits(questions_per_minute=600)) as talk:
        yield talk


def told(talk: Talk) -> int:
    said = [each["text"] for each in talk.chats.messages(ADMIN.id) if each["from"]["is_bot"]]
    return sum(text == TEXTS["en"].disk_full for text in said)


async def test_a_running_bot_answers_on_and_tells_an_administrator_once(bot: Talk, full: Path) -> None:
    await bot.deliver(bot.chats.say(ADMIN, "/start"))
    counted = len(questions(full / "data"))
    assert told(bot) == 0
    fillings = []
    for _ in range(2):
        fillings.append(fill(full))
        # A write-ahead log has some room of its own until it must grow.
        for number in range(60):
            await bot.deliver(bot.chats.say(READER, f"{QUESTION}{'？' * (number % 3)}"))
            answers = [each["text"] for each in bot.chats.messages(READER.id) if each["from"]["is_bot"]]
            assert len(answers) == number + 1 + 61 * (len(fillings) - 1)
            assert ANSWER in answers[-1]
        assert told(bot) == len(fillings)
        fillings[-1].unlink()
        await bot.deliver(bot.chats.say(READER, QUESTION))
    assert len(questions(full / "data")) > counted


async def test_a_bot_that_starts_on_a_full_disk_keeps_all_in_memory_until_there_is_room(full: Path) -> None:
    filling = fill(full)
    async with talking(full / "data", Live(full / "data"), limits=Limits(questions_per_minute=600)) as talk:
        await talk.say("/start", ADMIN)  # nobody is written to who has not written before
        for _ in range(3):
            answer = await talk.say(QUESTION)
            assert ANSWER in answer["text"]
        assert told(talk) == 1
        filling.unlink()
        await talk.deliver(talk.chats.say(READER, QUESTION))
        await talk.deliver(talk.chats.say(READER, QUESTION))
        assert not talk.app.bot_data.database.fails
    assert [each.question for each in questions(full / "data")][:1] == ["板凳会开了多少场"]
    assert len(questions(full / "data")) > 1
