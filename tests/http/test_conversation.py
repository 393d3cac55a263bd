"""What people do with a bot that runs as a process and talks over HTTP."""

from collections.abc import Callable

import pytest

from bot.fake_telegram import Group, buttons
from bot.texts import LANGUAGES
from tests.http.conftest import Running
from tests.telegram.process import ADMIN
from tests.telegram.reader import Reader

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
TITLE = "在岚浦县贝类产业振兴大会上的讲话"


@pytest.fixture
def reader(shared: Running, numbers: Callable[[], int]) -> Reader:
    return Reader(shared[1], numbers())


async def test_a_question_is_answered_with_the_passage_under_its_title(reader: Reader) -> None:
    answer = await reader.ask(QUESTION)
    assert TITLE in answer["text"]
    assert SENTENCE in answer["text"]
    quoted = [entity for entity in answer["entities"] if entity["type"].endswith("blockquote")]
    assert len(quoted) == 1
    assert SENTENCE in answer["text"][quoted[0]["offset"] :]


async def test_buttons_turn_the_answer_in_place(reader: Reader) -> None:
    answer = await reader.ask(QUESTION)
    around = await reader.press(answer, TEXTS.button_around)
    back = await reader.press(around, TEXTS.button_back)
    assert around["message_id"] == back["message_id"] == answer["message_id"]
    assert back["text"] == answer["text"]
    assert around["text"] != answer["text"]


async def test_the_whole_speech_opens_and_comes_as_a_file(reader: Reader) -> None:
    opened = await reader.press(await reader.ask(QUESTION), TEXTS.button_full, "sent")
    assert TITLE in opened["text"]
    assert SENTENCE in opened["text"]
    sent = await reader.press(opened, ".txt", "sent")
    name, data = reader.server.chats.files[sent["document"]["file_id"]]
    assert name.endswith(".txt")
    assert SENTENCE in data.decode("utf-8-sig")


async def test_an_edited_question_edits_its_answer(reader: Reader) -> None:
    asked = reader.server.chats.say(reader.person, QUESTION)
    after = reader.mark()
    reader.server.updates.add(asked)
    answer = await reader.next(after)
    reader.server.updates.add(reader.server.chats.revise(reader.person, asked["message"]["message_id"], "茶园面积"))
    edited = await reader.next(after, "edited")
    assert edited["message_id"] == answer["message_id"]
    assert SENTENCE not in edited["text"]


async def test_a_forged_or_foreign_press_moves_nothing(reader: Reader, numbers: Callable[[], int]) -> None:
    answer = await reader.ask(QUESTION)
    data = buttons(answer)[1]["callback_data"]
    assert await reader.press_for_notice(answer, "v1:a:zz:0:0") == TEXTS.expired
    assert await reader.press_for_notice(answer, "⛔") == TEXTS.expired
    other = Reader(reader.server, numbers())
    theirs = await other.ask("茶园面积")
    assert await other.press_for_notice(theirs, data) == TEXTS.expired
    assert reader.server.chats.message(reader.chat, answer["message_id"]) == answer


@pytest.mark.parametrize("text", ["？！……", "😀", "\x00", "<b>&amp;</b>", "\u202e就业\u202c", "就" * 4096, "的", '"'])
async def test_every_text_gets_a_reply(reader: Reader, text: str) -> None:
    answer = await reader.ask(text)
    assert answer["text"] != TEXTS.failed


async def test_silence_says_so(reader: Reader) -> None:
    answer = await reader.ask("量子计算机的超导比特退相干时间")
    assert TEXTS.no_answer in answer["text"]


async def test_a_stranger_may_not_reindex(reader: Reader) -> None:
    assert TEXTS.admins_only in (await reader.ask("/reindex"))["text"]


async def test_an_administrator_reindexes_while_others_are_answered(shared: Running, reader: Reader) -> None:
    admin = Reader(shared[1], ADMIN)
    after = admin.mark()
    started = await admin.ask("/reindex")
    assert started["text"] == TEXTS.reindex_started
    assert SENTENCE in (await reader.ask(QUESTION))["text"]
    done = TEXTS.reindex_done.split("{")[1].split("}")[1]
    ended = await admin.next(after, "edited", lambda message: done in message["text"])
    assert ended["message_id"] == started["message_id"]
    assert SENTENCE in (await reader.ask(QUESTION))["text"]


async def test_in_a_group_the_sender_counts_not_the_chat(shared: Running, numbers: Callable[[], int]) -> None:
    group = Group(-1000 - numbers(), "组")
    stranger, admin = Reader(shared[1], numbers(), group), Reader(shared[1], ADMIN, group)
    assert TEXTS.admins_only in (await stranger.ask("/reindex"))["text"]
    statistics = await admin.ask("/stats")  # a picture with a caption where the extra is installed
    assert TEXTS.admins_only not in (statistics.get("text") or statistics["caption"])


async def test_a_group_is_answered_when_it_asks_and_left_alone_when_it_chats(
    shared: Running, numbers: Callable[[], int]
) -> None:
    member = Reader(shared[1], numbers(), Group(-1000 - numbers(), "组"))
    after = member.mark()
    member.say(QUESTION)
    asked = member.say(f"/ask {QUESTION}")
    answer = await member.next(after)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert SENTENCE in answer["text"]
    assert SENTENCE in (await member.ask(f"@jianghua_bot {QUESTION}"))["text"]


async def test_inline_results_are_personal_and_quote_the_passage(reader: Reader) -> None:
    after = reader.mark()
    reader.server.updates.add(reader.server.chats.inquire(reader.person, QUESTION))
    body = (await reader.server.heard(after, lambda event: event.kind == "results")).body
    assert body["is_personal"] is True
    assert SENTENCE in body["results"][0]["input_message_content"]["message_text"]


async def test_a_second_delivery_of_an_update_is_answered_once(reader: Reader) -> None:
    update = reader.server.chats.say(reader.person, QUESTION)
    after = reader.mark()
    reader.server.updates.add(update)
    await reader.next(after)
    reader.server.updates.add(update)
    await reader.ask("茶园面积")
    sent = [event.body for event in reader.server.chats.events[after:] if event.kind == "sent"]
    assert sum(SENTENCE in message["text"] for message in sent if message["chat"]["id"] == reader.chat) == 1


async def test_english_speakers_are_addressed_in_english(shared: Running, numbers: Callable[[], int]) -> None:
    guest = Reader(shared[1], numbers(), language="en")
    assert LANGUAGES["en"].admins_only in (await guest.ask("/reindex"))["text"]
    assert SENTENCE in (await guest.ask(QUESTION))["text"]
