"""Questions that go on from the one before on a collection of a county: who else, what else, the year before."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Live, reindex
from tests.bot.talk import JSON, Talk, marked, talking

SPEECHES = {
    "现场会.txt": "在全县乡村振兴现场推进会上的讲话\n中共青穗县委书记  陆怀章\n（2022年4月12日）\n\n同志们：\n"
    "百闻不如一见，上午大家看了三个点。\n"
    "大垅村统一品牌、统一收购、统一冷藏，去年杨梅销售收入2300万元。\n"
    "我常讲一句话：干部脚上有多少泥土，群众心里就有多少信任。",
    "贺词.txt": "二〇二三年新年贺词\n中共青穗县委书记 陆怀章\n（2022年12月31日）\n\n全县父老乡亲们：\n"
    "我忘不了石板乡的送水司机老彭，一天跑十一趟，嗓子哑得说不出话。\n愿每一盏灯都等得到归人。",
    "形势分析会.txt": "在一季度经济形势分析会上的讲话\n县长 沈若兰\n（2023年4月20日）\n\n同志们：\n"
    "今天我们把会场设在了石板乡，大家都看了现场。\n"
    "从乡镇看，城关镇完成税收4860万元，增长12.3%；石板乡完成税收1120万元，增长21.5%；云盘乡完成税收286万元，下降8.4%。\n"
    "签约额68亿元，真正到位的只有5.3亿元，招商不能图热闹。",
    "报告2022.txt": "政府工作报告\n——2022年1月18日在青穗县人民代表大会第二次会议上\n县长 贺明远\n\n各位代表：\n"
    "2021年，全县地区生产总值达到207.8亿元，增长8.7%。\n2022年粮食产量要稳定在22万吨以上。",
    "报告2023.txt": "政府工作报告\n——2023年1月9日在青穗县人民代表大会第三次会议上\n县长 沈若兰\n\n各位代表：\n"
    "2022年，全县地区生产总值216.5亿元，增长4.6%。\n今年要恢复和扩大消费。",
    "党课.txt": "党课讲稿：从一双解放鞋说起\n组织部部长 尹志坚\n（2023年5月4日）\n\n同志们：\n"
    "这双鞋的主人叫龙再田，是云盘乡原来的党委书记，2004年冬天，他在去高寒村送棉被的路上翻了车，牺牲时只有43岁。\n"
    "龙再田有个习惯，每到一户就记一笔，留下民情日记26本。",
    "发布会.txt": "青穗县抗旱保供新闻发布会实录\n时间：2022年9月5日\n地点：县融媒体中心发布厅\n\n"
    "主持人：各位记者朋友，下午好！欢迎参加今天的新闻发布会。\n"
    "青穗日报记者：请问城区供水有没有保障，会不会停水？\n"
    "方志强：我可以负责任地告诉大家，城区供水有保障，目前没有停水的计划。\n"
    "省报记者：晚稻还能收多少？\n"
    "邓一帆：初步估计，晚稻减产两成左右，绝收的每亩赔付480元。",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, data = tmp_path_factory.mktemp("speeches"), tmp_path_factory.mktemp("data")
    for name, text in SPEECHES.items():
        (folder / name).write_text(text, encoding="utf-8")
    reindex(data, [folder])
    return data


@pytest.fixture
async def county(tmp_path: Path, data: Path) -> AsyncIterator[Talk]:
    live = Live(data)
    async with talking(tmp_path / "bot", live) as talk:
        yield talk
    live.close()


async def said(talk: Talk, *texts: str) -> JSON:
    """Write some texts, one after the other, and give the answer to the last."""
    return [await talk.say(text) for text in texts][-1]


@pytest.mark.parametrize(
    "text",
    ["他还讲过什么", "他讲过哪些话？", "陆怀章还讲过哪些", "陆书记还讲过什么", "他还有别的讲话吗", "陆怀章的其他讲话"],
)
async def test_what_else_somebody_said_lists_their_speeches(county: Talk, text: str) -> None:
    message = await said(county, "老彭一天跑几趟", text)
    assert "陆怀章”：2 篇讲话" in message["text"]


async def test_another_speaker_is_named_after_a_list_of_speeches(county: Talk) -> None:
    assert "2 篇" in (await said(county, "沈若兰讲过哪几篇", "那陆怀章呢"))["text"]
    assert "贺明远”：1 篇" in (await county.say("贺明远呢"))["text"]


@pytest.mark.parametrize(
    ("text", "year", "figure"),
    [("那去年呢", 2021, "207.8亿元"), ("上一年呢", 2021, "207.8亿元"), ("2021年呢", 2021, "207.8亿元")],
)
async def test_a_year_beside_that_of_the_question_before(county: Talk, text: str, year: int, figure: str) -> None:
    message = await said(county, "2022年全县地区生产总值是多少", text)
    assert f"理解为：{year}年全县地区生产总值是多少" in message["text"]
    assert figure in "".join(marked(message, "bold"))


async def test_a_question_with_a_question_word_is_its_own_even_where_a_place_ends_it(county: Talk) -> None:
    message = await said(county, "石板乡和云盘乡税收哪个高", "税收最高的是哪个乡镇")
    assert "理解为" not in message["text"]


@pytest.mark.parametrize("text", ["那最小的呢", "增长最慢的呢"])
async def test_another_superlative_takes_the_place_of_the_first(county: Talk, text: str) -> None:
    message = await said(county, "哪个乡镇税收增长最大", text)
    assert "理解为：哪个乡镇税收增长最" in message["text"]


@pytest.mark.parametrize(("text", "speaker"), [("城区会不会停水", "方志强"), ("晚稻减产多少", "邓一帆")])
async def test_who_said_it_in_a_dialogue_is_who_speaks_there(county: Talk, text: str, speaker: str) -> None:
    message = await said(county, text, "谁说的")
    assert f"讲话人：{speaker} · 时间：2022年9月5日" in message["text"]


@pytest.mark.parametrize("text", ["什么时候", "什么时候呢", "什么时候说的", "他什么时候讲的"])
async def test_when_after_who_is_when_the_speech_was_given(county: Talk, text: str) -> None:
    message = await said(county, "老彭一天跑几趟", "谁说的", text)
    assert "时间：2022年12月31日" in message["text"]
    assert "理解为" not in message["text"]


async def test_he_is_the_person_of_the_question_before(county: Talk) -> None:
    message = await said(county, "龙再田是怎么牺牲的", "他多大年纪牺牲的")
    assert "43岁" in "".join(marked(message, "bold"))
    assert "尹志坚" in message["text"]


async def test_where_is_said_not_to_be_told_where_no_text_says_it(county: Talk) -> None:
    assert "地点：文中没有注明" in (await said(county, "老彭一天跑几趟", "在哪里讲的"))["text"]
    assert "地点：文中没有注明" in (await county.say("乡村振兴现场推进会在哪里开的"))["text"]
    message = await county.say("一季度经济形势分析会在哪里开的")
    assert "没有另外注明地点" in message["text"]
    assert marked(message, "bold")[-1].startswith("今天我们把会场设在了石板乡")
    assert "注明" not in (await county.say("抗旱保供新闻发布会在哪里开的"))["text"]


async def test_the_words_themselves_are_shown_again(county: Talk) -> None:
    before = await county.say("老彭一天跑几趟")
    assert (await county.say("原话怎么说"))["text"].partition("📄")[2] == before["text"].partition("📄")[2]
