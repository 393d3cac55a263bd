"""Questions in private, through the real handlers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.fake_telegram import Chats
from bot.storage.messages import AnswerContent
from bot.storage.usage import usage
from index import Certainty, Live, reindex
from tests.bot.talk import ANSWER, OTHER, QUESTION, READER, UNKNOWN, Hushed, Talk, labels, marked, shown, talking


async def test_an_answer_quotes_the_passage_under_its_title_and_marks_the_sentence(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    (quotation,) = marked(answer, "blockquote|expandable_blockquote")
    assert ANSWER in quotation
    assert marked(answer, "bold")[0] == "政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告"
    assert "一、主要成效" in marked(answer, "italic")[1]
    assert any(text.startswith(ANSWER) for text in marked(answer, "bold"))
    assert "板凳" in "".join(marked(answer, "underline"))
    assert {"前后文", "全文", "复制出处", "👍", "👎"} <= set(labels(answer))
    assert "· 1 ·" in labels(answer)


async def test_the_quotation_is_the_passage_word_for_word(talk: Talk, live: Live) -> None:
    answer = await talk.say(QUESTION)
    (quotation,) = marked(answer, "blockquote|expandable_blockquote")
    assert quotation == live.get().search(QUESTION, 1).hits[0].passage.text


async def test_a_traditional_question_finds_the_simplified_passage(talk: Talk) -> None:
    answer = await talk.say("鹿鳴區老城更新三年開了多少場板凳會")
    assert ANSWER in answer["text"]


async def test_an_edited_question_edits_its_answer(talk: Talk) -> None:
    first = await talk.say("槐溪区 智能手环")
    asked = next(message for message in talk.chats.messages(READER.id) if not message["from"]["is_bot"])
    events = await talk.deliver(talk.chats.revise(READER, asked["message_id"], QUESTION))
    assert [event.kind for event in events] == ["edited"]
    assert shown(events)["message_id"] == first["message_id"]
    assert ANSWER in shown(events)["text"]


@pytest.mark.parametrize("before", ["？？", "/help", "/ask", "你好", "还有吗", "/speeches 图书馆"])
async def test_what_an_edit_makes_a_question_is_answered_once_and_edited_from_then_on(talk: Talk, before: str) -> None:
    update = talk.chats.say(READER, before)
    await talk.deliver(update)
    number = update["message"]["message_id"]
    answer = shown(await talk.deliver(talk.chats.revise(READER, number, f"/ask {QUESTION}")))
    assert ANSWER in answer["text"]
    assert await talk.deliver(talk.chats.revise(READER, number, QUESTION)) == []
    events = await talk.deliver(talk.chats.revise(READER, number, "槐溪区 智能手环"))
    assert [event.kind for event in events] == ["edited"]
    assert shown(events)["message_id"] == answer["message_id"]


async def test_an_edit_in_spoken_cantonese_is_read_as_a_question_in_it_is(talk: Talk) -> None:
    update = talk.chats.say(READER, "槐溪区 智能手环")
    await talk.deliver(update)
    number = update["message"]["message_id"]
    events = await talk.deliver(talk.chats.revise(READER, number, "鹿鳴區老城更新三年開咗幾多場板凳會"))
    assert ANSWER in shown(events)["text"]
    assert await talk.deliver(talk.chats.revise(READER, number, "鹿鳴區老城更新三年開咗幾多場板凳會？")) != []
    assert await talk.deliver(talk.chats.revise(READER, number, "鹿鳴區老城更新三年開了多少場板凳會？")) == []
    assert await talk.deliver(talk.chats.revise(READER, number, "唔該")) == []


@pytest.mark.parametrize("after", ["？？", "/help", "谢谢", "还有吗", "/speeches 图书馆"])
async def test_an_edit_that_asks_nothing_leaves_the_answer_alone(talk: Talk, after: str) -> None:
    update = talk.chats.say(READER, QUESTION)
    await talk.deliver(update)
    assert await talk.deliver(talk.chats.revise(READER, update["message"]["message_id"], after)) == []


async def test_a_greeting_is_greeted_and_thanks_are_welcome_and_neither_is_counted(talk: Talk, tmp_path: Path) -> None:
    assert (await talk.say("你好！"))["text"].startswith("您好！这里收录了 16 篇讲话")
    assert (await talk.say("好的，谢谢"))["text"].startswith("不客气")
    assert usage(tmp_path / "bot").questions == 0


async def test_nobody_edits_the_answer_to_another_person(talk: Talk) -> None:
    asked = talk.chats.say(READER, "槐溪区 智能手环")
    await talk.deliver(asked)
    edited = talk.chats.revise(READER, asked["message"]["message_id"], QUESTION)
    edited["edited_message"]["from"] = OTHER.user
    assert await talk.deliver(edited) == []


async def test_a_question_within_a_speech_that_is_gone_is_asked_everywhere(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(
        a="甲县工作报告\n今年甲县修通农村公路一百二十公里，解决了九个村的出行难问题。",
        b="乙县工作报告\n今年乙县修通农村公路三十公里，建桥两座，方便了群众出行。",
    )
    data = tmp_path / "data"
    reindex(data, [folder])
    live = Live(data)
    async with talking(tmp_path / "bot", live) as talk:
        first = await talk.say("甲县修通农村公路多少公里")
        asked = talk.chats.say(READER, "解决了几个村的出行难问题", reply_to=first["message_id"])
        assert "只在《甲县工作报告》里找" in shown(await talk.deliver(asked))["text"]
        (folder / "a.txt").unlink()
        reindex(data, [folder])
        events = await talk.deliver(
            talk.chats.revise(READER, asked["message"]["message_id"], "乙县修通农村公路多少公里")
        )
        assert "三十公里" in marked(shown(events), ".*blockquote")[0]
        assert "只在" not in shown(events)["text"]
        assert "在全部讲话里找" not in labels(shown(events))
    live.close()


async def test_an_edited_follow_up_goes_on_from_the_same_question(talk: Talk) -> None:
    await talk.say("鹿鸣区老城更新有什么成效")
    update = talk.chats.say(READER, "那槐溪区呢？")
    await talk.deliver(update)
    events = await talk.deliver(talk.chats.revise(READER, update["message"]["message_id"], "那澄湾区呢？"))
    assert shown(events)["text"].startswith("理解为：澄湾区老城更新有什么成效")


async def test_more_shows_the_next_passage_and_names_the_question(talk: Talk) -> None:
    first = await talk.say(QUESTION)
    second = await talk.say("还有吗？")
    third = await talk.say("下一个")
    assert QUESTION in second["text"]
    quotations = [marked(each, ".*blockquote")[0] for each in (first, second, third)]
    assert len(set(quotations)) == 3
    assert "· 2 ·" in labels(second)
    assert "· 3 ·" in labels(third)


async def test_the_same_is_shown_again_under_its_question(talk: Talk) -> None:
    await talk.say(QUESTION)
    shown_last = await talk.say("还有吗？")
    again = await talk.say("没看清，再说一遍")
    assert (again["text"], labels(again)) == (shown_last["text"], labels(shown_last))
    assert "· 3 ·" in labels(await talk.say("还有吗"))
    assert "没有找到" in (await talk.say(UNKNOWN))["text"]
    assert "没有找到" in (await talk.say("再说一遍"))["text"]


async def test_more_without_a_question_says_so(talk: Talk) -> None:
    assert "先提一个问题" in (await talk.say("还有吗"))["text"]
    assert "先提一个问题" in (await talk.say("再说一遍"))["text"]


async def test_more_after_silence_without_any_passage_says_that_there_are_no_more(talk: Talk) -> None:
    assert "没有找到" in (await talk.say(UNKNOWN))["text"]
    assert (await talk.say("还有吗"))["text"] == "没有更多段落了。"


async def test_more_ends_where_there_is_nothing_left(talk: Talk) -> None:
    message = await talk.say("“板凳会” 940")
    for _ in range(30):
        message = await talk.say("more")
        if not labels(message):
            break
    assert message["text"] == "没有更多段落了。"


async def test_a_follow_up_takes_the_rest_from_the_question_before_it(talk: Talk) -> None:
    await talk.say("鹿鸣区老城更新有什么成效")
    answer = await talk.say("那槐溪区呢？")
    assert answer["text"].startswith("理解为：槐溪区老城更新有什么成效")
    await talk.press("只问", answer)
    assert "理解为" not in talk.now(answer)["text"]


async def test_a_follow_up_is_a_question_of_its_own_where_nobody_asked_before(talk: Talk) -> None:
    await talk.say("鹿鸣区老城更新有什么成效", OTHER)
    assert "理解为" not in (await talk.say("那槐溪区呢？"))["text"]


async def test_a_reply_asks_within_that_speech(talk: Talk) -> None:
    first = await talk.say(QUESTION)
    second = await talk.say("停车位缺口", reply_to=first["message_id"])
    assert "只在《政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告》里找" in second["text"]
    assert "5300个" in marked(second, ".*blockquote")[0]
    events = await talk.press("在全部讲话里找", second)
    assert "只在《" not in shown(events)["text"]


async def test_a_follow_up_stays_within_the_speech_that_was_asked(talk: Talk) -> None:
    first = await talk.say(QUESTION)
    await talk.say("鹿鸣区停车位缺口", reply_to=first["message_id"])
    answer = await talk.say("那槐溪区呢？")
    assert answer["text"].startswith("理解为：槐溪区停车位缺口")
    assert "《政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告》里" in answer["text"]


async def test_a_reply_to_an_open_speech_asks_within_it(talk: Talk) -> None:
    answer = await talk.say(QUESTION)
    page = shown(await talk.press("全文", answer))
    second = await talk.say(UNKNOWN, reply_to=page["message_id"])
    assert "在《政协澄湾市鹿鸣区委员会关于老城更新工作的视察报告》里没有找到" in second["text"]


async def test_silence_says_so_and_offers_what_else_to_ask(talk: Talk) -> None:
    message = await talk.say(UNKNOWN)
    assert "没有找到" in message["text"]
    assert not marked(message, ".*blockquote")
    assert len(labels(message)) == 3
    answer = shown(await talk.press(labels(message)[0], message))
    assert answer["message_id"] != message["message_id"]
    assert marked(answer, ".*blockquote")
    assert answer["text"].startswith(f"问：{labels(message)[0]}")


async def test_an_unsure_answer_says_so_names_what_is_missing_and_quotes_the_nearest(talk: Talk, live: Live) -> None:
    question = "岚浦县有几座煤矿"
    found = live.get().search(question, 1)
    assert found.certainty == Certainty.UNSURE
    answer = await talk.say(question)
    assert "没有把握，最接近的是：" in answer["text"]
    assert "这一段没有说“几座煤矿”" in answer["text"]
    assert marked(answer, ".*blockquote") == [found.hits[0].passage.text]


async def test_the_nearest_passages_wait_behind_one_button(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, Hushed(live)) as talk:
        message = await talk.say(QUESTION)
        assert "您是不是要找：板凳会" in message["text"]
        assert "板凳会" in labels(message)
        assert ANSWER not in message["text"]
        await talk.press("看看最接近的段落", message)
        nearest = talk.now(message)
        assert "没有直接的回答" in nearest["text"]
        assert ANSWER in marked(nearest, ".*blockquote")[0]
        await talk.press("2", nearest)
        assert "没有直接的回答" in talk.now(message)["text"]


async def test_a_near_spelling_is_asked_for_by_its_button(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, Hushed(live)) as talk:
        message = await talk.say("板登会")
        again = shown(await talk.press("板凳会", message))
        assert again["text"].startswith("问：板凳会")


@pytest.mark.parametrize(
    "text",
    [
        "？！",
        "。",
        "😀",
        "\u202e\u200f",
        "<b>&",
        "a" * 4096,
        "就" * 4096,
        "\x00就业",
        "\ud800就业",
        "-",
        "“”",
        "标题:",
        "1",
    ],
)
async def test_any_question_gets_a_sensible_reply(talk: Talk, text: str) -> None:
    assert (await talk.say(text))["text"]


async def test_a_picture_is_answered_with_a_word_and_what_is_written_under_it_is_a_question(talk: Talk) -> None:
    assert "文字" in shown(await talk.deliver(talk.chats.upload(READER, "照片.jpg", b"jpg")))["text"]
    assert ANSWER in shown(await talk.deliver(talk.chats.upload(READER, "照片.jpg", b"jpg", QUESTION)))["text"]


async def test_an_album_is_answered_once(talk: Talk) -> None:
    for caption, expected in (("", 1), (QUESTION, 1)):
        updates = [talk.chats.upload(READER, "照片.jpg", b"jpg", text) for text in (caption, "", "")]
        for update in updates:
            update["message"]["media_group_id"] = f"album {caption}"
        assert sum([len(await talk.deliver(update)) for update in updates]) == expected


@pytest.mark.parametrize(
    "text", [f"/ask {QUESTION}", f"/ask\n{QUESTION} 鹿鸣区", f"/问　{QUESTION}", f"/ask\u3000{QUESTION}"]
)
async def test_what_stands_behind_the_command_is_the_question_whatever_parts_them(talk: Talk, text: str) -> None:
    answer = await talk.say(text)
    assert ANSWER in answer["text"]
    sent = talk.app.bot_data.database.message(1)
    assert sent is not None
    assert isinstance(sent.content, AnswerContent)
    assert sent.content.question == text.split(maxsplit=1)[1]


async def test_the_chinese_command_alone_is_told_how_to_ask(talk: Talk) -> None:
    assert (await talk.say("/问"))["text"].startswith("请写上问题，比如：")


async def test_an_update_delivered_twice_is_answered_once(talk: Talk) -> None:
    update = talk.chats.say(READER, QUESTION)
    assert len(await talk.deliver(update)) == 1
    assert await talk.deliver(update) == []


async def test_too_many_questions_get_a_friendly_word(tmp_path: Path, live: Live) -> None:
    from bot.config import Limits

    async with talking(tmp_path, live, limits=Limits(questions_per_minute=2)) as talk:
        await talk.say(QUESTION)
        await talk.say(QUESTION)
        assert "秒再问" in (await talk.say(QUESTION))["text"]
        assert await talk.deliver(talk.chats.say(READER, QUESTION)) == []
        assert ANSWER in (await talk.say(QUESTION, OTHER))["text"]


async def test_a_missing_index_is_told(tmp_path: Path) -> None:
    async with talking(tmp_path / "bot", Live(tmp_path / "nothing")) as talk:
        assert "还没有准备好" in (await talk.say(QUESTION))["text"]


async def test_a_damaged_index_is_told_like_a_missing_one(tmp_path: Path, collection: Callable[..., Path]) -> None:
    data = tmp_path / "data"
    reindex(data, [collection(a="甲县工作报告\n今年甲县修通农村公路一百二十公里。")])
    (facts,) = data.glob("generations/*/postings.json")
    facts.write_text("{}", encoding="utf-8")
    async with talking(tmp_path / "bot", Live(data)) as talk:
        for text in (QUESTION, "/start", "/speeches"):
            assert "还没有准备好" in (await talk.say(text))["text"]


async def test_an_answer_survives_a_restart(tmp_path: Path, live: Live) -> None:
    chats = Chats()
    async with talking(tmp_path, live, chats=chats) as talk:
        answer = await talk.say(QUESTION)
    async with talking(tmp_path, live, chats=chats) as talk:
        events = await talk.press("2", answer)
        assert "· 2 ·" in labels(shown(events))
        assert "· 3 ·" in labels(await talk.say("还有吗"))


async def test_follow_ups_do_not_pile_up_and_statistics_count_what_was_typed(talk: Talk, tmp_path: Path) -> None:
    await talk.say("牡蛎壳能做什么")
    assert "理解为：茶叶能做什么" in (await talk.say("那茶叶呢？"))["text"]
    assert "理解为：槐溪区牡蛎壳能做什么" in (await talk.say("那槐溪区呢？"))["text"]
    assert "理解为：竹子能做什么" in (await talk.say("那竹子呢？"))["text"]
    asked = {tally.text for tally in usage(tmp_path / "bot").frequent}
    assert asked == {"牡蛎壳能做什么", "那茶叶呢？", "那槐溪区呢？", "那竹子呢？"}
