"""Pieces told by numbers: markers, counted talks, running numbers, ordinals, dates; and what only looks so."""

from collections.abc import Callable

import pytest

from index.lines import Label, Line
from index.structure import counted_pieces
from index.structure.boundaries import Cut, Text
from index.structure.layout import layout
from tests.index import messy

PAST, NEXT = messy.PAST + messy.NEXT, messy.NEXT + messy.PAST

Strategy = Callable[[Text], Cut | None]


def cut(strategy: Strategy, *texts: str | Line) -> list[str]:
    """Give the titles of the pieces, none where the strategy finds none."""
    lines = [text if isinstance(text, Line) else Line(text) for text in texts]
    found = strategy(Text(lines, layout(lines)))
    return [boundary.title for boundary in found.boundaries] if found else []


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (("第一篇：修渠", PAST, "第二篇：修路", NEXT), ["修渠", "修路"]),
        (("第一篇：修渠", PAST), ["修渠"]),
        (("第五篇：修渠", PAST, "第九篇：修路", NEXT), ["修渠", "修路"]),
        (("讲话稿1", PAST, "讲话稿2", NEXT), ["", ""]),
        (("讲话稿1", PAST), []),
        (("讲话稿2", PAST, "讲话稿3", NEXT), []),
        (("讲话稿1", PAST, "讲话稿3", NEXT), []),
        (("第一篇：修渠", PAST, "第二篇路在哪里", NEXT, "第三篇：修桥", PAST), ["修渠", "路在哪里", "修桥"]),
        (("第一篇：修渠", PAST, "第三篇路在哪里", NEXT, "第四篇：修桥", PAST), ["修渠", "修桥"]),
        # A list of them at the top is no row of pieces.
        (("第一篇：修渠", "第二篇：修路", "第一篇：修渠", PAST, "第二篇：修路", NEXT), ["修渠", "修路"]),
    ],
)
def test_markers_that_are_sure_or_count_on_open_pieces(texts: tuple[str, ...], titles: list[str]) -> None:
    assert cut(counted_pieces.by_markers, *texts) == titles


TALKS = ("（一）在水利会上的讲话", "（二）在农业会上的讲话")


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((TALKS[0], PAST, TALKS[1], NEXT), 2),
        ((TALKS[0], PAST), 0),
        ((*TALKS, PAST), 0),
        ((TALKS[0], PAST, "（三）在林业会上的讲话", NEXT), 0),
        # Sections of a talk count from one on; a number that goes on with the talks' own and is no talk ends them.
        ((TALKS[0], "（一）渠", PAST, "（二）路", PAST, TALKS[1], NEXT), 2),
        ((TALKS[0], PAST, "（二）其他事项", NEXT, TALKS[1], PAST), 0),
        ((TALKS[0], PAST, TALKS[0], NEXT), 2),
        (("一、书记讲话", *TALKS[:1], PAST, TALKS[1], NEXT), 2),
        (("一、书记讲话", TALKS[0], PAST, TALKS[1], PAST, "二、县长讲话", TALKS[0], NEXT), 3),
        (("（一）会上讲话。各位请听", PAST, TALKS[1], NEXT), 0),
        (("（一）在" + "水利" * 27 + "会上的讲话", PAST, TALKS[1], NEXT), 0),
    ],
)
def test_counted_titles_of_talks_open_pieces(texts: tuple[str, ...], count: int) -> None:
    assert len(cut(counted_pieces.by_counted_talks, *texts)) == count


def test_where_the_file_labels_headings_numbers_of_talks_say_nothing() -> None:
    assert cut(counted_pieces.by_counted_talks, Line(TALKS[0], Label.HEADING, 2), PAST, TALKS[1], NEXT) == []


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (("1", "修渠", PAST, "2", "修路", NEXT), ["修渠", "修路"]),
        (("0", "修渠", PAST, "1", "修路", NEXT), ["修渠", "修路"]),
        (("1", "修渠", PAST), []),
        (("2", "修渠", PAST, "3", "修路", NEXT), []),
        (("1", "修渠", PAST, "4", "修路", NEXT), ["修渠", "修路"]),
        (("1", "修渠", PAST, "5", "修路", NEXT), []),
        (("1", "修渠", PAST, "1", "修路", NEXT), []),
        (("1", PAST, "2", NEXT), []),
        (("文集", "青石县", "编者", "1", "修渠", PAST, "2", "修路", NEXT), ["修渠", "修路"]),
        (("文集", "青石县", "编者", "印", "1", "修渠", PAST, "2", "修路", NEXT), ["修渠", "修路"]),
        (("文集", "青石县", PAST, "1", "修渠", PAST, "2", "修路", NEXT), ["修渠", "修路"]),
        (("文集", "青石县", PAST, "印", "1", "修渠", PAST, "2", "修路", NEXT), []),
        # A piece has sixty characters on average, and none is empty.
        (("1", "修渠", "渠" * 60, "2", "修路", "路" * 60), ["修渠", "修路"]),
        (("1", "修渠", "渠" * 60, "2", "修路", "路" * 59), []),
        (("1", "修渠", "2", "修路", NEXT * 4), []),
    ],
)
def test_numbers_alone_over_titles_open_pieces(texts: tuple[str, ...], titles: list[str]) -> None:
    assert cut(counted_pieces.by_running_numbers, *texts) == titles


@pytest.mark.parametrize("label", [Label.ROW, Label.LIST_ITEM])
def test_a_row_or_an_item_under_a_number_is_no_title(label: Label) -> None:
    lines = [part for n, name in ((1, "修渠"), (2, "修路")) for part in (str(n), Line(name, label), PAST)]
    assert cut(counted_pieces.by_running_numbers, *lines) == []


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("第一讲 怎样修渠", PAST, "第二讲 怎样修路", NEXT), 2),
        (("第一讲 怎样修渠", PAST), 0),
        (("第一讲 " + "渠" * 56, PAST, "第二讲 怎样修路", NEXT), 2),
        (("第一讲 " + "渠" * 57, PAST, "第二讲 怎样修路", NEXT), 0),
        # The ordinal says that they are talks, though their words head sections, too.
        (("第一讲 存在的主要问题", PAST, "第二讲 几点体会", NEXT), 2),
        (("第一课：什么是水权", PAST, "第二课：如何分水", NEXT, "第三课：坚持分水的原则", PAST), 3),
    ],
)
def test_ordinals_of_talks_open_pieces(texts: tuple[str, ...], count: int) -> None:
    assert len(cut(counted_pieces.by_ordinals, *texts)) == count


def test_numbers_before_titles_open_at_least_three_pieces() -> None:
    texts = ("1 秋到梅岭", PAST, "2 冬到梅岭", NEXT, "3 春到梅岭", PAST)
    assert cut(counted_pieces.by_numbers_before_titles, *texts) == ["秋到梅岭", "冬到梅岭", "春到梅岭"]
    assert cut(counted_pieces.by_numbers_before_titles, *texts[:4]) == []
    # More than half of them are in words of their own.
    sections = ("1 怎样修渠", PAST, "2 关于修路", NEXT, "3 春到梅岭", PAST)
    assert cut(counted_pieces.by_numbers_before_titles, *sections) == []
    assert len(cut(counted_pieces.by_numbers_before_titles, "1 秋到梅岭", *sections[1:])) == 3
    rows = (Line(text, Label.ROW) if text[0].isdigit() else text for text in texts)
    assert cut(counted_pieces.by_numbers_before_titles, *rows) == []


DAYS = ("1954年4月1日", "1954年5月2日", "1954年6月3日")


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        (tuple(part for day in DAYS for part in (day, "母亲：", PAST)), list(DAYS)),
        (tuple(part for day in DAYS[:2] for part in (day, "母亲：", PAST)), []),
        (tuple(part for day in DAYS for part in (day, "亲爱的母亲和父亲和所有的弟弟妹妹们大家：", PAST)), list(DAYS)),
        (tuple(part for day in DAYS for part in (day, "亲爱的母亲和父亲和所有的弟弟和妹妹们大家：", PAST)), []),
        (tuple(part for day in DAYS for part in (f"（{day}）", "母亲：", PAST)), []),
        (tuple(part for day in DAYS for part in (day, "母亲。", PAST)), []),
        (tuple(part for day in DAYS for part in (day, PAST)), []),
        (tuple(part for day in DAYS for part in ("修渠记", day, "母亲：", PAST)), []),
        # At least half of the dates stand over an address.
        (tuple(part for day in DAYS for part in (day, "母亲：", PAST, "1955年1月1日", NEXT)), list(DAYS)),
        (tuple(part for day in DAYS for part in (day, "母亲：", PAST, *["1955年1月1日", NEXT] * 2)), []),
    ],
)
def test_dates_over_an_address_open_letters(texts: tuple[str, ...], titles: list[str]) -> None:
    assert cut(counted_pieces.by_dates, *texts) == titles
