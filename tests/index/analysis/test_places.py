"""Places go by several names, and not all that the dictionary calls a place is one."""

import pytest

from index.analysis.names import administrative
from index.analysis.places import PROVINCE_NAMES, PROVINCES, without_ending


@pytest.mark.parametrize(
    ("place", "short"),
    [
        ("上海市", "上海"),
        ("内蒙古自治区", "内蒙古"),
        ("宁夏回族自治区", "宁夏"),
        ("香港特别行政区", "香港"),
        ("槐溪区", "槐溪"),
        ("通县", "通县"),
        ("河北", "河北"),
    ],
)
def test_the_ending_is_left_out_where_a_name_is_left(place: str, short: str) -> None:
    assert without_ending(place) == short


def test_short_names_stand_for_provinces() -> None:
    assert PROVINCES["沪"] == "上海"
    assert {len(short) for short in PROVINCES} == {1}
    assert set(PROVINCES.values()) < set(PROVINCE_NAMES)
    assert len(PROVINCE_NAMES) == 34


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2026年云南省政府工作报告", {"云南"}),
        ("成都今年修了几条路", {"成都"}),
        ("企业上市的东西掉进河里", set()),
    ],
)
def test_places_of_administration_are_told_from_other_words(text: str, places: set[str]) -> None:
    assert administrative(text) == places
