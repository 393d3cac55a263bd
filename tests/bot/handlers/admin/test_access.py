"""A bot that is not open to all: every door is closed to strangers, who are told once how to ask."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.access import AccessList, may_use
from bot.config import Access, Settings
from bot.fake_telegram import BOT, Event, Group
from index import JianghuaError, Live
from tests.bot.talk import ADMIN, ANSWER, GROUP, OTHER, QUESTION, READER, Talk, labels, notice, talking


@pytest.fixture
async def closed(tmp_path: Path, live: Live) -> AsyncIterator[Talk]:
    """A bot for READER and administrators alone, one of whom has written to it before."""
    async with talking(tmp_path / "bot", live, access=Access(users=(READER.id,))) as talk:
        await talk.say("/start", ADMIN)
        yield talk


def texts_to(events: list[Event], chat: int) -> list[str]:
    return [event.body["text"] for event in events if event.kind == "sent" and event.body["chat"]["id"] == chat]


async def test_who_is_listed_is_answered_and_a_stranger_is_told_once_how_to_ask(closed: Talk) -> None:
    assert ANSWER in (await closed.say(QUESTION))["text"]
    first = await closed.deliver(closed.chats.say(OTHER, QUESTION))
    (told,) = texts_to(first, OTHER.id)
    assert str(OTHER.id) in told
    assert ANSWER not in told
    (request,) = texts_to(first, ADMIN.id)
    assert f"{OTHER.name}（{OTHER.id}）" in request
    for text in (QUESTION, "/start", "/speeches", "你好"):
        assert await closed.deliver(closed.chats.say(OTHER, text)) == []


async def test_a_stranger_learns_their_number_and_what_is_kept(closed: Talk) -> None:
    assert str(OTHER.id) in (await closed.say("/id", OTHER))["text"]
    assert "Privacy" in (await closed.say("/privacy", OTHER))["text"]
    assert "Deleted" in (await closed.say("/forget", OTHER))["text"]


async def test_an_administrator_lets_somebody_in_and_puts_them_out(closed: Talk) -> None:
    events = await closed.deliver(closed.chats.say(OTHER, QUESTION))
    request = next(event.body for event in events if event.kind == "sent" and event.body["chat"]["id"] == ADMIN.id)
    assert labels(request) == ["让他使用"]
    events = await closed.press("让他使用", request, ADMIN)
    assert texts_to(events, OTHER.id)
    assert ANSWER in (await closed.say(QUESTION, OTHER))["text"]
    await closed.press("收回", closed.now(request), ADMIN)
    events = await closed.deliver(closed.chats.say(OTHER, QUESTION))
    assert ANSWER not in "".join(texts_to(events, OTHER.id))


async def test_a_stranger_cannot_let_themselves_in(closed: Talk) -> None:
    events = await closed.deliver(closed.chats.say(OTHER, QUESTION))
    request = next(event.body for event in events if event.kind == "sent" and event.body["chat"]["id"] == ADMIN.id)
    data = request["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert str(OTHER.id) in notice(await closed.deliver(closed.chats.press(OTHER, request, data)))
    assert await closed.deliver(closed.chats.say(OTHER, f"/admit {OTHER.id}")) == []
    await closed.deliver(closed.chats.press(READER, request, data))
    assert await closed.deliver(closed.chats.say(OTHER, QUESTION)) == []
    assert "只有管理员" in (await closed.say(f"/admit {OTHER.id}"))["text"]


async def test_buttons_edits_and_inline_queries_are_doors_too(closed: Talk) -> None:
    answer = await closed.say(QUESTION)
    assert str(OTHER.id) in notice(await closed.press("👍", answer, OTHER))
    asked = closed.chats.say(OTHER, "你好")
    await closed.deliver(asked)
    revised = closed.chats.revise(OTHER, asked["message"]["message_id"], QUESTION)
    assert await closed.deliver(revised) == []
    (results,) = await closed.deliver(closed.chats.inquire(OTHER, QUESTION))
    assert results.body["results"] in ([], "[]")
    assert results.body["button"]["text"]
    (results,) = await closed.deliver(closed.chats.inquire(READER, QUESTION))
    assert results.body["results"]


async def test_a_group_is_let_in_as_a_whole(closed: Talk) -> None:
    assert await closed.deliver(closed.chats.say(OTHER, "大家好", group=GROUP)) == []
    events = await closed.deliver(closed.chats.say(OTHER, f"/ask {QUESTION}", group=GROUP))
    assert str(GROUP.id) in texts_to(events, GROUP.id)[0]
    assert ANSWER in (await closed.say(f"/ask {QUESTION}", READER, group=GROUP))["text"]
    request = next(event.body for event in events if event.kind == "sent" and event.body["chat"]["id"] == ADMIN.id)
    await closed.press("让他使用", request, ADMIN)
    assert ANSWER in (await closed.say(f"/ask {QUESTION}", OTHER, group=GROUP))["text"]
    assert ANSWER not in "".join(texts_to(await closed.deliver(closed.chats.say(OTHER, QUESTION)), OTHER.id))


@pytest.mark.parametrize("listed", [True, False], ids=["in the configuration", "by an administrator"])
@pytest.mark.parametrize("told", ["migrate_to_chat_id", "migrate_from_chat_id"])
async def test_a_group_that_becomes_a_supergroup_stays_let_in(
    tmp_path: Path, live: Live, told: str, *, listed: bool
) -> None:
    small, large = Group(-5, "小群"), Group(-1005, "小群")
    for before, answered in ((small, True), (Group(-6, "别的群"), False)):
        access = Access(chats=(small.id,) if listed else ())
        async with talking(tmp_path / f"bot{before.id}", live, access=access) as talk:
            if not listed:
                await talk.say(f"/admit {small.id}", ADMIN)
            place, other = (before, large) if told == "migrate_to_chat_id" else (large, before)
            update = talk.chats.say(OTHER, "", group=place)
            update["message"] = {k: v for k, v in update["message"].items() if k != "text"} | {told: other.id}
            assert await talk.deliver(update) == []
            events = await talk.deliver(talk.chats.say(OTHER, f"/ask {QUESTION}", group=large))
            assert (ANSWER in "".join(texts_to(events, large.id))) == answered


async def test_numbers_are_let_in_by_command(closed: Talk) -> None:
    assert "/admit" in (await closed.say("/admit somebody", ADMIN))["text"]
    await closed.say(f"/admit {OTHER.id}", ADMIN)
    assert ANSWER in (await closed.say(QUESTION, OTHER))["text"]
    await closed.say(f"/deny {OTHER.id}", ADMIN)
    assert ANSWER not in (await closed.say(QUESTION, OTHER))["text"]


def test_who_was_let_in_is_kept_as_a_hash(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, admins=(1,), access=Access(users=(2,), chats=(-3,)))
    access = AccessList(tmp_path, lambda number: number + 1_000_000)
    assert [may_use(settings, access, user) for user in (1, 2, 4, None)] == [True, True, False, False]
    assert may_use(settings, access, 4, -3)
    assert access.tell(4)
    assert not access.tell(4)
    access.admit(4, admitted=True)
    assert may_use(settings, AccessList(tmp_path, lambda number: number + 1_000_000), 4)
    assert '"admitted": [1000004]' in (tmp_path / "access.json").read_text()
    assert may_use(Settings(), access, 5)


def test_a_damaged_list_lets_nobody_in_by_chance(tmp_path: Path) -> None:
    (tmp_path / "access.json").write_text("[]")
    with pytest.raises(JianghuaError, match="move it away"):
        AccessList(tmp_path, lambda number: number)


async def test_guests_are_a_door_too(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path / "bot", live, access=Access(users=(READER.id,)), guest=True) as talk:
        (answer,) = await talk.deliver(talk.chats.call_as_guest(READER, f"@{BOT['username']} {QUESTION}", GROUP))
        assert ANSWER in str(answer.body)
        (refusal,) = await talk.deliver(talk.chats.call_as_guest(OTHER, f"@{BOT['username']} {QUESTION}", GROUP))
        assert refusal.kind == "guest"
        assert ANSWER not in str(refusal.body)
        assert str(OTHER.id) in str(refusal.body)
