"""Asked how much a thing is, how much it grew is not sure, nor the other way round, nor the amount of another thing."""

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, ROADS, WATER, index_of

ECONOMY = """县长在芦湾县经济工作会上的讲话
（2021年1月20日）
同志们：芦湾县的居民收入增长5.2%，粮食产量达到36万吨，工业投资增长9%。
芦湾县的城镇化率达到61.5%，森林覆盖率提高1.8个百分点。
芦湾县新增公路里程120公里，群众出行方便了。
芦湾县的财政收入达到21亿元、增长6.5%，用在民生上的占七成。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("kinds"), economy=ECONOMY, roads=ROADS, care=CARE, water=WATER)


@pytest.mark.parametrize(
    "question",
    [
        "芦湾县居民收入是多少",
        "芦湾县城镇化率提高了多少",
        "芦湾县城镇化率提高了几个百分点",
        "芦湾县公路里程是多少公里",
        "芦湾县粮食产量增加了多少",
        "芦湾县民间投资增长多少",
    ],
)
def test_an_amount_of_another_kind_or_thing_leaves_the_answer_unsure(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.UNSURE


@pytest.mark.parametrize(
    "question",
    [
        "芦湾县居民收入增长多少",
        "芦湾县城镇化率是多少",
        "芦湾县森林覆盖率提高了多少",
        "芦湾县公路里程新增多少公里",
        "芦湾县粮食产量是多少",
        "芦湾县工业投资增长多少",
        "芦湾县财政收入是多少",
        "芦湾县财政收入增长多少",
    ],
)
def test_the_amount_that_is_asked_for_is_sure(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.SURE
