"""A speech is asked by the day on which it was given, in whatever form that is written."""

import pytest

from index import Certainty, Index
from tests.index.asking import index_of

DAYS = {"2025-03-03": 3, "2025-03-13": 13, "2025-03-23": 23, "2025-11-13": 14}
BODY = """
主持人：今天的发布会现在开始，请水利局周明介绍情况，随后回答大家的提问。
周明：河道清淤本周完成{done}公里，沿线的排污口封了{done}处，岸坡的杂树由各村自己清。挖出来的淤泥送到砖厂，一车也不许倒在田头；
过桥的路段夜里封闭，白天放行，请司机师傅看清牌子绕行。沿河的十一个村都派了人看水位，雨大的时候一小时报一次，半夜也不能断。

主持人：还有什么问题？请后排的记者先来。
周明：码头的泊位再加{done}个，渔船分批检修，检修的日子贴在码头的牌子上，船老大自己挑。修船的木料由县里的林场供应，价钱按去年的算，
不许多收一分。有的老船底已经漏了，再修不值，我们帮着换新的，旧船板折价抵一部分，差的钱可以分两年还清。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {
        f"day{done}": "{}年{}月{}日水利局例行发布会\n".format(*map(int, day.split("-"))) + BODY.format(done=done)
        for day, done in DAYS.items()
    }
    return index_of(tmp_path_factory.mktemp("days"), **texts)


@pytest.mark.parametrize(
    "asked", ["{}年{}月{}日的发布会讲了什么", "{0}-{1}-{2}发布会说了什么", "{1}月{2}号发布会主要内容"]
)
@pytest.mark.parametrize("day", DAYS)
def test_the_speech_of_the_day_comes_first(index: Index, day: str, asked: str) -> None:
    hits = index.search(asked.format(*map(int, day.split("-"))), 3).hits
    assert hits[0].passage.date == day


def test_what_is_asked_of_the_day_is_found_in_its_speech(index: Index) -> None:
    for day, done in DAYS.items():
        _, month, number = map(int, day.split("-"))
        hits = index.search(f"{month}月{number}日周明说码头加了几个泊位", 3).hits
        assert f"泊位再加{done}个" in hits[0].passage.text, day


def test_a_day_of_no_speech_decides_nothing(index: Index) -> None:
    answer = index.search("4月9日的发布会说河道清淤完成多少公里", 3)
    assert answer.certainty != Certainty.NONE
    assert "河道清淤" in answer.hits[0].passage.text
