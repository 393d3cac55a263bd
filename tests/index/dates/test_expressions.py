"""Every rule of the table, by its example and its counter-example; and what each example means in years."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.anchor import Anchor, Tense
from index.dates.expressions import RULES, Rule
from index.dates.mentions import EXPRESSION_OPENINGS, mentions
from index.dates.scripts import either_script, with_traditional

MARCH = Anchor(2013, 3)
NAMES = [rule.name for rule in RULES]
PIECES = [text for rule in RULES for text in (rule.example, rule.counter_example)]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text("年月上去今明前后来世纪届期0123456789一二十五〇○ －-以", max_size=12))
).map("".join)
ANCHORS = st.one_of(st.none(), st.builds(Anchor, st.integers(1500, 2199), st.one_of(st.none(), st.integers(1, 12))))


def years(text: str, anchor: Anchor | None = MARCH) -> list[tuple[int, int]]:
    return [mention.years for mention in mentions(text, anchor)]


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_the_example_is_found_and_the_counter_example_is_not(rule: Rule) -> None:
    assert rule.resolve in {_resolving(rule.example, mention.start) for mention in mentions(rule.example, MARCH)}
    assert rule.resolve not in {
        _resolving(rule.counter_example, mention.start) for mention in mentions(rule.counter_example, MARCH)
    }


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_what_a_rule_matches_opens_with_one_of_its_characters(rule: Rule) -> None:
    found = [match[0][0] for piece in PIECES for match in either_script(rule.pattern).finditer(piece)]
    assert found
    assert set(found) <= set(with_traditional(rule.opens))


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
@given(data=st.data())
def test_what_a_rule_matches_is_looked_at(rule: Rule, data: st.DataObject) -> None:
    pattern = either_script(rule.pattern)
    text = data.draw(st.from_regex(pattern))
    for match in pattern.finditer(text):
        assert EXPRESSION_OPENINGS.match(text, match.start()), match


def _resolving(text: str, start: int) -> object:
    return next(rule.resolve for rule in RULES if either_script(rule.pattern).match(text, start))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.relative], ids=lambda rule: rule.name)
def test_without_a_date_nothing_relative_is_resolved(rule: Rule) -> None:
    assert all(not mention.relative for mention in mentions(rule.example, None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008至2012年", [(2008, 2012)]),
        ("2013-14年度", [(2013, 2014)]),
        ("一九九八年", [(1998, 1998)]),
        ("二○○二年和二００三年", [(2002, 2002), (2003, 2003)]),
        ("97年我们翻了一番", [(1997, 1997)]),
        ("09年的一页将翻过去", []),
        ("民国十五年三月", [(1926, 1926)]),
        ("二十世纪九十年代", [(1990, 1999)]),
        ("上世纪八十年代", [(1980, 1989)]),
        ("本世纪末", [(2090, 2100)]),
        ("九十年代", [(1990, 1999)]),
        ("“十三五”时期", [(2016, 2020)]),
        ("“一五”计划", [(1953, 1957)]),
        ("「十五」期間", [(2001, 2005)]),
        ("改革开放以来", [(1978, 2013)]),
        ("改革開放以來", [(1978, 2013)]),
        ("十一届三中全会以来", [(1978, 2013)]),
        ("建桥的本年亦是自1997年以来", [(1997, 2013)]),
        ("修渠到1997年止。1997年至1998年修桥", [(1997, 1997), (1997, 1998)]),
        ("党的十八大以来", [(2012, 2013)]),
        ("2012年以来", [(2012, 2013)]),
        ("本届政府任期", [(2008, 2013)]),
        ("今屆政府", [(2008, 2013)]),
        ("去年与去岁，前年与大前年", [(2012, 2012), (2012, 2012), (2011, 2011), (2010, 2010)]),
        ("上年结转", [(2012, 2012)]),
        ("去年收入比上年增长", [(2012, 2012), (2011, 2011)]),
        ("1998年比上一年多，比上年度多得多", [(1998, 1998), (1997, 1997), (1997, 1997)]),
        ("上年结余，上年增收", [(2012, 2012), (2012, 2012)]),
        ("到2020年翻一番，比上年增加", [(2020, 2020), (2012, 2012)]),
        ("今年、明年、後年", [(2013, 2013), (2014, 2014), (2015, 2015)]),
        ("过去一年", [(2012, 2012)]),
        ("过去五年", [(2008, 2012)]),
        ("過去５年", [(2008, 2012)]),
        ("五年来", [(2008, 2012)]),
        ("这三年", [(2010, 2012)]),
        ("十年前", [(2003, 2003)]),
        ("今后五年", [(2013, 2017)]),
        ("1998年建厂，次年投产，同年盈利", [(1998, 1998), (1999, 1999), (1999, 1999)]),
        ("上半年", [(2013, 2013)]),
        ("去年上半年", [(2012, 2012)]),
        ("2011年，增收一成，下半年更快", [(2011, 2011)]),
        ("截至目前", [(2013, 2013)]),
        ("二十一年来", [(1992, 2012)]),
        ("本届运动会的火炬手二十世纪九十年代中期", [(1990, 1999)]),
    ],
)
def test_what_an_expression_means_in_march_2013(text: str, expected: list[tuple[int, int]]) -> None:
    assert years(text) == expected


def test_the_month_decides_whether_this_year_is_among_the_past_ones() -> None:
    assert years("过去五年", Anchor(2012, 11)) == [(2008, 2012)]
    assert years("过去一年", Anchor(2012, 12)) == [(2012, 2012)]
    assert years("过去一年", Anchor(2012, 6)) == [(2011, 2012)]
    assert years("上个月", Anchor(2013, 1)) == [(2012, 2012)]


@pytest.mark.parametrize(
    "text",
    [
        "文明年货",
        "如今年轻人",
        "十以上年龄",
        "提前年产",
        "投产后年均",
        "1998元",
        "三万年产",
        "以上年纪",
        "电话19981234",
    ],
)
def test_what_only_looks_like_a_year_is_none(text: str) -> None:
    assert years(text) == []


def test_past_present_and_planned_are_told_apart() -> None:
    tenses = [mention.tense for mention in mentions("去年，今年，明年，过去五年", Anchor(2013, 9))]
    assert tenses == [Tense.PAST, Tense.PRESENT, Tense.PLANNED, Tense.PRESENT]
    assert [mention.tense for mention in mentions("今年，过去五年", MARCH)] == [Tense.PLANNED, Tense.PAST]
    # A letter on 1972 that is written in 1973.
    assert [mention.tense for mention in mentions("今年，明年", Anchor(1972, 12, 1973))] == [Tense.PAST, Tense.PRESENT]


@given(TEXTS, ANCHORS)
def test_resolving_never_raises_and_finds_spans_in_order_and_apart(text: str, anchor: Anchor | None) -> None:
    found = mentions(text, anchor)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.years[0] <= mention.years[1]
        assert anchor is not None or not mention.relative
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, ANCHORS)
def test_a_text_says_the_same_of_years_between_other_words(text: str, anchor: Anchor | None) -> None:
    assert [mention.years for mention in mentions(f"甲。\n{text}", anchor)] == years(text, anchor)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1997、1998这两年桥塌过两回", [1997, 1998]),
        ("1997、1998年我们修桥", [1997, 1998]),
        ("1997和1998两年的产量", [1997, 1998]),
        ("1997,1998这两年", [1997, 1998]),
        ("二〇〇三、二〇〇四这两年", [2003, 2004]),
        ("2001、2002、2003这三年修了渠", [2001, 2002, 2003]),
        ("1996、1997、1998年的账", [1996, 1997, 1998]),
        ("于一九九七和一九九九两年停产", [1997, 1999]),
        ("1997與1998兩年", [1997, 1998]),
        ("投入1997，1998年又投入", [1998]),
        ("编号1997、1998", []),
    ],
)
def test_years_in_a_list_are_each_a_year(text: str, meant: list[int]) -> None:
    assert years(text, None) == [(year, year) for year in meant]


def test_two_years_joined_by_to_are_a_span_before_these_years_too() -> None:
    assert years("1997到1998这两年", None) == [(1997, 1998)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("去年我们买了一家厂", 1990),
        ("老师去年以93岁高龄辞世", 1990),
        ("去年底股价越过了一万元", 1990),
        ("增产的设备在去年秋天运到，花费不少", 1990),
        ("从1972年的四百万元增长到去年的四千万元", 1990),
        ("去年我说过这样的机会不多", 1989),
        ("去年，我提到了一项新的投资", 1989),
        ("正如去年所述，增长会慢下来", 1989),
        ("在去年的信中我写道", 1989),
        ("我们去年预测成本还要上升", 1989),
        ("收益比去年增长一成", 1989),
        ("比率高于去年", 1989),
        ("与去年相比没有变化，同去年一样", 1989),
        ("好于去年同期", 1989),
    ],
)
def test_a_letter_on_a_year_written_in_the_next_means_its_own_by_last_year(text: str, year: int) -> None:
    letter = Anchor(1990, 12, 1991, letter=True)
    assert {mention.years for mention in mentions(text, letter) if mention.rule == "last year"} == {(year, year)}
    # A summary, and a letter whose day is not known, count as they did.
    for other in (Anchor(1990, 12, 1991), Anchor(1990, 12), Anchor(1990, 12, 1995, letter=True)):
        assert {each.years for each in mentions(text, other) if each.rule == "last year"} == {(1989, 1989)}
