"""The bot in a group: what it answers, what it leaves alone, what it keeps out of the log."""

import logging
from pathlib import Path

import pytest

from bot.config import Limits
from bot.fake_telegram import Group, Person
from index import Live
from tests.bot.talk import ADMIN, ANSWER, GROUP, OTHER, QUESTION, READER, UNKNOWN, Talk, labels, shown, talking


async def test_a_command_is_answered_as_a_reply_and_reading_leads_to_private(talk: Talk) -> None:
    events = await talk.deliver(talk.chats.say(READER, f"/ask {QUESTION}", group=GROUP))
    answer = shown(events)
    assert ANSWER in answer["text"]
    assert answer["reply_to_message"]["text"] == f"/ask {QUESTION}"
    full = next(b for row in answer["reply_markup"]["inline_keyboard"] for b in row if b["text"] == "全文")
    assert full["url"].startswith("https://t.me/jianghua_bot?start=p")


async def test_a_mention_and_a_reply_to_the_bot_are_answered(talk: Talk) -> None:
    answer = await talk.say(f"@jianghua_bot {QUESTION}", group=GROUP)
    assert ANSWER in answer["text"]
    second = await talk.say("停车位缺口", OTHER, group=GROUP, reply_to=answer["message_id"])
    assert "Only in 《政协澄湾市鹿鸣区委员会" in second["text"]


async def test_the_command_asks_what_the_message_it_replies_to_says(talk: Talk) -> None:
    update = talk.chats.say(OTHER, QUESTION, group=GROUP)
    assert await talk.deliver(update) == []
    answer = await talk.say("/ask@jianghua_bot", READER, group=GROUP, reply_to=update["message"]["message_id"])
    assert ANSWER in answer["text"]


@pytest.mark.parametrize("call", ["/ask", "/问", "@jianghua_bot"])
async def test_called_in_a_reply_to_somebody_the_bot_answers_what_they_quote_or_wrote(talk: Talk, call: str) -> None:
    other = talk.chats.say(OTHER, f"刚才会上谁说过？{QUESTION}？真记不清了", group=GROUP)["message"]["message_id"]
    update = talk.chats.say(READER, call, group=GROUP, reply_to=other)
    assert ANSWER in shown(await talk.deliver(update))["text"]
    update = talk.chats.say(READER, call, group=GROUP, reply_to=other)
    update["message"]["quote"] = {"text": "牡蛎壳怎么利用", "position": 0}
    assert "土壤调理剂" in shown(await talk.deliver(update))["text"]


@pytest.mark.parametrize("call", ["/ask", "@jianghua_bot", "/ask@Jianghua_Bot"])
async def test_what_is_written_under_a_picture_counts_also_in_a_group(talk: Talk, call: str) -> None:
    picture = talk.chats.upload(READER, "照片.jpg", b"jpg", f"{call} {QUESTION}", group=GROUP)
    assert ANSWER in shown(await talk.deliver(picture))["text"]
    for caption in ("", QUESTION):
        picture = talk.chats.upload(READER, "照片.jpg", b"jpg", caption, group=GROUP)
        assert await talk.deliver(picture) == []


async def test_chatter_that_an_edit_puts_to_the_bot_is_answered(talk: Talk) -> None:
    update = talk.chats.say(READER, QUESTION, group=GROUP)
    assert await talk.deliver(update) == []
    edit = talk.chats.revise(READER, update["message"]["message_id"], f"@jianghua_bot {QUESTION}", group=GROUP)
    assert ANSWER in shown(await talk.deliver(edit))["text"]
    edit = talk.chats.revise(READER, update["message"]["message_id"], "今天散会了", group=GROUP)
    assert await talk.deliver(edit) == []


@pytest.mark.parametrize("text", ["/start", "/help", "@jianghua_bot 你好"])
async def test_in_a_group_the_bot_tells_how_to_ask_there(talk: Talk, text: str) -> None:
    page = await talk.say(text, group=GROUP)
    assert "在群里发 /ask" in page["text"]
    if text == "/help":
        await talk.press("怎么问", page)
        await talk.press("怎么读", talk.now(page))
        assert "直接发来" not in talk.now(page)["text"]


@pytest.mark.parametrize(
    "text", [QUESTION, "谢谢", "帮助", "讲话", "还有吗", "@somebody_else 你好", "/start@other_bot", "重建索引"]
)
async def test_ordinary_chatter_is_left_alone(talk: Talk, text: str) -> None:
    assert await talk.deliver(talk.chats.say(READER, text, group=GROUP)) == []


async def test_an_edited_question_edits_the_answer_also_in_a_group(talk: Talk) -> None:
    update = talk.chats.say(READER, "/ask 牡蛎壳", group=GROUP)
    await talk.deliver(update)
    events = await talk.deliver(
        talk.chats.revise(READER, update["message"]["message_id"], f"/ask {QUESTION}", group=GROUP)
    )
    assert [event.kind for event in events] == ["edited"]
    assert ANSWER in shown(events)["text"]


async def test_speeches_listed_in_a_group_open_in_private(talk: Talk) -> None:
    listed = await talk.say("/speeches", group=GROUP)
    first = listed["reply_markup"]["inline_keyboard"][0][0]
    assert first["url"] == "https://t.me/jianghua_bot?start=s1"


async def test_an_empty_command_is_told_how_to_ask(talk: Talk) -> None:
    message = await talk.say("/ask", group=GROUP)
    assert message["text"].startswith("请在 /ask 后面写上问题，比如：/ask ")


async def test_all_that_is_said_in_a_topic_stays_in_it(talk: Talk) -> None:
    for who, text in ((READER, f"/ask {UNKNOWN}"), (READER, "/reindex"), (ADMIN, "/reindex"), (ADMIN, "/speeches")):
        update = talk.chats.say(who, text, group=GROUP)
        update["message"] |= {"message_thread_id": 5, "is_topic_message": True}
        said = [event.body for event in await talk.deliver(update) if event.kind == "sent"]
        assert [message.get("message_thread_id") for message in said] == [5]
        if text.startswith("/ask"):
            await talk.press(labels(said[0])[0], said[0], who)
            assert list(talk.chats.messages(GROUP.id))[-1]["message_thread_id"] == 5


async def test_answers_to_nobody_in_particular_are_anyones_to_move(talk: Talk) -> None:
    anonymous = Person(1087968824, "Group", "GroupAnonymousBot")
    answer = await talk.say(f"/ask {QUESTION}", anonymous, group=GROUP)
    await talk.press("2", answer, READER)
    assert "· 2 ·" in labels(talk.now(answer))


@pytest.mark.parametrize("number", [1087968824, 136817688], ids=["administrator", "channel"])
async def test_who_asks_without_a_name_is_counted_by_group(tmp_path: Path, live: Live, number: int) -> None:
    nobody, group, other = Person(number, "Group", "nobody"), Group(-101, "一群"), Group(-102, "二群")
    async with talking(tmp_path, live, limits=Limits(questions_per_minute=2)) as talk:
        for _ in range(2):
            assert ANSWER in (await talk.say(f"/ask {QUESTION}", nobody, group=group))["text"]
        assert ANSWER not in (await talk.say(f"/ask {QUESTION}", nobody, group=group))["text"]
        assert ANSWER in (await talk.say(f"/ask {QUESTION}", nobody, group=other))["text"]


async def test_no_question_is_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await talk.say(f"/ask {QUESTION}", group=GROUP)
    await talk.say(UNKNOWN)
    ours = [record for record in caplog.records if record.name.startswith(("bot", "index"))]
    assert not any("板凳会" in record.getMessage() or UNKNOWN in record.getMessage() for record in ours)


async def test_who_adds_the_bot_to_a_group_is_told_how_to_ask_there(talk: Talk) -> None:
    events = await talk.deliver(talk.chats.invite(READER, GROUP))
    assert [event.kind for event in events] == ["sent"]
    assert "/ask" in shown(events)["text"]
