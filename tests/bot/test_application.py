"""The bot as a whole: many people at once, whatever they do, and what happens when something breaks."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram.error import Forbidden

from bot.config import Limits, Settings
from bot.fake_telegram import Chats, Group, Person, buttons
from bot.serve import serve
from index import JianghuaError, Live
from tests.bot.talk import ADMIN, ANSWER, GROUP, OTHER, QUESTION, READER, UNKNOWN, Talk, shown, talking

TOKEN = "123456:not-a-real-token"  # noqa: S105


async def test_fifty_people_at_once_are_each_answered_once(talk: Talk) -> None:
    people = [Person(1000 + number, f"人{number}", language="zh-hans") for number in range(50)]
    await asyncio.gather(*(talk.deliver(talk.chats.say(person, QUESTION)) for person in people))
    for person in people:
        answers = [message for message in talk.chats.messages(person.id) if message["from"]["is_bot"]]
        assert [ANSWER in answer["text"] for answer in answers] == [True]


async def test_the_questions_of_one_person_are_answered_in_order(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, limits=Limits(waiting=20)) as talk:
        words = ["板凳会", "智能手环", "牡蛎壳", "图书馆", "老樟树"]
        await asyncio.gather(*(talk.deliver(talk.chats.say(READER, word)) for word in words))
        answers = [message["text"] for message in talk.chats.messages(READER.id) if message["from"]["is_bot"]]
        assert [word in text for word, text in zip(words, answers, strict=True)] == [True] * 5


async def test_who_asks_too_much_at_once_is_asked_to_wait(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, limits=Limits(waiting=1)) as talk:
        await asyncio.gather(*(talk.deliver(talk.chats.say(READER, QUESTION)) for _ in range(4)))
        said = [message["text"] for message in talk.chats.messages(READER.id) if message["from"]["is_bot"]]
        assert sum(ANSWER in text for text in said) == 3
        assert sum("请稍等" in text for text in said) == 1


async def test_of_thirty_quick_questions_the_first_and_the_last_are_answered_and_it_is_told_once(
    tmp_path: Path, live: Live
) -> None:
    async with talking(tmp_path, live) as talk:
        words = [f"第{number}回问：板凳会" for number in range(29)] + ["龙脊水库的汛限水位是多少米"]
        await asyncio.gather(*(talk.deliver(talk.chats.say(READER, word)) for word in words))
        said = [message["text"] for message in talk.chats.messages(READER.id) if message["from"]["is_bot"]]
        assert sum("请稍等" in text for text in said) == 1
        assert len(said) == 1 + 1 + Limits().waiting + 1
        assert "168.5米" in said[-1]


TYPED = "板凳会|那槐溪区呢？|还有吗|/start|/help|/speeches 茶|/language|讲话|/ask"
TYPED += "|你好|谢谢|/ask@jianghua_bot 谢谢"
TYPED += "|/ask 牡蛎壳|@jianghua_bot 停车|/reindex|？|/start p3|/start s2|/nonsense|“板凳会”|<b>&amp;"
WORDS = st.sampled_from([QUESTION, UNKNOWN, *TYPED.split("|")]) | st.text(max_size=20)
WHO = st.sampled_from([READER, OTHER])
WHERE = st.sampled_from([None, GROUP])
DEED = st.one_of(
    st.tuples(st.just("say"), WHO, WHERE, WORDS, st.integers(0, 5)),
    st.tuples(st.just("press"), WHO, WHERE, st.integers(0, 99), st.integers(0, 5)),
    st.tuples(st.just("edit"), WHO, WHERE, WORDS, st.integers(0, 5)),
    st.tuples(st.just("inline"), WHO, WHERE, WORDS, st.just(0)),
    st.tuples(st.just("picture"), WHO, WHERE, WORDS, st.just(0)),
)


async def act(talk: Talk, what: str, who: Person, group: Group | None, value: Any, back: int) -> None:  # noqa: ANN401
    """Do one deed, on the message so many back in the chat."""
    chat = group.id if group else who.id
    bots = [message for message in talk.chats.messages(chat) if message["from"]["is_bot"]]
    own = [message for message in talk.chats.messages(chat) if message["from"]["id"] == who.id and "text" in message]
    if what == "say":
        reply = bots[-back]["message_id"] if 0 < back <= len(bots) else None
        await talk.deliver(talk.chats.say(who, value, group=group, reply_to=reply))
    elif what == "picture":
        await talk.deliver(talk.chats.upload(who, "照片.jpg", b"jpg", value, group=group))
    elif what == "inline":
        await talk.deliver(talk.chats.inquire(who, value))
    elif what == "edit" and len(own) > back:
        await talk.deliver(talk.chats.revise(who, own[-1 - back]["message_id"], value, group=group))
    elif what == "press" and len(bots) > back:
        pressable = [button for button in buttons(bots[-1 - back]) if "callback_data" in button]
        if pressable:
            data = pressable[value % len(pressable)]["callback_data"]
            events = await talk.deliver(talk.chats.press(who, bots[-1 - back], data))
            assert [event.kind for event in events].count("notice") == 1


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(DEED, max_size=25))
def test_whatever_people_do_nothing_breaks(
    tmp_path_factory: pytest.TempPathFactory, live: Live, caplog: pytest.LogCaptureFixture, deeds: list[Any]
) -> None:
    caplog.clear()

    async def session() -> None:
        much = Limits(questions_per_minute=600)
        async with talking(tmp_path_factory.mktemp("bot"), live, limits=much, chats=Chats()) as talk:
            for deed in deeds:
                await act(talk, *deed)

    asyncio.run(session())
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_who_sends_too_many_commands_keeps_nobody_waiting(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, limits=Limits(waiting=1)) as talk:
        flood = ["/help", "/start", "/speeches", "/language", "/reindex", "/stats", "/nonsense"] * 3
        await asyncio.gather(*(talk.deliver(talk.chats.say(READER, text)) for text in flood))
        said = [message["text"] for message in talk.chats.messages(READER.id) if message["from"]["is_bot"]]
        assert len(said) == 3
        assert sum("请稍等" in text for text in said) == 1


class Broken:
    """An index that fails in a way nobody foresaw, with the question in what it says."""

    def get(self) -> None:
        raise RuntimeError(QUESTION)


async def test_what_nobody_foresaw_is_told_kindly_and_logged_without_the_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(tmp_path, Broken()) as talk:
        assert "出了点问题" in (await talk.say(QUESTION))["text"]
    (line,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "RuntimeError at" in line.getMessage()
    assert QUESTION not in caplog.text


async def test_what_nobody_foresaw_is_told_in_a_group_to_who_asked_and_under_no_edit(tmp_path: Path) -> None:
    async with talking(tmp_path, Broken()) as talk:
        asked = talk.chats.say(READER, f"/ask {QUESTION}", group=GROUP)
        word = shown(await talk.deliver(asked))
        assert "出了点问题" in word["text"]
        assert word["reply_to_message"]["message_id"] == asked["message"]["message_id"]
        assert await talk.deliver(talk.chats.say(READER, QUESTION, group=GROUP)) == []
        edit = talk.chats.revise(READER, asked["message"]["message_id"], "/ask 板凳会", group=GROUP)
        assert await talk.deliver(edit) == []


async def test_errors_while_polling_alert_nobody(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    from telegram.error import Conflict, NetworkError

    for error in (Conflict("terminated by other getUpdates request"), NetworkError("no route")):
        await talk.app.process_error(None, error)
    assert talk.news() == []
    assert "another process polls" in caplog.text


async def test_who_blocked_the_bot_is_left_alone(
    talk: Talk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def blocked(*_: object, **__: object) -> None:
        raise Forbidden("bot was blocked by the user")

    monkeypatch.setattr("bot.transport.outbox.carry_out", blocked)
    assert await talk.deliver(talk.chats.say(READER, QUESTION)) == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_second_server_on_the_same_data_is_refused(tmp_path: Path, live: Live) -> None:
    with FileLock(tmp_path / "serve.lock"), pytest.raises(JianghuaError, match="another jianghua serves"):
        serve(Settings(token=TOKEN, data=tmp_path, log_level="ERROR"), live)


async def test_a_stopping_bot_ends_its_reindex(tmp_path: Path, live: Live) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(40):
        (corpus / f"{number}.txt").write_text("甲县工作报告\n" + f"今年修通第{number}条路，群众出行方便了。\n" * 3000)
    async with talking(tmp_path / "bot", live, corpus=(corpus,)) as talk:
        await talk.app.start()
        begun = asyncio.Event()
        talk.chats.listen(lambda _: begun.set())
        running = asyncio.create_task(talk.deliver(talk.chats.say(ADMIN, "/reindex")))
        await begun.wait()
        state = talk.app.bot_data
        for _ in range(1000):
            await asyncio.sleep(0)
            if state.rebuilding and state.rebuilding._child:
                break
        await talk.app.stop()
        await running
        last = list(talk.chats.messages(ADMIN.id))[-1]
        assert "重建没有成功" in last["text"]
