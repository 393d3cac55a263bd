"""The thing whose amount a question asks for, and texts that give it."""

import pytest

from index.query.amounts import asked_amount, in_percent


@pytest.mark.parametrize(
    ("asked", "text", "share"),
    [
        ("2012年粮食产量是多少", "粮食产量达到310万斤", 1),
        ("2012年粮食产量是多少", "粮食产量310万斤", 1),
        ("2012年的鲜果总产量有多少万斤", "鲜果总产量突破40万斤", 1),
        ("鲜果总产量2012年达到多少", "干果总产量突破40万斤", 3 / 5),
        ("2012年粮食产量是多少", "粮食产量占三成", 0),
        ("2012年粮食产量是多少", "要稳住粮食产量,农民才高兴", 0),
        ("2012年外汇储备规模多少", "外汇储备达到3亿元", 1),
        ("2012年外汇储备总额是多少", "外汇储备规模达到3亿元", 1),
        ("2012年外汇储备规模是多少", "外汇储备余额规模为3亿元", 1),
        ("2012年常住人口总数是多少", "常住人口数额达到3万", 1),
        ("2012年茶园面积扩大了多少", "茶园面积比上年扩大3亩", 1),
        ("2012年生产总值总量有多少", "生产总值3亿元", 1),
        ("2012年生产总值总量有多少", "能源消费总量3亿吨", 0),
        ("2012年粮食产量是多少", "粮食产量增长6%", 0),
        ("2012年粮食产量是多少", "粮食产量稳定,2013年再看", 0),
        ("2012年粮食产量增长了多少", "粮食产量比上年增长6%", 1),
        ("2012年粮食产量增长了多少", "粮食产量年均增长6%", 0),
        ("2012年粮食产量增长了多少", "粮食产量310万斤", 0),
        ("山货价格2012年上涨百分之几", "山货价格涨幅控制在2.6%", 1),
        ("2012年粮食产量增长了多少", "占粮食产量比重提高6个百分点", 0),
        ("水塘面积占多少", "水塘面积达到3亩,山货价格涨了2%", 0),
    ],
)
def test_an_amount_stands_right_behind_the_thing(asked: str, text: str, share: float) -> None:
    amount = asked_amount(asked)
    assert amount is not None or not share
    assert amount is None or amount.share(text) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("今年的预期目标是:造林3亩;粮食产量保持在310万斤以上。", 0.5),
        ("力争粮食产量达到310万斤。", 0.5),
        ("预期目标都完成了。粮食产量达到310万斤。", 1),
        ("主要表现是:造林3亩;粮食产量达到310万斤。", 1),
        ("今年的预期目标是:造林3亩。粮食产量达到310万斤。", 1),
    ],
)
def test_what_a_colon_announces_as_a_plan_is_planned_up_to_the_end_of_the_sentence(text: str, share: float) -> None:
    amount = asked_amount("2012年粮食产量是多少")
    assert amount is not None
    assert amount.share(text, planned_as=0.5) == share


@pytest.mark.parametrize("asked", ["村里有多少人", "花了多少钱", "三年里走了几个", "路修好了怎么管", "多少"])
def test_where_no_quantity_is_named_there_is_no_such_thing(asked: str) -> None:
    assert asked_amount(asked) is None


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("粮价涨了几个点", "粮价涨百分之几"),
        ("收入增长几个百分点", "收入增长百分之几"),
        ("讲了几个点子", "讲了几个点子"),
        ("增加了几个点位", "增加了几个点位"),
    ],
)
def test_points_are_asked_for_as_percent(asked: str, written: str) -> None:
    assert in_percent(asked) == written
