"""Which part of a year a question asks about, and whether a text names it."""

import pytest

from index.analysis.folding import fold
from index.query.parts_of_year import lacks_part_of_year


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("2016年一季度新增就业多少人", "第一季度城镇新增就业318万人"),
        ("第４季度物价涨了多少", "四季度居民消费价格上涨百分之二"),
        ("三季度出口增长多少", "二、三季度出口分别增长8%和9%"),
        ("第三季利润多少", "第3季的利润是四百万元"),
        ("前三季度财政收入多少", "1至3季度财政收入3.2万亿元"),
        ("前三季度财政收入多少", "头九个月财政收入3.2万亿元"),
        ("上半年新建改建公路多少公里", "一至六月新建改建公路40公里"),
        ("下半年工作怎么安排", "下半年要抓好五件事"),
        ("一年四季都忙些什么", "全年忙个不停"),
        ("全年财政收入多少", "财政收入3.2万亿元"),
    ],
)
def test_a_text_that_names_the_part_of_a_year(question: str, text: str) -> None:
    assert not lacks_part_of_year(fold(question), fold(text))
    assert not lacks_part_of_year(fold(question), fold(text), "")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("2016年一季度新增就业多少人", "全年城镇新增就业1314万人"),
        ("第４季度物价涨了多少", "三季度居民消费价格上涨百分之二"),
        ("三季度出口增长多少", "一、二季度出口分别增长8%和9%"),
        ("前三季度财政收入多少", "三季度财政收入一万亿元"),
        ("前三季度财政收入多少", "财政收入3.2万亿元"),
        ("上半年新建改建公路多少公里", "下半年新建改建公路40公里"),
        ("上半年和四季度各修了多少路", "上半年修路40公里"),
        ("下半年工作怎么安排", "今年要抓好五件事"),
    ],
)
def test_a_text_that_names_another_or_none(question: str, text: str) -> None:
    assert lacks_part_of_year(fold(question), fold(text))
