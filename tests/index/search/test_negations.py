"""Asked what was not done, a passage that tells what was done is not sure, and one that denies it comes first."""

import pytest

from index import Certainty, Index
from tests.index.asking import CARE, WATER, index_of

YEAR = """县长在芦湾县年度工作总结会上的讲话
（2021年1月20日）
同志们：芦湾县去年确定的重点项目全部完成，产业园、客运站、老干部活动中心三个重点项目按期投用。
芦湾县的年度考核指标中，节能指标和招商指标没有完成，原因要找准。
芦湾县的危房改造完成了310户，老旧小区改造完成了8个。
芦湾县的12个镇都建起了养老服务站，群众很满意。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("denied"), year=YEAR, care=CARE, water=WATER)


@pytest.mark.parametrize(
    "question",
    [
        "芦湾县哪些重点项目没有完成",
        "芦湾县没有完成的重点项目有哪些",
        "芦湾县哪些老旧小区没有改造",
        "芦湾县有多少危房没有改造",
        "芦湾县哪些镇还没有建养老服务站",
    ],
)
def test_what_was_done_is_no_sure_answer(index: Index, question: str) -> None:
    assert index.search(question).certainty == Certainty.UNSURE


@pytest.mark.parametrize("question", ["芦湾县哪些考核指标没有完成", "芦湾县没有完成的考核指标是哪些"])
def test_what_was_not_done_is_sure(index: Index, question: str) -> None:
    answer = index.search(question)
    assert answer.certainty == Certainty.SURE
    assert "没有完成" in answer.hits[0].passage.text


def test_what_was_done_stays_sure(index: Index) -> None:
    assert index.search("芦湾县哪些重点项目完成了").certainty == Certainty.SURE
