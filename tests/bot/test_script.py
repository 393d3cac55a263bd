"""The chat script of tests/data holds: questions, follow-ups, commands and small talk, as people write them."""

from pathlib import Path

from bot.config import Limits
from index import Live
from tests.bot.script import SCRIPT, play, read_script
from tests.bot.talk import talking

LEAST = 0.98
"""The share of lines that must hold. 80 of 202 held when the script was written, 202 do now."""


def test_the_script_is_two_hundred_lines_and_each_says_what_is_right() -> None:
    lines = read_script()
    assert len(lines) >= 200
    assert [line.number for line in lines if not (line.must or line.must_not or line.must_mark)] == []


async def test_what_was_added_later_holds(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, limits=Limits(questions_per_minute=600)) as talk:
        assert await play(talk, read_script(SCRIPT.with_name("chat_more.txt"))) == []


async def test_the_script_holds(tmp_path: Path, live: Live) -> None:
    lines = read_script()
    async with talking(tmp_path, live, limits=Limits(questions_per_minute=600)) as talk:
        wrong = await play(talk, lines)
    assert len(wrong) <= (1 - LEAST) * len(lines), "\n".join(wrong)
