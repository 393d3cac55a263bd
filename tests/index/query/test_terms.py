"""What a question is looked up by: its content words, without filler, and what says of which speech it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.congresses import congress_of_year, congresses
from index.analysis.folding import fold
from index.query.terms import extract_terms


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("请问各级党委应该怎么支持政协的工作？", ("各级党委", "应该", "支持", "政协", "工作")),
        ("哪一首歌是国歌？", ("歌", "国歌")),
        ("想问一下，一共发放了多少补贴", ("发放", "补贴")),
        ("几内亚的首都在哪里", ("几内亚", "首都")),
        ("四大支撑", ("四大", "支撑")),
    ],
)
def test_filler_is_set_aside(asked: str, words: tuple[str, ...]) -> None:
    assert extract_terms(fold(asked)).words == words


def test_filler_counts_where_nothing_else_is_left() -> None:
    assert extract_terms(fold("为什么")).words


def test_a_congress_says_which_speech_and_not_what() -> None:
    asked = extract_terms(fold("第十六次全国代表大会的主题是什么？"))
    assert asked.words == ("主题", "16大")
    assert asked.occasion == (("16大",),)


def test_a_year_may_go_by_its_congress() -> None:
    assert extract_terms(fold("2022年的报告")).occasion == (("2022", "20大"),)
    assert extract_terms(fold("2021年的报告")).occasion == (("2021",),)
    assert extract_terms(fold("2022年发生了什么")).occasion == ()


@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        ("PM2.5浓度", ("pm2.5", "浓度")),
        ("工业4.0怎么样", ("工业", "4.0")),
        ("web3.0", ("web3.0",)),
        ("涨了3.5个百分点", ("3.5", "百分", "分点")),
        ("5G.基站", ("5g", "基站")),
        ("修路.5米", ("修路", "5", "米")),
    ],
)
def test_a_name_or_number_with_a_point_is_one_piece(asked: str, pairs: tuple[str, ...]) -> None:
    terms = extract_terms(fold(asked))
    assert {*pairs} <= {*terms.bigrams}
    assert all(word[-1].isalnum() for word in terms.words)


def test_a_name_with_a_point_has_words_of_speeches() -> None:
    assert dict(extract_terms(fold("PM2.5浓度")).also)["pm2.5"] == ("颗粒物",)


def test_everyday_words_bring_the_words_of_speeches() -> None:
    assert dict(extract_terms(fold("老百姓看病")).also)["看病"] == ("医疗", "就医")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("在中国共产党第九次全国代表大会上的报告", ["9大"]),
        ("十九大以来", ["19大"]),
        ("九大报告", ["9大"]),
        ("围绕九大工程", []),
        ("十大名牌", []),
        ("二十大", ["20大"]),
        ("市第十次党代会", ["10大"]),
        ("党的第一次代表大会", ["1大"]),
        ("新世纪召开的第一次代表大会", []),
        ("改革开放以来第一次党代会", []),
        ("一共开过十二次代表大会", []),
    ],
)
def test_congresses_are_known_by_either_name(text: str, named: list[str]) -> None:
    assert [each.name for each in congresses(fold(text))] == named


@pytest.mark.parametrize(("year", "name"), [(1921, "1大"), (1973, "10大"), (2017, "19大"), (2018, None), (1975, None)])
def test_congresses_have_their_years(year: int, name: str | None) -> None:
    assert congress_of_year(year) == name


@given(st.text(max_size=40))
def test_anything_can_be_asked(text: str) -> None:
    asked = extract_terms(fold(text))
    assert all(asked.words)
    assert len(set(asked.words)) == len(asked.words)


@pytest.mark.parametrize("question", ["稳定的目标是什么", "既定的目标是什么", "规定了哪些任务", "制定了哪些目标"])
def test_a_word_that_ends_as_setting_does_stays(question: str) -> None:
    assert "定" in "".join(extract_terms(question).words)
