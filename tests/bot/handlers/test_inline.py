"""Inline mode: `@bot question` in any chat."""

from bot.played import Event
from tests.bot.talk import ANSWER, QUESTION, READER, UNKNOWN, Talk


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
