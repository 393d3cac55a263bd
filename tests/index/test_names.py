"""Names in a question and a text, and whether a text has what is asked for."""

import pytest

from index.analysis.names import areas, is_area, jieba_tagger, names, people
from index.search.kinds import lacks
from tests.conftest import CORPUS

TEXT = "毛泽东到云南视察时，万州区的王同志问上海的同志来了没有"


def test_people_places_and_organisations_are_names() -> None:
    assert {"毛泽东", "云南", "上海"} <= names(TEXT)
    assert not {"视察", "王", "时"} & names(TEXT)
    assert {"毛泽东", "王"} <= people(TEXT)
    assert not {"云南", "上海"} & people(TEXT)


def test_areas_are_places_of_administration() -> None:
    assert areas("武汉市和万州区的地区生产总值，上市企业在云南省的县市") == {"武汉市", "万州区", "云南省"}


def test_jieba_itself_tells_the_same_names() -> None:
    tag = jieba_tagger()
    for line in (CORPUS / "speeches.txt").read_text(encoding="utf-8").splitlines()[:60]:
        assert {word for word, kind in tag(line) if kind == "ns" and len(word) > 1} <= names(line)
        assert {word for word, kind in tag(line) if kind == "nr"} <= people(line)


@pytest.mark.parametrize(
    ("piece", "looks"), [("槐溪区", True), ("白石镇", True), ("区", False), ("上市", False), ("经费", False)]
)
def test_a_place_is_told_by_how_it_ends(piece: str, looks: bool) -> None:
    assert is_area(piece) is looks


@pytest.mark.parametrize(
    ("asked", "text", "missing"),
    [
        ("修了多少公里路", "去年修了320公里路", False),
        ("修了多少公里路", "修路的钱不能只靠上级补助", True),
        ("2021年修了多少路", "2021年修路的钱不够", True),
        ("有哪几条建议", "提出三条建议", False),
        ("是谁提出的", "毛泽东提出了这个问题", False),
        ("毛泽东批评了谁", "毛泽东批评了这种作风", True),
        ("路修好了怎么管", "每条路都有人管", False),
    ],
)
def test_a_number_or_a_person_is_missed_where_one_is_asked_for(asked: str, text: str, missing: bool) -> None:
    assert lacks(asked, text) is missing
