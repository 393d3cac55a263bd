"""Speeches with speakers, offices, dates and places, asked for these; years told below a quotation."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.talk import READER, Talk, labels, marked, shown, talking_over

TABLE = """标题,日期,讲话人,职务,地点,正文
在全县水利建设动员会上的讲话,2019-11-20,韩立冬,副县长,雁门闸工地,"同志们：
去年冬天我们修了四十座小水窖，解决了三千人的饮水。今年要再修六十座，由水利局牵头，腊月以前动工。
渠道清淤不能再拖，每个村派二十名劳力，工钱每天八十元。"
在全县护林防火会上的讲话,2020-03-12,秦远山,县长,林业局礼堂,"同志们：
前年那场山火烧了九百亩松林，教训很深。护林员每天巡山两次，工资提高到一千五百元。
今年清明实行鲜花换纸钱，各村口设检查站。
护林员要守三条纪律：第一，巡山要到边；第二，上山不带火；第三，离岗要请假。"
在全县茶叶产业会上的讲话,2017-04-02,鲁春生,副书记,,"同志们：
茶农要守规矩，农药不能乱打。"
"""


@pytest.fixture
async def county(tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot over the speeches of a county."""
    folder = tmp_path / "speeches"
    folder.mkdir()
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    async with talking_over(folder, tmp_path / "data") as talk:
        yield talk


async def test_what_last_year_means_stands_below_the_quotation_however_it_is_shown(county: Talk) -> None:
    answer = await county.say("冬天修了多少座小水窖")
    assert "\n去年 = 2018年" in answer["text"]
    around = shown(await county.press("前后文", answer))
    assert "\n去年 = 2018年" in around["text"]
    assert "\n去年 = 2018年" in shown(await county.press("返回", around))["text"]
    assert "\n去年 = 2018年" in shown(await county.press("👍", county.now(answer)))["text"]
    assert "\n去年 = 2018年" in (await county.say("再说一遍"))["text"]


async def test_what_last_year_means_goes_with_a_passage_sent_inline(county: Talk) -> None:
    events = await county.deliver(county.chats.inquire(READER, "冬天修了多少座小水窖"))
    (given,) = [event.body for event in events if event.kind == "results"]
    assert "\n去年 = 2018年" in given["results"][0]["input_message_content"]["message_text"]


async def test_where_and_by_whom_is_told_by_the_line_above_the_quotation_where_no_text_tells_it(county: Talk) -> None:
    for question in ("护林防火会在哪里开的", "护林会议的地点是哪里？", "护林防火会是谁讲的", "县长是谁", "秦远山是谁"):
        answer = await county.say(question)
        told = "讲话人：县长 秦远山 · 时间：2020年3月12日 · 地点：林业局礼堂"
        assert told in marked(answer, "bold")
        assert "没有提到" not in answer["text"]
        assert "没有把握" not in answer["text"]


async def test_another_meeting_is_asked_for_by_its_name_alone(county: Talk) -> None:
    await county.say("护林防火会在哪里开的")
    assert "地点：雁门闸工地" in (await county.say("那水利建设动员会呢"))["text"]


@pytest.mark.parametrize("text", ["秦远山讲过哪几篇", "县长讲过几次话", "秦县长有哪些讲话？"])
async def test_the_speeches_of_a_person_are_listed_and_not_those_of_a_deputy(county: Talk, text: str) -> None:
    page = await county.say(text)
    assert page["text"].startswith("讲话人含“秦远山”：1 篇讲话\n")
    assert "护林防火" in page["text"]


@pytest.mark.parametrize("text", ["标题:护林", "題目：护林 讲话有哪些"])
async def test_words_of_titles_alone_list_the_speeches(county: Talk, text: str) -> None:
    page = await county.say(text)
    assert page["text"].startswith("标题含“护林”的讲话：1 篇\n")
    assert labels(page) == ["1"]


async def test_the_points_of_a_list_are_gone_through_and_their_passage_is_not_shown_again(county: Talk) -> None:
    first = await county.say("护林员要守的三条纪律是哪三条")
    assert first["text"].count("离岗要请假") == 2
    point = await county.say("第二条")
    assert marked(point, "bold")[1].startswith("第二，上山不带火")
    assert marked(await county.say("下一点"), "bold")[1].startswith("第三，离岗要请假")
    assert (await county.say("下一点"))["text"] == "只列了 3 点。"
    assert (await county.say("第五条是什么"))["text"] == "只列了 3 点。"
    assert marked(await county.say("上一点"), "bold")[1].startswith("第二，上山不带火")
    assert "护林员要守三条纪律" not in (await county.say("换一段"))["text"]


async def test_a_question_that_stands_by_itself_is_not_put_behind_the_one_before(county: Talk) -> None:
    await county.say("渠道清淤工钱每天多少")
    for text, told in (("鲁春生是谁", "副书记 鲁春生"), ("三条纪律是哪三条", "巡山要到边")):
        answer = await county.say(text)
        assert "理解为" not in answer["text"]
        assert told in answer["text"]


async def test_the_speeches_of_him_are_those_of_the_speaker_last_shown(county: Talk) -> None:
    await county.say("山火烧了多少亩")
    assert (await county.say("他讲过哪几篇"))["text"].startswith("讲话人含“秦远山”：1 篇讲话\n")


async def test_what_he_says_stays_with_the_speaker_before_where_another_is_no_surer(county: Talk) -> None:
    await county.say("清淤每个村派多少劳力")
    assert "水利建设动员会" in (await county.say("他对护林员提了什么要求"))["text"].partition("其他段落")[0]


async def test_a_question_that_the_speech_before_answers_surely_is_kept_in_it(county: Talk) -> None:
    await county.say("今年清明实行什么")
    answer = await county.say("护林员工资提高到多少")
    assert "一千五百元" in "".join(marked(answer, "bold"))


async def test_a_thing_that_is_named_after_a_question_without_a_subject_is_asked_alone(county: Talk) -> None:
    await county.say("新增了多少人")
    assert "理解为" not in (await county.say("鲜花换纸钱呢"))["text"]


async def test_one_point_of_a_list_is_shown_in_its_list_and_the_others_are_reached_from_it(county: Talk) -> None:
    answer = await county.say("护林员的第二条纪律是什么")
    assert "第二，上山不带火" in "".join(marked(answer, "bold"))
    assert labels(answer)[:3] == ["1", "· 2 ·", "3"]
    assert "第三，离岗要请假" in "".join(marked(await county.say("第三条纪律"), "bold"))
    assert "第一，巡山要到边" in "".join(marked(await county.say("第一条呢"), "bold"))


async def test_a_list_that_is_found_whole_is_sure_without_a_count(county: Talk) -> None:
    assert "没有把握" not in (await county.say("护林员要守哪些纪律"))["text"]
    assert "没有把握" not in (await county.say("护林防火会上讲了哪几条纪律"))["text"]


async def test_what_it_has_is_asked_of_what_was_read_last(county: Talk) -> None:
    await county.say("湖南粮食产量")
    assert "理解为：湖北粮食产量" in (await county.say("那湖北呢"))["text"]
    assert "理解为：湖北进出口" in (await county.say("它的进出口呢"))["text"]
    assert "理解为：湖南进出口" in (await county.say("湖南的也说一下"))["text"]
