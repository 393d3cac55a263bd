"""The first word, the help, the languages."""

from pathlib import Path

import pytest

from index import Live
from tests.bot.talk import ADMIN, ANSWER, OTHER, QUESTION, READER, TAIWAN, Talk, labels, marked, notice, shown, talking


async def test_the_welcome_counts_the_collection_and_its_examples_can_be_answered(talk: Talk, live: Live) -> None:
    welcome = await talk.say("/start")
    passages = sum(speech.passages for speech in live.get().speeches())
    assert f"16 篇讲话，共 {passages} 个段落" in welcome["text"]
    assert len(labels(welcome)) == 3
    for example in labels(welcome):
        assert marked(shown(await talk.press(example, welcome)), ".*blockquote")


@pytest.mark.parametrize("text", ["/help", "帮助", "幫助", "/帮助", "HELP", "怎么用"])
async def test_the_help_is_short_and_opens_chapters(talk: Talk, text: str) -> None:
    page = await talk.say(text)
    assert len(page["text"]) < 250
    await talk.press("怎么读", page)
    assert "前后文" in talk.now(page)["text"]


async def test_an_unknown_command_is_told_so_before_the_help(talk: Talk) -> None:
    page = await talk.say("/nonsense <b>就业</b>")
    assert page["text"].startswith("没有 /nonsense 这个命令。\n\n")
    assert "/speeches" in page["text"]
    assert "There is no command /settings." in (await talk.say("/settings", OTHER))["text"]


async def test_everyone_is_spoken_to_in_their_language_and_quoted_as_it_stands(talk: Talk) -> None:
    assert "您好！這裡收錄了" in (await talk.say("/start", TAIWAN))["text"]
    assert "Hello! This collection holds 16 speeches" in (await talk.say("/start", OTHER))["text"]
    answer = await talk.say(QUESTION, TAIWAN)
    assert "前後文" not in answer["text"]
    assert ANSWER in answer["text"]
    assert "前後文" in labels(answer)


async def test_a_chosen_language_stays_also_after_a_restart(tmp_path: Path, live: Live) -> None:
    async with talking(tmp_path, live) as talk:
        choice = await talk.say("/language")
        assert labels(choice) == ["✓ 简体中文", "繁體中文", "English"]
        assert "English" in notice(await talk.press("English", choice))
        assert "✓ English" in labels(talk.now(choice))
    async with talking(tmp_path, live) as talk:
        assert "Send me a question" in (await talk.say("/help", READER))["text"]


async def test_commands_are_listed_in_the_language_chosen(talk: Talk) -> None:
    for who, codes in ((READER, [None]), (ADMIN, [None, "zh", "en"])):
        before = len(talk.chats.settings.get("setMyCommands", []))
        await talk.press("English", await talk.say("/language", who), who)
        made = talk.chats.settings["setMyCommands"][before:]
        assert [(call["scope"]["chat_id"], call.get("language_code")) for call in made] == [(who.id, c) for c in codes]
        assert all(call["commands"][0]["description"].startswith("List the speeches") for call in made)


@pytest.mark.parametrize("text", ["语言", "/語言", "/language"])
async def test_languages_can_be_asked_for_in_chinese(talk: Talk, text: str) -> None:
    assert "English" in labels(await talk.say(text))


@pytest.mark.parametrize("text", ["讲话", "/讲话", "講話列表", "有哪些讲话"])
async def test_speeches_can_be_asked_for_in_chinese(talk: Talk, text: str) -> None:
    assert "共 16 篇讲话" in (await talk.say(text))["text"]


async def test_chinese_commands_take_words(talk: Talk) -> None:
    assert "图书馆" in (await talk.say("/讲话 图书馆"))["text"]
    assert ANSWER in (await talk.say(f"/问 {QUESTION}"))["text"]


async def test_a_question_that_begins_with_a_command_word_is_a_question(talk: Talk) -> None:
    assert "篇讲话" not in (await talk.say("讲话 板凳会"))["text"]
