"""Asked for a day or a month, a passage that tells no more than the year is not sure."""

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, WATER, index_of

BRIDGES = """副县长在芦湾县桥梁工作会上的讲话
（2021年3月2日）
同志们：芦湾县的石门大桥是1998年建成的，至今没有大修过。
芦湾县的榆林渡桥在2016年10月12日建成，当天就通了车。
芦湾县的南关浮桥1987年6月开工，两年后才完工。
芦湾县桥梁养护队是2004年成立的，现在有30人。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("days"), bridges=BRIDGES, care=CARE, water=WATER)


@pytest.mark.parametrize(
    "question",
    [
        "石门大桥是哪天建成的",
        "石门大桥是几月几号建成的",
        "石门大桥是哪个月建成的",
        "桥梁养护队是几号成立的",
        "芦湾县桥梁养护队是哪一天成立的",
        "南关浮桥是哪天开工的",
    ],
)
def test_a_day_that_is_not_told_leaves_the_answer_unsure(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.UNSURE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("榆林渡桥是哪天建成的", "10月12日"),
        ("榆林渡桥是几月建成的", "10月12日"),
        ("南关浮桥是哪个月开工的", "1987年6月"),
        ("石门大桥是哪年建成的", "1998年"),
        ("石门大桥是什么时候建成的", "1998年"),
    ],
)
def test_a_day_a_month_or_a_year_that_is_told_is_sure(index: Index, question: str, told: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.SURE
    assert told in answer.hits[0].passage.text
