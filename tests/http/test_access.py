"""A bot that is not open to all, as a process that talks over HTTP."""

from tests.http.conftest import Run
from tests.telegram.process import ADMIN
from tests.telegram.reader import Reader

QUESTION = "牡蛎壳能做什么"


async def test_a_stranger_is_let_in_by_an_administrator(run: Run) -> None:
    async with run(access={"users": [11]}) as (_, server):
        listed, stranger, admin = Reader(server, 11), Reader(server, 12), Reader(server, ADMIN)
        await admin.ask("/start")
        assert "土壤调理剂" in (await listed.ask(QUESTION))["text"]
        after = admin.mark()
        assert "12" in (await stranger.ask(QUESTION))["text"]
        request = await admin.next(after)
        after = stranger.mark()
        await admin.press(request, "让他使用")
        assert "可以提问了" in (await stranger.next(after))["text"]
        assert "土壤调理剂" in (await stranger.ask(QUESTION))["text"]
        inline = server.chats.inquire(listed.person, QUESTION)
        after = listed.mark()
        server.updates.add(inline)
        results = await server.heard(after, lambda event: event.kind == "results")
        assert results.body["results"]
