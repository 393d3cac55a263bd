"""Among yearly reports the one on the asked year answers, with what was reached and not with the target."""

import pytest

from index import Index
from tests.index.asking import index_of

REACHED = {2012: 310, 2013: 325, 2014: 338, 2015: 352, 2016: 371, 2017: 384}
REVIEW = "去年种粮的人少了，全乡粮食的总产倒有{reached}万斤，卫生院盖到了第二层，学校的操场也铺好了，新修水渠三条。"
REPORT = """梨树乡{now}年工作报告
（{now}年1月12日）
各位代表：我代表乡政府报告工作。
一、工作回顾
{review}
二、今年的安排
粮食总产稳定在{target}万斤左右，造林五百亩，水渠再修两条。
"""
SHORT = """梨树乡粮食工作座谈会上的讲话
（2009年3月2日）
各位种粮大户：全乡粮食总产三百万斤。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    texts = {
        f"report{year + 1}": REPORT.format(
            now=year + 1, review=REVIEW.format(reached=reached), target=REACHED.get(year + 1, 390) + 3
        )
        for year, reached in REACHED.items()
    }
    return index_of(tmp_path_factory.mktemp("amounts"), short=SHORT, **texts)


@pytest.mark.parametrize("year", REACHED)
@pytest.mark.parametrize("form", ["{}年粮食总产多少", "{}年全乡粮食总产多少", "粮食总产在{}年有多少"])
def test_the_report_on_the_year_answers_with_what_was_reached(index: Index, year: int, form: str) -> None:
    (first, *_) = index.search(form.format(year)).hits
    assert (first.passage.date or "")[:4] == str(year + 1)
    assert f"{REACHED[year]}万斤" in first.passage.text
