"""Walking through a speech by its sections, copying what was shown, words quoted before."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.talk import Talk, talking_over

ROADS = """在全镇修路动员会上的讲话
（2021年3月5日）
各位乡亲：今天说说修路的事。
一、路为什么要修
老路是三十年前的石子路，下雨天拖拉机陷在泥里。要想富，先修路。
二、钱从哪里来
县里补四百万元，镇里自筹一百二十万元。
三、什么时候修好
国庆节以前通车，由镇村建办负责。
"""
SCHOOL = """在镇小学开学典礼上的讲话
（2021年9月1日）
同学们：路修好了，你们上学不用再蹚泥。老话说得好，要想富，先修路。
"""


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot over two speeches, one of them in sections."""
    folder = tmp_path / "speeches"
    folder.mkdir()
    (folder / "roads.txt").write_text(ROADS, encoding="utf-8")
    (folder / "school.txt").write_text(SCHOOL, encoding="utf-8")
    async with talking_over(folder, tmp_path / "data") as talk:
        yield talk


async def test_the_speech_last_shown_is_opened_at_a_section_by_its_number(town: Talk) -> None:
    overview = (await town.say("修路动员会的讲话主要讲了什么"))["text"]
    assert "二、钱从哪里来" in overview
    assert "县里补四百万元" in (await town.say("第二部分讲的什么"))["text"]
    assert "国庆节以前通车" in (await town.say("最后一部分"))["text"]
    assert "目录" in (await town.say("一共有几个部分"))["text"]


async def test_what_was_shown_is_copied_with_its_source(town: Talk) -> None:
    assert "还没有" in (await town.say("这句话帮我复制一下"))["text"]
    await town.say("县里补多少万元")
    copied = (await town.say("这句话帮我复制一下"))["text"]
    assert "县里补四百万元" in copied
    assert "《在全镇修路动员会上的讲话》" in copied


async def test_this_sentence_is_the_one_that_was_quoted_before(town: Talk) -> None:
    await town.say("“要想富，先修路”")
    assert "“要想富，先修路”一共出现 2 次" in (await town.say("这句话出现过几次"))["text"]
