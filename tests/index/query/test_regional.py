"""Regional words come to those of the collection; a collection that writes them keeps them."""

from collections.abc import Sequence

import pytest

from index.query.regional import Frequency, spell
from index.query.terms import MAX_TYPED


def writing(text: str) -> Frequency:
    """Count pairs of characters as a collection does whose only passage is this text."""

    def frequency(pairs: Sequence[str]) -> list[int]:
        return [int(pair in text) for pair in pairs]

    return frequency


MAINLAND = writing("善用网络提升信息化水平，软件和程序")
TAIWAN = writing("善用网路提升资讯化水准，软体和程式")


def test_words_of_taiwan_come_to_the_collection_s() -> None:
    assert spell("善用網路提升資訊化", MAINLAND) == "善用网络提升信息化"


def test_a_collection_that_writes_them_keeps_them() -> None:
    assert spell("善用網路提升資訊化", TAIWAN) == "善用网路提升资讯化"


@pytest.mark.parametrize(
    ("asked", "folded"),
    [
        ("有冇搞免費嘅培訓班？一共搞咗幾多期？", "有没有搞免费的培训班?一共搞了多少期?"),
        ("14·5规划", "十四五规划"),
        ("135期间", "十三五期间"),
        ("145个村", "145个村"),
        ("14·5的目标", "十四五的目标"),
        ("每亩补贴125 元", "每亩补贴125 元"),
        ("增长12.5", "增长12.5"),
        ("一共 155", "一共 155"),
        ("人均135，同比", "人均135,同比"),
        ("关系到几点", "关系到几点"),
    ],
)
def test_spoken_cantonese_and_short_names_of_plans(asked: str, folded: str) -> None:
    assert spell(asked, MAINLAND) == folded


def test_half_a_character_is_no_obstacle() -> None:
    assert spell("網路\ud800資訊", MAINLAND) == "网络\ufffd信息"


def test_a_copied_text_keeps_its_words() -> None:
    frequency = writing("信息网络")
    assert spell("資訊", frequency) == "信息"
    assert spell("資訊" * MAX_TYPED, frequency) == "资讯" * MAX_TYPED
