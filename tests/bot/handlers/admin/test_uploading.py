"""Documents that an administrator sends: shown, added, put in the place of others, discarded; and /files, /remove."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from secrets import token_bytes

import pytest

from bot.context import BotState
from bot.fake_telegram import Event
from bot.uploads import pending_folder, uploads_folder
from index import Live, reindex
from index.readers import formats
from tests.bot.talk import ADMIN, OTHER, READER, Talk, labels, notice, shown, talking
from tests.hostile import LETTERS, hostile_documents, zipped

ROADS = "甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。\n"
SCHOOLS = f"在教育工作会议上的讲话\n{LETTERS}\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，合作社发展到四十五家。\n"


@pytest.fixture
async def admin(tmp_path: Path, collection: Callable[..., Path]) -> AsyncIterator[Talk]:
    """A bot over one file, roads.txt, to send documents to."""
    folder = collection(roads=ROADS)
    data = tmp_path / "data"
    reindex(data, [folder])
    live = Live(data)
    async with talking(data, live, corpus=(folder,)) as talk:
        yield talk
    live.close()


def state(talk: Talk) -> BotState:
    return talk.app.bot_data


async def send(talk: Talk, name: str, text: str | bytes, **how: object) -> list[Event]:
    data = text.encode() if isinstance(text, str) else text
    return await talk.deliver(talk.chats.upload(ADMIN, name, data, **how))  # type: ignore[arg-type]


async def send_lost(talk: Talk, name: str, text: str) -> list[Event]:
    """Send a document that Telegram no longer has when the bot asks for it."""
    update = talk.chats.upload(ADMIN, name, text.encode())
    talk.chats.files.clear()
    return await talk.deliver(update)


def outside_of(data: Path) -> set[Path]:
    return {path for path in data.parent.rglob("*") if data not in (path, *path.parents)}


def waiting(data: Path) -> list[str]:
    return [path.read_text() for path in pending_folder(data, 0).parent.rglob("*.*")]


async def test_a_document_is_shown_and_added(admin: Talk, tmp_path: Path) -> None:
    asked = shown(await send(admin, "学校.txt", SCHOOLS))
    assert "学校.txt" in asked["text"]
    assert "1 篇讲话，1 个段落\n• 在教育工作会议上的讲话" in asked["text"]
    assert labels(asked) == ["收录", "不要"]
    assert "两千四百" not in (await admin.say("增加学位多少个"))["text"]
    end = shown(await admin.press("收录", asked, ADMIN))
    assert "新增 1，改动 0，移除 0，未变 1" in end["text"]
    assert admin.now(asked)["text"] == "✅ 已收下：学校.txt"
    assert "两千四百个" in (await admin.say("增加学位多少个"))["text"]
    assert (uploads_folder(tmp_path / "data") / "学校.txt").read_text() == SCHOOLS
    assert notice(await admin.press("收录", asked, ADMIN)) != ""


async def test_what_is_discarded_is_gone(admin: Talk, tmp_path: Path) -> None:
    asked = shown(await send(admin, "学校.txt", SCHOOLS))
    assert waiting(tmp_path / "data") == [SCHOOLS]
    await admin.press("不要", asked, ADMIN)
    assert waiting(tmp_path / "data") == []
    assert admin.now(asked)["text"] == "没有收录，已经删掉。"


async def test_an_album_and_several_documents_are_one_question(admin: Talk) -> None:
    updates = [
        admin.chats.upload(ADMIN, "学校.txt", SCHOOLS.encode(), album="7"),
        admin.chats.upload(ADMIN, "茶叶.md", TEA.encode(), album="7"),
        admin.chats.upload(ADMIN, "空.txt", b"", author=OTHER),
    ]
    await asyncio.gather(*(admin.deliver(update) for update in updates))
    asked = [message for message in admin.chats.messages(ADMIN.id) if "📄" in message.get("text", "")]
    assert len(asked) == 1
    assert [name in asked[0]["text"] for name in ("学校.txt", "茶叶.md", "空.txt")] == [True] * 3
    assert "没有可以收录的内容\n⚠️ 是空的" in asked[0]["text"]
    end = shown(await admin.press("收录", asked[0], ADMIN))
    assert "新增 2" in end["text"]
    assert "四十五家" in (await admin.say("合作社发展到多少家"))["text"]


async def test_a_file_of_that_name_is_replaced_or_kept_beside(admin: Talk, tmp_path: Path) -> None:
    await admin.press("收录", shown(await send(admin, "学校.txt", SCHOOLS)), ADMIN)
    state(admin).upload_batches.clear()
    assert "已经收录过，内容一样" in shown(await send(admin, "学校.txt", SCHOOLS))["text"]
    newer = SCHOOLS.replace("两千四百", "三千五百")
    asked = shown(await send(admin, "学校.txt", newer))
    assert labels(asked) == ["替换同名文件", "另存一份收录", "不要"]
    end = shown(await admin.press("替换", asked, ADMIN))
    assert "新增 0，改动 1，移除 0，未变 1" in end["text"]
    assert "三千五百个" in (await admin.say("增加学位多少个"))["text"]
    asked = shown(await send(admin, "学校.txt", SCHOOLS))
    await admin.press("另存", asked, ADMIN)
    names = sorted(path.name for path in uploads_folder(tmp_path / "data").glob("*.txt"))
    assert names == ["学校 (2).txt", "学校.txt"]


async def test_a_file_of_a_folder_is_replaced_and_stays_where_it_lies(admin: Talk, tmp_path: Path) -> None:
    asked = shown(await send(admin, "roads.txt", ROADS.replace("一百二十", "两百三十")))
    end = shown(await admin.press("替换", asked, ADMIN))
    assert "改动 1" in end["text"]
    assert "两百三十公里" in (await admin.say("修通农村公路多少公里"))["text"]
    assert (tmp_path / "collection" / "roads.txt").read_text() == ROADS


async def test_only_administrators_have_documents_indexed(admin: Talk) -> None:
    events = await admin.deliver(admin.chats.upload(READER, "学校.txt", SCHOOLS.encode()))
    assert "文字" in shown(events)["text"]
    for command in ("/files", "/remove", "/upload"):
        assert "只有管理员" in (await admin.say(command, READER))["text"]
    asked = shown(await send(admin, "学校.txt", SCHOOLS))
    assert notice(await admin.press("收录", asked, READER))
    assert labels(admin.now(asked)) == ["收录", "不要"]


async def test_the_limit_is_told_before_and_a_larger_document_is_refused(admin: Talk) -> None:
    assert "最大 20 MB" in (await admin.say("/upload", ADMIN))["text"]
    events = await send(admin, "大.txt", bytes(25_000_000))
    assert "大.txt 有 25 MB，超过 20 MB" in shown(events)["text"]
    assert not labels(shown(events))


async def test_only_kinds_whose_libraries_are_installed_are_named(admin: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "has_library", lambda kind: not kind.extra)
    told = (await admin.say("/upload", ADMIN))["text"]
    assert ".docx" in told
    assert not any(kind in told for kind in (".pptx", ".wps", ".jpg", "拍照"))
    monkeypatch.setattr(formats, "has_library", lambda _: True)
    told = (await admin.say("/upload", ADMIN))["text"]
    assert all(kind in told for kind in (".pptx", ".wps", ".jpg", "拍照"))


async def test_a_server_of_ones_own_lifts_the_limit(tmp_path: Path) -> None:
    async with talking(tmp_path / "data", Live(tmp_path / "data"), local_mode=True) as talk:
        assert "最大 2000 MB" in (await talk.say("/upload", ADMIN))["text"]
        large = zipped(("学校.txt", SCHOOLS), ("录像.mp4", token_bytes(21_000_000)))
        asked = shown(await send(talk, "大.zip", large))
        assert "超过" not in asked["text"]
        assert "1 篇讲话，1 个段落" in asked["text"]


@pytest.mark.parametrize(("sent", "kept"), [("../../x.txt", "x.txt"), ("a\nb.txt", "a b.txt"), ("/etc/y.txt", "y.txt")])
async def test_a_name_is_never_a_path(admin: Talk, tmp_path: Path, sent: str, kept: str) -> None:
    outside = outside_of(tmp_path / "data")
    asked = shown(await send(admin, sent, SCHOOLS))
    assert kept in asked["text"]
    await admin.press("收录", asked, ADMIN)
    assert (uploads_folder(tmp_path / "data") / kept).is_file()
    assert outside == outside_of(tmp_path / "data")
    assert sent == kept or not (tmp_path / kept).exists()


async def test_the_same_name_twice_in_one_message_is_two_files(admin: Talk) -> None:
    await send(admin, "学校.txt", SCHOOLS)
    asked = shown(await send(admin, "学校.txt", TEA))
    assert "学校 (2).txt" in asked["text"]
    assert "新增 2" in shown(await admin.press("收录", asked, ADMIN))["text"]


async def test_documents_that_cannot_be_read_are_named_with_the_reason(admin: Talk, tmp_path: Path) -> None:
    for name, data in hostile_documents().items():
        state(admin).upload_batches.clear()
        asked = shown(await send(admin, name, data))
        first, *rest = asked["text"].split("\n")
        assert first.startswith(f"📄 {name} (")
        assert rest[0] == "⚠️ 没有可以收录的内容", name
        assert rest[1].startswith("⚠️ "), name
        assert not labels(asked)
    assert waiting(tmp_path / "data") == []
    assert "一百二十公里" in (await admin.say("修通农村公路多少公里"))["text"]


async def test_what_cannot_be_fetched_or_read_leaves_nothing_behind(admin: Talk, tmp_path: Path) -> None:
    (told,) = await send_lost(admin, "学校.txt", SCHOOLS)
    assert "学校.txt" in told.body["text"]
    await send(admin, "空.txt", "")
    assert list(pending_folder(tmp_path / "data", 0).parent.iterdir()) == []


async def test_what_an_interruption_left_goes_when_another_document_comes(admin: Talk, tmp_path: Path) -> None:
    left = pending_folder(tmp_path / "data", 77)
    left.mkdir(parents=True)
    (left / "学校.txt").write_text(SCHOOLS)
    os.utime(left, (0, 0))
    await send(admin, "茶叶.txt", TEA)
    assert waiting(tmp_path / "data") == [TEA]


async def test_an_archive_is_shown_with_what_is_in_it(admin: Talk) -> None:
    archive = zipped(("乙/学校.txt", SCHOOLS), ("茶叶.txt", TEA), ("空.txt", ""))
    asked = shown(await send(admin, "全部.zip", archive))
    assert "2 篇讲话，2 个段落" in asked["text"]
    assert "空.txt" in asked["text"]
    await admin.press("收录", asked, ADMIN)
    assert "四十五家" in (await admin.say("合作社发展到多少家"))["text"]


async def test_a_photo_of_a_page_is_a_document_of_an_administrator(admin: Talk, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    page = (Path(__file__).parents[3] / "data" / "page.png").read_bytes()
    asked = shown(await send(admin, "", page, photo=True))
    assert asked["text"].startswith("📄 photo-20")
    assert "1 篇讲话，1 个段落\n• 在全县教育工作会议上的讲话" in asked["text"]
    await admin.press("收录", asked, ADMIN)
    assert [path.read_bytes() for path in uploads_folder(tmp_path / "data").glob("photo-*.jpg")] == [page]
    assert "两千四百个" in (await admin.say("增加学位多少个"))["text"]


async def test_a_photo_with_words_is_a_question_and_that_of_a_reader_is_asked_for_words(admin: Talk) -> None:
    asked = shown(await send(admin, "", b"", photo=True, caption="修通农村公路多少公里"))
    assert "一百二十公里" in asked["text"]
    told = shown(await admin.deliver(admin.chats.upload(READER, "", b"", photo=True)))
    assert "📄" not in told["text"]


async def test_a_document_sent_while_a_reindex_runs_is_indexed_after_it(admin: Talk) -> None:
    asked = shown(await send(admin, "学校.txt", SCHOOLS))
    begun = asyncio.Event()
    admin.chats.listen(lambda event: begun.set() if event.kind == "sent" else None)
    running = asyncio.create_task(admin.deliver(admin.chats.say(ADMIN, "/reindex")))
    await begun.wait()
    await admin.press("收录", asked, ADMIN)
    await running
    assert "两千四百个" in (await admin.say("增加学位多少个"))["text"]


async def test_files_are_listed_with_sizes_dates_and_what_is_not_indexed_yet(
    admin: Talk, collection: Callable[..., Path]
) -> None:
    collection(schools=SCHOOLS)
    listed = (await admin.say("/files", ADMIN))["text"]
    assert listed.startswith("共 2 个文件，")
    assert "1. roads.txt\n110 B，20" in listed
    assert "日，1 篇 1 段" in listed
    assert "2. schools.txt\n" in listed
    assert "还没有收录" in listed
    assert "没有文件的名字里有“茶”" in (await admin.say("/files 茶", ADMIN))["text"]


async def test_many_files_are_turned_page_by_page(admin: Talk, collection: Callable[..., Path]) -> None:
    collection(**{f"f{number}": SCHOOLS for number in range(24)})
    listed = await admin.say("/files", ADMIN)
    assert labels(listed) == ["▶"]
    turned = shown(await admin.press("▶", listed, ADMIN))
    assert "11. f10.txt" in turned["text"]
    assert labels(turned) == ["◀", "▶"]


async def test_a_file_is_taken_out_and_brought_back(admin: Talk, tmp_path: Path) -> None:
    await admin.press("收录", shown(await send(admin, "学校.txt", SCHOOLS)), ADMIN)
    listed = await admin.say("/remove 学校", ADMIN)
    assert labels(listed) == ["1"]
    events = await admin.press("1", listed, ADMIN)
    removed = next(event.body for event in events if event.kind == "sent")
    assert "已移除 学校.txt" in removed["text"]
    assert "移除 1，未变 1" in shown(events)["text"]
    assert "两千四百" not in (await admin.say("增加学位多少个"))["text"]
    assert not (uploads_folder(tmp_path / "data") / "学校.txt").exists()
    assert "新增 1" in shown(await admin.press("撤销", removed, ADMIN))["text"]
    assert "两千四百个" in (await admin.say("增加学位多少个"))["text"]


async def test_after_another_reindex_a_sent_file_cannot_be_brought_back(admin: Talk) -> None:
    await admin.press("收录", shown(await send(admin, "学校.txt", SCHOOLS)), ADMIN)
    events = await admin.press("1", await admin.say("/remove 学校", ADMIN), ADMIN)
    removed = next(event.body for event in events if event.kind == "sent")
    await admin.say("/reindex", ADMIN)
    assert notice(await admin.press("撤销", removed, ADMIN)) == "已经放不回来了，请重新发一次文件。"


async def test_a_file_of_a_folder_is_left_out_and_can_be_brought_back_from_the_list(
    admin: Talk, tmp_path: Path
) -> None:
    await admin.press("收录", shown(await send(admin, "学校.txt", SCHOOLS)), ADMIN)
    await admin.press("1", await admin.say("/remove roads", ADMIN), ADMIN)
    assert (tmp_path / "collection" / "roads.txt").is_file()
    assert "一百二十" not in (await admin.say("修通农村公路多少公里"))["text"]
    listed = await admin.say("/remove roads", ADMIN)
    assert "已移除" in listed["text"]
    await admin.press("↩", listed, ADMIN)
    assert "一百二十公里" in (await admin.say("修通农村公路多少公里"))["text"]


async def test_the_last_file_cannot_go(admin: Talk) -> None:
    events = await admin.press("1", await admin.say("/remove", ADMIN), ADMIN)
    assert "原来的索引照常使用" in shown(events)["text"]
    assert "一百二十公里" in (await admin.say("修通农村公路多少公里"))["text"]
