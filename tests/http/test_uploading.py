"""Documents that an administrator sends to a bot that runs as a process and talks over HTTP."""

from pathlib import Path

from index import open_index
from tests.every_kind import documents_of_every_kind, title_of
from tests.hostile import LETTERS, hostile_documents, odd_documents
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


async def test_a_document_of_every_kind_is_shown_and_added(run: Run) -> None:
    # One picture: each takes seconds, and all are read by one reader.
    pictures = (".jpg", ".jpeg", ".tif", ".tiff")
    documents = {name: data for name, data in documents_of_every_kind().items() if not name.endswith(pictures)}
    async with run() as (bot, server):
        admin = Reader(server, ADMIN)
        for name, data in documents.items():
            asked = await told(server, admin, name, data)
            assert f"1 篇讲话，1 个段落\n• {title_of(name)}" in about(name, asked)
        after = admin.mark()
        await admin.press(asked, "收录")
        await admin.next(after, "edited", lambda body: f"新增 {len(documents)}" in body["text"])
        speeches = open_index(bot.folder / "data").speeches()
        assert {Path(speech.source.split("/")[0]).name for speech in speeches} >= set(documents)


async def test_what_is_odd_but_whole_is_read_and_costs_no_memory(run: Run) -> None:
    documents = {name: data for name, data in odd_documents().items() if len(data) < 20_000_000}
    async with run() as (bot, server):
        admin = Reader(server, ADMIN)
        await sent(admin, "学校.txt", SPEECH.encode())
        before = resident(bot)
        for name, data in documents.items():
            assert "1 篇讲话" in about(name, await told(server, admin, name, data))
        assert resident(bot) - before < 60_000_000


async def test_what_cannot_be_read_is_refused_with_the_reason_and_costs_no_memory(run: Run) -> None:
    async with run() as (bot, server):
        admin = Reader(server, ADMIN)
        await sent(admin, "学校.txt", SPEECH.encode())
        before, known = resident(bot), set(bot.folder.iterdir())
        for name, data in hostile_documents().items():
            assert "没有可以收录的内容\n⚠️ " in about(name, await told(server, admin, name, data)), name
        assert resident(bot) - before < 60_000_000
        assert set(bot.folder.iterdir()) == known
        assert "牡蛎" in (await admin.ask("牡蛎壳能做什么"))["text"]


async def told(server: BotApiServer, admin: Reader, name: str, data: bytes) -> JSON:
    """Send a document; give the message that tells of it, and of those sent shortly before."""
    after = admin.mark()
    server.updates.add(server.chats.upload(admin.person, name, data))
    shown = await server.heard(
        after, lambda event: event.kind in ("sent", "edited") and f"📄 {name} (" in event.body.get("text", "")
    )
    return shown.body


def about(name: str, shown: JSON) -> str:
    """Give what a message tells of one document."""
    part: str = shown["text"].split(f"📄 {name} (")[1].split("📄")[0]
    return part


async def test_more_than_telegram_hands_out_is_refused_before_it_is_fetched(run: Run) -> None:
    async with run() as (_, server):
        admin = Reader(server, ADMIN)
        assert "超过 20 MB" in (await sent(admin, "大.pdf", bytes(25_000_000)))["text"]
        assert not any(method == "getFile" for method, _ in server.judge.calls)
