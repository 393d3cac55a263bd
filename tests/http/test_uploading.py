"""Documents that an administrator sends to a bot that runs as a process and talks over HTTP."""

from pathlib import Path

from tests.hostile import LETTERS, hostile_documents
from tests.http.conftest import Run
from tests.telegram.process import ADMIN, BotProcess
from tests.telegram.reader import Reader
from tests.telegram.server import JSON, BotApiServer

SPEECH = f"在教育工作会议上的讲话\n{LETTERS}\n"


async def sent(admin: Reader, name: str, data: bytes) -> JSON:
    after = admin.mark()
    admin.server.updates.add(admin.server.chats.upload(admin.person, name, data))
    return await admin.next(after)


def resident(bot: BotProcess) -> int:
    """Give the bytes of memory that the bot has."""
    pages = Path(f"/proc/{bot.number}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096


async def test_a_document_is_added_listed_taken_out_and_brought_back(run: Run) -> None:
    async with run() as (_, server):
        admin = Reader(server, ADMIN)
        asked = await sent(admin, "学校.txt", SPEECH.encode())
        assert "1 篇讲话，1 个段落" in asked["text"]
        after = admin.mark()
        await admin.press(asked, "收录")
        await admin.next(after, "edited", lambda body: "新增 1" in body["text"])
        assert "两千四百个" in (await admin.ask("新建学校增加学位多少个"))["text"]
        assert "学校.txt" in (await admin.ask("/files 学校"))["text"]
        listed, after = await admin.ask("/remove 学校"), admin.mark()
        removed = await admin.press(listed, "1", "sent")
        await admin.next(after, "edited", lambda body: "移除 1" in body["text"])
        after = admin.mark()
        await admin.press(removed, "撤销")
        await admin.next(after, "edited", lambda body: "新增 1" in body["text"])
        assert "两千四百个" in (await admin.ask("新建学校增加学位多少个"))["text"]


async def test_what_cannot_be_read_is_refused_with_the_reason_and_costs_no_memory(run: Run) -> None:
    async with run() as (bot, server):
        admin = Reader(server, ADMIN)
        await sent(admin, "学校.txt", SPEECH.encode())
        before, known = resident(bot), set(bot.folder.iterdir())
        for name, data in hostile_documents().items():
            await refused(server, admin, name, data)
        assert resident(bot) - before < 60_000_000
        assert set(bot.folder.iterdir()) == known
        assert "牡蛎" in (await admin.ask("牡蛎壳能做什么"))["text"]


async def refused(server: BotApiServer, admin: Reader, name: str, data: bytes) -> None:
    after = admin.mark()
    server.updates.add(server.chats.upload(admin.person, name, data))
    shown = await server.heard(
        after, lambda event: event.kind in ("sent", "edited") and f"📄 {name}" in event.body.get("text", "")
    )
    part = shown.body["text"].split(f"📄 {name}")[1]
    assert "没有可以收录的内容\n⚠️ " in part, name


async def test_more_than_telegram_hands_out_is_refused_before_it_is_fetched(run: Run) -> None:
    async with run() as (_, server):
        admin = Reader(server, ADMIN)
        assert "超过 20 MB" in (await sent(admin, "大.pdf", bytes(25_000_000)))["text"]
        assert not any(method == "getFile" for method, _ in server.judge.calls)
