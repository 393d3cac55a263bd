"""What administrators may do, and what others are told."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from index import Live, reindex
from tests.bot.talk import (
    ADMIN,
    GROUP,
    OTHER,
    QUESTION,
    READER,
    UNKNOWN,
    Talk,
    labels,
    notice,
    shown,
    talking,
    talking_over,
)

ROADS = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。"


async def test_a_stranger_gets_a_polite_no_wherever_they_are(talk: Talk) -> None:
    for where in ({}, {"group": GROUP}):
        assert "only administrators" in (await talk.say("/reindex", OTHER, **where))["text"]
        assert "only administrators" in (await talk.say("/stats", OTHER, **where))["text"]


async def test_one_learns_ones_number_and_who_is_refused_learns_it_too(talk: Talk) -> None:
    assert f"编号是 {READER.id}。" in (await talk.say("/id"))["text"]
    assert f"is {OTHER.id}, this group's is {GROUP.id}" in (await talk.say("/id", OTHER, group=GROUP))["text"]
    refusal = (await talk.say("/stats"))["text"]
    assert "只有管理员" in refusal
    assert str(READER.id) in refusal


async def test_who_asks_counts_and_not_where(talk: Talk) -> None:
    assert "还没有人提问" in (await talk.say("/stats", ADMIN, group=GROUP))["text"]


async def test_progress_is_not_shown_at_every_step(
    tmp_path: Path, collection: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.admin.reindexing.EDIT_SECONDS", 1e9)
    folder = collection(**{f"a{number}": f"第{number}县工作报告\n今年修路{number}公里。" for number in range(9)})
    async with talking_over(folder, tmp_path / "data", corpus=(folder,)) as talk:
        events = await talk.deliver(talk.chats.say(ADMIN, "/reindex"))
        assert [event.kind for event in events] == ["sent", "edited"]


async def test_a_reindex_ends_with_what_was_indexed_and_what_was_refused(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a=ROADS)
    async with talking_over(folder, tmp_path / "data", corpus=(folder,)) as talk:
        before = await talk.say("修通农村公路多少公里", ADMIN)
        assert "一百二十公里" in before["text"]
        collection(b="乙县工作报告\n乙县今年新建学校三所，增加学位两千四百个，孩子们就近上学。")
        (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
        end = await talk.say("/reindex", ADMIN)
        assert "2 篇讲话，2 个段落" in end["text"]
        assert "1 个文件没有收录" in end["text"]
        assert "broken.txt: " in end["text"]
        assert "两千四百个" in (await talk.say("增加学位多少个", ADMIN))["text"]


async def test_questions_are_answered_while_a_reindex_runs_and_a_second_one_is_not_started(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a=ROADS)
    async with talking_over(folder, tmp_path / "data", corpus=(folder,)) as talk:
        command = talk.chats.say(ADMIN, "/reindex")
        begun = asyncio.Event()
        talk.chats.listen(lambda _: begun.set())
        running = asyncio.create_task(talk.deliver(command))
        await begun.wait()
        assert "一百二十公里" in (await talk.say("修通农村公路多少公里", OTHER))["text"]
        assert "已经在重建" in (await talk.say("/reindex", ADMIN))["text"]
        assert await talk.deliver(command) == []
        await running
        ends = [message for message in talk.chats.messages(ADMIN.id) if "重建索引：" in message.get("text", "")]
        assert len(ends) == 1


async def test_a_reindex_that_finds_nothing_leaves_the_old_index(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a=ROADS)
    async with talking_over(folder, tmp_path / "data", corpus=(tmp_path / "missing",)) as talk:
        end = await talk.say("/reindex", ADMIN)
        assert "原来的索引照常使用" in end["text"]
        assert "missing" in end["text"]
        assert "一百二十公里" in (await talk.say("修通农村公路多少公里", OTHER))["text"]


async def test_without_a_configured_corpus_what_was_indexed_last_is_indexed_again(
    tmp_path: Path, collection: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = collection(a=ROADS)
    data = tmp_path / "data"
    assert main(["reindex", str(folder), "--data", str(data)]) == 0
    live = Live(data)
    async with talking(data, live) as talk:
        assert "已按 collection 重建索引：1 篇讲话" in (await talk.say("/reindex", ADMIN))["text"]
        assert "一百二十公里" in (await talk.say("修通农村公路多少公里", OTHER))["text"]
    live.close()


async def test_a_configured_corpus_wins_and_what_was_indexed_before_is_named(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a=ROADS)
    data = tmp_path / "data"
    (tmp_path / "others").mkdir()
    shutil.copy(folder / "a.txt", tmp_path / "others")
    reindex(data, [tmp_path / "others"])
    live = Live(data)
    async with talking(data, live, corpus=(folder,)) as talk:
        first, second = [(await talk.say("/reindex", ADMIN))["text"] for _ in range(2)]
        assert "已按 collection 重建索引：" in first
        assert "others" in first
        assert "others" not in second
    live.close()


async def test_where_nothing_is_named_and_the_sample_is_missing_a_reindex_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.collection._SAMPLE", "corpus/none")
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing")) as talk:
        assert "jianghua reindex PATH" in (await talk.say("/reindex", ADMIN))["text"]


async def test_statistics_tell_what_nobody_could_answer(talk: Talk) -> None:
    assert "还没有人提问" in (await talk.say("/stats", ADMIN))["text"]
    answer = await talk.say(QUESTION)
    assert notice(await talk.press("👍", answer))
    await talk.say(UNKNOWN)
    text = (await talk.say("/stats", ADMIN))["text"]
    assert "提问 2 次，1 次没有找到，👍 1，👎 0" in text
    assert f"{UNKNOWN} ×1" in text
    assert " 至 " not in text  # all of it was today


async def test_commands_are_registered_by_scope_and_language(talk: Talk) -> None:
    assert talk.app.post_init is not None
    await talk.app.post_init(talk.app)
    registered = talk.chats.settings["setMyCommands"]
    scopes = {(each["scope"]["type"], each.get("language_code", "")) for each in registered}
    wanted = {"all_private_chats", "all_group_chats", "chat"}
    assert scopes == {(scope, language) for scope in wanted for language in ("", "zh", "en")}
    admin = next(each for each in registered if each["scope"]["type"] == "chat")
    assert admin["scope"]["chat_id"] == ADMIN.id
    assert "reindex" in {command["command"] for command in admin["commands"]}
    private = next(each for each in registered if each["scope"]["type"] == "all_private_chats")
    assert "reindex" not in {command["command"] for command in private["commands"]}


async def test_an_administrator_without_an_index_is_told_the_command(tmp_path: Path) -> None:
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing")) as talk:
        assert "/reindex" in (await talk.say("就业", ADMIN))["text"]
        assert "/reindex" in (await talk.say("/start", ADMIN))["text"]
        assert labels(shown([*await talk.deliver(talk.chats.say(ADMIN, "/help"))]))


async def test_progress_is_shown_by_edits_of_one_message(
    tmp_path: Path, collection: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.admin.reindexing.EDIT_SECONDS", 0.0)
    folder = collection(a=ROADS)
    async with talking(tmp_path / "data", Live(tmp_path / "data"), corpus=(folder,)) as talk:
        events = await talk.deliver(talk.chats.say(ADMIN, "/reindex"))
        assert [event.kind for event in events][:2] == ["sent", "edited"]
        assert len({event.body["message_id"] for event in events}) == 1
        assert any("正在读文件：1/1" in event.body["text"] for event in events)
        assert "重建索引：" in events[-1].body["text"]


async def test_without_an_index_every_command_says_so(tmp_path: Path) -> None:
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing")) as talk:
        for text in ("/speeches", "/start", "/start p1", "/ask 就业"):
            assert "not ready yet" in (await talk.say(text, OTHER))["text"]


async def test_a_reindex_is_cancelled_by_its_button_and_the_old_index_stays(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a=ROADS)
    data = tmp_path / "data"
    reindex(data, [folder])
    collection(**{f"b{number}": f"第{number}县工作报告\n今年修路{number}公里。" * 500 for number in range(50)})
    live = Live(data)
    async with talking(data, live, corpus=(folder,)) as talk:
        begun = asyncio.Event()
        talk.chats.listen(lambda event: begun.set() if event.kind == "sent" else None)
        running = asyncio.create_task(talk.deliver(talk.chats.say(ADMIN, "/reindex")))
        await begun.wait()
        progress = next(message for message in talk.chats.messages(ADMIN.id) if "正在" in message.get("text", ""))
        assert labels(progress) == ["取消"]
        assert notice(await talk.press("取消", progress, READER))
        await talk.press("取消", progress, ADMIN)
        await running
        assert talk.now(progress)["text"] == "已取消，原来的索引照常使用。"
        assert "一百二十公里" in (await talk.say("修通农村公路多少公里"))["text"]
        assert notice(await talk.press("取消", progress, ADMIN)) == "这次重建已经结束。"
    live.close()


async def test_a_reindex_tells_what_came_changed_and_went_and_what_to_mind(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    text = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。"
    folder = collection(a=text, b=text.replace("甲", "乙"), c=text.replace("甲", "丙"))
    data = tmp_path / "data"
    reindex(data, [folder])
    (folder / "a.txt").unlink()
    collection(b=text.replace("甲", "乙").replace("一百", "两百"), d=text.replace("甲", "丁"))
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    live = Live(data)
    async with talking(data, live, corpus=(folder,)) as talk:
        end = (await talk.say("/reindex", ADMIN))["text"]
        assert "新增 1，改动 1，移除 1，未变 1，没有收录 1" in end
        assert "＋ d.txt\n～ b.txt\n－ a.txt" in end
        assert "broken.txt: " in end
    live.close()
