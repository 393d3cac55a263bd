"""Names in a question and a text, as the dictionary and their ends tell them."""

import pytest

from index.analysis.names import areas, is_area, jieba_tagger, names, people
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
    ("piece", "looks"),
    [
        ("槐溪区", True),
        ("白石镇", True),
        ("区", False),
        ("上市", False),
        ("约占全省", False),
        ("每1旗", False),
        ("经费", False),
        ("老城区", False),
        ("新城区", False),
        ("城中村", False),
        ("中心镇", False),
        ("百强县", False),
        ("中小城市", False),
        ("东城区", True),
        ("强宁县", True),
    ],
)
def test_a_place_is_told_by_how_it_ends(piece: str, looks: bool) -> None:
    assert is_area(piece) is looks
