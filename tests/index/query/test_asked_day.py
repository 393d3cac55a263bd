"""Days and months that are asked for, and what tells one."""

import pytest

from index.query.asked_day import date_pattern


@pytest.mark.parametrize(
    "asked", ["桥是哪天通的车", "哪1天开工", "几月几号签的约", "会是几号开的", "何年何月何日", "什么日子动的土"]
)
def test_who_asks_for_the_day_is_told_it_by_a_day_alone(asked: str) -> None:
    pattern = date_pattern(asked)
    assert pattern is not None
    told = ["5月12日", "12号那天", "元旦", "腊月初8", "星期3", "2019-03-05", "昨天"]
    assert all(pattern.search(f"{day}通的车") for day in told)
    untold = ["2019年", "2019年初", "2019年5月", "6月", "120日元", "3号楼"]
    assert not any(pattern.search(f"{other}通的车") for other in untold)


@pytest.mark.parametrize("asked", ["哪个月通的车", "几月通的车", "哪年哪月通的车"])
def test_who_asks_for_the_month_is_told_it_by_a_day_too(asked: str) -> None:
    pattern = date_pattern(asked)
    assert pattern is not None
    assert all(pattern.search(f"{month}通的车") for month in ["2019年5月", "5月12日", "本月", "春节"])
    assert not any(pattern.search(f"{other}通的车") for other in ["2019年", "2019年初", "冬天"])


@pytest.mark.parametrize(
    "asked", ["桥是哪年通的车", "桥什么时候通车", "修了几天", "几号楼要拆", "修了几个月", "少于几日"]
)
def test_a_year_a_time_and_how_long_are_no_day(asked: str) -> None:
    assert date_pattern(asked) is None
