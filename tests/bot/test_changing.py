"""Who may change something by a command: each command that does, in every form, from everybody who may not."""

from pathlib import Path
from typing import Any

import pytest

from bot.fake_telegram import Chats, Group, Person
from bot.texts import command_names
from index import Live
from tests.bot.talk import ADMIN, GROUP, QUESTION, READER, Talk, shown, talking

JSON = dict[str, Any]

BY_ADMINS = ("/reindex", "/admit 8", "/deny 8", *(f"/{word}" for word in command_names.REINDEX))
CHANGING = (*BY_ADMINS, "/forget")

CHANNEL: JSON = {"id": -1005, "type": "channel", "title": "某频道"}
FORWARDED: JSON = {"forward_origin": {"type": "user", "date": 1, "sender_user": ADMIN.user}}
HIDDEN: JSON = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "管理员"}}
FROM_CHANNEL: JSON = {"forward_origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 3}}
VIA_BOT: JSON = {"via_bot": {"id": 5, "is_bot": True, "first_name": "别的机器人", "username": "other_bot"}}
ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot")
FOR_CHANNEL = Person(136817688, "Channel", "Channel_Bot")
TELEGRAM = Person(777000, "Telegram")
IN_GROUPS_NAME: JSON = {"sender_chat": {"id": GROUP.id, "type": "supergroup", "title": GROUP.title}}
IN_CHANNELS_NAME: JSON = {"sender_chat": CHANNEL}

SECOND_HAND = [
    pytest.param(ADMIN, FORWARDED, id="forwarded by an administrator"),
    pytest.param(ADMIN, HIDDEN, id="forwarded from someone hidden"),
    pytest.param(ADMIN, FROM_CHANNEL, id="forwarded from a channel"),
    pytest.param(ADMIN, VIA_BOT, id="through another bot"),
    pytest.param(ADMIN, IN_CHANNELS_NAME, id="in a channel's name"),
    pytest.param(ANONYMOUS, IN_GROUPS_NAME, id="an anonymous administrator of a group"),
    pytest.param(FOR_CHANNEL, IN_CHANNELS_NAME, id="a channel in a group"),
    pytest.param(TELEGRAM, IN_CHANNELS_NAME | {"is_automatic_forward": True}, id="a linked channel"),
]


@pytest.fixture
def everyone_admin() -> tuple[int, ...]:
    """Even where these were listed by mistake, nobody can tell who stands behind them."""
    return tuple(person.id for person in (ADMIN, ANONYMOUS, FOR_CHANNEL, TELEGRAM))


async def state_of(talk: Talk) -> tuple[object, object]:
    """What the commands change: whether a reindex was begun, who may ask, and what is remembered of the asker."""
    state = talk.app.bot_data
    running = state.rebuilding is not None, state.access.has(8)
    return running, talk.app.bot_data.database.last_answer(ADMIN.id, ADMIN.id, 1e9)


@pytest.mark.parametrize("group", [None, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("command", CHANGING)
@pytest.mark.parametrize(("who", "form"), SECOND_HAND)
async def test_what_comes_at_second_hand_changes_nothing(
    tmp_path: Path,
    live: Live,
    everyone_admin: tuple[int, ...],
    who: Person,
    form: JSON,
    command: str,
    group: Group | None,
) -> None:
    async with talking(tmp_path / "bot", live, admins=everyone_admin, corpus=(tmp_path,)) as talk:
        await talk.say(QUESTION, ADMIN)
        talk.app.bot_data.access.admit(8, admitted=command.startswith("/deny"))
        before = await state_of(talk)
        update = talk.chats.say(who, command, group=group)
        update["message"] |= form
        events = await talk.deliver(update)
        assert await state_of(talk) == before
        texts = [event.body.get("text", "") for event in events]
        assert not any("重建" in text or "删" in text for text in texts)
        assert len(texts) == (0 if group else 1)


@pytest.mark.parametrize("command", BY_ADMINS)
async def test_a_former_administrator_rebuilds_nothing(tmp_path: Path, live: Live, command: str) -> None:
    async with talking(tmp_path / "bot", live, admins=(), chats=Chats(), corpus=(tmp_path,)) as talk:
        assert "管理员" in (await talk.say(command, ADMIN))["text"]
        assert talk.app.bot_data.rebuilding is None


@pytest.mark.parametrize("group", [None, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("command", BY_ADMINS)
async def test_a_stranger_rebuilds_nothing(talk: Talk, command: str, group: Group | None) -> None:
    assert "管理员" in (await talk.say(command, READER, group=group))["text"]
    assert talk.app.bot_data.rebuilding is None


async def test_an_edited_command_is_not_carried_out(talk: Talk) -> None:
    update = talk.chats.say(ADMIN, "茶园面积")
    await talk.deliver(update)
    await talk.deliver(talk.chats.revise(ADMIN, update["message"]["message_id"], "/reindex"))
    assert talk.app.bot_data.rebuilding is None


async def test_a_forwarded_question_is_answered(talk: Talk) -> None:
    update = talk.chats.say(READER, QUESTION)
    update["message"] |= FORWARDED
    assert "板凳会" in shown(await talk.deliver(update))["text"]
