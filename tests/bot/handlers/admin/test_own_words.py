"""/words: entries are added, listed, deleted and checked in the chat, and counted where they change an answer."""

import asyncio
import shutil
from pathlib import Path

from bot.http.service import Service
from bot.storage.statistics import Tally
from bot.storage.usage import usage
from index import Live
from index.query.own_words import WORDS_FILE
from tests.bot.talk import ADMIN, GROUP, READER, Talk, talking

QUESTION = "牡蛎壳能做什么"
ANSWER = "把壳磨成土壤调理剂和饲料钙粉"


async def test_an_entry_is_added_listed_and_deleted(talk: Talk) -> None:
    assert "还没有自定义的词" in (await talk.say("/words", ADMIN))["text"]
    assert "已加上：板凳会 = 圆桌会" in (await talk.say("/words 板凳会 = 圆桌会", ADMIN))["text"]
    assert "已加上：+ 鹿鸣区" in (await talk.say("/words + 鹿鸣区", ADMIN))["text"]
    listed = (await talk.say("/words", ADMIN))["text"]
    assert "自定义的词，2 条：\n1. 板凳会 = 圆桌会\n2. + 鹿鸣区" in listed
    assert "已删除：板凳会 = 圆桌会" in (await talk.say("/words 删除 1", ADMIN))["text"]
    assert "没有第 5 条" in (await talk.say("/words delete 5", ADMIN))["text"]
    assert (talk.app.bot_data.settings.data / WORDS_FILE).read_text() == "+ 鹿鸣区\n"


async def test_a_mistake_is_not_added_and_one_in_the_file_is_named_by_line(talk: Talk) -> None:
    assert "没有加上“词”：不成一条" in (await talk.say("/words 词", ADMIN))["text"]
    path = talk.app.bot_data.settings.data / WORDS_FILE
    path.write_text("甲乙 = 丙丁\n只有一个词\n")
    assert "第 2 行不成一条" in (await talk.say("/words", ADMIN))["text"]
    assert "已加上" in (await talk.say("/words 戊己 = 庚辛", ADMIN))["text"]
    assert "有第 1 行已经有的词" in (await talk.say("/words 甲乙 = 壬癸", ADMIN))["text"]


async def test_a_long_entry_is_answered_with_what_has_room(talk: Talk) -> None:
    for entry in ("\U00020bb7" * 2_000, "桥" * 4_000):
        told = (await talk.say(f"/words {entry}", ADMIN))["text"]
        assert told.startswith(f"没有加上“{entry[:100]}")
        assert "不成一条" in told
        assert "有超过 40 个字的词" in (await talk.say(f"/words 甲乙 = {entry}", ADMIN))["text"]
    entry = " = ".join(f"石桥{number}" for number in range(500))
    assert f"已加上：{entry[:100]}" in (await talk.say(f"/words {entry}", ADMIN))["text"]
    assert f"已删除：{entry[:100]}" in (await talk.say("/words 删除 1", ADMIN))["text"]


async def test_only_administrators_change_words(talk: Talk) -> None:
    assert "只有管理员" in (await talk.say("/words 甲乙 = 丙丁", READER))["text"]
    assert not (talk.app.bot_data.settings.data / WORDS_FILE).exists()


async def test_what_an_entry_changed_is_counted(tmp_path: Path, sample_data: Path) -> None:
    data, live = of_one_directory(tmp_path, sample_data)
    async with talking(data, live) as talk:
        before = (await talk.say("海蛎子的外套有啥用", ADMIN))["text"]
        assert ANSWER not in before
        await talk.say("/words 海蛎子的外套 = 牡蛎壳", ADMIN)
        answer = (await talk.say("海蛎子的外套有啥用", ADMIN))["text"]
        assert ANSWER in answer
        assert "牡蛎壳有啥用" in answer
        assert "海蛎子的外套 = 牡蛎壳 ×1" in (await talk.say("/stats", ADMIN))["text"]
    live.close()


def of_one_directory(tmp_path: Path, sample_data: Path) -> tuple[Path, Live]:
    """Put the index and the words into one data directory, as where a bot serves."""
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    return data, Live(data)


async def test_it_is_counted_whatever_way_the_question_came(tmp_path: Path, sample_data: Path) -> None:
    data, live = of_one_directory(tmp_path, sample_data)
    (data / WORDS_FILE).write_text("海蛎子的外套 = 牡蛎壳\n")
    question = "海蛎子的外套有啥用"
    async with talking(data, live, guest=True) as talk:
        await talk.deliver(talk.chats.call_as_guest(READER, f"@jianghua_bot {question}", GROUP))
        await talk.deliver(talk.chats.inquire(READER, question))
        picked = {"result_id": "p3", "from": READER.user, "query": question}
        await talk.deliver({"update_id": 99, "chosen_inline_result": picked})
        state = talk.app.bot_data
        await asyncio.to_thread(Service(state.settings, live, state.database).ask, question, 3, "http")
    assert usage(data).own_words == (Tally("海蛎子的外套 = 牡蛎壳", 3),)
    live.close()
