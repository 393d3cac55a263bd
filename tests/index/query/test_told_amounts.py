"""What kinds of amount a text gives of the asked thing, and whether it is that very thing."""

import pytest

from index.query.amounts import asked_thing
from index.query.told_amounts import gives_another


def another(question: str, text: str, head: str = "") -> bool:
    thing = asked_thing(question)
    return thing is not None and gives_another(thing, [thing.words[-1]], text, head)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("居民收入是多少", "居民收入增长5.2%。"),
        ("一般公共预算收入是多少", "一般公共预算收入年均增长3%,一般公共服务有了改善。"),
        ("公路里程是多少公里", "新增公路里程120公里。"),
    ],
)
def test_how_much_it_grew_is_not_how_much_it_is(question: str, text: str) -> None:
    assert another(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("城镇化率提高了多少", "城镇化率达到71.5%。"),
        ("城镇化率提高了百分之几", "城镇化率提升至69%。"),
        ("公路里程净增多少公里", "公路里程达到9500公里。"),
        ("公路里程多了多少公里", "公路里程突破9500公里,居全省第1位。"),
        ("养老金涨了多少", "养老金每月180元。"),
    ],
)
def test_how_much_it_is_is_not_how_much_it_grew(question: str, text: str) -> None:
    assert another(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("居民收入是多少", "居民收入达到3.2万元、增长5.2%。"),
        ("居民收入是多少", "居民收入增长5.2%、达到3.2万元。"),
        ("居民收入增长多少", "居民收入达到3.2万元、稳居全省前列、增长5.2%。"),
        ("居民收入增长多少", "城乡居民收入分别达6.9万元、3.4万元,增长4.2%、5.3%。"),
        ("公路里程净增多少公里", "新增公路里程120公里。"),
        ("城镇化率提高了多少", "城镇化率从47.5%提高到51.5%。"),
        ("城镇化率是多少", "城镇化率提高到51.5%。"),
        ("城镇化率是多少", "城镇化率提高4个百分点。城镇化率现为51.5%。"),
        ("粮食产量是多少", "粮食产量写进了规划。"),
        ("粮食产量是多少", "粮食产量1200万吨。"),
    ],
)
def test_the_kind_that_is_asked_for_beside_another_is_enough(question: str, text: str) -> None:
    assert not another(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("制造业投资增长多少", "固定资产投资增长4%。"),
        ("民间投资增长多少", "工业投资增长4%。"),
        ("高铁里程多少公里", "农村公路里程9500公里。"),
    ],
)
def test_the_amount_of_another_thing_is_none(question: str, text: str) -> None:
    assert another(question, text)


@pytest.mark.parametrize(
    ("question", "text", "head"),
    [
        ("制造业投资增长多少", "投资增长4%。", ""),
        ("制造业投资增长多少", "固定资产投资增长4%。", "制造业投资"),
        ("制造业投资增长多少", "固定资产投资增长4%,制造业投资增长6%。", ""),
        ("黄杨树高度多少米", "高度约3米。", ""),
        ("苗木繁育中心投资多少钱", "县里投资320万元,建起了苗木繁育中心。", ""),
        ("新增发电装机多少千瓦", "新增发电装机200万千瓦。", ""),
        ("山地面积占全县面积多少比例", "全县面积1200平方公里。", ""),
        ("收费超过标准多少倍", "收费标准增长5%。", ""),
    ],
)
def test_a_thing_without_another_name_is_meant(question: str, text: str, head: str) -> None:
    assert not another(question, text, head)
