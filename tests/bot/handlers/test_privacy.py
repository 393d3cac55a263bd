"""/privacy and /forget: what is kept of a person, and that it goes when they say so."""

from pathlib import Path

import pytest

from bot.fake_telegram import Person
from bot.storage.usage import usage
from index import Live
from tests.bot.talk import ADMIN, OTHER, QUESTION, READER, TAIWAN, Talk, labels, notice, shown, talking


@pytest.mark.parametrize(
    ("who", "says"),
    [(READER, "保留 9 天"), (TAIWAN, "保留 9 天"), (OTHER, "kept for 9 days")],
)
async def test_what_is_kept_and_for_how_long_is_told_in_each_language(
    tmp_path: Path, live: Live, who: Person, says: str
) -> None:
    async with talking(tmp_path, live, question_days=9) as talk:
        page = await talk.say("/privacy", who)
        assert says in page["text"]
        assert "/forget" in page["text"]


async def test_forgetting_deletes_ones_own_questions_language_and_buttons_alone(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live) as talk:
        mine = await talk.say(QUESTION)
        await talk.say("老樟树多少岁")
        theirs = await talk.say("汛限水位是多少米", OTHER)
        await talk.press("👍", mine)
        await talk.press("English", await talk.say("/language"))
        assert "Deleted: 2 questions" in (await talk.say("/forget"))["text"]
        counted = usage(tmp_path)
        assert [tally.text for tally in counted.frequent] == ["汛限水位是多少米"]
        assert counted.useful == 0
        assert "过期" in notice(await talk.press("全文", mine))
        assert "防汛" in shown(await talk.press("Full text", theirs, OTHER))["text"]
        assert "已经删掉：0 个问题" in (await talk.say("/forget"))["text"]


async def test_after_forgetting_nothing_is_gone_on_from(talk: Talk) -> None:
    await talk.say("老人")
    await talk.say("/forget")
    assert "先提一个问题" in (await talk.say("下一个"))["text"]
    assert "先" in (await talk.say("这是哪篇"))["text"]


async def test_the_commands_of_ones_own_data_are_listed_and_helped_with(talk: Talk) -> None:
    await talk.press("English", await talk.say("/language"))
    names = [each["command"] for each in talk.chats.settings["setMyCommands"][-1]["commands"]]
    assert {"privacy", "forget", "id"} <= set(names)
    assert "/privacy" in (await talk.say("/help"))["text"]
    assert "/forget" in (await talk.say("/forgett", OTHER))["text"].split("\n")[0]


async def test_administrators_export_what_was_not_answered(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live) as talk:
        await talk.say("区块链钱包怎么注册")
        page = await talk.say("/stats", ADMIN)
        assert "导出表格" in labels(page)
        sent = [event.body for event in await talk.press("导出表格", page, ADMIN) if event.kind == "sent"]
        name, data = talk.chats.files[sent[-1]["document"]["file_id"]]
        assert name == "unanswered.csv"
        assert data.decode("utf-8-sig").startswith("question,")
        assert "区块链钱包怎么注册" in data.decode()
        sent = [event.body for event in await talk.press("导出题集", page, ADMIN) if event.kind == "sent"]
        name, data = talk.chats.files[sent[-1]["document"]["file_id"]]
        assert name == "unanswered.jsonl"
        assert "区块链钱包怎么注册" in data.decode()
        assert [event.kind for event in await talk.press("导出表格", page, OTHER)] == ["notice"]
