"""Presses of buttons: what they move, whose they are, and what old and forged ones do."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.callbacks import CallbackData, Op, encode_data
from bot.config import Limits
from bot.fake_telegram import Chats
from index import Live, reindex
from tests.bot.talk import GROUP, OTHER, QUESTION, READER, Talk, data_of, labels, marked, notice, shown, talking

EXPIRED = "这个按钮已经过期，请重新提问。"


def quoted(message: dict[str, object]) -> str:
    return marked(message, ".*blockquote")[0]


async def test_a_number_switches_the_passage_in_place(talk: Talk, live: Live) -> None:
    hits = live.get().search(QUESTION, 15).hits
    answer = await talk.say(QUESTION)
    events = await talk.press("3", answer)
    assert [event.kind for event in events] == ["notice", "edited"]
    assert quoted(talk.now(answer)) == hits[2].passage.text
    assert "· 3 ·" in labels(talk.now(answer))


async def test_arrows_turn_to_the_next_five_and_back(talk: Talk, live: Live) -> None:
    hits = live.get().search(QUESTION, 15).hits
    answer = await talk.say(QUESTION)
    await talk.press("▶", answer)
    assert quoted(talk.now(answer)) == hits[5].passage.text
    assert "· 6 ·" in labels(talk.now(answer))
    await talk.press("◀", talk.now(answer))
    assert quoted(talk.now(answer)) == hits[0].passage.text


async def test_the_surroundings_show_the_neighbours_and_lead_back(talk: Talk, live: Live) -> None:
    index = live.get()
    passage = index.search(QUESTION, 1).hits[0].passage
    before, after = (index.passages(passage.speech)[passage.place + step] for step in (-1, 1))
    answer = await talk.say(QUESTION)
    await talk.press("前后文", answer)
    around = talk.now(answer)
    assert before.text in around["text"]
    assert after.text[:40] in around["text"]
    assert quoted(around) == passage.text
    await talk.press("返回", around)
    assert talk.now(answer)["text"] == answer["text"]


async def test_a_mark_is_thanked_shown_and_counted_once(talk: Talk, tmp_path: Path) -> None:
    from bot.storage.usage import usage

    answer = await talk.say(QUESTION)
    assert "谢谢" in notice(await talk.press("👍", answer))
    assert "👍 ✓" in labels(talk.now(answer))
    await talk.press("👎", talk.now(answer))
    await talk.press("👎", talk.now(answer))
    assert "👎 ✓" in labels(talk.now(answer))
    counted = usage(tmp_path / "bot")
    assert (counted.useful, counted.useless) == (0, 1)
    assert counted.disliked[0].text == QUESTION


async def test_two_presses_at_once_both_show(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    presses = [talk.chats.press(READER, answer, data_of(label, answer)) for label in ("2", "👍")]
    user_queue = talk.app.bot_data.user_queue
    async with user_queue.turn(READER.id, 9):
        pressing = [asyncio.create_task(talk.deliver(press)) for press in presses]
        async with asyncio.timeout(30):
            while user_queue._inside[READER.id] < 3:  # noqa: ASYNC110 - nothing tells that they wait
                await asyncio.sleep(0)
    await asyncio.gather(*pressing)
    assert {"· 2 ·", "👍 ✓"} <= set(labels(talk.now(answer)))


async def test_copying_gives_title_headings_and_quotation(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    rows = answer["reply_markup"]["inline_keyboard"]
    copied = next(button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button)
    assert "三年开了940多场板凳会" in copied
    assert "《政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告》" in copied
    assert "一、主要成效" in copied


@pytest.mark.parametrize(
    "data",
    [
        "",
        "v1",
        "v1:a:1:0",
        "v2:a:1:0:0",
        "v1:zz:1:0:0",
        "v1:a:1:99:0",
        "v1:r:1:1:0",
        "v1:a:zzzzzzz:0:0",
        "v1:A:1:0:0",
        "x" * 64,
    ],
)
async def test_forged_presses_are_answered_and_change_nothing(talk: Talk, data: str) -> None:
    answer = await talk.say(QUESTION)
    events = await talk.deliver(talk.chats.press(READER, answer, data))
    assert [event.kind for event in events] == ["notice"]
    assert notice(events) == EXPIRED
    assert talk.now(answer) == answer


async def test_every_button_on_every_kind_of_message_is_answered(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    for op in Op:
        for first in (0, 1, 2**40):
            events = await talk.deliver(talk.chats.press(READER, answer, encode_data(CallbackData(op, 1, first, 3))))
            assert [event.kind for event in events].count("notice") == 1


async def test_a_card_moved_to_another_message_does_not_act_there(talk: Talk) -> None:
    first = await talk.say(QUESTION)
    second = await talk.say("槐溪区 智能手环")
    assert notice(await talk.deliver(talk.chats.press(READER, second, data_of("2", first)))) == EXPIRED
    assert talk.now(second) == second


async def test_a_card_does_not_act_on_the_message_with_its_number_in_another_chat(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    update = talk.chats.press(READER, answer, data_of("2", answer))
    update["callback_query"]["message"] = answer | {"chat": {"id": GROUP.id, "type": "supergroup", "title": "群"}}
    assert notice(await talk.deliver(update)) == EXPIRED


async def test_in_a_group_only_the_asker_moves_the_answer_and_all_may_mark_it(talk: Talk, tmp_path: Path) -> None:
    from bot.storage.usage import usage

    answer = await talk.say(f"/ask {QUESTION}", READER, group=GROUP)
    assert "/ask" in notice(await talk.press("2", answer, OTHER))
    assert talk.now(answer) == answer
    assert "Thank you" in notice(await talk.press("👍", answer, OTHER))
    assert usage(tmp_path / "bot").useful == 1
    await talk.press("2", answer, READER)
    assert "· 2 ·" in labels(talk.now(answer))


async def test_a_mark_counts_once_for_each_person_and_the_last_one(talk: Talk, tmp_path: Path) -> None:
    from bot.storage.usage import usage

    answer = await talk.say(f"/ask {QUESTION}", READER, group=GROUP)
    for label in ("👍", "👍", "👎"):
        await talk.press(label, answer, OTHER)
    await talk.press("👍", answer, READER)
    counted = usage(tmp_path / "bot")
    assert (counted.useful, counted.useless) == (1, 1)


async def test_a_stranger_marks_no_private_answer(talk: Talk, tmp_path: Path) -> None:
    from bot.storage.usage import usage

    answer = await talk.say(QUESTION)
    for label in ("👍", "👎"):
        assert "/ask" in notice(await talk.press(label, answer, OTHER))
    counted = usage(tmp_path / "bot")
    assert (counted.useful, counted.useless) == (0, 0)


async def test_buttons_outlive_a_reindex_and_never_show_another_passage(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    same = "同志们，今年全县修通了农村公路一百二十公里，解决了九个村的出行难问题。"
    folder = collection(a=f"甲县工作报告\n{same}", b="乙县工作报告\n今年乙县修通农村公路三十公里，建桥两座。")
    data = tmp_path / "data"
    reindex(data, [folder])
    live, chats = Live(data), Chats()
    async with talking(tmp_path / "bot", live, chats=chats) as talk:
        answer = await talk.say("修通农村公路多少公里")
        first, second = ("1", "2") if "一百二十" in quoted(answer) else ("2", "1")
        collection(b="乙县工作报告\n这个文件的内容已经全部换掉了，再也不谈道路的事情。")
        reindex(data, [folder])
        gone = await talk.deliver(
            talk.chats.press(READER, answer, encode_data(CallbackData(Op.SHOW, 1, int(second) - 1)))
        )
        assert notice(gone) == EXPIRED
        await talk.deliver(talk.chats.press(READER, answer, encode_data(CallbackData(Op.SHOW, 1, int(first) - 1))))
        assert quoted(talk.now(answer)) == same
        assert second not in labels(talk.now(answer))
    live.close()


async def test_an_answer_that_was_deleted_is_sent_anew(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    data = data_of("2", answer)
    update = talk.chats.press(READER, answer, data)
    talk.chats.remove(READER.id, answer["message_id"])
    sent = shown(await talk.deliver(update))
    assert sent["message_id"] != answer["message_id"]
    assert "· 2 ·" in labels(sent)
    await talk.press("3", sent)
    assert "· 3 ·" in labels(talk.now(sent))


async def test_a_press_too_old_to_answer_still_does_its_work(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    answer = await talk.say(QUESTION)
    update = talk.chats.press(READER, answer, data_of("2", answer))
    talk.chats.open_queries.clear()
    await talk.deliver(update)
    assert "· 2 ·" in labels(talk.now(answer))
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


async def test_suggestions_count_as_questions(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live, limits=Limits(questions_per_minute=1)) as talk:
        welcome = await talk.say("/start")
        label = labels(welcome)[0]
        assert quoted(shown(await talk.press(label, welcome)))
        assert "秒再问" in shown(await talk.press(label, welcome))["text"]
        assert [event.kind for event in await talk.press(label, welcome)] == ["notice"]


async def test_presses_without_an_index_are_answered(tmp_path: Path, live: Live) -> None:
    chats = Chats()
    async with talking(tmp_path / "bot", live, chats=chats) as talk:
        answer = await talk.say(QUESTION)
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing"), chats=chats) as talk:
        assert "还没有准备好" in notice(await talk.press("2", answer))
