"""Numbers written in Chinese and in figures come to one form, and what is no number stays as it is."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.numerals import numeral_value, unify

numerals = st.text("〇零一二三四五六七八九十两百千万亿点第届季度年月日0123.%分之 人", max_size=20)


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("第十二届", "第12届"),
        ("第二季度", "第2季度"),
        ("二季度", "2季度"),
        ("前三季度和四季度", "前3季度和4季度"),
        ("四季常青的三个季度", "四季常青的三个季度"),
        ("第九次会议", "第9次会议"),
        ("十届五次", "10届五次"),
        ("百分之三", "3%"),
        ("百分之四点五", "4.5%"),
        ("百分之百", "100%"),
        ("二〇二〇年", "2020年"),
        ("二00一年", "2001年"),
        ("三万个岗位", "30000个岗位"),
        ("3万个岗位", "30000个岗位"),
        ("0万元", "0元"),
        ("0.00005万元", "0.5元"),
        ("2.8万亿元", "2800000000000元"),
        ("二万八千亿元", "2800000000000元"),
        ("九万五千九百三十三亿元", "9593300000000元"),
        ("八百三十二个县", "832个县"),
        ("七十八点二岁", "78.2岁"),
        ("一千零五人", "1005人"),
        ("三月二十六日", "3月26日"),
        ("一四五九", "1459"),
        ("3万5千", "35000"),
        ("三万5千", "35000"),
        ("3万五千", "35000"),
        ("1亿3000万", "130000000"),
        ("1亿三千万", "130000000"),
        ("一万二", "12000"),
        ("三万五", "35000"),
        ("1万2", "12000"),
        ("一百二", "120"),
        ("一百二十", "120"),
        ("一万零二", "10002"),
        ("3万500", "30500"),
        ("3,500万", "35000000"),
        ("12,345.67元", "12345.67元"),
        ("两点五万", "25000"),
        ("一点二万亿", "1200000000000"),
    ],
)
def test_two_ways_of_writing_a_number_come_to_one(written: str, figures: str) -> None:
    assert unify(written) == figures


@pytest.mark.parametrize(
    "word",
    ["十四五", "三农", "一起", "千万不要", "几十万", "七八十", "一千二三百", "二十5", "一点一滴", "百分之٣", "٣万"],
)
def test_what_is_no_plain_number_is_left(word: str) -> None:
    assert unify(word) == word


@pytest.mark.parametrize(
    "text", ["5千2018年", "2万2012年", "三万2012年", "3.5万5千", "1,2", "第3,第4", "1998,200", "三万五万"]
)
def test_numbers_that_only_stand_side_by_side_are_not_joined(text: str) -> None:
    assert unify(text) == text


@given(st.integers(1, 10**12), st.booleans())
def test_numbers_are_read_as_cn2an_reads_them(number: int, figures: bool) -> None:
    written = spoken(number)
    if figures:  # 一亿三千万 as 1亿3千万
        written = "".join(
            str(digits.index(char)) if char in (digits := "零一二三四五六七八九")[1:] else char for char in written
        )
    short = (
        written[:-1] if written[-3:-2] in set("百千万") and written[-1] in "十百千" else written
    )  # 三万五千 as 三万五
    for form in (written, short):
        if len(form) > 2:
            assert numeral_value(form) == str(cn2an.cn2an(form, "smart"))


def test_endless_numbers_are_read_too() -> None:
    assert unify("1" + "亿" * 600) == "1" + "0" * 4800
    assert unify("一" + "亿" * 600) == "一" + "亿" * 600


@given(numerals)
def test_any_text_can_be_read(text: str) -> None:
    assert unify(unify(text)) is not None
    assert len(unify(text)) > 0 or not text


@given(st.integers(0, 10**12))
def test_spoken_numbers_are_read_back(number: int) -> None:
    assert numeral_value(spoken(number)) == str(number) or number < 10


def spoken(number: int) -> str:
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    sections = []
    for name in ("", "万", "亿", "万亿"):
        number, section = divmod(number, 10_000)
        sections.append((section, name))
    parts = ""
    for section, name in reversed(sections):
        if not section:
            continue
        written, gap = "", bool(parts) and section < 1000
        for place in (3, 2, 1, 0):
            digit = section // 10**place % 10
            if digit:
                written += ("零" if gap else "") + digits[digit] + units[place]
                gap = False
            elif written:
                gap = True
        parts += written + name
    return parts or "零"
