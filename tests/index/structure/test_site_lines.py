"""Lines of a page around a text: which ones its furniture takes along, and how far its menus reach."""

import pytest

from index.structure.sites import around, buttons_below

TEXT = "今年全县修好水渠三十里，惠及七个乡镇。"
TITLE = "在全县水利会上的讲话"
PATH, TAIL = "当前位置：首页 > 讲话", "上一篇：修路"


def left(*texts: str) -> list[str]:
    """Give what stays of the lines, where those of `PATH` and `TAIL` are known as furniture."""
    furniture = {place for place, text in enumerate(texts) if text in {PATH, TAIL, "打印", "版权所有"}}
    dropped = around(texts, furniture)
    return [text for place, text in enumerate(texts) if place not in dropped | furniture]


def test_all_above_a_path_goes_but_a_title_that_stands_nowhere_else() -> None:
    assert left("青石网", "新闻", PATH, TITLE, TEXT) == [TITLE, TEXT]
    assert left("青石网", TITLE, PATH, "字体", TEXT) == [TITLE, "字体", TEXT]
    assert left("在县里讲话", TITLE, PATH, "字体", TEXT) == [TITLE, "字体", TEXT]
    assert left("大会讲话", PATH, "字体", TEXT) == ["字体", TEXT]


def test_a_path_below_the_text_takes_nothing_along() -> None:
    assert left(TITLE, TEXT, "青石网", PATH, TEXT) == [TITLE, TEXT, "青石网", TEXT]
    assert left(TITLE, TEXT, TAIL, "青石网", PATH, "第二篇讲话", TEXT) == [TITLE, TEXT, "第二篇讲话", TEXT]
    assert left(TITLE, TEXT, "落款", TAIL, "青石网", PATH, "第二篇讲话", TEXT)[2] == "落款"


def test_a_segment_of_a_path_below_it_goes() -> None:
    assert left(PATH, "讲话", TITLE, TEXT) == [TITLE, TEXT]
    assert left(PATH, TITLE, "讲话", TEXT) == [TITLE, TEXT]
    assert left(PATH, TITLE, "（摘要）", "讲话", TEXT) == [TITLE, "（摘要）", "讲话", TEXT]


def test_from_the_first_line_of_a_foot_on_all_goes() -> None:
    assert left(TITLE, TEXT, "李青", TAIL, "青石网", "联系方式") == [TITLE, TEXT, "李青"]
    assert left(TITLE, TEXT, "李青", "版权所有") == [TITLE, TEXT, "李青"]


@pytest.mark.parametrize(("between", "stay"), [(2, True), (3, False)])
def test_between_two_feet_a_title_and_its_date_stay(between: int, stay: bool) -> None:
    other = ["修桥记", "二〇一九年", "县报"][:between]
    assert left(TITLE, TEXT, TAIL, *other, TAIL, TEXT) == [TITLE, TEXT, *(other if stay else []), TEXT]


@pytest.mark.parametrize(
    "line",
    ["渠" * 40, "渠修好了，大家高兴了。", "同志们：", "（2019年3月）"],
    ids=["forty characters", "sentence", "address", "brackets"],
)
def test_a_text_ends_the_lines_of_a_page(line: str) -> None:
    assert left(line, "青石网", PATH, TITLE) == [line, "青石网", TITLE]


@pytest.mark.parametrize("line", ["渠" * 39, "渠修好了大家高兴。"], ids=["shorter", "nine characters"])
def test_short_words_above_a_path_are_its_pages(line: str) -> None:
    assert left(line, "青石网", PATH, TITLE, TEXT) == [TITLE, TEXT]


@pytest.mark.parametrize(
    ("menu", "under", "goes"),
    [
        (("首页", "新闻", "政务", "服务"), TITLE, True),
        (("首页", "新闻", "政务"), TITLE, False),
        (("首页", "新闻", "政务", "走进青石县水利"), TITLE, True),
        (("首页", "新闻", "政务", "八个字的一行菜单"), TITLE, True),
        (("首页", "新闻", "政务", "九个字的一行的菜单"), TITLE, False),
        (("新闻", "政务", "服务", "互动"), TITLE, False),
        (("首页", "新闻", "政务", "服务：", "互动"), TITLE, False),
    ],
)
def test_a_menu_without_a_path_has_four_short_lines(menu: tuple[str, ...], under: str, goes: bool) -> None:
    assert left(*menu, under, TEXT) == ([under, TEXT] if goes else [*menu, under, TEXT])


def test_a_short_title_between_a_menu_and_its_date_stays() -> None:
    menu = ("首页", "新闻", "政务", "服务")
    assert left(*menu, "修渠", "2019年3月5日", TEXT) == ["修渠", "2019年3月5日", TEXT]
    assert left(*menu[:3], "修渠", "2019年3月5日", TEXT)[0] == "首页"
    assert left(*menu) == []
    assert around([], set()) == set()


@pytest.mark.parametrize(
    ("texts", "furniture", "dropped"),
    [
        (("打印", "分享", "收藏"), {0}, {0, 1, 2}),
        (("打印", "分享"), {0}, set()),
        (("打印", "分享", "收藏"), set(), set()),
        ((TEXT, "打印", "|", "收藏", TEXT, "分享"), {1}, {1, 2, 3}),
        (("打印", "分享", TEXT, "收藏"), {0}, set()),
    ],
)
def test_three_buttons_one_below_another_go(texts: tuple[str, ...], furniture: set[int], dropped: set[int]) -> None:
    assert buttons_below(texts, furniture) == dropped
