"""Reading a speech: opened, turned, its contents, as a file; the list of speeches; deep links."""

from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from index import Live, reindex
from tests.bot.talk import ANSWER, QUESTION, READER, Talk, labels, marked, notice, shown, talking

SENTENCE = "全县第{n}个村今年修通了硬化路，群众出行难的问题得到了解决，大家都说这是一件好事。"


@pytest.fixture
async def long_talk(tmp_path: Path, collection: Callable[..., Path]) -> AsyncIterator[Talk]:
    """A bot over one speech of many pages, with four sections."""
    sections = "\n".join(
        f"{'一二三四'[part]}、第{part + 1}方面的工作\n"
        + "\n".join(
            "".join(SENTENCE.format(n=part * 100 + line * 10 + place) for place in range(6)) for line in range(8)
        )
        for part in range(4)
    )
    data = tmp_path / "data"
    reindex(data, [collection(report=f"全县农村公路建设工作报告\n{sections}")])
    live = Live(data)
    async with talking(tmp_path / "bot", live) as talk:
        yield talk
    live.close()


def body(message: dict[str, str]) -> str:
    return message["text"].split("页", 1)[1]


async def test_the_full_text_opens_where_the_passage_stands(long_talk: Talk) -> None:
    answer = await long_talk.say("全县第325个村今年修通了硬化路")
    passage = marked(answer, ".*blockquote")[0]
    page = shown(await long_talk.press("全文", answer))
    assert page["message_id"] != answer["message_id"]
    assert marked(page, "blockquote") == [passage]
    assert "第 1/" not in page["text"]


async def test_turning_all_pages_gives_the_whole_speech_once(long_talk: Talk) -> None:
    page = shown(await long_talk.press("1", await long_talk.say("/speeches")))
    read = body(page)
    while "▶" in labels(long_talk.now(page)):
        await long_talk.press("▶", long_talk.now(page))
        read += body(long_talk.now(page))
    for number in (*range(8 * 10), 100, 305, 375):
        if number % 10 < 6:
            assert read.count(f"第{number}个村") == 1
    assert [read.count(f"、第{part}方面的工作") for part in (1, 2, 3, 4)] == [1, 1, 1, 1]


async def test_the_contents_lead_to_a_section(long_talk: Talk) -> None:
    page = shown(await long_talk.press("1", await long_talk.say("/speeches")))
    await long_talk.press("目录", page)
    assert labels(long_talk.now(page))[2] == "三、第3方面的工作"
    await long_talk.press("三、", long_talk.now(page))
    assert "三、第3方面的工作" in marked(long_talk.now(page), "bold")


async def test_the_speech_comes_as_files_with_all_its_text(talk: Talk, live: Live) -> None:
    answer = await talk.say(QUESTION)
    page = shown(await talk.press("全文", answer))
    passage = live.get().search(QUESTION, 1).hits[0].passage
    texts = [each.text for each in live.get().passages(passage.speech)]
    for label in (".txt", ".docx"):
        document = shown(await talk.press(label, page))["document"]
        name, data = talk.chats.files[document["file_id"]]
        assert name == f"{passage.title}{label}"
        if label == ".txt":
            written = data.decode("utf-8-sig")
        else:
            written = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
        assert all(text in written for text in texts)
        assert written.count("一、主要成效") == 1


async def test_speeches_are_listed_by_file_found_by_title_and_turned(talk: Talk) -> None:
    listed = await talk.say("/speeches")
    assert "共 16 篇讲话" in listed["text"]
    assert "speeches.txt" in marked(listed, "italic")
    await talk.press("▶", listed)
    assert "11. " in talk.now(listed)["text"]
    found = await talk.say("/speeches 圖書館")
    assert "1 篇" in found["text"]
    assert "关于城乡图书馆分馆运行情况的调研报告" in found["text"]
    assert "没有" in (await talk.say("/speeches 火星"))["text"]


async def test_what_no_title_holds_can_be_asked_for_in_the_passages(talk: Talk) -> None:
    none = await talk.say("/speeches 板凳会")
    assert none["text"] == "没有标题含“板凳会”的讲话。"
    answer = shown(await talk.press("在正文里找", none))
    assert ANSWER in answer["text"]


async def test_a_shared_link_opens_the_passage_for_anyone(talk: Talk) -> None:
    page = shown(await talk.press("全文", await talk.say(QUESTION)))
    rows = page["reply_markup"]["inline_keyboard"]
    link = next(button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button)
    opened = await talk.say("/start " + link.partition("start=")[2])
    assert opened["text"] == page["text"]
    assert opened["entities"] == page["entities"]


@pytest.mark.parametrize("payload", ["p999999999", "s999999999", "p9223372036854775807"])
async def test_a_link_to_what_is_gone_says_so(talk: Talk, payload: str) -> None:
    assert "已经不在" in (await talk.say(f"/start {payload}"))["text"]


@pytest.mark.parametrize("payload", ["inline", "p", "p0", "x1", "p99999999999999999999", "s-1", "🙂"])
async def test_any_other_payload_welcomes(talk: Talk, payload: str) -> None:
    assert (await talk.say(f"/start {payload}"))["text"].startswith("您好")


async def test_a_page_of_another_speech_is_not_shown_in_this_one(talk: Talk, live: Live) -> None:
    from bot.callbacks import CallbackData, Op, encode_data

    page = shown(await talk.press("全文", await talk.say(QUESTION)))
    foreign = live.get().passages(live.get().speeches()[0].id)[0]
    card = int(page["reply_markup"]["inline_keyboard"][-1][0]["callback_data"].split(":")[2], 36)
    events = await talk.deliver(talk.chats.press(READER, page, encode_data(CallbackData(Op.PAGE, card, foreign.id))))
    assert "过期" in notice(events)
    assert talk.now(page) == page
