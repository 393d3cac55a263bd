"""What stands on a button, typed instead of pressed."""

import pytest

from bot.callbacks import link_payload
from index import Live
from tests.bot.talk import ANSWER, GROUP, OTHER, QUESTION, READER, Talk, labels, shown


@pytest.mark.parametrize("word", ["前后文", "前後文", "Context", "context"])
async def test_a_button_is_pressed_by_typing_it_in_any_language(talk: Talk, word: str) -> None:
    answer = await talk.say(QUESTION)
    around = await talk.say(word)
    assert around["message_id"] > answer["message_id"]
    assert "返回" in labels(around)
    assert ANSWER in around["text"]
    assert "前后文" in labels(await talk.say("返回"))


async def test_a_typed_mark_is_kept_and_thanked_for(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    events = await talk.deliver(talk.chats.say(READER, "👍"))
    assert any(event.kind == "sent" and event.body["text"].startswith("谢谢") for event in events)
    assert "👍 ✓" in labels(talk.now(answer))


async def test_a_citation_that_is_typed_for_is_sent(talk: Talk) -> None:
    await talk.say(QUESTION)
    assert (await talk.say("复制出处"))["text"].startswith("“")


@pytest.mark.parametrize("between", ["前后文", "全文", "谢谢"])
async def test_a_citation_is_sent_under_the_messages_that_follow_the_answer(talk: Talk, between: str) -> None:
    await talk.say(QUESTION)
    await talk.say(between)
    assert (await talk.say("複製出處"))["text"].startswith(f"“{ANSWER}")
    assert "前后文" not in labels(await talk.say("前后文"))


async def test_pages_are_turned_by_words(talk: Talk) -> None:
    first = await talk.say("/speeches")
    second = await talk.say("下一页")
    assert "\n1. " in first["text"]
    assert "\n1. " not in second["text"]
    assert (await talk.say("上一頁"))["text"] == first["text"]


async def test_the_table_of_an_open_speech_goes_before_the_list_of_speeches(talk: Talk, live: Live) -> None:
    passage = live.get().search(QUESTION, 1).hits[0].passage
    assert "目录" in labels(await talk.say(f"/start {link_payload(passage=passage.id)}"))
    assert "回到正文" in labels(await talk.say("目录"))


async def test_without_such_a_button_it_is_a_question_or_a_command(talk: Talk) -> None:
    assert "16 篇讲话" in (await talk.say("目录"))["text"]
    await talk.say(QUESTION)
    assert "16 篇讲话" in (await talk.say("目录"))["text"]
    assert ANSWER not in shown(await talk.deliver(talk.chats.say(OTHER, "全文")))["text"]


async def test_in_a_group_nothing_is_pressed_by_words(talk: Talk) -> None:
    await talk.say(f"/ask {QUESTION}", group=GROUP)
    assert await talk.deliver(talk.chats.say(OTHER, "前后文", group=GROUP)) == []
