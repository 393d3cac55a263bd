"""Guest mode: answered once in chats that the bot is no member of, and only where it is switched on."""

from pathlib import Path

from bot.config import Limits, Settings
from bot.serve import asked_updates
from bot.storage.usage import usage
from index import Live
from tests.bot.talk import ANSWER, GROUP, OTHER, QUESTION, READER, Talk, talking


async def asked(talk: Talk, text: str) -> list[str]:
    events = await talk.deliver(talk.chats.call_as_guest(READER, text, GROUP))
    assert {event.kind for event in events} <= {"guest"}
    return [event.body["input_message_content"]["message_text"] for event in events]


def test_guests_are_asked_for_only_where_they_are_answered() -> None:
    assert "guest_message" in asked_updates(Settings(guest=True))
    assert "guest_message" not in asked_updates(Settings())


async def test_a_guest_gets_the_passage_that_answers_or_a_word(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, guest=True) as talk:
        (answer,) = await asked(talk, f"@jianghua_bot {QUESTION}")
        assert ANSWER in answer
        assert "政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告" in answer
        (unsure,) = await asked(talk, "@jianghua_bot 岚浦县有几座煤矿")
        assert unsure.startswith("没有把握，最接近的是：\n")
        assert await asked(talk, "@jianghua_bot qwxz blorp") == ["没有找到能回答这个问题的段落。"]
        (bare,) = await asked(talk, "@jianghua_bot")
        assert bare.startswith("请写上问题")
        assert dict(usage(tmp_path).by_place) == {"guest": 3}


async def test_what_is_replied_to_is_asked_where_the_mention_says_nothing(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, guest=True) as talk:
        update = talk.chats.call_as_guest(READER, "@jianghua_bot", GROUP)
        update["guest_message"]["reply_to_message"] = {**talk.chats.say(OTHER, QUESTION, group=GROUP)["message"]}
        (event,) = await talk.deliver(update)
        assert ANSWER in event.body["input_message_content"]["message_text"]


async def test_one_mention_is_answered_once_however_often_it_is_delivered(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, guest=True) as talk:
        update = talk.chats.call_as_guest(READER, f"@jianghua_bot {QUESTION}", GROUP)
        assert len(await talk.deliver(update)) == 1
        assert await talk.deliver(update) == []
        assert await talk.deliver({**update, "update_id": update["update_id"] + 1}) == []


async def test_the_limit_of_questions_holds_for_guests(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, guest=True, limits=Limits(questions_per_minute=1)) as talk:
        await asked(talk, f"@jianghua_bot {QUESTION}")
        assert "秒再问" in (await asked(talk, f"@jianghua_bot {QUESTION}"))[0]


async def test_without_the_setting_nothing_is_answered(talk: Talk) -> None:
    assert await asked(talk, f"@jianghua_bot {QUESTION}") == []
