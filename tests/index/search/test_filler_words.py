"""A word more that only asks makes no answer unsure, and what is said for courtesy is none."""

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, WATER, index_of, marked_sentences

RULES = """石桥村村民代表大会决议
（2022年11月8日）
一、喜事新办：酒席不超过15桌，彩礼不超过20000元，不放鞭炮。
二、古槐挂牌保护，认定树龄410年。
三、合作社的油坊每年亏400万，三年内扭亏。
四、今年全村新增停车位80个，由村集体出钱。
"""
PRESS = """市水务局新闻发布会实录
（2023年7月4日）
日报记者：请问老旧小区水压低怎么解决？
江海：谢谢您的提问。这个问题提得很好。年底前要给六层以上的老楼装240台增压泵。
晚报记者：请问水价今年涨不涨？
江海：感谢记者朋友的关注。今年居民水价不调整。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("filler"), rules=RULES, press=PRESS, care=CARE, water=WATER)


@pytest.mark.parametrize(
    "question",
    [
        "酒席几桌",
        "酒席最多几桌",
        "酒席至多几桌",
        "彩礼最多多少",
        "彩礼顶多多少钱",
        "油坊每年亏多少钱",
        "村里今年新增多少停车位",
    ],
)
def test_a_word_that_only_asks_is_not_missed(index: Index, question: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.SURE
    assert answer.hits[0].passage.title.startswith("石桥村")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("老旧小区水压低怎么解决", "年底前要给六层以上的老楼装240台增压泵。"),
        ("水价涨不涨", "今年居民水价不调整。"),
    ],
)
def test_a_courtesy_after_a_question_is_not_marked(index: Index, question: str, said: str) -> None:
    assert marked_sentences(index.search(question).hits[0]) == [said]
