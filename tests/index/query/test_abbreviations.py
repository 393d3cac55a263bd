"""Statistics named in Latin letters are looked for by the name that the collection writes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.query.abbreviations import write_out
from index.query.regional import Frequency
from tests.index.asking import index_of


def writing(**passages: int) -> Frequency:
    """Count terms as a collection does that has so many passages with each of some names."""

    def frequency(terms: Sequence[str]) -> list[int]:
        return [max((number for name, number in passages.items() if term in name), default=0) for term in terms]

    return frequency


CHINESE = writing(地区生产总值=40, 居民消费价格=9, 工业生产者出厂价格=9, 研发=9, 采购经理指数=9, 国民生产总值=9)


@pytest.mark.parametrize(
    ("asked", "looked_up"),
    [
        ("去年gdp多少", "去年生产总值多少"),
        ("人均gdp", "人均生产总值"),
        ("cpi涨幅目标", "居民消费价格涨幅目标"),
        ("ppi为什么降", "工业生产者出厂价格为什么降"),
        ("r&d投入强度", "研发投入强度"),
        ("pmi连续几个月回升", "采购经理指数连续几个月回升"),
        ("gnp翻两番", "国民生产总值翻两番"),
        ("gdp和cpi", "生产总值和居民消费价格"),
        ("gdpr是什么", "gdpr是什么"),
        ("kcpi", "kcpi"),
    ],
)
def test_a_statistic_in_latin_letters_is_written_out(asked: str, looked_up: str) -> None:
    assert write_out(asked, CHINESE) == looked_up


def test_a_collection_that_writes_the_letters_keeps_them() -> None:
    assert write_out("gdp多少", writing(gdp=4, 生产总值=7)) == "gdp多少"
    assert write_out("gdp多少", writing()) == "gdp多少"


def test_the_own_report_answers_in_its_own_words(tmp_path: Path) -> None:
    own = "2026年榆川省政府工作报告\n各位代表：请审议。\n过去一年，地区生产总值达到一万四千亿元。\n"
    others = {
        f"{place}省2026": f"2026年{place}省政府工作报告\n各位代表：请审议。\n地区生产总值增长{number}%。\n"
        for number, place in enumerate(("浔阳", "泊川", "云屏", "澄湾"), 3)
    }
    letters = "2026年松屏省政府工作报告\n各位代表：请审议。\n去年人均GDP是多少？7.4万元。\n"
    index = index_of(tmp_path, 榆川省2026=own, 松屏省2026=letters, **others)
    hit = index.search("榆川省去年GDP是多少").hits[0]
    assert hit.passage.source == "榆川省2026.txt"
    assert "一万四千亿" in hit.passage.text
