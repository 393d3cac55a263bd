"""Which years the sentences of a passage speak of, and how they count in its postings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.anchor import Tense
from index.dates.passage_years import Situation, dated_sentences, year_tokens
from index.dates.year_span import YearSpan, meeting, overlap
from index.model import Metadata, ParsedPassage, ParsedSpeech

REPORT = "2013年政府工作报告"


def spoken(
    text: str, *, title: str = REPORT, date: str | None = "2013-03-05", headings: tuple[str, ...] = ()
) -> list[list[tuple[int, int]]]:
    sentences = dated_sentences(text, Situation.of(title, date, headings))
    return [[span.years for span in sentence.years] for sentence in sentences]


def test_a_sentence_speaks_of_what_it_names_and_the_next_one_goes_on() -> None:
    assert spoken("去年粮食增产。棉花也增产。今年再加把劲！") == [[(2012, 2012)], [(2012, 2012)], [(2013, 2013)]]


@pytest.mark.parametrize("text", ["收入比2008年增长一成。", "收入较2008年增长一成。", "收入与2008年相比增长一成。"])
def test_years_that_are_only_compared_with_are_an_aside(text: str) -> None:
    (first, second) = dated_sentences(f"{text}支出也增加。", Situation.of(REPORT, "2013-03-05", ("一、去年工作回顾",)))
    assert [(span.years, span.weight >= 0.5) for span in first.years] == [((2012, 2012), True), ((2008, 2008), False)]
    assert [span.years for span in second.years] == [(2012, 2012)]


@pytest.mark.parametrize(
    ("text", "headings", "compared", "about"),
    [
        ("粮食总产三百万吨，比上年增长一成。", ("一、农业",), 2011, 2012),
        ("粮食总产三百万吨，比上年增长一成。", ("一、2012年工作回顾",), 2011, 2012),
        ("粮食总产三百万吨，比上年增长一成。", ("二、今年的任务",), 2012, 2013),
        ("拟安排水利资金三亿元，比上年增加八千万元。", ("一、农业",), 2012, 2013),
        ("擬安排水利資金三億元，比上年增加八千萬元。", ("一、农业",), 2012, 2013),
        ("种粮要稳住面积，总产比上年增加两万吨。", ("一、农业",), 2012, 2013),
        ("粮食总产比去年增加两万吨。", ("一、农业",), 2012, 2013),
        ("粮食总产三百万吨，高于上年。", ("一、2012年工作回顾",), 2011, 2012),
        ("糧食總產三百萬噸，高於上年。", ("一、2012年工作回顧",), 2011, 2012),
        ("增速高于预期目标、高于上年。", ("一、2012年工作回顾",), 2011, 2012),
        ("棉花种植面积与上年大体持平。", ("一、农业",), 2011, 2012),
        ("水库蓄水不及上年。", ("一、农业",), 2011, 2012),
        ("涉农贷款的比重不低于上年。", ("二、今年的任务",), 2012, 2013),
    ],
)
def test_the_year_before_counts_from_the_year_that_is_spoken_of(
    text: str, headings: tuple[str, ...], compared: int, about: int
) -> None:
    (sentence,) = dated_sentences(text, Situation.of(REPORT, "2013-03-05", headings))
    years = {span.years[0]: span.weight for span in sentence.years}
    assert set(years) == {compared, about}
    assert years[about] > 0.5 > years[compared]


@pytest.mark.parametrize(
    ("text", "headings", "expected"),
    [
        ("年末存粮一百万吨。", ("一、2012年工作回顾",), [[2012]]),
        ("年末存糧一百萬噸。", ("一、2012年工作回顧",), [[2012]]),
        ("下半年出口回升，全年增长一成。", ("一、去年的工作",), [[2012]]),
        ("上半年税收下滑，下半年转好。", (), [[2012]]),
        ("去年全县大旱。年初种下的树活了九成。", ("三、林业",), [[2012], [2012]]),
        ("完成年初预算的102%，比上年增长8%。", ("一、工作回顾",), [[2012, 2011]]),
        ("没有完成年初确定的减排目标。", ("一、工作回顾",), [[2012]]),
        ("年初就要把种子备齐。", (), [[2013]]),
        ("力争年底开工。", ("一、2012年工作回顾",), [[2013]]),
        ("年底前全部拆除。", (), [[2013]]),
        ("上半年修路，下半年架桥。", ("二、2013年工作安排",), [[2013]]),
        ("与去年相比粮价平稳。上半年水管换完。", ("二、2013年工作安排",), [[2013, 2012], [2013]]),
    ],
)
def test_a_part_of_a_year_is_one_of_the_year_that_is_spoken_of(
    text: str, headings: tuple[str, ...], expected: list[list[int]]
) -> None:
    assert [[first for first, _ in years] for years in spoken(text, headings=headings)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收入年均增长6%。", [[(2008, 2012)]]),
        ("累計修路三百公里。路灯换了新的。", [[(2008, 2012)], [(2008, 2012)]]),
        ("五年修路三百公里。去年修了六十公里。", [[(2008, 2012)], [(2012, 2012)]]),
        ("全年累计修路六十公里。", [[(2012, 2012), (2008, 2012)]]),
        ("连续四年增产。", [[(2012, 2012), (2008, 2012)]]),
        ("修路六十公里。", [[(2012, 2012), (2008, 2012)]]),
    ],
)
def test_under_a_heading_of_one_year_and_several_some_words_tell_that_several_are_meant(
    text: str, expected: list[list[tuple[int, int]]]
) -> None:
    assert spoken(text, headings=("一、2012年和过去五年工作回顾",)) == expected
    assert spoken("累计修路六十公里。", headings=("一、2012年工作回顾",)) == [[(2012, 2012)]]


def test_of_a_speech_in_its_own_year_a_part_of_the_year_is_one_of_that_year() -> None:
    title = "在秋收现场会上的讲话"
    assert spoken("去年歉收。上半年种了两万亩。", title=title, date="2013-09-05") == [[(2012, 2012)], [(2013, 2013)]]
    assert spoken("本年年底前报给我。", date="2013-02-27") == [[(2013, 2013)]]


def test_of_a_speech_in_its_own_year_the_year_before_is_last_year() -> None:
    text = "粮食比上年增产一成。"
    assert spoken(text, title="在秋收现场会上的讲话", date="2013-09-05") == [[(2013, 2013), (2012, 2012)]]
    assert spoken(text, title="2012年工作总结", date="2013-01-10") == [[(2012, 2012), (2011, 2011)]]
    assert spoken(text, date=None) == [[]]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("一、去年工作回顾",), [(2012, 2012)]),
        (("一、工作回顾",), [(2012, 2012)]),
        (("二、今年的工作",), [(2013, 2013)]),
        (("二、主要任务",), [(2013, 2013)]),
        (("一、过去五年的工作", "（一）农业"), [(2008, 2012)]),
        (("附录",), [(2012, 2012), (2013, 2013)]),
        (("一、2012年工作回顾", "（二）完成重大任务"), [(2012, 2012)]),
        (("一、2012年工作回顧", "（二）完成重大任務"), [(2012, 2012)]),
        (("一、2012年工作情况", "（二）下一步的打算"), [(2013, 2013)]),
        (("二、2013年工作安排", "（一）巩固治水成果"), [(2013, 2013)]),
        (("二、2013年工作要点", "（一）推广去年的成就"), [(2012, 2012)]),
        (("二、2013年的工作", "（一）守住治水的成绩"), [(2013, 2013)]),
    ],
)
def test_a_passage_without_an_expression_inherits_from_its_heading(
    headings: tuple[str, ...], expected: list[tuple[int, int]]
) -> None:
    assert spoken("修通公路三百公里。", headings=headings) == [expected]


@pytest.mark.parametrize(
    ("title", "date", "expected"),
    [
        ("1972年致股东的信", "1973-03-16", [(1972, 1972), (1973, 1973)]),
        ("1972年致股东的信", "1972", [(1972, 1972)]),
        ("2012年工作总结", "2013-01-10", [(2012, 2012), (2013, 2013)]),
        ("2013年新年献词", "2012-12-31", [(2012, 2012), (2013, 2013)]),
        ("2013年新年献词", "2013", [(2012, 2012), (2013, 2013)]),
        ("在供水工作会上的讲话", "2013-06", [(2013, 2013)]),
        ("在供水工作会上的讲话", None, []),
    ],
)
def test_a_speech_speaks_of_the_years_of_its_kind(
    title: str, date: str | None, expected: list[tuple[int, int]]
) -> None:
    assert spoken("修通公路三百公里。", title=title, date=date) == [expected]


def test_a_letter_on_a_year_calls_that_year_this_one() -> None:
    assert spoken("去年我们买了一家厂。", title="1972年致股东的信", date="1973-03-16") == [[(1972, 1972)]]
    assert spoken("去年我们修了两座桥。", title="1972年工作总结", date="1973-03-16") == [[(1971, 1971)]]
    assert spoken("今年收入增长。明年再扩到两个州。", title="1972年致股东的信", date="1973-03-16") == [
        [(1972, 1972)],
        [(1973, 1973)],
    ]


def test_the_tense_is_seen_from_the_speech() -> None:
    (first, second) = dated_sentences("去年修路。明年架桥。", Situation.of(REPORT, "2013-03-05", ()))
    assert (first.years[0].tense, second.years[0].tense) == (Tense.PAST, Tense.PLANNED)


def test_years_count_by_how_surely_they_are_meant() -> None:
    texts = ("去年增产。", "改革开放以来变了样。", "过去五年增产。", "增产三成。")
    speech = ParsedSpeech(REPORT, tuple(map(ParsedPassage, texts)), metadata=Metadata(date="2013-03-05"))
    named, long, span, none = ({token: tokens.count(token) for token in tokens} for tokens in year_tokens([speech]))
    assert named == {"@2012": 4, "@2013": 1}
    assert long == {"@2012": 1, "@2013": 1}
    assert span == {"@2008": 2, "@2009": 2, "@2010": 2, "@2011": 2, "@2012": 2, "@2013": 1}
    assert none == {"@2012": 1, "@2013": 1}


def test_spans_meet_by_the_years_they_share() -> None:
    assert overlap((2012, 2012), (2012, 2012)) == 1
    assert overlap((2008, 2012), (2008, 2012)) == 1
    assert overlap((2013, 2013), (2008, 2012)) == 0
    assert 0 < overlap((1978, 2013), (2012, 2012)) < overlap((2008, 2012), (2012, 2012)) < 1


def test_of_several_asked_years_the_one_that_is_met_worst_counts() -> None:
    spans = [YearSpan((2012, 2012), 1.0), YearSpan((2011, 2011), 0.5)]
    assert meeting(spans, [(2012, 2012)]) == 1
    assert meeting(spans, [(2012, 2012), (2011, 2011)]) == 0.5
    assert meeting(spans, [(2012, 2012), (2001, 2001)]) == 0
    assert meeting(spans, []) == 0


@given(
    st.text("去年今明修路。！？；\n 2012一二三", max_size=60),
    st.one_of(st.none(), st.sampled_from(["2013", "2013-03", "2013-03-05"])),
)
def test_sentences_are_in_order_and_apart_and_hold_all_letters(text: str, date: str | None) -> None:
    sentences = dated_sentences(text, Situation.of(REPORT, date, ()))
    ends = 0
    kept = ""
    for sentence in sentences:
        assert sentence.span[0] >= ends
        kept += text[slice(*sentence.span)]
        ends = sentence.span[1]
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]
