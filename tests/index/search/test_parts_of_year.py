"""Asked about a part of a year, a passage with the figure of the whole year, or of another part, is not sure."""

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, WATER, index_of

HARBOUR = """副县长在芦湾县港口工作会上的讲话
（2021年3月2日）
同志们：芦湾县港口2020年货物吞吐量是三百二十万吨，比上年增长百分之六。
芦湾县港口2020年第二季度集装箱是一万二千箱，比一季度多三千箱。
芦湾县港口2020年上半年旅客是四十万人，客船没有出过事故。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("parts"), harbour=HARBOUR, care=CARE, water=WATER)


@pytest.mark.parametrize(
    ("question", "certainty", "told"),
    [
        ("芦湾县港口2020年货物吞吐量是多少", Certainty.SURE, "三百二十万吨"),
        ("芦湾县港口2020年四季度货物吞吐量是多少", Certainty.UNSURE, "三百二十万吨"),
        ("芦湾县港口2020年下半年货物吞吐量是多少", Certainty.UNSURE, "三百二十万吨"),
        ("芦湾县港口2020年二季度集装箱是多少箱", Certainty.SURE, "一万二千箱"),
        ("芦湾县港口2020年前三季度集装箱是多少箱", Certainty.UNSURE, "一万二千箱"),
        ("芦湾县港口2020年上半年旅客是多少人", Certainty.SURE, "四十万人"),
    ],
)
def test_only_the_part_of_a_year_that_is_asked_is_sure(
    index: Index, question: str, certainty: Certainty, told: str
) -> None:
    answer = index.search(question)
    assert (answer.certainty, told in answer.hits[0].passage.text) == (certainty, True)
