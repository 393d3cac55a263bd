"""Whole scenarios with an emulator that others wrote: the real process, by polling and by webhook."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.texts import LANGUAGES, say
from index import open_index
from tests.e2e.conftest import Guest, Stage
from tests.telegram.faults import Fault
from tests.telegram.process import ADMIN

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
TITLE = "在岚浦县贝类产业振兴大会上的讲话"


async def test_a_newcomer_is_greeted_with_questions_that_can_be_asked(guest: Guest) -> None:
    welcome = await guest.ask("/start")
    assert TEXTS.try_these in welcome["text"]
    label = next(row[0]["text"] for row in welcome["reply_markup"]["inline_keyboard"])
    answer = await guest.press(welcome, label, "sendMessage")
    assert "reply_markup" in answer
    assert TEXTS.no_answer not in answer["text"]


async def test_a_question_is_answered_and_its_surroundings_shown_in_place(guest: Guest) -> None:
    answer = await guest.ask(QUESTION)
    assert TITLE in answer["text"]
    assert SENTENCE in answer["text"]
    around = await guest.press(answer, TEXTS.button_around)
    back = await guest.press(around, TEXTS.button_back)
    assert answer["message_id"] == around["message_id"] == back["message_id"]
    assert back["text"] == answer["text"]


async def test_the_whole_speech_opens_with_its_pages_and_as_files(stage: Stage, guest: Guest) -> None:
    opened = await guest.press(await guest.ask(QUESTION), TEXTS.button_full, "sendMessage")
    assert SENTENCE in opened["text"]
    for kind in (".txt", ".docx"):
        sent = await guest.press(opened, kind, "sendMessage")
        assert sent["text"].endswith(kind)
        assert stage.proxy.files[sent["text"]]


async def test_more_is_asked_for_in_words(guest: Guest) -> None:
    first = await guest.ask("今年准备做什么")
    more = await guest.ask("还有吗")
    assert more["text"] != first["text"]
    assert more["text"] != TEXTS.nothing_before


async def test_silence_offers_what_can_be_asked(guest: Guest) -> None:
    silent = await guest.ask("量子计算机的超导比特退相干时间")
    assert TEXTS.no_answer in silent["text"]
    assert "reply_markup" in silent


async def test_an_opinion_is_thanked_for(guest: Guest) -> None:
    answer = await guest.ask(QUESTION)
    thanks = await guest.press(answer, "👍", "answerCallbackQuery")
    assert thanks["text"] == TEXTS.useful


async def test_a_forged_button_expires(guest: Guest) -> None:
    answer = await guest.ask(QUESTION)
    await guest.press_data(answer, "v1:a:zzzz:0:0")
    assert (await guest.next("answerCallbackQuery"))["text"] == TEXTS.expired


async def test_a_picture_is_met_with_a_word(guest: Guest) -> None:
    await guest.photograph()
    assert (await guest.next("sendMessage"))["text"] == TEXTS.text_only


async def test_the_speeches_are_listed_and_found_by_title(guest: Guest, sample_data: Path) -> None:
    speeches = len(open_index(sample_data).speeches())
    assert say(TEXTS.speeches, speeches=speeches) in (await guest.ask("/speeches"))["text"]
    found = await guest.ask("/speeches 贝类")
    assert TITLE in found["text"]


async def test_the_language_changes_on_wish(guest: Guest) -> None:
    choice = await guest.ask("/language")
    await guest.press(choice, "English")
    assert LANGUAGES["en"].admins_only in (await guest.ask("/reindex"))["text"]


async def test_inline_results_are_chosen_and_sent(guest: Guest) -> None:
    results = await guest.inquire(QUESTION)
    assert results["raw"]["is_personal"] is True
    assert SENTENCE in results["results"][0]["input_message_content"]["message_text"]
    await guest.choose(0)
    assert SENTENCE in (await guest.next("sendMessage"))["text"]


async def test_strangers_may_not_reindex_but_an_administrator_may(stage: Stage, guest: Guest) -> None:
    assert TEXTS.admins_only in (await guest.ask("/reindex"))["text"]
    admin = Guest(stage, ADMIN)
    started = await admin.ask("/reindex")
    assert started["text"] == TEXTS.reindex_started
    edited = await admin.next("editMessageText")
    while TEXTS.reindex_done.split("{")[0] not in edited["text"]:
        edited = await admin.next("editMessageText")
    assert edited["message_id"] == started["message_id"]
    assert SENTENCE in (await guest.ask(QUESTION))["text"]


async def test_a_flooded_answer_comes_later_and_once(stage: Stage, guest: Guest) -> None:
    stage.proxy.faults.add("sendMessage", Fault(429, "Too Many Requests: retry after 1", retry_after=1))
    assert SENTENCE in (await guest.ask(QUESTION))["text"]
    assert SENTENCE not in (await guest.ask("茶园面积"))["text"]


async def test_after_a_broken_connection_the_next_question_is_answered(stage: Stage, guest: Guest) -> None:
    stage.proxy.faults.add("sendMessage", Fault(drop=True))
    await guest.say("茶园面积")
    await stage.proxy.broken("sendMessage")
    await guest.say(QUESTION)
    # Whether the first answer had arrived nobody knows: it comes once more, marked as perhaps a repetition.
    answers = [(await guest.next("sendMessage"))["text"] for _ in range(2)]
    assert [SENTENCE in answer for answer in answers].count(True) == 1


async def test_an_update_that_comes_twice_is_answered_once(stage: Stage, guest: Guest) -> None:
    assert SENTENCE in (await guest.ask(QUESTION))["text"]
    again = next(update for update in reversed(stage.proxy.delivered) if update["message"]["text"] == QUESTION)
    assert await stage.proxy.deliver(again) == 200
    assert SENTENCE not in (await guest.ask("茶园面积"))["text"]


async def test_who_does_not_know_the_secret_is_turned_away(stage: Stage, people: Callable[[], int]) -> None:
    if stage.mode == "polling":
        pytest.skip("nobody can knock at a bot that polls")
    stranger = {"id": people(), "is_bot": False, "first_name": "x"}
    message = {"message_id": 1, "date": 0, "chat": {"id": stranger["id"], "type": "private"}, "from": stranger}
    update = {"update_id": 999_999, "message": {**message, "text": "/reindex"}}
    assert await stage.proxy.deliver(update, secret="a-guess") == 403  # noqa: S106
