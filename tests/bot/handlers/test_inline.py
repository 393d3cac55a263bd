"""Inline mode: `@bot question` in any chat."""

import asyncio
from pathlib import Path

import pytest
from telegram import Update

from bot.fake_telegram import Event
from bot.storage.usage import usage
from index import Live
from tests.bot.talk import ANSWER, QUESTION, READER, UNKNOWN, Talk, talking


def answered(events: list[Event]) -> dict[str, object]:
    return next(event.body for event in events if event.kind == "results")


async def test_passages_are_offered_personally_with_source_and_a_link_back(talk: Talk) -> None:
    given = answered(await talk.deliver(talk.chats.inquire(READER, QUESTION)))
    assert given["is_personal"] is True
    results = given["results"]
    assert isinstance(results, list)
    assert 1 < len(results) <= 10
    first = results[0]
    assert first["title"] == "政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告"
    assert first["description"].startswith(ANSWER)
    assert ANSWER in first["input_message_content"]["message_text"]
    assert any("blockquote" in entity["type"] for entity in first["input_message_content"]["entities"])
    url = first["reply_markup"]["inline_keyboard"][0][0]["url"]
    opened = await talk.say("/start " + url.partition("start=")[2])
    assert ANSWER in opened["text"]


async def test_no_question_and_no_answer_lead_to_the_bot(talk: Talk) -> None:
    for query in ("", UNKNOWN, "？"):
        given = answered(await talk.deliver(talk.chats.inquire(READER, query)))
        assert given.get("results", []) == []
        assert isinstance(given["button"], dict)
        assert given["button"]["start_parameter"]


async def test_of_queries_typed_in_a_row_only_the_newest_is_answered(talk: Talk) -> None:
    typed = [talk.chats.inquire(READER, QUESTION[:length]) for length in (3, 5, len(QUESTION))]
    state = talk.app.bot_data
    tasks = []
    async with state.user_queue.turn(READER.id, len(typed)):
        for each in typed:
            tasks.append(asyncio.create_task(talk.app.process_update(Update.de_json(each, talk.app.bot))))
            while state.inline_queries.get(READER.id) != each["inline_query"]["id"]:  # noqa: ASYNC110 - it rings no bell
                await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    given = [event.body for event in talk.news() if event.kind == "results"]
    assert [each["inline_query_id"] for each in given] == [typed[-1]["inline_query"]["id"]]


async def test_a_query_that_grew_too_old_is_no_error(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    update = talk.chats.inquire(READER, QUESTION)
    talk.chats.open_queries.clear()
    assert await talk.deliver(update) == []
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


@pytest.mark.parametrize("result", ["p3", "p99999999999999999999", "x"])
async def test_a_passage_that_was_sent_is_counted(talk: Talk, tmp_path: Path, result: str) -> None:
    picked = {"result_id": result, "from": READER.user, "query": QUESTION}
    await talk.deliver({"update_id": 99, "chosen_inline_result": picked})
    assert usage(tmp_path / "bot").by_place == (("inline", 1),)


async def test_without_an_index_the_bot_is_offered(tmp_path: Path) -> None:
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing")) as talk:
        given = answered(await talk.deliver(talk.chats.inquire(READER, QUESTION)))
        assert given.get("results", []) == []
