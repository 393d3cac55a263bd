"""Sessions of assemblies and committees are known by their numbers, however their names are written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.folding import fold
from index.analysis.meetings import placed_meetings, without_meetings
from index.analysis.sessions import sessions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第十届全国人民代表大会第一次会议", "10届人大1次"),
        ("十届全国人大一次会议", "10届人大1次"),
        ("全国人大十届一次会议", "10届人大1次"),
        ("第１０届全国人大１次会议", "10届人大1次"),
        ("第十屆全國人民代表大會第一次會議", "10届人大1次"),
        ("区第十七届人民代表大会第三次会议", "17届人大3次"),
        ("市十五届人大四次会议", "15届人大4次"),
        ("政协江宁区第十届委员会第二次会议", "10届政协2次"),
        ("中国人民政治协商会议第十三届全国委员会第二次会议", "13届政协2次"),
        ("市政协十二届一次会议", "12届政协1次"),
        ("中国共产党第十九届中央委员会第五次全体会议", "19届中全5次"),
        ("党的十九届五中全会", "19届中全5次"),
        ("市委十二届三次全会", "12届党委3次"),
        ("中共宁江市第十二届委员会第三次全体会议", "12届党委3次"),
        ("十九届中央纪委四次全会", "19届纪委4次"),
        ("第十九届中央纪律检查委员会第四次全体会议", "19届纪委4次"),
        ("四届人大", "4届人大"),
        ("第四届全国人民代表大会", "4届人大"),
    ],
)
def test_a_session_goes_by_its_numbers_and_its_body(text: str, name: str) -> None:
    assert [each.name for each in sessions(fold(text))] == [name]
    assert without_meetings(fold(text)).strip() in (
        "",
        "政协江宁区",
        "中国人民政治协商会议",
        "中国共产党",
        "中共宁江市",
    )


@pytest.mark.parametrize(
    "text",
    [
        "十四届人大常委会第八次会议",
        "第三届运动会第一次会议",
        "本届人大第二次会议",
        "公司第八届董事会第十二次会议",
        "三次会议",
        "应届毕业生",
    ],
)
def test_what_meets_otherwise_is_no_session(text: str) -> None:
    assert sessions(fold(text)) == []


def test_two_sessions_of_one_sentence_are_told_apart() -> None:
    text = fold("十三届全国人大一次会议和全国政协十三届一次会议开过之后，四届人大的代表说")
    assert [each.name for each in sessions(text)] == ["13届人大1次", "13届政协1次", "4届人大"]
    assert placed_meetings(fold("在十届人大一次会议上")) == [("10届人大1次", 1), ("10届人大", 1)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("第一届全国人民代表大会第一次会议", 1954),
        ("四届人大一次会议", 1975),
        ("五届人大四次会议", 1981),
        ("第十届全国人民代表大会第一次会议", 2003),
        ("全国政协十三届三次会议", 2020),
        ("三届政协一次会议", None),
        ("三届人大四次会议", None),
        ("市十五届人大四次会议", None),
        ("市政协十二届一次会议", None),
        ("党的十九届五中全会", None),
        ("四届人大", None),
    ],
)
def test_the_yearly_sessions_of_the_national_assemblies_have_their_year(text: str, year: int | None) -> None:
    assert [each.year for each in sessions(fold(text))] == [year]


PIECES = ("第10届", "全国", "人大", "13届政协", "委员会", "第1", "二次会议", "中全会", "市", "常", "，", "好")


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    found = sessions(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
