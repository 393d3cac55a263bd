"""Speeches chosen by speaker and date, and orders in time, in the chat."""

import pytest

from tests.bot.talk import OTHER, TAIWAN, Talk, labels, shown


async def test_what_is_demanded_of_the_speeches_is_said_and_the_rest_is_asked_in_them(talk: Talk) -> None:
    text = (await talk.say("讲话人:县长 值班"))["text"]
    assert text.startswith("在 1 篇讲话里找：讲话人含“县长”\n")
    assert "县长在泊川县防汛工作动员会上的讲话" in text
    text = (await talk.say("2022年以后 安全", OTHER))["text"]
    assert text.startswith("In 2 speeches: from 2022 on (13 more have no date)\n")


async def test_where_there_is_no_such_speech_that_is_said(talk: Talk) -> None:
    for question, says in (
        ("讲话人:牧羊人 值班", "没有这样的讲话：讲话人含“牧羊人”"),
        ("标题:火星 值班", "没有这样的讲话：标题含“火星”"),
        ("2031年以后 安全", "没有这样的讲话：2031 年及以后（另有 13 篇没有注明时间）"),
    ):
        assert (await talk.say(question))["text"].startswith(says)


@pytest.mark.parametrize("text", ["2022年以后", "2022年以后的讲话有哪些", "/speeches 2022年以后", "/讲话 2022年以后"])
async def test_conditions_alone_list_the_speeches(talk: Talk, text: str) -> None:
    page = await talk.say(text)
    assert page["text"].startswith("2022 年及以后：2 篇讲话\n")
    assert "关于做好清明节期间森林防火和安全工作的通知 · 2023年3月27日" in page["text"]
    assert labels(page) == ["1", "2"]


@pytest.mark.parametrize(
    "text", ["2023年有哪些讲话", "2023年都讲过什么话？", "2023年做了哪些报告", "2023年一共有幾篇講話"]
)
async def test_the_speeches_of_a_year_are_listed(talk: Talk, text: str) -> None:
    page = await talk.say(text)
    assert page["text"].startswith("2023 年：1 篇讲话\n")
    assert "关于做好清明节期间森林防火和安全工作的通知" in page["text"]


async def test_the_speeches_of_a_person_are_listed(talk: Talk) -> None:
    page = await talk.say("县长的讲话有哪些")
    assert page["text"].startswith("讲话人含“县长”：1 篇讲话\n")
    assert "县长在泊川县防汛工作动员会上的讲话" in page["text"]


async def test_the_newest_and_the_oldest_speech_are_told_as_a_whole(talk: Talk) -> None:
    assert "关于做好清明节期间森林防火和安全工作的通知" in (await talk.say("最新的一篇讲话讲了什么"))["text"]
    assert "关于老城更新工作的视察报告" in (await talk.say("最早的那篇主要内容是什么"))["text"]


async def test_speeches_are_listed_in_time_and_turned_in_the_same_order(talk: Talk) -> None:
    page = await talk.say("最新的讲话")
    assert page["text"].startswith("共 16 篇讲话\n按讲话时间从新到旧")
    assert "1. 关于做好清明节期间森林防火" in page["text"]
    second = shown(await talk.press("▶", page))["text"]
    assert "按讲话时间从新到旧" in second
    assert "11. " in second


async def test_passages_in_time_say_so_and_show_the_date_under_the_title(talk: Talk) -> None:
    page = await talk.say("最早提到停車的是哪篇", TAIWAN)
    lines = page["text"].split("\n")
    assert lines[0] == "按講話時間從早到晚，沒有註明時間的在後"
    assert lines[3] == "2021年9月16日"
    again = shown(await talk.press("2", page, TAIWAN))["text"]
    assert again.startswith("按講話時間從早到晚")
