"""What Telegram has had of late: topics in private chats, quotes in replies, coloured and sharing buttons."""

from pathlib import Path

import pytest

from bot.fake_telegram import Chats, buttons
from bot.fake_telegram.chats import BOT
from index import Live
from tests.bot.talk import ANSWER, GROUP, OTHER, QUESTION, READER, Talk, shown, talking

TOPIC = 31


async def test_a_topic_of_a_private_chat_is_kept_by_answers_pages_and_files(talk: Talk) -> None:
    answer = await talk.say(QUESTION, topic=TOPIC)
    assert answer["message_thread_id"] == TOPIC
    page = shown(await talk.press("全文", answer))
    assert page["message_thread_id"] == TOPIC
    file = shown(await talk.press(".txt", page))
    assert file["document"]
    assert file["message_thread_id"] == TOPIC
    for text in ("/help", "/speeches", "/privacy", "谢谢"):
        assert (await talk.say(text, topic=TOPIC))["message_thread_id"] == TOPIC
    assert "message_thread_id" not in await talk.say(QUESTION)


@pytest.mark.parametrize("call", ["/ask {}", "@jianghua_bot {}", "请问 @jianghua_bot {}"])
async def test_in_a_group_the_asked_words_are_quoted(talk: Talk, call: str) -> None:
    answer = await talk.say(call.format(QUESTION), group=GROUP)
    assert ANSWER in answer["text"]
    if call.startswith("请问"):
        assert "quote" not in answer
    else:
        assert answer["quote"]["text"] == QUESTION


async def test_nothing_is_quoted_that_the_message_does_not_hold(talk: Talk) -> None:
    other = await talk.deliver(talk.chats.say(OTHER, QUESTION, group=GROUP))
    assert other == []
    first = talk.chats.say(OTHER, QUESTION, group=GROUP)["message"]["message_id"]
    answer = await talk.say("/ask", READER, group=GROUP, reply_to=first)
    assert ANSWER in answer["text"]
    assert "quote" not in answer
    assert "quote" not in await talk.say(QUESTION)


@pytest.mark.unjudged
async def test_an_answer_comes_without_its_quote_where_the_message_was_edited_meanwhile(talk: Talk) -> None:
    update = talk.chats.say(READER, f"/ask {QUESTION}", group=GROUP)
    talk.chats.revise(READER, update["message"]["message_id"], "散会了", group=GROUP)
    answer = shown(await talk.deliver(update))
    assert ANSWER in answer["text"]
    assert "quote" not in answer


async def test_the_button_of_the_shown_passage_has_a_colour(talk: Talk) -> None:
    answer = await talk.say("老人")
    assert [each["text"] for each in buttons(answer) if each.get("style")] == ["· 1 ·"]
    second = shown(await talk.press("2", answer))
    assert [each["text"] for each in buttons(second) if each.get("style") == "primary"] == ["· 2 ·"]
    listed = await talk.say("防汛工作动员会上提的四条要求是什么")
    point = shown(await talk.press("3", listed))
    assert [each["text"] for each in buttons(point) if each.get("style")] == ["· 3 ·"]


async def test_an_answer_can_be_shared_only_where_the_bot_has_inline_mode(
    tmp_path: Path, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(tmp_path / "with", live) as talk:
        answer = await talk.say(QUESTION)
        (share,) = [each for each in buttons(answer) if "switch_inline_query_chosen_chat" in each]
        assert share["text"] == "转发"
        assert share["switch_inline_query_chosen_chat"]["query"] == QUESTION
        long = await talk.say("老城更新" + "，板凳会" * 70)
        assert not any("switch_inline_query_chosen_chat" in each for each in buttons(long))
    monkeypatch.setitem(BOT, "supports_inline_queries", False)
    async with talking(tmp_path / "without", live, chats=Chats()) as talk:
        assert not any("switch_inline_query_chosen_chat" in each for each in buttons(await talk.say(QUESTION)))
